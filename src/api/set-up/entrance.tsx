import type { NextFunction, Request, RequestHandler, Response } from 'express';
import {
  addSetUpLink,
  isProven,
  maySetUp,
  openSetUpLink,
  SET_UP_HOURS,
  stateOfSetUpLink,
} from '../../store/set-up/links.ts';
import { SetUpLinkPage } from '../../web/pages/set-up.tsx';
import type { SetUpLinkView } from '../../web/views.ts';
import { setUpWords } from '../../web/words/set-up.ts';
import { textIn } from '../body.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { cookiesOf } from '../visitor.ts';

const COOKIE = 'set-up';
const TOKEN = /^[\w-]{43}$/;

function sendLink(
  site: Site,
  request: Request,
  response: Response,
  view: SetUpLinkView,
  status = 403,
): void {
  sendPage(site, request, response, {
    title: { zh: setUpWords.zh.title, en: setUpWords.en.title },
    page: <SetUpLinkPage view={view} />,
    status: view.state === 'good' ? 200 : status,
  });
}

/** The link from the terminal. Looking at it uses nothing up. */
export async function showLink(site: Site, request: Request, response: Response): Promise<void> {
  const token = String(request.params['token']);
  const state = TOKEN.test(token) ? await stateOfSetUpLink(site.context, token) : 'unknown';
  if (state !== 'good')
    return sendLink(site, request, response, { state, listUrl: '/set-up' }, 410);
  // The browser's session is chosen now, so that the form sent twice opens the link once.
  const session = site.context.ids.random(32).toString('base64url');
  const form = { action: request.originalUrl, hidden: { session } };
  sendLink(site, request, response, { state, form });
}

export async function postOpening(site: Site, request: Request, response: Response): Promise<void> {
  const token = String(request.params['token']);
  const session = textIn(request, 'session', 43);
  const state =
    TOKEN.test(token) && TOKEN.test(session)
      ? await openSetUpLink(site.context, token, session)
      : 'unknown';
  if (state !== 'good')
    return sendLink(site, request, response, { state, listUrl: '/set-up' }, 410);
  response.cookie(COOKIE, session, {
    path: '/set-up',
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
    maxAge: SET_UP_HOURS * 3_600_000,
  });
  response.redirect(303, '/set-up');
}

/** Lets in whoever opened a link from the terminal; being of an alliance's secretariat opens nothing here. */
export function withLinkOnly(site: Site): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const session = cookiesOf(request)[COOKIE] ?? '';
    if (TOKEN.test(session) && (await maySetUp(site.context, session))) return next();
    sendLink(site, request, response, { state: 'none', listUrl: '/set-up' });
  };
}

/** The command of the terminal asks the running server to keep a link it made; it proves that it knows the secret. */
export async function postLinkOfTerminal(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const hash = textIn(request, 'token', 64);
  if (!isProven(site.context, hash, textIn(request, 'proof', 64))) {
    response.sendStatus(403);
    return;
  }
  await addSetUpLink(site.context, hash);
  response.json({ site: site.baseUrl });
}
