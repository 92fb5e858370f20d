import { sql } from 'kysely';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import { readRound, type VotingRound } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';

const UNDER_WAY: readonly VotingRound['state'][] = ['proposed', 'convened', 'open'];

/** The rounds that still vote on a case, locked before the case as an order and a close lock them. */
export async function roundsVotingOn(
  scope: Scope,
  caseId: string,
): Promise<readonly VotingRound[]> {
  const { rows } = await sql<{ voting_round: string }>`
    select voting_round from ballots where case_id = ${caseId} and result is null order by 1`.execute(
    scope.tx,
  );
  const rounds: VotingRound[] = [];
  for (const row of rows) {
    const round = await readRound(scope, row.voting_round, 'update');
    if (round && UNDER_WAY.includes(round.state)) rounds.push(round);
  }
  return rounds;
}

/** A proposal whose items are all gone asks the chair no more. */
export async function leaveRound(scope: Scope, round: VotingRound): Promise<void> {
  const { rows } = await sql`
    select 1 from ballots where voting_round = ${round.id} and closed_at is null limit 1`.execute(
    scope.tx,
  );
  if (round.state !== 'open' && rows.length === 0) {
    await sql`update voting_rounds set state = 'declined', closed_at = ${scope.now} where id = ${round.id}`.execute(
      scope.tx,
    );
    await revokeTasks(scope, { votingRound: round.id }, 'every application was withdrawn');
  }
  await wake(scope, 'ballot', round.id);
}
