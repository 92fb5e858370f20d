import type { Outcome } from '../domain/progress.ts';

/** Which run of which workflow asks; a second run for the same rows raises an alarm. */
export type Run = { readonly workflowId: string; readonly runId: string };

export type StageRef = {
  readonly alliance: string;
  readonly caseId: string;
  readonly stage: string;
  readonly round: number;
  /** SHA-256 is taken of the plan the workflow runs; it must be the stored one. */
  readonly plan: unknown;
  readonly run: Run;
  /** What a slow step has reported as done; the rows must bear it out. */
  readonly reported?: 'mail-sent' | 'document-issued';
};

/** Whether this step may send at once what it queues; a workflow whose sender is at work leaves it to that one. */
export type Sending = { readonly sendsItself: boolean };

/**
 * Where something stands after it was brought as far as its rows allow. `mail`: something waits to be sent.
 * `until`: when to look again at the latest, in milliseconds since the epoch. Times running out decide nothing.
 */
export type Attended<Outcomes extends string> =
  | { readonly kind: 'refused' }
  | { readonly kind: 'settled'; readonly outcome: Outcomes; readonly mail: boolean }
  | {
      readonly kind: 'waiting';
      readonly until: number | null;
      readonly mail: boolean;
      /** When somebody ought to have acted, for those who watch. Nothing happens then. */
      readonly due: number | null;
      /** The slow step that alone moves it on. */
      readonly needs?: 'mail' | 'document';
      /** Of a voting round: how it stands, for those who watch. */
      readonly state?: 'proposed' | 'convened' | 'open';
    };

/** What a stage came to; `moved`: a correction took the case back to an earlier one, and it is walked again. */
export type Came = Outcome | 'moved';
/** Where a membership stands, with its clock: state and end are for those who watch. */
export type AttendedMember =
  | { readonly kind: 'refused' }
  | { readonly kind: 'settled'; readonly outcome: 'ended' }
  | {
      readonly kind: 'waiting';
      readonly until: number | null;
      readonly state: 'running' | 'suspended' | 'warned' | 'ended';
      readonly due: number | null;
    };

/**
 * Steps on rows: short transactions, idempotent. What they queue they try to send at once, for a few seconds,
 * and what they need made they try to make once. They never fail because of that: `mail` and `needs` say
 * what is left to the slow steps.
 */
export type Attending = {
  /** The answer for the stage asked about and, where that is settled, for each one that follows in the plan. */
  attendStage(ref: StageRef & Sending): Promise<readonly Attended<Came>[]>;
  /** After the end: the receipt of a filing that the case did not wait for (B-Q5). */
  attendReceipt(ref: StageRef & Sending): Promise<Attended<'receipt' | 'moved'>>;
  attendRound(
    ref: {
      readonly alliance: string;
      readonly votingRound: string;
      readonly run: Run;
    } & Sending,
  ): Promise<Attended<'closed' | 'declined' | 'to-meeting'>>;
  /** Whether something of the scope is left to the mail queue. */
  sendAtOnce(of: { readonly alliance: string; readonly scope: string }): Promise<boolean>;
  attendMember(ref: {
    readonly alliance: string;
    readonly member: string;
    readonly run: Run;
  }): Promise<AttendedMember>;
  attendDues(ref: {
    readonly alliance: string;
    readonly round: string;
    readonly run: Run;
  }): Promise<Attended<'closed'>>;
  attendPlaces(
    ref: { readonly alliance: string; readonly offer: string; readonly run: Run } & Sending,
  ): Promise<Attended<'given' | 'withdrawn'>>;
  reportUnknownMessage(ref: {
    readonly alliance: string;
    readonly workflowId: string;
    readonly name: string;
  }): Promise<void>;
};

/** Slow steps, on their own task queue. */
export type Delivering = {
  /** Sends everything queued in a scope; fails retryably while a mail server asks to try later. */
  sendMail(of: {
    readonly alliance: string;
    readonly scope: string;
  }): Promise<{ readonly sent: number; readonly refused: number }>;
  /** Makes the document of an `issue` stage: number, PDF, row, mails. */
  issueDocument(of: {
    readonly alliance: string;
    readonly caseId: string;
    readonly stage: string;
  }): Promise<void>;
};
