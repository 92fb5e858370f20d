import type { RepliedView } from './reply.ts';
import type { OnBehalfView } from './on-behalf.ts';
import type { Wording } from '../../domain/wording.ts';
import type {
  Acting,
  Channel,
  Deadline,
  DocumentCheck,
  Fact,
  FileLink,
  FormTarget,
  Instant,
  ReviewDecision,
  RuleSource,
  Secretariat,
  Text,
  BallotChoice,
} from './shared.ts';

export type ReviewView = {
  readonly form: FormTarget;
  readonly acting: Acting;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly kind: Wording;
  readonly stage: Wording;
  readonly round: number;
  readonly sources: readonly RuleSource[];
  readonly submittedAt: Instant;
  readonly due?: Deadline | undefined;
  readonly particulars: readonly Fact[];
  readonly documents: readonly {
    readonly id: string;
    readonly title: Text;
    readonly sources: readonly RuleSource[];
    readonly files: readonly FileLink[];
    readonly check?: DocumentCheck | undefined;
    readonly problem?: Text | undefined;
  }[];
  /** Articles that the reviewer must find to hold, in their own words. */
  readonly ticks: readonly {
    readonly article: string;
    readonly words: Text;
    readonly checked: boolean;
    readonly sources: readonly RuleSource[];
    readonly problem?: Text | undefined;
  }[];
  /** What the applicant declared, in the articles’ words. */
  readonly declared: readonly Text[];
  /** What is assessed in words before it is approved: 第九条第（三）项. */
  readonly assesses?: Text | undefined;
  /** Of a case that somebody else opened about a member: what the member has replied. */
  readonly about?: { readonly replies: readonly RepliedView[] } | undefined;
  /** Duplicates and similar cases. */
  readonly flags: readonly { readonly text: Text; readonly url?: string | undefined }[];
  readonly previousRounds: readonly {
    readonly round: number;
    readonly at: Instant;
    readonly by: Text;
    readonly decision: ReviewDecision;
    readonly reason?: string | undefined;
    readonly remark?: string | undefined;
    readonly checks: readonly { readonly title: Text; readonly check: DocumentCheck }[];
  }[];
  readonly decisions: readonly ReviewDecision[];
  readonly handOverTo: readonly { readonly id: string; readonly label: Text }[];
  /** What was typed before a problem was found; nothing is preselected the first time. */
  readonly values: {
    readonly decision?: ReviewDecision | undefined;
    readonly reason: string;
    readonly remark: string;
    readonly handOverTo: string;
  };
  readonly problems: {
    readonly decision?: Text | undefined;
    readonly reason?: Text | undefined;
    readonly remark?: Text | undefined;
    readonly handOverTo?: Text | undefined;
  };
};

export type OrderView = {
  readonly form: FormTarget;
  readonly acting: Acting;
  readonly body: Wording;
  readonly sources: readonly RuleSource[];
  readonly proposedBy: Text;
  readonly proposedAt: Instant;
  readonly proposalReason: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: Text;
    readonly summary: Text;
    readonly caseNumber: string;
  }[];
  readonly electors: number;
  /** The ordinary notice, when the closing time proposed leaves less than it. */
  readonly shortened?:
    { readonly ordinary: Text; readonly sources: readonly RuleSource[] } | undefined;
  readonly values: {
    readonly order?: 'order' | 'decline' | undefined;
    readonly reason: string;
    /** YYYY-MM-DD and HH:MM, Asia/Shanghai. */
    readonly closesOn: string;
    readonly closesTime: string;
    readonly shortenedReason: string;
  };
  readonly problems: {
    readonly order?: Text | undefined;
    readonly reason?: Text | undefined;
    readonly closesOn?: Text | undefined;
    readonly closesTime?: Text | undefined;
    readonly shortenedReason?: Text | undefined;
  };
};

