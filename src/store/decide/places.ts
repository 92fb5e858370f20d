import { dayOf, instantOf } from '../../domain/calendar.ts';
import { joinable } from '../../domain/charter/places.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Wording } from '../../domain/wording.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { allianceOf, charterInForce, worksAt } from '../charters.ts';
import { numberFor } from '../counters.ts';
import {
  addOffer,
  markWithdrawn,
  PLACES_OFFER,
  readOffer,
  setPlaces,
  stateOf,
  type Offer,
} from '../places/offers.ts';
import { requestsOf } from '../places/requests.ts';
import { through, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { moveUp, settleWhenDue, tellMember } from './give-places.ts';
import { isOver } from './sign-up.ts';

export type NewOffer = {
  readonly what: string;
  /** In the alliance’s language at least; where the other is empty, the same stands in both. */
  readonly title: Wording;
  readonly about: string;
  readonly places: number | null;
  readonly until: string;
  /** Empty: no day. */
  readonly heldOn: string;
};

/** What is wrong with an offer, by the field. */
export type OfferProblem =
  | 'what-missing'
  | 'title-missing'
  | 'places-wrong'
  | 'until-missing'
  | 'until-past'
  | 'held-wrong'
  | 'held-before-end';

export type Offered =
  | { readonly kind: 'offered'; readonly id: string }
  | { readonly kind: 'problems'; readonly problems: readonly OfferProblem[] }
  | { readonly kind: 'refused'; readonly because: 'not-yours' | 'not-begun' };

/** As many as anybody would write down; more is a slip of the finger. */
const MOST_PLACES = 100_000;

/** The secretariat offers its members something that the charter lets them join. Its workflow tells them. */
export async function offerPlaces(scope: Scope, person: string, entry: NewOffer): Promise<Offered> {
  if (!(await ofTheSecretariat(scope, person))) return { kind: 'refused', because: 'not-yours' };
  const alliance = await allianceOf(scope);
  if (!worksAt(alliance, scope.now)) return { kind: 'refused', because: 'not-begun' };
  const title = { zh: entry.title.zh.trim(), en: entry.title.en.trim() };
  const problems = await problemsOf(scope, { ...entry, title }, alliance.language);
  if (problems.length > 0) return { kind: 'problems', problems };
  const year = Number(dayOf(scope.now.getTime()).slice(0, 4));
  const number = await numberFor(scope, alliance.code, 'P', year);
  const { until } = entry;
  const id = await addOffer(scope, {
    number,
    what: entry.what,
    title: { zh: title.zh || title.en, en: title.en || title.zh },
    about: entry.about.trim(),
    places: entry.places,
    until,
    closesAt: new Date(instantOf(until, 24)),
    heldOn: entry.heldOn === '' ? null : entry.heldOn,
    by: person,
  });
  await note(scope, {
    kind: 'places.offered',
    actor: person,
    channel: through(scope, 'console'),
    subject: id,
    details: { number, what: entry.what, places: entry.places, until },
  });
  await wake(scope, PLACES_OFFER, id);
  return { kind: 'offered', id };
}

async function problemsOf(
  scope: Scope,
  { what, title, places, until, heldOn }: NewOffer,
  language: 'zh' | 'en',
): Promise<readonly OfferProblem[]> {
  const today = dayOf(scope.now.getTime());
  return [
    ...(joinable(await charterInForce(scope)).includes(what) ? [] : ['what-missing' as const]),
    ...(title[language] === '' ? ['title-missing' as const] : []),
    ...(places === null || isCount(places) ? [] : ['places-wrong' as const]),
    ...(!isDay(until) ? ['until-missing' as const] : until < today ? ['until-past' as const] : []),
    ...(heldOn === ''
      ? []
      : !isDay(heldOn)
        ? ['held-wrong' as const]
        : isDay(until) && heldOn < until
          ? ['held-before-end' as const]
          : []),
  ];
}

const isCount = (places: number): boolean =>
  Number.isInteger(places) && places >= 1 && places <= MOST_PLACES;

export type OfferChanged =
  | { readonly kind: 'changed' | 'same' }
  | {
      readonly kind: 'refused';
      readonly because:
        'not-yours' | 'unknown' | 'withdrawn' | 'over' | 'places-wrong' | 'fewer-than-given';
    };

/** More places move up as many; places that were given are not taken away by a smaller number. */
export async function changePlaces(
  scope: Scope,
  person: string,
  id: string,
  places: number | null,
): Promise<OfferChanged> {
  const offer = await changeable(scope, person, id);
  if (typeof offer === 'string') return { kind: 'refused', because: offer };
  if (isOver(offer, scope.now)) return { kind: 'refused', because: 'over' };
  if (places !== null && !isCount(places)) return { kind: 'refused', because: 'places-wrong' };
  if (places === offer.places) return { kind: 'same' };
  const given = (await requestsOf(scope, id)).filter(({ givenAt }) => givenAt !== null).length;
  if (places !== null && places < given) return { kind: 'refused', because: 'fewer-than-given' };
  await setPlaces(scope, id, places);
  await note(scope, {
    kind: 'places.changed',
    actor: person,
    channel: through(scope, 'console'),
    subject: id,
    details: { from: offer.places, to: places },
  });
  if (stateOf(offer) === 'settled') await moveUp(scope, { ...offer, places });
  return { kind: 'changed' };
}

export type OfferWithdrawn =
  | { readonly kind: 'withdrawn' | 'withdrawn-before' }
  | { readonly kind: 'refused'; readonly because: 'not-yours' | 'unknown' | 'reason-missing' };

/** What was offered is not held: whoever was told of it hears why, or once places were given, whoever signed up. */
export async function withdrawOffer(
  scope: Scope,
  person: string,
  id: string,
  reason: string,
): Promise<OfferWithdrawn> {
  const offer = await changeable(scope, person, id);
  if (offer === 'withdrawn') return { kind: 'withdrawn-before' };
  if (typeof offer === 'string') return { kind: 'refused', because: offer };
  if (reason.trim() === '') return { kind: 'refused', because: 'reason-missing' };
  await markWithdrawn(scope, id, person, reason.trim());
  await note(scope, {
    kind: 'places.withdrawn',
    actor: person,
    channel: through(scope, 'console'),
    subject: id,
    details: { state: stateOf(offer) },
  });
  if (stateOf(offer) === 'open') await wake(scope, PLACES_OFFER, id);
  else {
    for (const { member } of await requestsOf(scope, id))
      await tellMember(scope, offer, member, 'withdrawn', {
        key: `${withdrawnKey(offer)} ${member}`,
        scope: 'alliance',
      });
    await wake(scope, 'mailDelivery', 'alliance');
  }
  return { kind: 'withdrawn' };
}

/** How the keys of the mails begin that tell of an offer’s end. */
export const withdrawnKey = ({ id }: Offer): string => `place-withdrawn ${id}`;

async function changeable(
  scope: Scope,
  person: string,
  id: string,
): Promise<Offer | 'not-yours' | 'unknown' | 'withdrawn'> {
  if (!(await ofTheSecretariat(scope, person))) return 'not-yours';
  const offer = await readOffer(scope, id, 'update');
  if (!offer) return 'unknown';
  return offer.withdrawn ? 'withdrawn' : settleWhenDue(scope, offer);
}

async function ofTheSecretariat(scope: Scope, person: string): Promise<boolean> {
  return actsFor(scope, (await charterInForce(scope)).version, 'secretariat', person);
}
