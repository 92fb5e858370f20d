import type { Request, Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import { signUp, takeBackSignUp } from '../../store/decide/sign-up.ts';
import { readMember } from '../../store/members.ts';
import { readInvitation } from '../../store/places/invitations.ts';
import { readOffer } from '../../store/places/offers.ts';
import { inScope } from '../../store/scope.ts';
import { PlacePage } from '../../web/pages/place.tsx';
import { askedFor, textIn } from '../body.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import { placeView } from '../place-views.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';

/** 名额: a member’s page of an offer, by the link of the mail that told it. */
export function placePages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      await show(site, request, response, opened);
    },
    forms: { '': (request, response, opened) => act(site, request, response, opened) },
  };
}

const DONE: Readonly<Record<string, Wording>> = {
  'signed-up': { zh: '已报名。', en: 'You are signed up.' },
  'taken-back': { zh: '已撤回报名。', en: 'The sign-up is taken back.' },
};

async function show(
  site: Site,
  request: Request,
  response: Response,
  { alliance, link, base }: OpenedLink,
): Promise<void> {
  const view = await inScope(site.context, alliance.id, async (scope) => {
    const invitation = await readInvitation(scope, link.subject);
    const offer = invitation && (await readOffer(scope, invitation.offer));
    const member = invitation && (await readMember(scope, invitation.member));
    const charter = await charterInForce(scope);
    return offer && member && placeView(scope, charter, offer, member, { action: base });
  });
  if (!view) return sendProblem(site, request, response, { problem: 'unknown' }, alliance);
  const done = askedFor(request, 'done');
  const text = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  sendPage(site, request, response, {
    title: view.offer.title as Wording,
    alliance,
    path: base,
    page: <PlacePage view={view} />,
    ...(text ? { notice: { kind: 'done', text } } : {}),
  });
}

/** The page that follows says how the member stands now, also where nothing could be done any more. */
async function act(
  site: Site,
  request: Request,
  response: Response,
  { alliance, link, base }: OpenedLink,
): Promise<void> {
  const action = textIn(request, 'action', 20);
  const came = await inScope(site.context, alliance.id, async (scope) => {
    const invitation = await readInvitation(scope, link.subject);
    if (!invitation) return undefined;
    const { offer, member } = invitation;
    if (action === 'sign-up') return signUp(scope, offer, member);
    return action === 'take-back' ? takeBackSignUp(scope, offer, member) : undefined;
  });
  site.nudge();
  const done = came?.kind === 'signed-up' || came?.kind === 'taken-back' ? came.kind : undefined;
  response.redirect(303, done ? `${base}?done=${done}` : base);
}