export type BallotItem = {
  /** What the voters should know of besides, such as another application of the same applicant. */
  readonly flags?: readonly Text[] | undefined;
  /** What the member it is about has replied. */
  readonly replies?: readonly RepliedView[] | undefined;
  /** What is asked, where a case is voted on more than once, and what follows when it passes. */
  readonly question?: { readonly title: Text; readonly follows: readonly Text[] } | undefined;
  readonly ballotId: string;
  readonly title: Text;
  readonly summary: Text;
  readonly facts: readonly Fact[];
  readonly documents: readonly FileLink[];
  readonly sources: readonly RuleSource[];
  /** 到会人数过半数（不含本数）, with where it comes from. */
  readonly threshold: Text;
  readonly thresholdSources: readonly RuleSource[];
  /** Chosen on this page, not yet recorded. Never set before the person chose. */
  readonly choice?: BallotChoice | undefined;
  readonly recusalReason: string;
  /** The person's own vote as recorded so far. */
  readonly recorded?:
    | {
        readonly choice: BallotChoice;
        readonly at: Instant;
        readonly receiptUrl?: string | undefined;
      }
    | undefined;
  /** Whether the person asked to change the recorded vote. */
  readonly change: boolean;
  /** Set when the charter itself keeps this person from voting on the item. */
  readonly kept?: Text | undefined;
  readonly problem?: Text | undefined;
  readonly recusalProblem?: Text | undefined;
};

export type BallotView = {
  readonly form: FormTarget;
  readonly acting: Acting;
  readonly body: Wording;
  readonly roundNumber: string;
  readonly sources: readonly RuleSource[];
  readonly order?:
    | { readonly by: Text; readonly reason: string; readonly shortenedReason?: string | undefined }
    | undefined;
  readonly returned: number;
  readonly entitled: number;
  readonly closesAt: Instant;
  readonly onBehalf: OnBehalfView;
  /** 要求开会 (X-Q22); absent where none may demand it, and for an observer. */
  readonly demand?:
    | {
        readonly form: FormTarget;
        readonly demands: number;
        /** How many make the round end. */
        readonly needed: number;
        readonly made: boolean;
        readonly reason: string;
        readonly problem?: Text | undefined;
        readonly sources: readonly RuleSource[];
      }
    | undefined;
  /** Attends without vote: sees everything, has no choices. */
  readonly observer: boolean;
  readonly items: readonly BallotItem[];
};

export type FilingView = {
  readonly form: FormTarget;
  readonly acting: Acting;
  readonly authority: Wording;
  readonly from: Wording;
  readonly filingNumber: string;
  readonly sentAt: Instant;
  readonly sources: readonly RuleSource[];
  readonly items: readonly {
    readonly title: Text;
    readonly decision: Text;
    readonly decidedAt: Instant;
    readonly proofUrl?: string | undefined;
  }[];
  readonly documents: readonly FileLink[];
  readonly values: {
    readonly outcome?: 'received' | 'returned' | undefined;
    readonly number: string;
    readonly remark: string;
    readonly reason: string;
  };
  readonly problems: {
    readonly outcome?: Text | undefined;
    readonly number?: Text | undefined;
    readonly reason?: Text | undefined;
  };
};

export type DecisionReceiptView = {
  readonly receiptNumber: string;
  readonly about: Text;
  readonly caseNumber?: string | undefined;
  readonly acting: Acting;
  readonly channel: Channel;
  readonly decidedAt: Instant;
  readonly lines: readonly {
    readonly title: Text;
    readonly outcome: Text;
    readonly tone: 'good' | 'bad' | 'plain';
    readonly reason?: string | undefined;
  }[];
  readonly sources: readonly RuleSource[];
  /** `same`: the same was sent again; `other`: something else was sent, and the record stays. */
  readonly repeated?: 'same' | 'other' | undefined;
  readonly next?: Text | undefined;
  /** While a vote may still be changed. */
  readonly change?: { readonly url: string; readonly until: Instant } | undefined;
};

export type LinkProblem =
  'unknown' | 'expired' | 'revoked' | 'superseded' | 'already-decided' | 'closed' | 'handed-over';

export type LinkProblemView = {
  readonly problem: LinkProblem;
  readonly about?: Text | undefined;
  readonly secretariat?: Secretariat | undefined;
  /** When it ended, closed, or was decided. */
  readonly at?: Instant | undefined;
  readonly handedOverTo?: Text | undefined;
  readonly outcome?: Text | undefined;
  readonly receiptUrl?: string | undefined;
  /** Sends a new link to the address on record only, shown masked. */
  readonly fresh?: { readonly form: FormTarget; readonly address: string } | undefined;
};

export type ContinueView = {
  readonly form: FormTarget;
  readonly about: Text;
  readonly acting: Acting;
};
