import { canonical } from '../../domain/canonical.ts';
import { checkSheet, type ShowOfHands } from '../../domain/show-of-hands.ts';
import { lockCase, type Case } from '../cases.ts';
import { correctedSheet, correctionsOfBallot } from '../corrections.ts';
import type { CorrectionContent, CorrectionOutcome } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import { countSheet, entitledTo, sheetOf } from '../records/tally.ts';
import type { Scope } from '../scope.ts';
import { readBallot, type Ballot } from '../voting-rounds.ts';
import { afterRecount } from './after-recount.ts';

type Content = Extract<CorrectionContent, { readonly of: 'sheet' }>;

/** The sheet that counts for an item of a meeting now: the first one, or what it was corrected to. */
export async function sheetInForce(scope: Scope, ballot: Ballot): Promise<ShowOfHands | undefined> {
  return correctedSheet(await correctionsOfBallot(scope, ballot)) ?? sheetOf(scope, ballot);
}

/** Why the sheet of a show of hands cannot be corrected so; the other one must add up as the first had to. */
export async function sheetProblem(
  scope: Scope,
  one: Case,
  content: Content,
): Promise<string | undefined> {
  const ballot = await readBallot(scope, content.ballot);
  const stands = ballot && (await sheetInForce(scope, ballot));
  if (ballot?.caseId !== one.id || !stands) return 'unknown';
  if (canonical(stands) === canonical(content.sheet)) return 'already-so';
  return checkSheet(content.sheet, await entitledTo(scope, ballot)).length > 0
    ? 'does-not-add-up'
    : undefined;
}

/** Counts the item again from the corrected sheet; the sheet that was counted first stays with its ballot. */
export async function correctSheet(
  scope: Scope,
  one: Case,
  content: Content,
  record: Recorded,
): Promise<CorrectionOutcome> {
  await lockCase(scope, one.id);
  const ballot = (await readBallot(scope, content.ballot)) as Ballot;
  const stands = await sheetInForce(scope, ballot);
  if (!stands) throw new Error(`ballot ${ballot.id} has no sheet`);
  return afterRecount(scope, one, ballot, record, {
    before: countSheet(ballot, stands),
    after: countSheet(ballot, content.sheet),
  });
}
