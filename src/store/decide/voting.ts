import { sql } from 'kysely';
import { readStanding, type Standing } from '../own-items.ts';
import type { Scope } from '../scope.ts';
import { roundFrom, type RoundRow, type VotingRound } from '../voting-rounds.ts';

/** A voting round as an elector finds it who is about to vote, locked until the transaction ends. */
export type Voting = Standing & {
  readonly round: VotingRound;
  /** Read under the lock: waiting for it may have outlasted the close. */
  readonly now: Date;
};

/**
 * Keeps the close out, and the same elector's double clicks and other devices; other electors vote meanwhile. What
 * stands to the vote is read in a statement of its own: one that waited for a lock does not see what it waited for.
 */
export async function lockVoting(
  scope: Scope,
  votingRound: string,
  person: string,
): Promise<Voting | undefined> {
  const { rows } = await sql<RoundRow & { locked_at: Date }>`
    with round as materialized (select * from voting_rounds where id = ${votingRound} for share),
      elector as materialized (
        select pg_advisory_xact_lock(hashtextextended(${`${votingRound} ${person}`}, 0)) from round)
    select round.*, clock_timestamp() as locked_at from round cross join elector`.execute(scope.tx);
  const [row] = rows;
  if (!row) return undefined;
  const now = await scope.context.clock.now(scope.tx, row.locked_at);
  const standing = await readStanding({ ...scope, now }, votingRound, person);
  return { ...standing, round: roundFrom(row), now };
}
