import { whoActsIn } from '../../domain/particulars.ts';
import { note } from '../audit-trail.ts';
import type { Case } from '../cases.ts';
import { readMember } from '../members.ts';
import { unitSeats } from '../register/unit-seats.ts';
import type { Scope } from '../scope.ts';
import { designate } from './designate.ts';

/**
 * Whom a unit named in its application sits for it from now on, in each body where the class it came to has a seat: its
 * representative, or its head where the charter says so (E 六). Who cannot sit there does not hold up the class: the unit
 * is then asked to designate somebody.
 */
export async function seatWhoWasNamed(scope: Scope, one: Case, memberId: string): Promise<void> {
  const member = await readMember(scope, memberId);
  if (!member) return;
  for (const { seat, holder } of await unitSeats(scope, member)) {
    const named = whoActsIn(one.form, seat.seat.as ?? 'representative');
    if (!named || holder) continue;
    const came = await designate(
      scope,
      member.id,
      { seat: seat.id, title: '', ...named },
      { person: null, channel: 'own-link' },
    );
    if (came.kind === 'refused')
      await note(scope, {
        kind: 'representative.not-designated',
        actor: 'system',
        channel: 'system',
        subject: one.id,
        details: { member: member.id, seat: seat.id, because: came.because },
      });
  }
}
