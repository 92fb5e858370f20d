import type { Wording } from '../../domain/wording.ts';
import type { OnBehalfView } from './on-behalf.ts';
import type { BallotResult, Channel, Instant, RuleSource, Text, BallotChoice } from './shared.ts';

type Share = { readonly num: number; readonly den: number; readonly inclusive: boolean };

type Standing = {
  readonly result: BallotResult;
  readonly votes: {
    readonly electors: number;
    readonly for: number;
    readonly against: number;
    readonly abstain: number;
    readonly invalid: number;
  };
  readonly base: number;
  readonly needed: number | null;
};

export type ProofView = {
  readonly ballotNumber: string;
  readonly caseNumber: string;
  readonly title: Text;
  readonly body: Wording;
  readonly held: Text;
  readonly openedAt: Instant;
  readonly closedAt: Instant;
  readonly countedAt: Instant;
  readonly result: BallotResult;
  /** Seats frozen at opening, by rank. */
  readonly seats: readonly {
    readonly office: Wording;
    readonly holder?: string | undefined;
    readonly standing:
      | 'voted'
      | 'not-voted'
      | 'recused'
      | 'vacant'
      | 'left'
      /** At a meeting, where hands are counted and not named. */
      | 'there'
      | 'not-there'
      | 'entitled';
    readonly channel?: Channel | undefined;
    /** Absent in a secret ballot. */
    readonly choice?: BallotChoice | undefined;
    readonly note?: Text | undefined;
  }[];
  /** 列席: members invited to the meeting without a vote who were there; they count nowhere. */
  readonly guests?: readonly string[] | undefined;
  /** Votes that somebody else entered, each checked by a second person. */
  readonly records: readonly {
    readonly number: string;
    readonly channel: Channel;
    /** Absent in a secret ballot. */
    readonly voter?: string | undefined;
    readonly actedAt: Instant;
    readonly enteredBy: string;
    readonly enteredAt: Instant;
    readonly checkedBy: string;
    readonly checkedAt: Instant;
    /** SHA-256 of each file. */
    readonly evidence: readonly string[];
    /** Its voter said that it is not their vote: it did not count. */
    readonly objected: boolean;
  }[];
  readonly counts: readonly {
    readonly choice: 'for' | 'against' | 'abstain' | 'invalid' | 'not-voted';
    readonly count: number;
    readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
  }[];
  /** Corrections (更正) of the count, each with the tally before and after it. */
  readonly corrections: readonly {
    readonly number: string;
    readonly at: Instant;
    /** One vote, or the whole sheet of a show of hands. */
    readonly what: 'vote' | 'sheet';
    /** Absent in a secret ballot. */
    readonly voter?: string | undefined;
    readonly counts?: BallotChoice | 'recuse' | 'nothing' | undefined;
    readonly reason: string;
    readonly before: Standing;
    readonly after: Standing;
  }[];
  readonly recused: number;
  readonly base: { readonly label: Text; readonly count: number };
  readonly votesFor: number;
  readonly threshold: Share & { readonly label: Text };
  readonly quorum:
    | (Share & {
        readonly label: Text;
        readonly present: number;
        readonly of: number;
        readonly mode: 'enforce' | 'advise';
      })
    | null;
  readonly rules: readonly {
    readonly rule: Text;
    readonly value: Text;
    readonly sources: readonly RuleSource[];
  }[];
  readonly charter: { readonly name: Text; readonly version: string };
  readonly snapshotHash: string;
  readonly recordUrl?: string | undefined;
  readonly backUrl?: string | undefined;
};

/** A closed voting round as one of its electors sees it. */
export type RoundResultView = {
  readonly body: Wording;
  readonly roundNumber: string;
  readonly closedAt: Instant;
  /** False between the close and the count. */
  readonly counted: boolean;
  readonly onBehalf: OnBehalfView;
  /** correspondence: votes came one by one · meeting: a show of hands · to-meeting: ended for a meeting. */
  readonly way: 'correspondence' | 'meeting' | 'to-meeting';
  /** Whether the page answers a submission after the close. */
  readonly late: boolean;
  readonly items: readonly {
    readonly title: Text;
    readonly caseNumber: string;
    readonly result?: BallotResult | undefined;
    /** Why it ended without a result. */
    readonly ended?: Text | undefined;
    readonly own?: Text | undefined;
    readonly resolves?: Text | undefined;
    readonly proofUrl?: string | undefined;
  }[];
};
