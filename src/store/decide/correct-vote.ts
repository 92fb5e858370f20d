import type { VoteCorrection } from '../../domain/correction.ts';
import { lockCase, type Case } from '../cases.ts';
import { correctionsOfBallot, votesAmong } from '../corrections.ts';
import type { CorrectionOutcome } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { readBallot, votesOf, type Ballot, type MarkedChoice } from '../voting-rounds.ts';
import { afterRecount } from './after-recount.ts';
import { countBallot } from './close-round.ts';

type Corrected = VoteCorrection<MarkedChoice>;

const CHOICES: ReadonlySet<string> = new Set(['for', 'against', 'abstain', 'recuse', 'nothing']);

/** Why a vote cannot be corrected so; before the close its elector changes it. */
export async function voteProblem(
  scope: Scope,
  one: Case,
  content: Corrected,
): Promise<string | undefined> {
  if (!CHOICES.has(content.counts)) return 'unknown';
  const ballot = await readBallot(scope, content.ballot);
  if (ballot?.caseId !== one.id) return 'unknown';
  if (!ballot.closedAt) return 'vote-open';
  if (!ballot.result) return 'item-ended';
  const vote = (await votesOf(scope, [ballot.id], content.person)).find(
    (candidate) => candidate.version === content.version,
  );
  if (!vote) return 'no-such-vote';
  const last = votesAmong(await correctionsOfBallot(scope, ballot)).findLast(
    (correction) => correction.person === content.person && correction.version === content.version,
  );
  return (last?.counts ?? vote.choice) === content.counts ? 'already-so' : undefined;
}

/** Counts the ballot again without what was wrong. The stored tally stays; another result goes back to the body. */
export async function correctVote(
  scope: Scope,
  one: Case,
  content: Corrected,
  record: Recorded,
): Promise<CorrectionOutcome> {
  await lockCase(scope, one.id);
  const ballot = (await readBallot(scope, content.ballot)) as Ballot;
  const corrections = votesAmong(await correctionsOfBallot(scope, ballot));
  const votes = await votesOf(scope, [ballot.id]);
  const before = countBallot(ballot, votes, corrections);
  const after = countBallot(ballot, votes, [...corrections, content]);
  return afterRecount(scope, one, ballot, record, { before, after });
}
