import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import { signUp, takeBackSignUp } from '../../store/decide/sign-up.ts';
import type { Link } from '../../store/links.ts';
import { readMember, type Member } from '../../store/members.ts';
import { readInvitation } from '../../store/places/invitations.ts';
import { readOffer, type Offer } from '../../store/places/offers.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { PlacePage } from '../../web/pages/place.tsx';
import { askedFor, textIn } from '../body.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import { placeView } from '../place-views.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { memberOfLink, membershipUrl } from './membership-view.ts';

/** 名额: a member’s page of an offer, by the link of the mail that told it. */
export function placePages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      await sendPlace(site, request, response, opened);
    },
    forms: { '': (request, response, opened) => takePlace(site, request, response, opened) },
  };
}

const DONE: Readonly<Record<string, Wording>> = {
  'signed-up': { zh: '已报名。', en: 'You are signed up.' },
  'taken-back': { zh: '已撤回报名。', en: 'The sign-up is taken back.' },
};

/** The offer and the member that a link means; of a member’s own page the offer is named beside. */
export async function placeOfLink(
  scope: Scope,
  link: Pick<Link, 'purpose' | 'subject'>,
  named: string,
): Promise<{ readonly offer: Offer; readonly member: Member } | undefined> {
  const invitation =
    link.purpose === 'place' ? await readInvitation(scope, link.subject) : undefined;
  const offer = await readOffer(scope, invitation?.offer ?? named);
  const member = invitation
    ? await readMember(scope, invitation.member)
    : await memberOfLink(scope, link);
  return offer && member && { offer, member };
}

/** Where the page lies: at the mail’s link, or below the member’s own page. */
function addressOf(opened: OpenedLink, offer: string): string {
  if (opened.link.purpose === 'place') return opened.base;
  return `${opened.base}/place?offer=${encodeURIComponent(offer)}`;
}

export async function sendPlace(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const { alliance, link } = opened;
  const view = await inScope(site.context, alliance.id, async (scope) => {
    const found = await placeOfLink(scope, link, askedFor(request, 'offer'));
    if (!found) return undefined;
    const { offer, member } = found;
    const form = { action: addressOf(opened, offer.id) };
    const own = await placeView(scope, await charterInForce(scope), offer, member, form);
    return link.purpose === 'place' ? own : { ...own, backUrl: membershipUrl(opened) };
  });
  if (!view) return sendProblem(site, request, response, { problem: 'unknown' }, alliance);
  const done = askedFor(request, 'done');
  const text = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  sendPage(site, request, response, {
    title: view.offer.title as Wording,
    alliance,
    page: <PlacePage view={view} />,
    ...(text ? { notice: { kind: 'done', text } } : {}),
  });
}

/** The page that follows says how the member stands now, also where nothing could be done any more. */
export async function takePlace(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const { alliance, link } = opened;
  const named = askedFor(request, 'offer');
  const action = textIn(request, 'action', 20);
  const came = await inScope(site.context, alliance.id, async (scope) => {
    const found = await placeOfLink(scope, link, named);
    if (!found) return undefined;
    if (action === 'sign-up') return signUp(scope, found.offer.id, found.member.id);
    return action === 'take-back'
      ? takeBackSignUp(scope, found.offer.id, found.member.id)
      : undefined;
  });
  site.nudge();
  const done = came?.kind === 'signed-up' || came?.kind === 'taken-back' ? came.kind : undefined;
  const address = addressOf(opened, named);
  if (!done) return response.redirect(303, address);
  response.redirect(303, `${address}${address.includes('?') ? '&' : '?'}done=${done}`);
}
