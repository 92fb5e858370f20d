import { sql } from 'kysely';
import { correctedVotes, type VoteCorrection } from '../../domain/correction.ts';
import { tally, type Tally } from '../../domain/tally.ts';
import { whenToCount } from '../counting.ts';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  votesOf,
  type Ballot,
  type MarkedChoice,
  type Vote,
  type VotingRound,
} from '../voting-rounds.ts';
import { recordResult } from './ballot-result.ts';
import { addressedBy, tellRound } from './tell-round.ts';

/** Counts one ballot from its stored rows and what corrects them; counting again gives the same (invariant 1). */
export function countBallot(
  ballot: Ballot,
  votes: readonly Vote[],
  corrections: readonly VoteCorrection<MarkedChoice>[] = [],
): Tally {
  const voters = new Set(ballot.electorate?.voters.map((seat) => seat.person));
  const counted = lastVotes(correctedVotes(votes, corrections)).filter(
    (vote) => vote.ballot === ballot.id && voters.has(vote.person),
  );
  const marked = (choice: Vote['choice']): number =>
    counted.filter((vote) => vote.choice === choice).length;
  return tally(ballot.rule, {
    // Whoever recused is out of electorate, base and quorum (X-Q11).
    electors: voters.size - marked('recuse'),
    for: marked('for'),
    against: marked('against'),
    abstain: marked('abstain'),
    invalid: 0,
  });
}

/** 计票: closes a round as soon as it may be counted; false while it must stay open. */
export async function closeRound(scope: Scope, votingRound: string): Promise<boolean> {
  const round = await readRound(scope, votingRound, 'update');
  if (!round || round.state === 'closed' || round.state === 'to-meeting') return true;
  if (round.state !== 'open') return false;
  const now = await scope.context.clock.now(scope.tx);
  const at = { ...scope, now };
  if (!(await isOver(at, round))) return false;
  await sql`update voting_rounds set state = 'closed', closed_at = ${now} where id = ${votingRound}`.execute(
    scope.tx,
  );
  await revokeTasks(at, { votingRound }, 'the vote has closed');
  const ballots = await ballotsOfRound(at, votingRound);
  for (const ballot of ballots.filter((candidate) => !candidate.closedAt))
    await recordResult(at, ballot, countBallot(ballot, await votesOf(at, [ballot.id])));
  await tellRound(at, votingRound, addressedBy(ballots), {
    key: `ballot result ${votingRound}`,
    template: 'ballot-result',
  });
  return true;
}

/** A meeting is over when every item is settled; a correspondence vote when it may be counted. */
async function isOver(scope: Scope, round: VotingRound): Promise<boolean> {
  if (round.way === 'meeting')
    return (await ballotsOfRound(scope, round.id)).every((ballot) => ballot.closedAt !== null);
  return (await whenToCount(scope, round)) === 'now';
}
