import { Router } from 'express';
import type { Site } from '../site.ts';
import { API_BASE, openApi } from './openapi.ts';
import { OPERATIONS } from './operations.ts';
import { sendReference } from './reference.tsx';
import { serveOperations } from './serve.ts';

/** The interface for programs: its operations, their description for machines and for people. */
export function interfaceRoutes(site: Site): Router {
  const router = Router();
  router.use(API_BASE, serveOperations(site, OPERATIONS));
  router.get('/openapi.json', (_request, response) => {
    response.json(openApi(OPERATIONS, site.baseUrl));
  });
  router.get('/api', (request, response) => sendReference(site, request, response, OPERATIONS));
  return router;
}
