import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Site } from './site.ts';
import { HttpProblem } from './errors.tsx';

/** Headers of every answer: nothing from outside, nothing inline, no frames, no referrer for others, nothing kept by caches. */
export function secureHeaders(site: Site): RequestHandler {
  const https = site.baseUrl.startsWith('https:');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'none'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // With none at all, browsers send `Origin: null` with a form, and over plain http nothing else that tells
    // where it comes from: it could not be told from a foreign one.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    // Redirects and errors too; the few answers that may be kept say so themselves.
    response.set('Cache-Control', 'no-store');
    headers(request, response, next);
  };
}

/** For addresses that hold a token: not even our own pages are told where the reader came from. */
export const noReferrer: RequestHandler = (_request, response, next) => {
  response.set('Referrer-Policy', 'no-referrer');
  next();
};

/** A POST with something else than a form is a form with nothing filled in, and is answered as one. */
export function formOrNothing(request: Request, _response: Response, next: NextFunction): void {
  request.body ??= {};
  next();
}

/** Refuses what another site makes a browser send. Browsers say where a form comes from; programs that say nothing are no browsers. */
export function sameOriginOnly(site: Site): RequestHandler {
  const origin = new URL(site.baseUrl).origin;
  return (request: Request, _response: Response, next: NextFunction) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS')
      return next();
    const from = request.get('sec-fetch-site');
    const said = request.get('origin');
    const own = said === origin || (said !== undefined && sameHost(said, request.get('host')));
    const foreign =
      from === 'cross-site' ||
      from === 'same-site' ||
      (from === undefined && said !== undefined && !own);
    next(foreign ? new HttpProblem(403) : undefined);
  };
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** At most `limit` tries of one visitor in `minutes`. */
export function atMost(limit: number, minutes: number): RequestHandler {
  return rateLimit({
    windowMs: minutes * 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new HttpProblem(429, minutes * 60)),
  });
}
