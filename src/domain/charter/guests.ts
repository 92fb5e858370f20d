import type { Source } from '../plan.ts';
import { observersOf, seatsOf } from './people.ts';
import { rightsOf } from './rights.ts';
import { sourceOf } from './sources.ts';
import type { Charter } from './type.ts';

/** A class whose members are invited to a body's meetings without a vote (列席), and what says so. */
export type GuestClass = { readonly class: string; readonly source: Source };

/**
 * Whose members a body invites besides its seats: the classes it names as guests, and those that may attend it. A class with a
 * seat in the body comes by that seat, and is no guest.
 */
export function guestsOf(charter: Charter, body: string): readonly GuestClass[] {
  const part = charter.bodies[body];
  if (!part) return [];
  const seated = new Set(
    [...seatsOf(charter, body), ...observersOf(charter, body)].flatMap((seat) =>
      classesOfSeat(charter, seat),
    ),
  );
  return Object.keys(charter.members.classes).flatMap((id) => {
    if (seated.has(id)) return [];
    if (part.guests.includes(id)) return { class: id, source: sourceOf(part, 'guests') };
    const right = rightToAttend(charter, id, body);
    return right ? { class: id, source: right } : [];
  });
}

/** By what a class may attend a body; null: its rights do not say so. */
export function rightToAttend(charter: Charter, id: string, body: string): Source | null {
  const right = rightsOf(charter, id).find(({ may, what }) => may === 'attend' && what === body);
  return right ? sourceOf(right, 'what') : null;
}

function classesOfSeat(charter: Charter, seat: string): readonly string[] {
  return Object.values(charter.bodies).flatMap(({ seats }) => seats[seat]?.each ?? []);
}
