import { resultWith, type Tally } from '../../domain/tally.ts';
import { stagesOf, type Case } from '../cases.ts';
import type { CorrectionOutcome } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { closeTask, openTasks } from '../tasks.ts';
import type { Ballot } from '../voting-rounds.ts';
import { backToTheBody } from './back-to-body.ts';
import { tellCorrection } from './tell-correction.ts';

/** What follows when a ballot was counted again. The stored tally stays; another result goes back to the body. */
export async function afterRecount(
  scope: Scope,
  one: Case,
  ballot: Ballot,
  record: Recorded,
  counts: { readonly before: Tally; readonly after: Tally },
): Promise<CorrectionOutcome> {
  const { statement } = ballot;
  const same = resultWith(counts.before, statement) === resultWith(counts.after, statement);
  const came = same
    ? await settledSince(scope, ballot)
    : await backToTheBody(scope, one.id, ballot, record);
  if (!same) await nothingToConfirm(scope, ballot);
  const outcome = { came: came === 'ended' ? 'unchanged' : came, ...counts } as const;
  await tellCorrection(scope, one, record, outcome.came, ballot);
  return outcome;
}

/** A result that stays the same after one that did not: the body was asked again and still is. */
async function settledSince(scope: Scope, ballot: Ballot): Promise<'unchanged' | 'with-body'> {
  const row = (await stagesOf(scope, ballot.caseId)).find(
    ({ name, round }) => name === ballot.stage && round === ballot.round,
  );
  return row?.setAside ? 'with-body' : 'unchanged';
}

/** A held result that is none any more waits for nobody's statement. */
async function nothingToConfirm(scope: Scope, ballot: Ballot): Promise<void> {
  for (const task of await openTasks(scope))
    if (task.kind === 'confirm' && task.subject === ballot.id)
      await closeTask(scope, task.id, 'revoked', 'the count was corrected');
}
