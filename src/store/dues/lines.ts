import { sql, type RawBuilder } from 'kysely';
import { dayOf, type Day } from '../../domain/calendar.ts';
import { standingOf, type Owed, type Standing } from '../../domain/dues.ts';
import type { Fen } from '../../domain/money.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import type { Scope } from '../scope.ts';

/** One member's dues of one year. */
export type DuesLine = {
  readonly member: string;
  readonly name: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly year: number;
  /** What the payer writes on the transfer: LSA-D-2027-0001. */
  readonly reference: string;
  /** As notified; `standing` says what of it is owed now. */
  readonly fen: Fen;
  readonly paid: Fen;
  readonly due: Day;
  readonly noticedAt: Date;
  readonly nudgesDone: number;
  readonly callSince: Date | null;
  readonly calledAt: Date | null;
  readonly callNote: string | null;
  /** The membership ended by the due day, or by a correction began after the year: nothing is owed (B-Q6). */
  readonly waived: boolean;
  readonly standing: Standing;
};

type Row = {
  member: string;
  name: string;
  kind: string;
  case_id: string | null;
  until: Date | null;
  admitted: Date;
  year: number;
  reference: string;
  fen: string;
  paid: string;
  due: string;
  noticed_at: Date;
  nudges_done: number;
  call_since: Date | null;
  called_at: Date | null;
  call_note: string | null;
};

/** Adds what a member owes for a year and gives back its reference; undefined when it was there before. */
export async function addLine(
  scope: Scope,
  member: string,
  year: number,
  owed: Owed,
  nextNudge: Date | null,
): Promise<string | undefined> {
  const { code } = await allianceOf(scope);
  const reference = await numberFor(scope, code, 'D', year);
  const { rows } = await sql`
    insert into dues (alliance, member, year, reference, fen, due, noticed_at, next_nudge)
    values (${scope.alliance}, ${member}, ${year}, ${reference}, ${owed.fen}, ${owed.due}, ${scope.now}, ${nextNudge})
    on conflict (alliance, member, year) do nothing returning member`.execute(scope.tx);
  return rows.length > 0 ? reference : undefined;
}

async function linesWhere(scope: Scope, where: RawBuilder<unknown>): Promise<readonly DuesLine[]> {
  const { rows } = await sql<Row>`
    select d.member, m.name, m.kind, m.case_id, m.until, coalesce(m.clock_from, m.since) as admitted, d.year, d.reference, d.fen, d.due, d.noticed_at, d.nudges_done,
      d.call_since, d.called_at, d.call_note,
      coalesce((select sum(s.fen) from payment_shares s where s.member = d.member and s.year = d.year), 0)::text as paid
    from dues d join members m on m.alliance = d.alliance and m.id = d.member ${where}`.execute(
    scope.tx,
  );
  const today = dayOf(scope.now.getTime());
  return rows.map((row) => lineFrom(row, today));
}

/** All years of one member, the latest first. */
export const linesOfMember = (scope: Scope, member: string): Promise<readonly DuesLine[]> =>
  linesWhere(scope, sql`where d.member = ${member} order by d.year desc`);

export async function readLine(
  scope: Scope,
  member: string,
  year: number,
): Promise<DuesLine | undefined> {
  return (await linesWhere(scope, sql`where d.member = ${member} and d.year = ${year}`))[0];
}

/** One page of a year, by name; `text` is looked for in names and references. */
export const linesOfYear = (
  scope: Scope,
  year: number,
  { text, from, count }: { readonly text: string; readonly from: number; readonly count: number },
): Promise<readonly DuesLine[]> =>
  linesWhere(
    scope,
    sql`where d.year = ${year} and (${text} = '' or strpos(m.name, ${text}) > 0 or d.reference = ${text.toUpperCase()})
      order by m.name, d.member limit ${count} offset ${from}`,
  );

/** Whose nudge is due, at most so many; locked, since each is nudged once. */
export async function linesToNudge(
  scope: Scope,
  year: number,
  most: number,
): Promise<readonly DuesLine[]> {
  return linesWhere(
    scope,
    sql`where d.year = ${year} and d.next_nudge <= ${scope.now} order by d.next_nudge, d.member limit ${most}`,
  );
}

