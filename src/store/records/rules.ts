import type { Scope } from '../scope.ts';
import type { NewRecord, Recorded } from './records.ts';

/** What came of a record once it was checked. */
export type Applied =
  | { readonly kind: 'counted'; readonly outcome: Readonly<Record<string, unknown>> }
  /** Nothing was changed; `because` is a code that the page puts into words. */
  | { readonly kind: 'without-effect'; readonly because: string };

/** The rules of one kind of record. */
export type RecordRules = {
  /** Whether a scan or photograph must be with it. */
  readonly evidence: 'mandatory' | 'optional';
  /** Why it cannot be entered at all, as a code; undefined when it can. */
  admissible(scope: Scope, entry: NewRecord): Promise<string | undefined>;
  /** Carries it out through the same `decide` as the act's own channel, in the transaction of its check. */
  apply(scope: Scope, record: Recorded, checkedBy: string): Promise<Applied>;
  /** What follows from the entry itself: somebody is told, something waits for its check. */
  entered?(scope: Scope, record: Recorded): Promise<void>;
  /** What follows when the second person found it wrong. */
  turnedDown?(scope: Scope, record: Recorded): Promise<void>;
};
