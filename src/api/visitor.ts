import type { NextFunction, Request, Response } from 'express';
import { LANGUAGES, type Language } from '../domain/wording.ts';

/** The application's setting for readers whose browser asks for neither language. */
export const DEFAULT_LANGUAGE = 'default language';

const COOKIE = 'lang';
const YEAR = 365 * 86_400_000;

/** The reader's language: the one asked for in the address, else the one chosen before, else the browser's, else the site's. */
export function languageOf(request: Request): Language {
  const asked = request.query['lang'];
  if (isLanguage(asked)) return asked;
  const chosen = cookiesOf(request)[COOKIE];
  if (isLanguage(chosen)) return chosen;
  const known = request.acceptsLanguages('zh', 'en');
  return isLanguage(known) ? known : (request.app.get(DEFAULT_LANGUAGE) as Language);
}

/** Keeps a language that was asked for in the address. A preference, not a change of anything. */
export function keepLanguage(request: Request, response: Response, next: NextFunction): void {
  const asked = request.query['lang'];
  if (isLanguage(asked))
    response.cookie(COOKIE, asked, { maxAge: YEAR, sameSite: 'lax', httpOnly: true });
  next();
}

/** The cookies of a request by name; of two with one name the first counts, as with browsers' own order of paths. */
export function cookiesOf(request: Request): Readonly<Record<string, string | undefined>> {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !(name in cookies)) cookies[name] = pair.slice(at + 1).trim();
  }
  return cookies;
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
