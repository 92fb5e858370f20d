import type { BallotChoice, FormTarget, Instant, Text } from './shared.ts';

type Line = { readonly title: Text; readonly choice: BallotChoice };

/** What somebody else entered or noted of a voter's vote, as the voter sees it. */
export type OnBehalfView = {
  readonly records: readonly {
    readonly number: string;
    readonly at: Instant;
    readonly lines: readonly Line[];
    readonly objected: boolean;
    /** Until when they may object. */
    readonly until: Instant;
    /** To object; absent once they did, and after the count. */
    readonly form?: FormTarget | undefined;
  }[];
  /** What they said by telephone, to be confirmed. */
  readonly said?: { readonly lines: readonly Line[]; readonly form: FormTarget } | undefined;
};
