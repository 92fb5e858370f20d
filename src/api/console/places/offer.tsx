import type { Request, Response } from 'express';
import { z } from 'zod';
import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import type { Wording } from '../../../domain/wording.ts';
import { changePlaces, withdrawOffer } from '../../../store/decide/places.ts';
import { isOver } from '../../../store/decide/sign-up.ts';
import { unreached } from '../../../store/places/invitations.ts';
import { readOffer, type Offer } from '../../../store/places/offers.ts';
import { linesOf } from '../../../store/places/order.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { OfferPage } from '../../../web/pages/offer.tsx';
import type { OfferView } from '../../../web/views.ts';
import { terms } from '../../../web/words/terms.ts';
import { HttpProblem } from '../../errors.tsx';
import { onceEach, orderSources, reasonOf, shownOffer } from '../../place-views.ts';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { entered, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { placesIn } from './new.tsx';

/** What was typed into one of the page’s forms, and what is wrong with it. */
type Answer = {
  readonly at: 'places' | 'reason';
  readonly value: string;
  readonly problem: Wording;
};

export const NOT_CHANGED: Readonly<Record<string, Wording>> = {
  'places-wrong': {
    zh: '请填写1至100000的整数；不限名额的不填写',
    en: 'Enter a whole number from 1 to 100000, or nothing for as many as sign up',
  },
  'fewer-than-given': {
    zh: '少于已经给出的名额，没有保存',
    en: 'Fewer than the places that were given; nothing was saved',
  },
  over: {
    zh: '已经结束，不能再调整',
    en: 'It is over and cannot be changed any more',
  },
  withdrawn: { zh: '已经取消，不能再调整', en: 'It was withdrawn and cannot be changed any more' },
  'reason-missing': { zh: '请写明原因', en: 'Give the reason' },
};

export async function showOffer(
  site: Site,
  request: Request,
  response: Response,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, 'offer');
  await showPart(site, request, response, {
    current: 'places',
    title: 'places',
    read: async (scope, visit) => {
      const offer = await readOffer(scope, id);
      return offer && offerView(scope, visit, offer, answer);
    },
    page: (view) => <OfferPage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/places/${id}` } : {}),
  });
}

async function offerView(
  scope: Scope,
  { base, charter }: Visit,
  offer: Offer,
  answer?: Answer,
): Promise<Omit<OfferView, 'nav'>> {
  const self = `${base}/places/${offer.id}`;
  const at = (field: Answer['at'], value: string) =>
    answer?.at === field ? { value: answer.value, problem: answer.problem } : { value };
  const closed = offer.withdrawn !== null || isOver(offer, scope.now);
  return {
    listUrl: `${base}/places`,
    exportUrl: `${self}/list.xlsx`,
    ...(closed ? {} : { entryUrl: `${self}/entry` }),
    offer: shownOffer(charter, offer),
    lines: await shownLines(scope, charter, offer, base),
    unreached: (await unreached(scope, offer.id)).map(({ member, name }) => ({
      url: `${base}/participation/${member}`,
      name,
    })),
    orderSources: ruleSources(charter, orderSources(charter, offer.what)),
    ...(closed
      ? {}
      : {
          change: {
            target: { action: `${self}/change` },
            ...at('places', offer.places === null ? '' : String(offer.places)),
          },
          withdraw: { target: { action: `${self}/withdraw` }, ...at('reason', '') },
        }),
  };
}

async function shownLines(
  scope: Scope,
  charter: Charter,
  offer: Offer,
  base: string,
): Promise<OfferView['lines']> {
  return (await linesOf(scope, charter, offer)).map((line) => {
    const by = reasonOf(offer, line);
    const own = line.claim?.sources ?? [];
    return {
      standing: line.standing,
      position: line.position,
      url: `${base}/participation/${line.request.member}`,
      name: line.request.name,
      class: nameIn(charter, line.request.class),
      at: line.request.askedAt.getTime(),
      channel: channelInWords(line.request.channel),
      by,
      sources: ruleSources(charter, onceEach(own)),
    };
  });
}

/** How a sign-up came in. */
export function channelInWords(channel: string): Wording {
  if (channel === 'recorded') return { zh: '秘书处代为登记', en: 'entered by the secretariat' };
  const words = (language: 'zh' | 'en') =>
    (terms[language].channel as Readonly<Record<string, string>>)[channel] ?? channel;
  return { zh: words('zh'), en: words('en') };
}

const ChangeForm = z.object({ places: text(10) });
const WithdrawForm = z.object({ reason: text(500) });

/** POST `places`. */
export async function postPlaces(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'offer');
  const { places } = entered(ChangeForm, request.body);
  const came = await inScope(site.context, visit.alliance.id, (scope) =>
    changePlaces(scope, visit.person.id, id, placesIn(places)),
  );
  if (came.kind === 'refused') {
    const problem = NOT_CHANGED[came.because];
    if (!problem) throw new HttpProblem(404);
    return showOffer(site, request, response, { at: 'places', value: places, problem });
  }
  site.nudge();
  response.redirect(303, `${visit.base}/places/${id}?done=places-changed`);
}

/** POST `reason`. */
export async function postWithdrawOffer(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'offer');
  const { reason } = entered(WithdrawForm, request.body);
  const came = await inScope(site.context, visit.alliance.id, (scope) =>
    withdrawOffer(scope, visit.person.id, id, reason),
  );
  if (came.kind === 'refused') {
    const problem = NOT_CHANGED[came.because];
    if (!problem) throw new HttpProblem(404);
    return showOffer(site, request, response, { at: 'reason', value: reason, problem });
  }
  site.nudge();
  response.redirect(303, `${visit.base}/places/${id}?done=places-withdrawn`);
}
