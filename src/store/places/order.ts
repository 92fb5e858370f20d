import { claimTo, inPriority, type Claim } from '../../domain/charter/places.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Offer } from './offers.ts';
import { requestsOf, type PlaceRequest } from './requests.ts';
import type { Scope } from '../scope.ts';

/** One line of the list: who has a place, or would have one if the sign-up ended now, then who waits. */
export type PlaceLine = {
  readonly request: PlaceRequest;
  readonly standing: 'place' | 'waiting';
  /** Counted from one among those with a place, and anew among those who wait. */
  readonly position: number;
  /** Null: its class of today may not join any more, and it is given no place. */
  readonly claim: Claim | null;
};

/** The list of an offer: provisional while members may sign up by right, as it was settled afterwards. */
export async function linesOf(
  scope: Scope,
  charter: Charter,
  offer: Offer,
): Promise<readonly PlaceLine[]> {
  const requests = await requestsOf(scope, offer.id);
  const open = offer.settledAt === null;
  const order = open ? inPriority(charter, offer.what, requests) : byTurn(requests);
  const places = offer.places ?? order.length;
  const lines = order.map((request, index) => {
    const claim = claimTo(charter, offer.what, request);
    const has = open ? claim !== null && index < places : request.givenAt !== null;
    return { request, claim, standing: has ? ('place' as const) : ('waiting' as const) };
  });
  return (['place', 'waiting'] as const).flatMap((standing) =>
    lines
      .filter((line) => line.standing === standing)
      .map((line, index) => ({ ...line, position: index + 1 })),
  );
}

/** As they stand in the settled order. */
export function byTurn(requests: readonly PlaceRequest[]): readonly PlaceRequest[] {
  return requests
    .filter(({ turn }) => turn !== null)
    .toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0));
}
