import { claimTo, inPriority } from '../../domain/charter/places.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { readMember } from '../members.ts';
import { queueMail } from '../mails.ts';
import { addresseeOf, invite, linkToOffer } from '../places/invitations.ts';
import { markSettled, readOffer, stateOf, type Offer } from '../places/offers.ts';
import { byTurn } from '../places/order.ts';
import {
  givePlaces,
  giveTurns,
  offersWantedBy,
  requestsOf,
  type PlaceRequest,
} from '../places/requests.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

/** What a mail about a place says. */
export type PlaceNews = 'offered' | 'given' | 'waiting' | 'moved-up' | 'withdrawn';

/**
 * The end of the sign-up: the order is settled as the charter has it, and places are given. Whoever comes first does
 * it, the offer’s workflow or somebody who acts after that instant. Gives back the offer as it is then.
 */
export async function settleWhenDue(scope: Scope, offer: Offer): Promise<Offer> {
  if (stateOf(offer) !== 'open' || scope.now < offer.closesAt) return offer;
  const requests = await requestsOf(scope, offer.id);
  const order = inPriority(await charterInForce(scope), offer.what, requests);
  await giveTurns(
    scope,
    order.map(({ id }) => id),
    0,
  );
  await markSettled(scope, offer.id);
  const settled = { ...offer, settledAt: scope.now };
  const given = await giveFreePlaces(scope, settled);
  await note(scope, {
    kind: 'places.settled',
    actor: 'system',
    channel: 'system',
    subject: offer.id,
    details: { order: order.map(({ member }) => member), given: given.length },
  });
  let waiting = 0;
  for (const request of order) {
    const has = given.includes(request.id);
    if (!has) waiting += 1;
    await tellMember(scope, settled, request.member, has ? 'given' : 'waiting', {
      key: `place-result ${request.id}`,
      scope: offer.id,
      ...(has ? {} : { position: waiting }),
    });
  }
  return settled;
}

/** Places that are free go to the first who wait; they are told. */
export async function moveUp(scope: Scope, offer: Offer): Promise<void> {
  const given = await giveFreePlaces(scope, offer);
  if (given.length === 0) return;
  const moved = (await requestsOf(scope, offer.id)).filter(({ id }) => given.includes(id));
  await note(scope, {
    kind: 'places.moved-up',
    actor: 'system',
    channel: 'system',
    subject: offer.id,
    details: { members: moved.map(({ member }) => member) },
  });
  for (const { id, member } of moved)
    await tellMember(scope, offer, member, 'moved-up', {
      key: `place-moved ${id}`,
      scope: 'alliance',
    });
  await wake(scope, 'mailDelivery', 'alliance');
}

/** Gives what is free to the first in turn, and says to which requests. */
async function giveFreePlaces(scope: Scope, offer: Offer): Promise<readonly string[]> {
  const charter = await charterInForce(scope);
  const order = byTurn(await requestsOf(scope, offer.id));
  const free = (offer.places ?? order.length) - order.filter(hasPlace).length;
  const next = order
    .filter((one) => !hasPlace(one) && claimTo(charter, offer.what, one) !== null)
    .slice(0, Math.max(0, free))
    .map(({ id }) => id);
  await givePlaces(scope, next);
  return next;
}

const hasPlace = ({ givenAt }: PlaceRequest): boolean => givenAt !== null;

/** Whose membership has ended holds no place and waits for none: the next one moves up. */
export async function freePlacesOf(scope: Scope, member: string): Promise<void> {
  for (const id of await offersWantedBy(scope, member)) {
    const offer = await readOffer(scope, id, 'update');
    if (offer && stateOf(offer) === 'settled') await moveUp(scope, offer);
  }
}

/** A mail to a member about an offer, with the link it acts by; false: no address is on record. */
export async function tellMember(
  scope: Scope,
  offer: Offer,
  memberId: string,
  came: PlaceNews,
  {
    position,
    ...mail
  }: { readonly key: string; readonly scope: string; readonly position?: number },
): Promise<boolean> {
  const member = await readMember(scope, memberId);
  const addressee = member && (await addresseeOf(scope, member));
  const invitation = await invite(scope, offer.id, memberId, Boolean(addressee));
  if (!addressee) return false;
  await queueMail(scope, {
    ...mail,
    ...addressee,
    template: 'place',
    extra: { came, offer: offer.id, member: memberId, ...(position ? { position } : {}) },
    link: await linkToOffer(scope, invitation),
  });
  return true;
}
