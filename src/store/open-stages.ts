import { sql } from 'kysely';
import type { BallotResult } from '../domain/tally.ts';
import type { Scope } from './scope.ts';

/** A stage under way. `ballot`: whether a voting round has taken it in, and what it came to. */
export type OpenStage = {
  readonly caseId: string;
  readonly name: string;
  readonly round: number;
  readonly kind: string;
  readonly openedAt: Date;
  readonly nudgesDone: number;
  readonly ballot: { readonly id: string; readonly result: BallotResult | null } | null;
};

type Row = {
  case_id: string;
  name: string;
  round: number;
  kind: string;
  opened_at: Date;
  nudges_done: number;
  ballot: string | null;
  result: BallotResult | null;
};

/** Every stage without an outcome, of open cases and of receipts still missing, oldest first. */
export async function openStages(scope: Scope): Promise<readonly OpenStage[]> {
  const { rows } = await sql<Row>`
    select s.case_id, s.name, s.round, s.kind, s.opened_at, s.nudges_done, b.id as ballot, b.result
    from stages s join cases c on c.id = s.case_id
    left join ballots b on b.case_id = s.case_id and b.stage = s.name and b.round = s.round
    where s.outcome is null and (c.status = 'open' or s.kind = 'receipt')
    order by s.opened_at, s.case_id`.execute(scope.tx);
  return rows.map((row) => ({
    caseId: row.case_id,
    name: row.name,
    round: row.round,
    kind: row.kind,
    openedAt: row.opened_at,
    nudgesDone: row.nudges_done,
    ballot: row.ballot === null ? null : { id: row.ballot, result: row.result },
  }));
}
