import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import type { Site } from './site.ts';

const FOLDER = join(import.meta.dirname, '..', 'web');

type Asset = { readonly name: string; readonly bytes: Buffer; readonly type: string };

function asset(file: string, type: string): Asset {
  const bytes = readFileSync(join(FOLDER, file));
  const [base, extension] = file.split('.') as [string, string];
  return {
    name: `${base}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${extension}`,
    bytes,
    type,
  };
}

const STYLESHEET = asset('app.css', 'text/css; charset=utf-8');
const ICON = asset('icon.svg', 'image/svg+xml');

/** Addresses of the stylesheet and the icon; they change with their content. */
export const ASSETS: Site['assets'] = {
  stylesheet: `/assets/${STYLESHEET.name}`,
  icon: `/assets/${ICON.name}`,
};

export function assetRoutes(_site: Site): Router {
  const router = Router();
  for (const { name, bytes, type } of [STYLESHEET, ICON])
    router.get(`/${name}`, (_request, response) => {
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(bytes);
    });
  return router;
}
