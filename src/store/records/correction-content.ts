import type { Day } from '../../domain/calendar.ts';
import type { VoteCorrection } from '../../domain/correction.ts';
import type { ShowOfHands } from '../../domain/show-of-hands.ts';
import type { Tally } from '../../domain/tally.ts';
import type { MarkedChoice } from '../voting-rounds.ts';

/** What of a case is corrected and how it should have been. The case is the record's subject. */
export type CaseCorrection = { readonly reason: string } & (
  | ({ readonly of: 'vote' } & VoteCorrection<MarkedChoice>)
  /** The whole sheet of a show of hands, as it should have been entered. */
  | { readonly of: 'sheet'; readonly ballot: string; readonly sheet: ShowOfHands }
  | { readonly of: 'review'; readonly decision: string; readonly choice: 'approve' | 'not-approve' }
  | { readonly of: 'receipt-date'; readonly stage: string; readonly day: string }
  /** When the notice of leaving was received. */
  | { readonly of: 'notice-day'; readonly day: string }
  | { readonly of: 'certificate'; readonly number: string; readonly name: string }
);

/** What is corrected outside of a case: the day of something, or who attended it. */
export type DayCorrection = { readonly reason: string } &
  /** Subject: the voting round that was held as a meeting. */
  (
    | { readonly of: 'meeting-day'; readonly day: Day }
    /** Subject: the member. */
    | { readonly of: 'membership-day'; readonly which: 'since' | 'until'; readonly day: Day }
    /** Subject: the person. */
    | {
        readonly of: 'office-day';
        readonly which: 'from' | 'until';
        readonly holding: string;
        readonly day: Day;
      }
    /** Subject: the activity. */
    | { readonly of: 'activity'; readonly day: Day; readonly members: readonly string[] }
    /** Subject: the voting round that was held as a meeting. `members`: those there by a proxy or without a seat. */
    | {
        readonly of: 'attendance';
        readonly persons: readonly string[];
        readonly members: readonly string[];
      }
  );

export type CorrectionContent = CaseCorrection | DayCorrection;

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
  /** Voting rounds whose frozen electorate names the holder in the days that were taken off; it stays (X-Q19). */
  readonly rounds?: readonly string[];
  /** Who was on the list of a meeting before. */
  readonly persons?: readonly string[];
  /** What stands instead of an activity that was set aside. */
  readonly activity?: string;
};
