import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './errors.tsx';
import type { Site } from './site.ts';

const LOOPBACK = /^(?:::1|127(?:\.\d{1,3}){3}|::ffff:127(?:\.\d{1,3}){3})$/i;
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets only this machine in. A proxy that is not trusted is on this machine too, so a request it
 * passes on is known by its headers; a foreign name that was made to point here is known by `Host`.
 */
export function thisMachineOnly(site: Site) {
  const ownHost = new URL(site.baseUrl).hostname;
  return (request: Request, _response: Response, next: NextFunction): void => {
    const from = [request.socket.remoteAddress ?? '', request.ip ?? ''];
    const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some(
      (header) => request.headers[header] !== undefined,
    );
    const address = `http://${request.headers.host ?? ''}`;
    const name = URL.canParse(address) ? new URL(address).hostname : '';
    const own =
      from.every((address) => LOOPBACK.test(address)) &&
      !passedOn &&
      (OWN_NAMES.has(name) || name === ownHost);
    next(own ? undefined : new HttpProblem(403));
  };
}
