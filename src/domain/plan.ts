import type { Wording } from './wording.ts';

/**
 * Where a rule comes from: 章程规定 (`charter`), 联盟决定 (`alliance`) or 系统默认 (`default`).
 * `article` is the number in the source's own counting ("14(3)"), `question` the number of the
 * question a default answers ("B-Q4"), `resolution` the number of the alliance's resolution.
 */
export type Source = {
  readonly from: 'charter' | 'alliance' | 'default';
  readonly article?: string;
  readonly question?: string;
  readonly resolution?: string;
};

/** A share of a base, in integers: `yes * den >= num * base` when inclusive, `>` when not. */
export type Fraction = { readonly num: number; readonly den: number; readonly inclusive: boolean };

/** What a share is taken of: `all` the electorate after recusal, `present`, or `voting` (for + against). */
export type Base = 'all' | 'present' | 'voting';

/** 通讯表决 or 会议表决: how a body votes. */
export type VotingWay = 'correspondence' | 'meeting';
/** Without the quorum: `enforce`: no valid resolution, `advise`: to be confirmed. */
export type QuorumMode = 'enforce' | 'advise';
/** A share of the electorate that must be present; the mode may differ by the way of voting (X-Q1). */
export type Quorum = Fraction & {
  readonly mode: QuorumMode | Readonly<Record<VotingWay, QuorumMode>>;
};

/** How a body decides one item. `sources` has an entry for every other field. */
export type DecisionRule = {
  readonly passes: Fraction & { readonly base: Base };
  readonly quorum: Quorum | null;
  /** `hold`: exactly half of the base for it is to be confirmed before it counts (D-Q4). */
  readonly exactHalf?: 'hold';
  readonly recuse: readonly ('subject' | 'declared')[];
  readonly secret: boolean;
  /** Ways for a vote to come that are refused; absent in plans from before this was asked. */
  readonly refuses?: readonly ('forwarded-link' | 'paper' | 'telephone-confirmed')[];
  readonly sources: Readonly<Record<'passes' | 'quorum' | 'recuse' | 'secret', Source>> & {
    readonly exactHalf?: Source;
    readonly refuses?: Source;
  };
};

/** What a stage changes in the registry. One transaction with the stage's outcome. */
export type Effect = { readonly sources: readonly Source[] } & (
  | { readonly do: 'admit'; readonly class: string }
  | { readonly do: 'end-membership'; readonly because: EndReason }
  | { readonly do: 'enter'; readonly what: string }
  /** The member the case is about comes to another class. */
  | { readonly do: 'class'; readonly class: string }
  /** The membership that the case ended goes on as if it had never ended. */
  | { readonly do: 'reinstate' }
);

/**
 * Why a membership ended: the member left (退会), is deemed to have left (视为自动退出), lost it by what happened
 * (会员资格自动取消), or was expelled (除名).
 */
export const END_REASONS = ['withdrawn', 'deemed', 'cancelled', 'expelled'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** A time to act in: days, working days or months. */
export type Span =
  { readonly days: number } | { readonly workingDays: number } | { readonly months: number };

/** How long before its close a vote is opened, at the least: working days, or days as the calendar has them. */
export type Notice = { readonly source: Source } & (
  { readonly workingDays: number } | { readonly days: number }
);

type StageOf<Kind extends string, Fields> = {
  readonly kind: Kind;
  /** Unique within the procedure; shown in Temporal only through `title`. */
  readonly name: string;
  readonly title: Wording;
  readonly sources: readonly Source[];
  /** Effects when the stage ends well (approved, passed, sent, done). */
  readonly then: readonly Effect[];
  /** Where an outcome leads instead of its usual way: a later stage, or an end. */
  readonly leads?: Readonly<Record<string, string>>;
} & Readonly<Fields>;

/** 提交: the opener hands in a form and documents. */
export type SubmitStage = StageOf<
  'submit',
  {
    form: string;
    /** Articles whose words the opener declares to hold. */
    declares?: readonly string[];
    /** Papers handed in with it. */
    documents?: readonly string[];
  }
>;
/** 审核: one person of a body decides; each received document is checked. */
export type ReviewStage = StageOf<
  'review',
  {
    by: string;
    /** Articles that the reviewer must find to hold. */
    checks?: readonly string[];
    /** Articles that are a matter of judgement: approving takes an assessment in words. */
    assesses?: readonly string[];
    /** Not by whoever opened the case. */
    otherThan?: 'opener';
  }
>;
/** 表决: a body votes by a rule. Correspondence must be ordered by the chair with a reason (X-Q22). */
export type BallotStage = StageOf<
  'ballot',
  {
    by: string;
    rule: DecisionRule;
    notice: Notice;
    /** How long after its close a vote waits for paper at the latest (X-Q25); absent in plans from before. */
    counting?: { workingDays: number; source: Source };
    /** The notice is not shortened, whoever chairs (X-Q8). */
    shorten?: 'never';
    /** Not counted before its close, although everybody has voted (X-Q15). */
    early?: 'never';
  }
>;
/** 备案: an authority is told; the case goes on when the filing was `sent` or its `receipt` is in. */
export type FilingStage = StageOf<'filing', { with: string; passes: 'sent' | 'receipt' }>;
/** 颁发: a document is issued. */
export type IssueStage = StageOf<'issue', { document: string }>;

/**
 * 履行手续: the formalities of leaving. `returns`: the document that is given back or declared lost; `within`: the days
 * after which they count as done, for leaving is free; null: as long as it takes.
 */
export type FormalitiesStage = StageOf<
  'formalities',
  { by: string; returns: string | null; within: number | null; items?: readonly Wording[] }
>;
/** 期满提示: a clock of the charter runs out for a member; warned until it has, or until the member takes part. */
export type WarningStage = StageOf<'warning', { clock: string }>;
/** 异议: the member may object within so many days; somebody of a body answers, and a second person checks the answer. */
export type ObjectionStage = StageOf<
  'objection',
  {
    by: string;
    within: number;
    /** The clock that starts anew where the member was right. */
    restarts?: string;
  }
>;

/**
 * 陈述申辩: the subject, or whoever opened the case, is told what it is about and may answer. `early`: the case waits
 * for the end of the days although an answer is in, and it may be added to until then.
 */
export type ReplyStage = StageOf<
  'reply',
  { by: 'subject' | 'opener'; within: Span; early?: 'never' }
>;

/** Who acts for a unit: whom it designates, its head, or its liaison. */
export type ActsAs = 'representative' | 'head' | 'liaison';

/**
 * 通知: those named are told how the matter stands: `opener`, or the people of a body. `reaching`: who of the opener's
 * unit the charter names; without it, or where the form asks for no address of theirs, its contact.
 */
export type NotifyStage = StageOf<'notify', { to: readonly string[]; reaching?: ActsAs }>;

export type PlanStage =
  | SubmitStage
  | ReviewStage
  | BallotStage
  | FilingStage
  | IssueStage
  | FormalitiesStage
  | WarningStage
  | ObjectionStage
  | ReplyStage
  | NotifyStage;

/** A procedure as one case will run it: resolved once when the case opens, and stored with it. */
export type Plan = {
  readonly format: 1;
  readonly charter: string;
  readonly version: number;
  readonly procedure: string;
  /** The workflow type ("applicationReview"). */
  readonly process: string;
  readonly name: Wording;
  /** What it is about in a word: {zh: '入会', en: 'membership'}. */
  readonly matter: Wording;
  readonly sources: readonly Source[];
  readonly stages: readonly PlanStage[];
};
