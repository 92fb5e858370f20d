import { whoJoins } from '../domain/charter/places.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { charterInForce } from '../store/charters.ts';
import { settleWhenDue, tellMember } from '../store/decide/give-places.ts';
import { withdrawnKey } from '../store/decide/places.ts';
import { hasUnsentMail } from '../store/mails.ts';
import { notTold, notToldOfEnd } from '../store/places/invitations.ts';
import { markEnded, PLACES_OFFER, readOffer, stateOf, type Offer } from '../store/places/offers.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { workflowId } from '../workflows/messages.ts';
import type { Attended, Run } from './contract.ts';

/** How many members are told in one step. */
const BATCH = 200;

/** Brings an offer of places as far as its rows allow: it is announced, and at the end of the sign-up settled. */
export async function attendPlaces(
  context: Context,
  ref: { readonly alliance: string; readonly offer: string; readonly run: Run },
): Promise<Attended<'given' | 'withdrawn'>> {
  return inScope(context, ref.alliance, async (scope) => {
    const found = await readOffer(scope, ref.offer, 'update');
    if (!found || ref.run.workflowId !== workflowId(scope.alliance, PLACES_OFFER, found.number)) {
      await raiseAlarm(scope, {
        kind: found ? 'foreign-run' : 'unknown-case',
        subject: ref.run.workflowId,
        key: ref.run.runId,
        details: {},
      });
      return { kind: 'refused' };
    }
    await noteRun(scope, ref.run);
    const offer = await settleWhenDue(scope, found);
    const left = await tellMembers(scope, offer);
    const mail = await hasUnsentMail(scope, offer.id);
    const closes = offer.closesAt.getTime();
    if (left) return { kind: 'waiting', until: scope.now.getTime(), mail, due: closes };
    const state = stateOf(offer);
    if (state === 'open') return { kind: 'waiting', until: closes, mail, due: closes };
    await markEnded(scope, offer.id);
    return { kind: 'settled', outcome: state === 'withdrawn' ? 'withdrawn' : 'given', mail };
  });
}

/** Tells a batch of members of the offer, or that it is withdrawn; says whether some are left for the next step. */
async function tellMembers(scope: Scope, offer: Offer): Promise<boolean> {
  if (offer.settledAt) return false;
  const came = offer.withdrawn ? 'withdrawn' : 'offered';
  const key = offer.withdrawn ? withdrawnKey(offer) : `place-offered ${offer.id}`;
  const who = whoJoins(await charterInForce(scope), offer.what);
  const found = offer.withdrawn
    ? await notToldOfEnd(scope, offer.id, key, BATCH + 1)
    : await notTold(scope, offer.id, who, BATCH + 1);
  for (const id of found.slice(0, BATCH))
    await tellMember(scope, offer, id, came, { key: `${key} ${id}`, scope: offer.id });
  return found.length > BATCH;
}
