import { Router, type CookieOptions, type Request, type Response } from 'express';
import { z } from 'zod';
import { isMailAddress } from '../../domain/mail-address.ts';
import type { Wording } from '../../domain/wording.ts';
import { endSession, SESSION_HOURS, startSession } from '../../store/sessions.ts';
import {
  CODE_MINUTES,
  newSignInId,
  personToSignIn,
  sendSignInCode,
  tryCode,
} from '../../store/sign-in.ts';
import { CodeEntryPage, SignInPage } from '../../web/pages/sign-in.tsx';
import { problems } from '../../web/words/problems.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { allAlliances } from '../alliance.ts';
import { sendPage } from '../respond.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { cookiesOf } from '../visitor.ts';
import { entered, text } from './entered.ts';
import { sessionCookie, sessionToken } from './entrance.tsx';

const SIGN_IN = '/console/sign-in';
const CODE = '/console/sign-in/code';
/** Which code this browser waits for: without it a code read over a shoulder opens nothing. */
const COOKIE = 'sign-in';

const EmailForm = z.object({ email: text(1000), next: text(2000) });
const CodeForm = z.object({ code: text(100), next: text(2000) });

/** Sign-in by a code that is mailed, and sign-out. */
export function signInRoutes(site: Site): Router {
  const router = Router();
  router.get('/sign-in', (request, response) => {
    sendEmailPage(site, request, response, { email: '', next: backTo(request.query['next']) });
  });
  router.post('/sign-in', atMost(20, 15), (request, response) => sendCode(site, request, response));
  router.get('/sign-in/code', (request, response) => {
    const waiting = waitingIn(request);
    if (!waiting) return response.redirect(303, SIGN_IN);
    sendCodePage(site, request, response, waiting.email, backTo(request.query['next']));
  });
  router.post('/sign-in/code', atMost(40, 15), (request, response) =>
    enterCode(site, request, response),
  );
  router.post('/sign-out', (request, response) => signOut(site, request, response));
  return router;
}

async function signOut(site: Site, request: Request, response: Response): Promise<void> {
  const token = sessionToken(site, request);
  if (token !== undefined) await endSession(site.context, token);
  response.clearCookie(sessionCookie(site), cookie(site, '/')).redirect(303, SIGN_IN);
}

/** The answer is the same, and comes as soon, whether anybody has the address or not. */
async function sendCode(site: Site, request: Request, response: Response): Promise<void> {
  const form = entered(EmailForm, request.body);
  const email = form.email.normalize('NFKC').replace(/\s/gu, '');
  const next = backTo(form.next);
  if (!isMailAddress(email))
    return sendEmailPage(site, request, response, { email: form.email, next }, problems.email);
  const id = newSignInId(site.context);
  const person = await personToSignIn(site.context, email);
  if (person) void queueCode(site, id, person);
  response
    .cookie(COOKIE, `${id}.${Buffer.from(email).toString('base64url')}`, {
      ...cookie(site, SIGN_IN),
      maxAge: CODE_MINUTES * 60_000,
    })
    .redirect(303, next === '' ? CODE : `${CODE}?next=${encodeURIComponent(next)}`);
}

async function queueCode(
  site: Site,
  id: string,
  person: Parameters<typeof sendSignInCode>[2],
): Promise<void> {
  try {
    const alliances = (await allAlliances(site)).map((alliance) => alliance.id);
    if (await sendSignInCode(site.context, id, person, alliances)) site.nudge();
  } catch (error) {
    site.log.error(
      { name: error instanceof Error ? error.name : 'unknown' },
      'a sign-in code could not be queued',
    );
  }
}

async function enterCode(site: Site, request: Request, response: Response): Promise<void> {
  const form = entered(CodeForm, request.body);
  const waiting = waitingIn(request);
  const next = backTo(form.next);
  if (!waiting) return response.redirect(303, SIGN_IN);
  const code = form.code.normalize('NFKC').replace(/\D/gu, '');
  const person = await tryCode(site.context, waiting.id, code);
  if (person === undefined)
    return sendCodePage(site, request, response, waiting.email, next, problems.code);
  const before = sessionToken(site, request);
  if (before !== undefined) await endSession(site.context, before);
  const token = await startSession(site.context, person);
  response
    .cookie(sessionCookie(site), token, {
      ...cookie(site, '/'),
      maxAge: SESSION_HOURS * 3_600_000,
    })
    .clearCookie(COOKIE, cookie(site, SIGN_IN))
    .redirect(303, next === '' ? '/console' : next);
}

function cookie(site: Site, path: string): CookieOptions {
  return {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
  };
}

/** A page of the console to come back to; nothing else is ever redirected to. */
function backTo(asked: unknown): string {
  return typeof asked === 'string' &&
    /^\/console\/[\w-]+(?:\/[\w.-]+)*(?:\?[\w=&.%-]*)?$/.test(asked)
    ? asked
    : '';
}

function waitingIn(request: Request): { readonly id: string; readonly email: string } | undefined {
  const [, id, email] =
    /^([0-9a-f]{32})\.([\w-]{4,400})$/.exec(cookiesOf(request)[COOKIE] ?? '') ?? [];
  const address = Buffer.from(email ?? '', 'base64url').toString();
  return id && isMailAddress(address) ? { id, email: address } : undefined;
}

function hidden(next: string): { readonly hidden?: Readonly<Record<string, string>> } {
  return next === '' ? {} : { hidden: { next } };
}

function sendEmailPage(
  site: Site,
  request: Request,
  response: Response,
  values: { readonly email: string; readonly next: string },
  problem?: Wording,
): void {
  const view = {
    form: { action: SIGN_IN, ...hidden(values.next) },
    email: values.email,
    ...(problem ? { problem } : {}),
  };
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.signIn, en: pageTitles.en.signIn },
    status: problem ? 422 : 200,
    path: SIGN_IN,
    page: <SignInPage view={view} />,
  });
}

function sendCodePage(
  site: Site,
  request: Request,
  response: Response,
  email: string,
  next: string,
  problem?: Wording,
): void {
  const view = {
    form: { action: CODE, ...hidden(next) },
    address: email,
    minutes: CODE_MINUTES,
    ...(problem ? { problem } : {}),
    resend: { action: SIGN_IN, hidden: { email, ...(next === '' ? {} : { next }) } },
    otherAddressUrl: SIGN_IN,
  };
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.codeEntry, en: pageTitles.en.codeEntry },
    status: problem ? 422 : 200,
    path: CODE,
    page: <CodeEntryPage view={view} />,
  });
}
