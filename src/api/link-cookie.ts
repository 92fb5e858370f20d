import type { Response } from 'express';
import type { Site } from './site.ts';

export const LINK_COOKIE = 'link';

/** Keeps a link's token out of the address bar: in a cookie that only this link's pages get back. */
export function giveLinkCookie(site: Site, response: Response, link: string, token: string): void {
  response.cookie(LINK_COOKIE, token, {
    path: `/w/${link}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
    maxAge: 12 * 3_600_000,
  });
}
