import { sql } from 'kysely';
import type { VoteCorrection } from '../domain/correction.ts';
import type { ShowOfHands } from '../domain/show-of-hands.ts';
import { resultWith, type Tally } from '../domain/tally.ts';
import type { CorrectionContent, CorrectionOutcome } from './records/correction-content.ts';
import { recordsAbout, type Recorded } from './records/records.ts';
import type { Scope } from './scope.ts';
import type { Ballot, MarkedChoice } from './voting-rounds.ts';

/** A correction that was checked and counts. */
export type Correction = {
  readonly record: Recorded;
  readonly content: CorrectionContent;
  readonly outcome: CorrectionOutcome;
};

/** A corrected vote, or the corrected sheet of a show of hands, with the tallies before and after it. */
export type BallotCorrection = {
  readonly record: Recorded;
  readonly of: Extract<CorrectionContent, { readonly of: 'vote' | 'sheet' }>;
  readonly before: Tally;
  readonly after: Tally;
};

/** The corrections about a case that count, in the order they were checked. */
export async function correctionsOfCase(
  scope: Scope,
  caseId: string,
): Promise<readonly Correction[]> {
  return (await recordsAbout(scope, caseId))
    .filter((record) => record.kind === 'correction' && record.state === 'counted')
    .sort((one, other) => Number(one.checkedAt) - Number(other.checkedAt))
    .map((record) => ({
      record,
      content: record.content as unknown as CorrectionContent,
      outcome: record.outcome as unknown as CorrectionOutcome,
    }));
}

/** What was corrected in the count of one ballot, in order. */
export async function correctionsOfBallot(
  scope: Scope,
  ballot: Pick<Ballot, 'id' | 'caseId'>,
): Promise<readonly BallotCorrection[]> {
  return (await correctionsOfCase(scope, ballot.caseId)).flatMap(({ record, content, outcome }) =>
    (content.of === 'vote' || content.of === 'sheet') &&
    content.ballot === ballot.id &&
    outcome.before &&
    outcome.after
      ? [{ record, of: content, before: outcome.before, after: outcome.after }]
      : [],
  );
}

/** What corrects single votes, as the count takes it. */
export function votesAmong(
  corrections: readonly BallotCorrection[],
): readonly VoteCorrection<MarkedChoice>[] {
  return corrections.flatMap(({ of }) => (of.of === 'vote' ? [of] : []));
}

/** The sheet that counts instead of the one first entered; undefined while that one stands. */
export function correctedSheet(corrections: readonly BallotCorrection[]): ShowOfHands | undefined {
  const last = corrections.findLast(({ of }) => of.of === 'sheet')?.of;
  return last?.of === 'sheet' ? last.sheet : undefined;
}

/** A ballot with the count and result that hold: those of its last correction, where there is one. */
export async function asCorrected<
  Known extends Pick<Ballot, 'id' | 'caseId' | 'result' | 'tally' | 'statement'>,
>(scope: Scope, ballot: Known): Promise<Known> {
  if (!ballot.result) return ballot;
  const last = (await correctionsOfBallot(scope, ballot)).at(-1);
  if (!last) return ballot;
  return { ...ballot, tally: last.after, result: resultWith(last.after, ballot.statement) };
}

/** Whether the decision a membership rests on was set aside and its body has not decided again yet (更正中). */
export async function isUnderCorrection(scope: Scope, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from cases c join members m on m.case_id = c.id
    where c.id = ${caseId} and c.status = 'open' and m.until is null
      and exists (select from stages s where s.case_id = c.id and s.corrected_by is not null
        and s.kind <> 'issue'
        and not exists (select from stages later where later.case_id = c.id and later.name = s.name
          and later.round > s.round and later.outcome in ('approved', 'passed')))`.execute(
    scope.tx,
  );
  return rows.length > 0;
}
