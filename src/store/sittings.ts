import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** 会议表决: where and when the items of a voting round are voted on, and who was there. */
export type Sitting = {
  readonly votingRound: string;
  readonly meetsAt: Date;
  readonly place: string;
  readonly chairedBy: string;
  readonly openedBy: string | null;
  readonly openedAt: Date | null;
  /** Why it is not held after all. */
  readonly cancelledBecause: string | null;
};

type Row = {
  voting_round: string;
  meets_at: Date;
  place: string;
  chaired_by: string;
  opened_by: string | null;
  opened_at: Date | null;
  cancelled_because: string | null;
};

export async function insertSitting(
  scope: Scope,
  sitting: Pick<Sitting, 'votingRound' | 'meetsAt' | 'place' | 'chairedBy'>,
): Promise<void> {
  await sql`insert into sittings (alliance, voting_round, meets_at, place, chaired_by)
    values (${scope.alliance}, ${sitting.votingRound}, ${sitting.meetsAt}, ${sitting.place}, ${sitting.chairedBy})`.execute(
    scope.tx,
  );
}

export async function readSitting(scope: Scope, votingRound: string): Promise<Sitting | undefined> {
  const { rows } =
    await sql<Row>`select * from sittings where voting_round = ${votingRound}`.execute(scope.tx);
  const row = rows[0];
  return (
    row && {
      votingRound: row.voting_round,
      meetsAt: row.meets_at,
      place: row.place,
      chairedBy: row.chaired_by,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      cancelledBecause: row.cancelled_because,
    }
  );
}

export async function noteCancelled(
  scope: Scope,
  votingRound: string,
  reason: string,
): Promise<void> {
  await sql`update sittings set cancelled_because = ${reason} where voting_round = ${votingRound}`.execute(
    scope.tx,
  );
}

export async function markSittingOpened(
  scope: Scope,
  votingRound: string,
  by: string,
): Promise<void> {
  await sql`update sittings set opened_by = ${by}, opened_at = ${scope.now} where voting_round = ${votingRound}`.execute(
    scope.tx,
  );
}

/** Who was ticked as there; empty where no list was kept. */
export async function attendanceOf(scope: Scope, votingRound: string): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from attendance where voting_round = ${votingRound} order by person`.execute(
    scope.tx,
  );
  return rows.map((row) => row.person);
}

/** Replaces the list of those there; `represented`: whom each was there for, where that was found. */
export async function replaceAttendance(
  scope: Scope,
  votingRound: string,
  persons: readonly string[],
  by: string,
  represented: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<void> {
  await sql`delete from attendance where voting_round = ${votingRound}`.execute(scope.tx);
  for (const person of persons)
    await sql`insert into attendance (alliance, voting_round, person, member, entered_by, entered_at)
      values (${scope.alliance}, ${votingRound}, ${person}, ${represented.get(person)?.[0] ?? null}, ${by}, ${scope.now})`.execute(
      scope.tx,
    );
}
