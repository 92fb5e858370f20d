import { instantOf } from '../../domain/calendar.ts';
import { claimTo } from '../../domain/charter/places.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { readMember } from '../members.ts';
import { readOffer, stateOf, type Offer } from '../places/offers.ts';
import { addRequest, dropRequest, giveTurns, lastTurn, requestsOf } from '../places/requests.ts';
import { through, type Scope } from '../scope.ts';
import { moveUp, settleWhenDue } from './give-places.ts';

/** unknown: no such offer · over: its last day has passed · not-your-class: nothing in the charter lets the class join. */
export type NoPlace = 'unknown' | 'withdrawn' | 'over' | 'ended' | 'not-your-class';

export type SignedUp =
  | { readonly kind: 'signed-up' | 'signed-up-before' }
  | { readonly kind: 'refused'; readonly because: NoPlace };

export type TakenBack =
  | { readonly kind: 'taken-back' | 'taken-back-before' }
  | { readonly kind: 'refused'; readonly because: NoPlace };

/** Who of the secretariat entered it for the member, and when. */
export type Recording = { readonly person: string; readonly at: Date };

/** 报名: a member wants a place. After the end of the sign-up it comes after everybody who is there. */
export async function signUp(
  scope: Scope,
  offerId: string,
  memberId: string,
  by?: Recording,
): Promise<SignedUp> {
  const found = await openTo(scope, offerId, memberId);
  if (typeof found === 'string') return { kind: 'refused', because: found };
  const { offer, mayJoin } = found;
  if (!mayJoin) return { kind: 'refused', because: 'not-your-class' };
  const channel = by ? 'recorded' : through(scope, 'own-link');
  const at = by && stateOf(offer) === 'open' ? by.at : scope.now;
  if (!(await addRequest(scope, { offer: offer.id, member: memberId, channel, at })))
    return { kind: 'signed-up-before' };
  await noteOf(scope, 'places.signed-up', offer, memberId, by);
  if (stateOf(offer) === 'settled') {
    const own = (await requestsOf(scope, offer.id)).find(({ member }) => member === memberId);
    if (own) await giveTurns(scope, [own.id], await lastTurn(scope, offer.id));
    await moveUp(scope, offer);
  }
  return { kind: 'signed-up' };
}

/** A member wants its place no more, or waits for none; after the end of the sign-up the first who waits moves up. */
export async function takeBackSignUp(
  scope: Scope,
  offerId: string,
  memberId: string,
  by?: Recording,
): Promise<TakenBack> {
  const found = await openTo(scope, offerId, memberId);
  if (typeof found === 'string') return { kind: 'refused', because: found };
  const { offer } = found;
  if (!(await dropRequest(scope, offer.id, memberId))) return { kind: 'taken-back-before' };
  await noteOf(scope, 'places.taken-back', offer, memberId, by);
  if (stateOf(offer) === 'settled') await moveUp(scope, offer);
  return { kind: 'taken-back' };
}

/** Whether the last day of an offer has passed: nobody comes or goes any more. */
export function isOver({ heldOn }: Offer, now: Date): boolean {
  return heldOn !== null && now.getTime() >= instantOf(heldOn, 24);
}

/** The offer as it stands now, where its list may still change for this member. */
async function openTo(
  scope: Scope,
  offerId: string,
  memberId: string,
): Promise<{ readonly offer: Offer; readonly mayJoin: boolean } | NoPlace> {
  const locked = await readOffer(scope, offerId, 'update');
  if (!locked) return 'unknown';
  const offer = await settleWhenDue(scope, locked);
  const member = await readMember(scope, memberId);
  if (!member) return 'unknown';
  if (offer.withdrawn) return 'withdrawn';
  if (isOver(offer, scope.now)) return 'over';
  if (member.until !== null && member.until <= scope.now) return 'ended';
  return { offer, mayJoin: claimTo(await charterInForce(scope), offer.what, member) !== null };
}

async function noteOf(
  scope: Scope,
  kind: string,
  offer: Offer,
  member: string,
  by: Recording | undefined,
): Promise<void> {
  await note(scope, {
    kind,
    actor: by?.person ?? 'applicant',
    channel: by ? 'recorded' : through(scope, 'own-link'),
    subject: offer.id,
    details: { member },
  });
}
