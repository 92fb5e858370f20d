import { electorsOf, observersOf } from '../domain/charter/people.ts';
import { charterOfVersion } from './charters.ts';
import { holdersOf, seatsHeldBy, type Holding } from './persons.ts';
import type { Scope } from './scope.ts';

/** The seats whose holders act for a body. */
async function electorSeats(
  scope: Scope,
  charterVersion: number,
  body: string,
): Promise<readonly string[]> {
  return electorsOf(await charterOfVersion(scope, charterVersion), body);
}

/** Whether a person acts for a body now. */
export async function actsFor(
  scope: Scope,
  charterVersion: number,
  body: string,
  person: string,
): Promise<boolean> {
  const seats = await electorSeats(scope, charterVersion, body);
  return (await seatsHeldBy(scope, person)).some((seat) => seats.includes(seat));
}

/** Somebody who acts for a body: the first of their seats, and all they hold of that body. */
export type Member = Holding & { readonly seats: readonly string[] };

/** Who acts for a body now: one entry a person, under the first of their seats (X-Q13: one person, one vote). */
export async function membersOfBody(
  scope: Scope,
  charterVersion: number,
  body: string,
): Promise<readonly Member[]> {
  const holdings = await holdersOf(scope, await electorSeats(scope, charterVersion, body));
  const seats = new Map<string, string[]>();
  const members = new Map<string, string>();
  for (const { seat, person, member } of holdings) {
    seats.set(person.id, [...new Set([...(seats.get(person.id) ?? []), seat])]);
    if (member !== null) members.set(person.id, member);
  }
  return oncePerPerson(holdings).map((holding) => ({
    ...holding,
    seats: seats.get(holding.person.id) ?? [],
    member: members.get(holding.person.id) ?? null,
  }));
}

/** Who attends without a vote now. */
export async function observersOfBody(
  scope: Scope,
  charterVersion: number,
  body: string,
): Promise<readonly Holding[]> {
  return oncePerPerson(
    await holdersOf(scope, observersOf(await charterOfVersion(scope, charterVersion), body)),
  );
}

function oncePerPerson(holdings: readonly Holding[]): readonly Holding[] {
  const seen = new Set<string>();
  return holdings.filter(({ person }) => !seen.has(person.id) && seen.add(person.id));
}
