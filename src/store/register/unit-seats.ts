import { sql } from 'kysely';
import { electorsOf, everySeat, type SeatOf } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { charterInForce } from '../charters.ts';
import { membersOfClasses, readMember, type Member } from '../members.ts';
import { personsOf, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';

/** Why nobody can be designated for a member's seat. */
export type NotDesignated =
  /** The person's unit is no member of a class that has the seat. */
  | 'no-unit'
  /** X-Q13: the person sits in this body for another unit already. */
  | 'sits-for-another'
  /** X-Q12: a vote with the present representative has been opened. */
  | 'ballot-open';

/** The member a seat `each` is taken for: the one given, or the unit that employs the person; undefined: none that has it. */
export async function unitOfSeat(
  scope: Scope,
  { seat }: SeatOf,
  entry: { readonly person: string; readonly member?: string },
): Promise<Member | undefined> {
  const member = entry.member
    ? await readMember(scope, entry.member)
    : await unitOfPerson(scope, entry.person);
  return member && stands(scope, member) && seat.each.includes(member.class) ? member : undefined;
}

/** The standing membership of the unit that employs a person. */
async function unitOfPerson(scope: Scope, person: string): Promise<Member | undefined> {
  const code = (await personsOf(scope, [person]))[0]?.employerCode ?? null;
  if (code === null) return undefined;
  const { rows } = await sql<{ id: string }>`
    select m.id from members m
    where (m.until is null or m.until > ${scope.now}) and (
      select o.credit_code from organisation_versions o
      where o.organisation = m.organisation and o.valid_from <= ${scope.now} order by o.valid_from desc limit 1) = ${code}
    order by m.id limit 1`.execute(scope.tx);
  return rows[0] && readMember(scope, rows[0].id);
}

const stands = (scope: Scope, { until }: Member): boolean => until === null || until > scope.now;

/** Who sits for a member on a seat, at the scope's now; undefined: nobody. */
export async function holderForMember(
  scope: Scope,
  member: string,
  seat: string,
): Promise<{ readonly id: string; readonly person: string; readonly from: Date } | undefined> {
  const { rows } = await sql<{ id: string; person: string; from: Date }>`
    select id, person, valid_from as "from" from holdings
    where member = ${member} and seat = ${seat} and (valid_until is null or valid_until > ${scope.now})
    order by valid_from desc limit 1`.execute(scope.tx);
  return rows[0];
}

/** Why a person cannot sit for a member from now on; undefined when they can. */
export async function whyNotForMember(
  scope: Scope,
  charter: Charter,
  { id, body }: SeatOf,
  member: Member,
  person: string,
): Promise<NotDesignated | undefined> {
  const seatsOfBody = everySeat(charter)
    .filter((other) => other.body === body && other.seat.each.length > 0)
    .map((other) => other.id);
  const { rows } = await sql`
    select 1 from holdings where seat = any(${seatsOfBody}) and person = ${person} and member <> ${member.id}
      and (valid_until is null or valid_until > ${scope.now}) limit 1`.execute(scope.tx);
  if (rows.length > 0) return 'sits-for-another';
  const present = await holderForMember(scope, member.id, id);
  return present && (await votesIn(scope, present.person, id)) ? 'ballot-open' : undefined;
}

/** Whether a person is among the frozen electors of an item that is still voted on, by a seat. */
async function votesIn(scope: Scope, person: string, seat: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from electors e join ballots b on b.id = e.ballot
    where e.person = ${person} and e.part = 'voters' and b.closed_at is null
      and (e.place ->> 'seat' = ${seat} or jsonb_exists(e.place -> 'seats', ${seat})) limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

/** A seat with a vote that belongs to a member, and who sits on it. */
export type UnitSeat = {
  readonly member: Member;
  readonly seat: SeatOf;
  readonly holder: Person | undefined;
  readonly since: Date | undefined;
};

/** The seats with a vote that standing members fill themselves, of one member or of all, in the charter's order of rank. */
export async function unitSeats(scope: Scope, of?: Member): Promise<readonly UnitSeat[]> {
  const charter = await charterInForce(scope);
  const filled = everySeat(charter).filter(
    ({ id, body, seat }) => seat.each.length > 0 && electorsOf(charter, body).includes(id),
  );
  if (filled.length === 0) return [];
  const members = of
    ? [of].filter((one) => stands(scope, one))
    : await membersOfClasses(
        scope,
        filled.flatMap(({ seat }) => seat.each),
      );
  const { rows } = await sql<{ member: string; seat: string; person: string; since: Date }>`
    select member, seat, person, valid_from as since from holdings
    where member is not null and valid_from <= ${scope.now} and (valid_until is null or valid_until > ${scope.now})`.execute(
    scope.tx,
  );
  const persons = await personsOf(scope, [...new Set(rows.map(({ person }) => person))]);
  return filled.flatMap((seat) =>
    members
      .filter((member) => seat.seat.each.includes(member.class))
      .map((member): UnitSeat => {
        const row = rows.find((one) => one.member === member.id && one.seat === seat.id);
        const holder = persons.find(({ id }) => id === row?.person);
        return { member, seat, holder, since: row?.since };
      }),
  );
}
