import { sql } from 'kysely';
import type { GuestClass } from '../domain/charter/guests.ts';
import type { Source } from '../domain/plan.ts';
import type { Language } from '../domain/wording.ts';
import { contactsOfMembers } from './contacts.ts';
import type { Scope } from './scope.ts';

/** 列席会员: a member that a meeting invites without a vote. */
export type Guest = {
  readonly member: string;
  readonly name: string;
  readonly class: string;
  readonly source: Source;
  /** Null while the notice has not been queued. */
  readonly toldAt: Date | null;
  /** Whether there was an address to send the notice to. */
  readonly reached: boolean;
  readonly there: boolean;
};

/** Invites the standing members of these classes to a meeting, except those who come by a seat; each once. */
export async function addGuests(
  scope: Scope,
  votingRound: string,
  classes: readonly GuestClass[],
  seated: readonly string[],
): Promise<void> {
  if (classes.length === 0) return;
  await sql`
    insert into sitting_guests (alliance, voting_round, member, class, source)
    select ${scope.alliance}, ${votingRound}, m.id, m.class, g.source
    from members m join jsonb_to_recordset(${JSON.stringify(classes)}::jsonb) as g (class text, source jsonb) on g.class = m.class
    where (m.until is null or m.until > ${scope.now}) and not (m.id = any(${[...seated]}))
    on conflict (alliance, voting_round, member) do nothing`.execute(scope.tx);
}

/** The guests of a meeting, by name. */
export async function guestsOfSitting(
  scope: Scope,
  votingRound: string,
): Promise<readonly Guest[]> {
  const { rows } = await sql<Omit<Guest, 'toldAt'> & { told_at: Date | null }>`
    select g.member, m.name, g.class, g.source, g.told_at, g.reached, g.there
    from sitting_guests g join members m on m.id = g.member
    where g.voting_round = ${votingRound} order by m.name, g.member`.execute(scope.tx);
  return rows.map(({ told_at: toldAt, ...guest }) => ({ ...guest, toldAt }));
}

export async function readGuest(
  scope: Scope,
  votingRound: string,
  member: string,
): Promise<Pick<Guest, 'name' | 'class' | 'source'> | undefined> {
  const { rows } = await sql<Pick<Guest, 'name' | 'class' | 'source'>>`
    select m.name, g.class, g.source from sitting_guests g join members m on m.id = g.member
    where g.voting_round = ${votingRound} and g.member = ${member}`.execute(scope.tx);
  return rows[0];
}

/** Exactly these guests were there; members that were not invited are left out. */
export async function markGuestsThere(
  scope: Scope,
  votingRound: string,
  members: readonly string[],
  by: string,
): Promise<void> {
  await sql`update sitting_guests set there = (member = any(${[...members]})), entered_by = ${by}, entered_at = ${scope.now}
    where voting_round = ${votingRound}`.execute(scope.tx);
}

/** Who of a member is written to, and in which language; the address is null where none is on record. */
export type GuestToTell = {
  readonly member: string;
  readonly name: string;
  readonly address: string | null;
  readonly language: Language;
};

/** Takes the next guests who have not had the notice, at most so many, and notes that they are told now. */
export async function takeUntold(
  scope: Scope,
  votingRound: string,
  most: number,
): Promise<readonly GuestToTell[]> {
  const { rows } = await sql<{ member: string }>`
    update sitting_guests set told_at = ${scope.now} where voting_round = ${votingRound} and member in (
      select member from sitting_guests where voting_round = ${votingRound} and told_at is null
      order by member limit ${most})
    returning member`.execute(scope.tx);
  const taken = await contactsOf(
    scope,
    rows.map(({ member }) => member),
  );
  const reached = taken.flatMap(({ member, address }) => (address === null ? [] : [member]));
  await sql`update sitting_guests set reached = true
    where voting_round = ${votingRound} and member = any(${reached})`.execute(scope.tx);
  return taken;
}

/** The same of those who had the notice of a meeting that is not held. */
export async function takeUncancelled(
  scope: Scope,
  votingRound: string,
  most: number,
): Promise<readonly GuestToTell[]> {
  const { rows } = await sql<{ member: string }>`
    update sitting_guests set cancellation_told_at = ${scope.now} where voting_round = ${votingRound} and member in (
      select member from sitting_guests
      where voting_round = ${votingRound} and reached and cancellation_told_at is null
      order by member limit ${most})
    returning member`.execute(scope.tx);
  return contactsOf(
    scope,
    rows.map(({ member }) => member),
  );
}

async function contactsOf(
  scope: Scope,
  members: readonly string[],
): Promise<readonly GuestToTell[]> {
  return (await contactsOfMembers(scope, members)).map(({ member, contact }) => ({
    member,
    name: contact.name,
    address: contact.email,
    language: contact.language,
  }));
}
