import { nameIn } from '../domain/charter/in-words.ts';
import { claimTo, ORDER_OF_PLACES, type Claim } from '../domain/charter/places.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Source } from '../domain/plan.ts';
import { isOver } from '../store/decide/sign-up.ts';
import type { Member } from '../store/members.ts';
import { listOffers, stateOf, type Offer } from '../store/places/offers.ts';
import { linesOf, type PlaceLine } from '../store/places/order.ts';
import { offersWantedBy } from '../store/places/requests.ts';
import type { Scope } from '../store/scope.ts';
import type { OfferShown, PlaceView } from '../web/views.ts';
import { ruleSources } from './sources.ts';

export function shownOffer(charter: Charter, offer: Offer): OfferShown {
  return {
    number: offer.number,
    title: offer.title,
    what: nameIn(charter, offer.what),
    about: offer.about,
    places: offer.places,
    closes: offer.closesAt.getTime(),
    ...(offer.heldOn ? { heldOn: offer.heldOn } : {}),
    state: stateOf(offer),
    ...(offer.withdrawn ? { because: offer.withdrawn.because } : {}),
  };
}

/** By which rules places of this sort are given: whoever the charter puts first, and the order of all others. */
export function orderSources(charter: Charter, what: string): readonly Source[] {
  const first = claimsTo(charter, what).flatMap(({ rank, sources }) => (rank > 0 ? sources : []));
  return [...onceEach(first), ORDER_OF_PLACES];
}

/** Every claim that the charter gives, that of founders first. */
export function claimsTo(charter: Charter, what: string): readonly Claim[] {
  return [true, false].flatMap((founder) =>
    Object.keys(charter.members.classes).flatMap(
      (id) => claimTo(charter, what, { class: id, founder }) ?? [],
    ),
  );
}

/** The same source of several classes stands once. */
export function onceEach(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

/** What puts a line where it stands. */
export function reasonOf(
  offer: Offer,
  { claim, request }: PlaceLine,
): 'priority' | 'turn' | 'late' | 'no-right' {
  if (!claim) return 'no-right';
  if (offer.settledAt && request.askedAt >= offer.closesAt) return 'late';
  return claim.rank > 0 ? 'priority' : 'turn';
}

/** What a member may sign up for now, or has signed up for. */
export async function offersOpenTo(
  scope: Scope,
  charter: Charter,
  member: Member,
): Promise<readonly { readonly offer: Offer; readonly signedUp: boolean }[]> {
  const wanted = await offersWantedBy(scope, member.id);
  return (await listOffers(scope))
    .filter((offer) => !offer.withdrawn && !isOver(offer, scope.now))
    .map((offer) => ({ offer, signedUp: wanted.includes(offer.id) }))
    .filter(({ offer, signedUp }) => signedUp || claimTo(charter, offer.what, member) !== null);
}

/** How a member stands in an offer. */
export async function memberPlace(scope: Scope, charter: Charter, offer: Offer, member: Member) {
  const lines = await linesOf(scope, charter, offer);
  const own = lines.find(({ request }) => request.member === member.id);
  const claim = claimTo(charter, offer.what, member);
  return {
    lines,
    own,
    claim,
    closed: closedTo(scope, offer, member, own !== undefined || !!claim),
  };
}

function closedTo(
  scope: Scope,
  offer: Offer,
  member: Member,
  mayAct: boolean,
): PlaceView['closed'] {
  if (offer.withdrawn) return 'withdrawn';
  if (member.until !== null && member.until <= scope.now) return 'ended';
  if (isOver(offer, scope.now)) return 'over';
  return mayAct ? undefined : 'not-your-class';
}

/** A member’s page of an offer. */
export async function placeView(
  scope: Scope,
  charter: Charter,
  offer: Offer,
  member: Member,
  form: PlaceView['form'],
): Promise<PlaceView> {
  const { lines, own, claim, closed } = await memberPlace(scope, charter, offer, member);
  return {
    member: member.name,
    class: nameIn(charter, member.class),
    offer: shownOffer(charter, offer),
    wanted: lines.length,
    ...(own
      ? {
          own: {
            standing: own.standing,
            position: own.position,
            at: own.request.askedAt.getTime(),
          },
        }
      : {}),
    ...(closed ? { closed } : {}),
    form,
    sources: claim ? ruleSources(charter, claim.sources) : [],
    orderSources: ruleSources(charter, orderSources(charter, offer.what)),
  };
}