/** Whom the secretariat should telephone, longest waiting first. Who has paid or left meanwhile is left out. */
export async function linesToCall(scope: Scope, most: number): Promise<readonly DuesLine[]> {
  const lines = await linesWhere(
    scope,
    sql`where d.call_since is not null and d.called_at is null and d.fen > coalesce(
        (select sum(s.fen) from payment_shares s where s.member = d.member and s.year = d.year), 0)
      order by d.call_since, d.member limit ${most}`,
  );
  return lines.filter(({ standing }) => standing.open > 0);
}

export async function markNudged(
  scope: Scope,
  { member, year }: Pick<DuesLine, 'member' | 'year'>,
  to: { readonly done: number; readonly next: Date | null; readonly call: boolean },
): Promise<void> {
  await sql`update dues set nudges_done = ${to.done}, next_nudge = ${to.next},
      call_since = case when ${to.call} then coalesce(call_since, ${scope.now}) else call_since end
    where member = ${member} and year = ${year}`.execute(scope.tx);
}

export async function markCalled(
  scope: Scope,
  { member, year }: Pick<DuesLine, 'member' | 'year'>,
  by: string,
  note: string,
): Promise<boolean> {
  const { rows } = await sql`
    update dues set called_at = ${scope.now}, called_by = ${by}, call_note = ${note}
    where member = ${member} and year = ${year} and call_since is not null and called_at is null returning member`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

/** When the next nudge of a year is due; null when none is left. */
export async function nextNudgeOf(scope: Scope, year: number): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null;
  }>`select min(next_nudge) as at from dues where year = ${year}`.execute(scope.tx);
  return rows[0]?.at ?? null;
}

/** A year in figures. `owed` counts what is owed now; `paid` what was paid for this year, whenever. */
export type YearFigures = {
  readonly members: number;
  readonly owed: Fen;
  readonly paid: Fen;
  readonly open: Fen;
  readonly over: Fen;
  readonly overdueMembers: number;
  readonly paidMembers: number;
};

export async function figuresOf(scope: Scope, year: number): Promise<YearFigures> {
  const { rows } = await sql<Record<keyof YearFigures, string | number>>`
    with line as (
      select case when (m.until is not null and (m.until at time zone 'Asia/Shanghai')::date::text <= d.due)
        or extract(year from coalesce(m.clock_from, m.since) at time zone 'Asia/Shanghai') > d.year then 0 else d.fen end as owed,
        coalesce((select sum(s.fen) from payment_shares s where s.member = d.member and s.year = d.year), 0) as paid, d.due
      from dues d join members m on m.alliance = d.alliance and m.id = d.member where d.year = ${year}),
    prepaid as (
      select coalesce(sum(s.fen), 0) as fen from payment_shares s
      where s.year = ${year} and not exists (select from dues d where d.member = s.member and d.year = s.year))
    select count(*)::int as members, coalesce(sum(owed), 0)::text as owed,
      (coalesce(sum(paid), 0) + (select fen from prepaid))::text as paid,
      coalesce(sum(greatest(owed - paid, 0)), 0)::text as open,
      (coalesce(sum(greatest(paid - owed, 0)), 0) + (select fen from prepaid))::text as over,
      count(*) filter (where owed > paid and due < ${dayOf(scope.now.getTime())})::int as "overdueMembers",
      count(*) filter (where paid >= owed)::int as "paidMembers" from line`.execute(scope.tx);
  const row = rows[0] as Record<keyof YearFigures, string | number>;
  return {
    members: Number(row.members),
    owed: Number(row.owed),
    paid: Number(row.paid),
    open: Number(row.open),
    over: Number(row.over),
    overdueMembers: Number(row.overdueMembers),
    paidMembers: Number(row.paidMembers),
  };
}

function lineFrom(row: Row, today: Day): DuesLine {
  const waived =
    (row.until !== null && dayOf(row.until.getTime()) <= row.due) ||
    Number(dayOf(row.admitted.getTime()).slice(0, 4)) > row.year;
  const fen = Number(row.fen);
  const paid = Number(row.paid);
  return {
    member: row.member,
    name: row.name,
    kind: row.kind,
    caseId: row.case_id,
    year: row.year,
    reference: row.reference,
    fen,
    paid,
    due: row.due,
    noticedAt: row.noticed_at,
    nudgesDone: row.nudges_done,
    callSince: row.call_since,
    calledAt: row.called_at,
    callNote: row.call_note,
    waived,
    standing: standingOf(waived ? 0 : fen, paid, row.due, today),
  };
}
