import express, { type Express } from 'express';
import { homeRoutes, rootRoutes } from './alliances.tsx';
import { applyRoutes } from './applicant/apply.tsx';
import { leavingLinkRoutes } from './applicant/leaving-link.tsx';
import { statusRoutes } from './applicant/lookup.tsx';
import { assetRoutes } from './assets.ts';
import { charterRoutes } from './charter.tsx';
import { consoleRoutes } from './console/routes.tsx';
import { errorPages, notFound } from './errors.tsx';
import { healthRoutes } from './health.ts';
import { interfaceRoutes } from './json/routes.ts';
import { linkRoutes, tokenRoutes } from './links.tsx';
import { mailboxRoutes } from './mailbox.tsx';
import { processRoutes } from './processes.tsx';
import { formOrNothing, sameOriginOnly, secureHeaders } from './security.ts';
import { setUpRoutes } from './set-up/routes.ts';
import type { Site } from './site.ts';
import { verifyRoutes } from './verify.tsx';
import { DEFAULT_LANGUAGE, keepLanguage } from './visitor.ts';

/** Every route of the product. `trustedProxies` is how many proxies stand before it. */
export function createApp(site: Site, trustedProxies = 0): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  app.set('query parser', 'simple');
  app.set(DEFAULT_LANGUAGE, site.language);
  app.use(secureHeaders(site));
  app.use(healthRoutes(site));
  app.use('/assets', assetRoutes(site));
  // Before cookies and forms count: programs come with tokens.
  app.use(interfaceRoutes(site));
  app.use(sameOriginOnly(site));
  app.use(keepLanguage);
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 6000 }));
  app.use(formOrNothing);
  app.use('/l', tokenRoutes(site));
  app.use('/w', linkRoutes(site));
  app.use('/verify', verifyRoutes(site));
  app.use('/console', consoleRoutes(site));
  if (site.mailbox) app.use('/mailbox', mailboxRoutes(site));
  app.use('/set-up', setUpRoutes(site));
  app.use('/processes', processRoutes(site));
  app.use('/', rootRoutes(site));
  app.use('/:alliance/charter', charterRoutes(site));
  app.use('/:alliance/apply', applyRoutes(site));
  app.use('/:alliance/status', statusRoutes(site));
  app.use('/:alliance/leaving', leavingLinkRoutes(site));
  app.use('/:alliance', homeRoutes(site));
  app.use(notFound);
  app.use(errorPages(site));
  return app;
}
