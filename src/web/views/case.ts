import type { CaseSharingView } from './sharing.ts';
import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type { CorrectionRow } from './correction.ts';
import type {
  BallotResult,
  CaseState,
  Channel,
  DocumentCheck,
  Fact,
  FileLink,
  FormTarget,
  Instant,
  RuleSource,
  Text,
  TimelineStage,
} from './shared.ts';

export type MailRow = {
  readonly at: Instant;
  readonly to: string;
  readonly subject: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'refused';
  readonly attempts: number;
  readonly note?: Text | undefined;
  readonly caseNumber?: string | undefined;
  readonly caseUrl?: string | undefined;
  readonly resend?: FormTarget | undefined;
};

export type AuditRow = {
  readonly number: number;
  readonly at: Instant;
  readonly who: Text;
  readonly what: Text;
  readonly about?: string | undefined;
  readonly hash: string;
};

export type CaseView = {
  readonly nav: ConsoleNav;
  readonly caseNumber: string;
  readonly procedure: Wording;
  readonly applicant: string;
  readonly kind: Wording;
  readonly state: CaseState;
  readonly submittedAt: Instant;
  readonly charter: { readonly name: Text; readonly version: string };
  readonly temporalUrl?: string | undefined;
  /** To the task page, when the reader has something to decide here. */
  readonly taskUrl?: string | undefined;
  /** Forms and pages that belong to the case where it stands now. */
  readonly ways?: readonly { readonly label: Text; readonly url: string }[] | undefined;
  /** Somebody else opened it about the member: what it says is an allegation, no application. */
  readonly about?: boolean | undefined;
  readonly particulars: readonly Fact[];
  readonly documents: readonly {
    readonly title: Text;
    readonly check?: DocumentCheck | undefined;
    readonly files: readonly FileLink[];
  }[];
  readonly stages: readonly TimelineStage[];
  readonly decisions: readonly {
    readonly at: Instant;
    readonly by: Text;
    readonly stage: Text;
    readonly outcome: Text;
    readonly channel: Channel;
    /** The member's own words. */
    readonly said?: string | undefined;
    readonly reason?: string | undefined;
    /** Internal; never shown to the applicant. */
    readonly remark?: string | undefined;
    readonly receiptNumber?: string | undefined;
  }[];
  /** What its procedure knows at all: in a case of leaving nobody decides. */
  readonly knows: {
    readonly decisions: boolean;
    readonly votes: boolean;
    readonly filings: boolean;
  };
  readonly ballots: readonly {
    readonly body: Wording;
    readonly roundUrl?: string | undefined;
    readonly proofUrl?: string | undefined;
    readonly result?: BallotResult | undefined;
    /** Who may resolve a result that is not final. */
    readonly resolves?: Text | undefined;
    readonly returned: number;
    readonly entitled: number;
    readonly closesAt: Instant;
  }[];
  readonly filings: readonly {
    readonly authority: Wording;
    readonly sentAt: Instant;
    readonly state: 'waiting' | 'received' | 'returned';
    readonly number?: string | undefined;
    readonly receivedAt?: Instant | undefined;
    readonly remark?: string | undefined;
    readonly evidence?: FileLink | undefined;
    /** A letter that waits for its second person. */
    readonly waitingUrl?: string | undefined;
    /** To register a receipt that came as a letter. */
    readonly register?:
      | {
          readonly form: FormTarget;
          readonly values: {
            readonly number: string;
            readonly receivedOn: string;
            readonly remark: string;
          };
          readonly problems: {
            readonly number?: Text | undefined;
            readonly receivedOn?: Text | undefined;
            readonly scan?: Text | undefined;
          };
        }
      | undefined;
  }[];
  readonly effects: readonly {
    readonly at: Instant;
    readonly text: Text;
    readonly sources: readonly RuleSource[];
    readonly url?: string | undefined;
  }[];
  readonly corrections: {
    readonly rows: readonly CorrectionRow[];
    /** The decision behind a membership was set aside and is not made again yet. */
    readonly underway: boolean;
    readonly enterUrl?: string | undefined;
  };
  /** 发文 about the case, and what can be drafted. */
  readonly papers: readonly {
    readonly url: string;
    readonly label: Text;
    readonly note?: Text | undefined;
  }[];
  readonly mails: readonly MailRow[];
  readonly audit: readonly AuditRow[];
  /** Advice, copies, and who has several parts in it. */
  readonly sharing?: CaseSharingView | undefined;
  readonly withdraw?:
    { readonly form: FormTarget; readonly problem?: Text | undefined } | undefined;
  readonly handOver?:
    | {
        readonly form: FormTarget;
        readonly people: readonly { readonly id: string; readonly label: Text }[];
        readonly problem?: Text | undefined;
      }
    | undefined;
};
