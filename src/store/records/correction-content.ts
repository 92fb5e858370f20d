import type { ShowOfHands } from '../../domain/show-of-hands.ts';
import type { Tally } from '../../domain/tally.ts';
import type { VoteCorrection } from '../../domain/correction.ts';
import type { MarkedChoice } from '../voting-rounds.ts';

/** What is corrected and how it should have been. A correction is entered about a case: its subject. */
export type CorrectionContent = { readonly reason: string } & (
  | ({ readonly of: 'vote' } & VoteCorrection<MarkedChoice>)
  /** The whole sheet of a show of hands, as it should have been entered. */
  | { readonly of: 'sheet'; readonly ballot: string; readonly sheet: ShowOfHands }
  | { readonly of: 'review'; readonly decision: string; readonly choice: 'approve' | 'not-approve' }
  | { readonly of: 'receipt-date'; readonly stage: string; readonly day: string }
  | { readonly of: 'certificate'; readonly number: string; readonly name: string }
);

/**
 * What came of it. unchanged: the result is the same · back-to-body: it is not, and the body decides
 * again · with-body: the body was about to decide again anyway · set-right: a date · reissued: a document.
 */
export type CorrectionOutcome = {
  readonly came: 'unchanged' | 'back-to-body' | 'with-body' | 'set-right' | 'reissued';
  /** The tallies of a corrected ballot; the one before stays with the ballot too. */
  readonly before?: Tally;
  readonly after?: Tally;
  /** What stood there before, for a date, a name or a choice. */
  readonly was?: string;
};
