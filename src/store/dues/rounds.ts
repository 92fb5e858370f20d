import { sql } from 'kysely';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

/** The type of the workflow of one yearly round. */
export const DUES_ROUND = 'duesRound';

/** 年度会费: notices, reminders and vouchers of one calendar year. */
export type DuesRound = {
  readonly id: string;
  readonly year: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
};

type Row = { id: string; year: number; opened_at: Date; closed_at: Date | null };

/** The id of a year's round; its mails are sent under the same name. */
export const duesRoundId = (year: number): string => `dues-${year}`;

/** Opens a year's round once, and wakes its workflow. */
export async function openDuesRound(
  scope: Scope,
  year: number,
  by: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into dues_rounds (alliance, id, year, opened_by, opened_at)
    values (${scope.alliance}, ${duesRoundId(year)}, ${year}, ${by}, ${scope.now})
    on conflict do nothing returning id`.execute(scope.tx);
  if (rows.length > 0) await wake(scope, DUES_ROUND, duesRoundId(year));
  return rows.length > 0;
}

export async function readDuesRound(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<DuesRound | undefined> {
  // A lock on a row that only insert and closed_at may change: the year is what is locked.
  const { rows } = await sql<Row>`
    select id, year, opened_at, closed_at from dues_rounds where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    scope.tx,
  );
  return rows[0] && roundFrom(rows[0]);
}

/** What members owe may have changed: the rounds that are open look again. */
export async function wakeDuesRounds(scope: Scope): Promise<void> {
  for (const { id, closedAt } of await duesRounds(scope))
    if (!closedAt) await wake(scope, DUES_ROUND, id);
}

/** Every year's round, the latest first. */
export async function duesRounds(scope: Scope): Promise<readonly DuesRound[]> {
  const { rows } =
    await sql<Row>`select id, year, opened_at, closed_at from dues_rounds order by year desc`.execute(
      scope.tx,
    );
  return rows.map(roundFrom);
}

export async function closeDuesRound(scope: Scope, id: string): Promise<void> {
  await sql`update dues_rounds set closed_at = ${scope.now} where id = ${id} and closed_at is null`.execute(
    scope.tx,
  );
}

/** Tells the latest round, which sees to vouchers, that there is news; nothing where no round was ever opened. */
export async function wakeDues(scope: Scope): Promise<string | undefined> {
  const [latest] = await duesRounds(scope);
  if (!latest) return undefined;
  await wake(scope, DUES_ROUND, latest.id);
  return latest.id;
}

function roundFrom(row: Row): DuesRound {
  return { id: row.id, year: row.year, openedAt: row.opened_at, closedAt: row.closed_at };
}
