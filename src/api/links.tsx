import { Router, type Request, type Response } from 'express';
import { inScope, type Scope } from '../store/scope.ts';
import { readCase } from '../store/cases.ts';
import { readHeldLink, type HeldLink } from '../store/held-links.ts';
import {
  linkOfToken,
  openByToken,
  tokenProblem,
  type Link,
  type TokenProblem,
} from '../store/links.ts';
import { readTask, type TaskKind } from '../store/tasks.ts';
import { endorsementPages } from './applicant/endorse.tsx';
import { leavingPages } from './applicant/leave.tsx';
import { memberCasePages } from './applicant/member-case.tsx';
import { placePages } from './applicant/place.tsx';
import { membershipPages } from './applicant/membership.tsx';
import { applicantPages } from './applicant/status.tsx';
import { memberDuesPages } from './applicant/dues.tsx';
import { advicePages } from './acting/advice.tsx';
import { filingPages } from './acting/filing.tsx';
import { confirmation } from './acting/confirm.tsx';
import { orderPages } from './acting/order.tsx';
import { shortening } from './acting/shorten.tsx';
import { statementPages } from './acting/statement.tsx';
import { releasePages } from './acting/release.tsx';
import { reviewPages } from './acting/review.tsx';
import { voucherPages } from './acting/vouchers.tsx';
import { votePages } from './acting/vote.tsx';
import { HttpProblem } from './errors.tsx';
import { giveLinkCookie, LINK_COOKIE } from './link-cookie.ts';
import { addressOnRecord, freshForm, sendFresh } from './fresh-link.tsx';
import { sendProblem } from './link-problem.tsx';
import { pathBelow, type LinkPages, type OpenedLink } from './link-pages.ts';
import { atMost, noReferrer } from './security.ts';
import type { Site } from './site.ts';
import { cookiesOf } from './visitor.ts';

/** `/l/<token>` from a mail, once: the token goes into a cookie and out of the address bar. */
export function tokenRoutes(site: Site): Router {
  const router = Router();
  router.use(noReferrer);
  router.get('/:token', atMost(120, 10), async (request, response) => {
    const token = String(request.params['token']);
    const found = await linkOfToken(site.context, token);
    if (!found) return sendProblem(site, request, response, { problem: 'unknown' });
    giveLinkCookie(site, response, found.link, token);
    response.set('Cache-Control', 'no-store').redirect(303, `/w/${found.link}`);
  });
  return router;
}

/** The pages and forms behind every kind of link. */
export function linkPages(site: Site): Readonly<Record<PagesOfLink, LinkPages>> {
  return {
    review: reviewPages(site),
    order: orderPages(site),
    confirm: statementPages(site, confirmation),
    shorten: statementPages(site, shortening),
    filing: filingPages(site),
    release: releasePages(site),
    vote: votePages(site),
    case: applicantPages(site),
    'member-case': memberCasePages(site),
    leaving: leavingPages(site),
    membership: membershipPages(site),
    dues: memberDuesPages(site),
    vouchers: voucherPages(site),
    endorsement: endorsementPages(site),
    place: placePages(site),
    advice: advicePages(site),
  };
}

/** `/w/<link>`: what a link opens, for whoever has its cookie. */
export function linkRoutes(site: Site): Router {
  const router = Router();
  const pages = linkPages(site);
  router.post('/:link/fresh', atMost(10, 10), (request, response) =>
    sendFresh(site, request, response),
  );
  router.all(['/:link', '/:link/*rest'], atMost(300, 10), async (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) throw new HttpProblem(404);
    const opened = await openLink(site, request, response, pages);
    if (!opened) return;
    if (opened.answer) return opened.answer(response);
    const kind = opened.pages;
    if (!kind) return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
    if (request.method !== 'POST') return pages[kind].show(request, response, opened);
    const form = formAt(pages[kind], request, opened);
    if (typeof form !== 'function') throw new HttpProblem(404);
    await form(request, response, opened);
  });
  return router;
}

const OF_TASKS = ['review', 'order', 'shorten', 'confirm', 'filing', 'release', 'advice'] as const;
/** Every kind of pages a link may open. */
export const LINK_PAGES = [
  ...OF_TASKS,
  'vote',
  'case',
  'member-case',
  'leaving',
  'membership',
  'dues',
  'vouchers',
  'endorsement',
  'place',
] as const;
export type PagesOfLink = (typeof LINK_PAGES)[number];

/** The form an address means. */
function formAt(
  { forms }: LinkPages,
  request: Request,
  opened: OpenedLink,
): LinkPages['forms'][string] | undefined {
  const path = pathBelow(request, opened);
  return Object.hasOwn(forms, path) ? forms[path] : undefined;
}

type Opened = OpenedLink & {
  readonly pages: PagesOfLink | undefined;
  /** What was posted has been carried out: this answers it. */
  readonly answer: ((response: Response) => void) | undefined;
};

/** The link of the address, opened by its cookie; otherwise answers with what to do. */
async function openLink(
  site: Site,
  request: Request,
  response: Response,
  pages: Readonly<Record<PagesOfLink, LinkPages>>,
): Promise<Opened | undefined> {
  const id = String(request.params['link']);
  const token = cookiesOf(request)[LINK_COOKIE] ?? '';
  const found = await openByToken(site.context, token, id, async (scope, issued) => {
    const held = await readHeldLink(scope, id);
    if (!held) return undefined;
    const problem = tokenProblem(held.link, issued, scope.now);
    if (problem) return { ...held, problem };
    const kind = await pagesOf(scope, held.link);
    const opened = { ...held, pages: kind, base: `/w/${id}`, forwarded: issued.forwarded };
    const form =
      kind && request.method === 'POST' ? formAt(pages[kind], request, opened) : undefined;
    const acts = typeof form === 'object' ? form : undefined;
    return { ...opened, answer: await acts?.act(scope, opened, request) };
  });
  if (found && !('problem' in found)) return found;
  if (found) await sendTokenProblem(site, request, response, found);
  else sendProblem(site, request, response, { problem: 'unknown' });
  return undefined;
}

/** Why a link opens nothing any more, and the way to a fresh one. */
async function sendTokenProblem(
  site: Site,
  request: Request,
  response: Response,
  { link, alliance, problem }: HeldLink & { readonly problem: TokenProblem },
): Promise<void> {
  const to = await inScope(site.context, alliance.id, (scope) => addressOnRecord(scope, link));
  const fresh = to && problem !== 'revoked' ? { fresh: freshForm(link.id, to) } : {};
  const at = { revoked: link.revokedAt, expired: link.expiresAt, superseded: null }[problem];
  const when = at ? { at: at.getTime() } : {};
  sendProblem(site, request, response, { problem, ...when, ...fresh }, alliance);
}

/** Which pages a link opens, by what it is about now. */
export async function pagesOf(scope: Scope, link: Link): Promise<PagesOfLink | undefined> {
  switch (link.purpose) {
    case 'case':
      return (await readCase(scope, link.subject))?.member ? 'member-case' : 'case';
    case 'voting-round':
      return 'vote';
    case 'task': {
      const kind: TaskKind | undefined = (await readTask(scope, link.subject))?.kind;
      return OF_TASKS.find((one) => one === kind);
    }
    case 'member':
      return 'membership';
    case 'dues':
    case 'leaving':
    case 'vouchers':
    case 'endorsement':
    case 'place':
      return link.purpose;
  }
}
