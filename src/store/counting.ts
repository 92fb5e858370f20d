import { sql } from 'kysely';
import { countableFrom, objectionsUntil } from '../domain/counting.ts';
import type { Scope } from './scope.ts';
import { workingCalendar } from './working-years.ts';
import { papersAwaited } from './papers-awaited.ts';
import { allHaveVoted, votesOf, type VotingRound } from './voting-rounds.ts';

/** Whether a round may be counted at an instant, or when to look again. Everything is read from the rows. */
export async function whenToCount(scope: Scope, round: VotingRound): Promise<'now' | Date> {
  const items = await itemsToCount(scope, round.id);
  const votes = await votesOf(
    scope,
    items.map(({ id }) => id),
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
    neverEarly: items.some((item) => item.neverEarly),
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

/** The items still to be counted, and which of them wait for the close by the plan of their case. */
async function itemsToCount(
  scope: Scope,
  votingRound: string,
): Promise<readonly { readonly id: string; readonly neverEarly: boolean }[]> {
  const { rows } = await sql<{ id: string; never_early: boolean }>`
    select b.id, exists (
      select from jsonb_array_elements(c.plan -> 'stages') s
      where s ->> 'kind' = 'ballot' and s ->> 'name' = b.stage and s ->> 'early' = 'never') as never_early
    from ballots b join cases c on c.id = b.case_id
    where b.voting_round = ${votingRound} and b.closed_at is null`.execute(scope.tx);
  return rows.map((row) => ({ id: row.id, neverEarly: row.never_early }));
}

async function recordWaits(scope: Scope, votingRound: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records where subject = ${votingRound} and state = 'waiting' limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}
