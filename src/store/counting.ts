import { sql } from 'kysely';
import { countableFrom, objectionsUntil } from '../domain/counting.ts';
import { casesWith } from './cases.ts';
import type { Scope } from './scope.ts';
import { workingCalendar } from './working-years.ts';
import { papersAwaited } from './papers-awaited.ts';
import { allHaveVoted, ballotsOfRound, votesOf, type VotingRound } from './voting-rounds.ts';

/** Whether a round may be counted at an instant, or when to look again. Everything is read from the rows. */
export async function whenToCount(scope: Scope, round: VotingRound): Promise<'now' | Date> {
  const ballots = (await ballotsOfRound(scope, round.id)).filter((ballot) => !ballot.closedAt);
  const votes = await votesOf(
    scope,
    ballots.map((ballot) => ballot.id),
  );
  const standing = votes.filter((vote) => vote.record && !vote.objectedAt);
  const late = standing.filter((vote) => vote.recordedAt >= round.closesAt);
  const unanswered = votes.some(
    (vote) =>
      vote.objectedAt &&
      vote.objectedAt >= round.closesAt &&
      !votes.some(
        (other) =>
          other.ballot === vote.ballot && other.person === vote.person && !other.objectedAt,
      ),
  );
  const from = countableFrom({
    now: scope.now.getTime(),
    closesAt: round.closesAt.getTime(),
    countsBy: round.countsBy.getTime(),
    allVoted: await allHaveVoted(scope, round.id),
    neverEarly: (
      await casesWith(
        scope,
        ballots.map(({ caseId }) => caseId),
      )
    ).some((one) =>
      one.plan.stages.some(
        (stage) =>
          stage.kind === 'ballot' &&
          stage.early === 'never' &&
          ballots.some((ballot) => ballot.caseId === one.id && ballot.stage === stage.name),
      ),
    ),
    onBehalf: standing.length > 0,
    waits:
      unanswered ||
      (await recordWaits(scope, round.id)) ||
      (await papersAwaited(scope, round.id)).length > 0,
    objectionsUntil:
      late.length === 0
        ? null
        : objectionsUntil(
            await workingCalendar(scope),
            Math.max(...late.map((vote) => vote.recordedAt.getTime())),
          ),
  });
  return from === 'now' ? 'now' : new Date(from);
}

async function recordWaits(scope: Scope, votingRound: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records where subject = ${votingRound} and state = 'waiting' limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}
