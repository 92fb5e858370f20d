import { sql } from 'kysely';
import { addDays, addMonths, addWorkingDays, dayOf, instantOf } from '../domain/calendar.ts';
import type { RequiredEndorsement } from '../domain/charter/endorsements.ts';
import type { Charter, Period } from '../domain/charter/type.ts';
import type { Wording } from '../domain/wording.ts';
import { readDraft } from './drafts.ts';
import type { Scope } from './scope.ts';
import { workingCalendar } from './working-years.ts';

/** 推荐、提名: a member that an applicant named, and what it answered. */
export type Endorsement = {
  readonly id: string;
  readonly draft: string;
  readonly document: string;
  /** As the applicant wrote it. */
  readonly named: string;
  readonly applicant: string;
  /** Null: nobody of that name may endorse. The applicant sees no difference. */
  readonly member: string | null;
  readonly askedAt: Date;
  readonly closesAt: Date;
  readonly answer: 'confirmed' | 'declined' | null;
  readonly answeredAt: Date | null;
};

type Row = {
  id: string;
  draft: string;
  document: string;
  named: string;
  applicant: string;
  member: string | null;
  asked_at: Date;
  closes_at: Date;
  answer: Endorsement['answer'];
  answered_at: Date | null;
};

const from = (row: Row): Endorsement => ({
  id: row.id,
  draft: row.draft,
  document: row.document,
  named: row.named,
  applicant: row.applicant,
  member: row.member,
  askedAt: row.asked_at,
  closesAt: row.closes_at,
  answer: row.answer,
  answeredAt: row.answered_at,
});

/** Whom a draft named, in the order of asking. */
export async function endorsementsOfDraft(
  scope: Scope,
  draft: string,
): Promise<readonly Endorsement[]> {
  const { rows } = await sql<Row>`
    select * from endorsements where draft = ${draft} order by asked_at, id`.execute(scope.tx);
  return rows.map(from);
}

export async function readEndorsement(scope: Scope, id: string): Promise<Endorsement | undefined> {
  const { rows } = await sql<Row>`select * from endorsements where id = ${id}`.execute(scope.tx);
  return rows[0] && from(rows[0]);
}

/** The same, locked until the transaction ends. */
export async function lockEndorsement(scope: Scope, id: string): Promise<Endorsement | undefined> {
  const { rows } = await sql<Row>`select * from endorsements where id = ${id} for update`.execute(
    scope.tx,
  );
  return rows[0] && from(rows[0]);
}

/** What the applicant applies for: to join, or what a member's own procedure is about. */
export async function matterOf(
  scope: Scope,
  charter: Charter,
  { draft, document }: Endorsement,
): Promise<Wording> {
  const procedure = (await readDraft(scope, draft))?.procedure;
  const part = procedure
    ? charter.procedures[procedure]
    : Object.values(charter.procedures).find(({ open }) => open.by === 'anyone');
  return part?.matter ?? charter.documents[document]?.name ?? charter.name;
}

/** The last moment of a period that begins on the day of an instant: its last day counts whole. */
export async function endOfPeriod(scope: Scope, since: Date, period: Period): Promise<Date> {
  const first = dayOf(since.getTime());
  return new Date(instantOf(addDays(await lastDay(scope, first, period), 1), 0));
}

async function lastDay(
  scope: Scope,
  first: ReturnType<typeof dayOf>,
  { count, of }: Period,
): Promise<ReturnType<typeof dayOf>> {
  switch (of) {
    case 'days':
      return addDays(first, count);
    case 'working-days':
      return addWorkingDays(await workingCalendar(scope), first, count);
    case 'months':
      return addMonths(first, count);
    case 'years':
      return addMonths(first, count * 12);
  }
}

/** Names of members, by document. */
export type Confirmed = Readonly<Record<string, readonly string[]>>;

/** By document: the members whose confirmation counts now for this applicant, each once. */
export async function confirmedFor(
  scope: Scope,
  needed: readonly RequiredEndorsement[],
  of: { readonly draft: string; readonly applicant: string },
): Promise<Confirmed> {
  const rows = needed.length > 0 ? await endorsementsOfDraft(scope, of.draft) : [];
  const counted: Record<string, readonly string[]> = {};
  for (const asked of needed) {
    const names = new Map<string, string>();
    for (const row of rows)
      if (row.document === asked.id && row.applicant === of.applicant) {
        const name = await endorserNow(scope, asked, row);
        if (row.member && name !== undefined) names.set(row.member, name);
      }
    counted[asked.id] = [...names.values()];
  }
  return counted;
}

/** The name of the member that endorsed, while its word counts: still a member of the classes, and in time. */
async function endorserNow(
  scope: Scope,
  asked: RequiredEndorsement,
  row: Endorsement,
): Promise<string | undefined> {
  if (row.answer !== 'confirmed' || !row.answeredAt || !row.member) return undefined;
  if ((await endOfPeriod(scope, row.answeredAt, asked.within)) <= scope.now) return undefined;
  return (await endorserNamed(scope, row.member, asked.by))?.name;
}

/** A standing member of these classes. */
export async function endorserNamed(
  scope: Scope,
  member: string,
  classes: readonly string[],
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from members where id = ${member} and class = any(${[...classes]})
      and (until is null or until > ${scope.now})`.execute(scope.tx);
  return rows[0];
}

/** The documents for which enough members have given their word. */
export const endorsed = (
  needed: readonly RequiredEndorsement[],
  confirmed: Confirmed,
): readonly string[] =>
  needed.flatMap(({ id, atLeast }) => ((confirmed[id] ?? []).length >= atLeast ? [id] : []));
