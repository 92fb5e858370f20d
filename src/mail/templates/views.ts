import type { OwnWords } from '../../domain/charter/own-words.ts';
import type { Wording } from '../../domain/wording.ts';
import type { AboutMemberMailView } from './about-member-views.ts';
import type { MemberLink, MemberMailView } from './member-views.ts';
import type { PlaceMail } from './place-views.ts';

/** The person a mail speaks to. With `surname` and `title` a Chinese mail says 王理事长：您好！ */
export type Addressee = {
  readonly name: string;
  readonly surname?: string;
  readonly title?: Wording;
};

/** What every mail needs: who writes, whom to call, who is addressed. */
export type MailFrame<Template extends string> = {
  readonly template: Template;
  /** The alliance's short name, as in 【上市服务联盟】. */
  readonly alliance: Wording;
  /** The secretariat's telephone, printed at the end of every mail. */
  readonly phone: string;
  readonly to: Addressee;
  /** 代办: in whose place the reader is asked. */
  readonly inPlaceOf?: string;
  /** What the alliance's charter calls a member and joining; absent: as usual. */
  readonly words?: OwnWords | null;
};

/**
 * An article spelled out without the word charter: {zh: '第十四条第（三）项', en: 'Article 14(3)'}.
 * The templates put 章程 before it.
 */
type Cited = { readonly article: Wording };

/** The applicant's case as it is named to people. */
export type CaseView = {
  readonly number: string;
  readonly organisation: string;
  /** The class applied for: {zh: '普通会员', en: 'Ordinary member'}. */
  readonly class: Wording;
};

/** One case, and in a word what it is about: {zh: '入会', en: 'membership'}. */
type OneCase = { readonly case: CaseView; readonly matter: Wording };

/** What a body votes on: `matter` as in {zh: '入会', en: 'membership'}. */
export type MatterView = {
  readonly body: Wording;
  readonly matter: Wording;
  readonly items: readonly CaseView[];
  /** Whether somebody has reviewed the documents of every item before: not every charter has it so. */
  readonly reviewed: boolean;
};

/** One document to be corrected, with the reason told to the applicant. */
export type DocumentToCorrect = { readonly document: Wording; readonly reason: string };

export type ApplicationReceived = MailFrame<'application-received'> &
  OneCase & {
    /** 查询码: with the case number it opens the status page. */
    readonly lookupCode: string;
    readonly link: string;
  };

export type ReturnedForCorrection = MailFrame<'returned-for-correction'> &
  Cited &
  OneCase & {
    /** The reviewer's words to the applicant; may have several lines, may be empty. */
    readonly reason: string;
    readonly documents: readonly DocumentToCorrect[];
    readonly due: Date | null;
    /** The year of `due` whose holidays are not published yet. */
    readonly unknownYear?: number;
    readonly link: string;
  };

export type ReviewWanted = MailFrame<'review-wanted'> &
  Cited &
  OneCase & {
    /** 1 for the first submission, 2 and more after a return for correction. */
    readonly round: number;
    readonly due: Date | null;
    readonly unknownYear?: number;
    readonly link: string;
  };

export type CorrespondenceOrderWanted = MailFrame<'correspondence-order-wanted'> &
  Cited &
  MatterView & { readonly link: string };

export type Ballot = MailFrame<'ballot'> &
  Cited &
  MatterView & {
    readonly correspondence: boolean;
    readonly closes: Date;
    readonly link: string;
  };

export type BallotForObserver = MailFrame<'ballot-for-observer'> &
  Cited &
  MatterView & {
    readonly correspondence: boolean;
    readonly closes: Date;
    readonly link: string;
  };

export type BallotReminder = MailFrame<'ballot-reminder'> &
  Cited &
  MatterView & {
    /** At most two reminders are sent; then the secretariat telephones. */
    readonly sequence: 1 | 2;
    readonly closes: Date;
    readonly link: string;
  };

export type Filing = MailFrame<'filing'> &
  Cited & {
    readonly authority: Wording;
    /** What is filed: {zh: '入会', en: 'membership'}. */
    readonly matter: Wording;
    readonly items: readonly CaseView[];
    readonly link: string;
  };

export type FilingReminder = MailFrame<'filing-reminder'> &
  Cited & {
    readonly authority: Wording;
    readonly matter: Wording;
    readonly items: readonly CaseView[];
    /** When the filing was first sent. */
    readonly sent: Date;
    readonly link: string;
  };

export type Approved = MailFrame<'approved'> &
  Cited &
  OneCase & {
    readonly memberSince: Date;
    /** The class admitted to: {zh: '普通会员单位', en: 'Ordinary member unit'}. */
    readonly admittedAs: Wording;
    /** A mail of its own brings the certificate. */
    readonly certificateFollows?: boolean;
    /** The bodies in which the new member has a seat that nobody fills yet. */
    readonly designates?: readonly Wording[];
    /** Null where the charter has none issued, or a mail of its own brings it. */
    readonly certificate: {
      readonly number: string;
      /** The name of the PDF that the sender attaches. */
      readonly filename: string;
      readonly verifyLink: string;
    } | null;
    readonly link: string;
  };

export type NotApproved = MailFrame<'not-approved'> &
  Cited &
  OneCase & {
    /** The body that voted on it; null where one of the secretariat has decided, with a reason. */
    readonly votedBy: Wording | null;
    readonly reason: string;
    readonly link: string;
  };

/** To those who had an open task in a case that its applicant withdrew. */
export type ApplicationWithdrawn = MailFrame<'application-withdrawn'> & OneCase;

/** To whoever may release a paper (签发). */
export type ReleaseWanted = MailFrame<'release-wanted'> & {
  /** {zh: '备案函', en: 'filing letter'} */
  readonly kind: Wording;
  readonly title: string;
  /** After it the secretariat telephones (X-Q9). */
  readonly lastReminder: boolean;
  readonly link: string;
};

/** To everybody concerned by a correction (更正); the original stays on record. */
export type Correction = MailFrame<'correction'> &
  OneCase & {
    /** The number of the record; absent where the mail tells what came of a corrected case. */
    readonly number: string | null;
    /** What was wrong: {zh: '表决计票', en: 'the count of a vote'}. */
    readonly what: Wording;
    readonly came: 'unchanged' | 'back-to-body' | 'with-body' | 'reissued' | 'ended' | 'stays';
    /** What the membership rests on besides, where the case came to nothing and it stays. */
    readonly ground?: string;
    /** Who decides again, or has decided. */
    readonly body: Wording;
    /** Whether there is a membership that rests on what is corrected. */
    readonly member: boolean;
    readonly certificate: { readonly number: string; readonly verifyLink: string } | null;
    readonly link: string;
  };

/** To a member or whoever holds an office: a day of theirs was set right (更正). */
export type DayCorrected = MailFrame<'day-corrected'> & {
  /** The number of the record. */
  readonly number: string;
  /** Whose day: the member, or the office. */
  readonly of: Wording;
  /** {zh: '入会日期', en: 'first day of the membership'}. */
  readonly what: Wording;
  /** As YYYY-MM-DD, or less where only a month or a year was known; empty: none was. */
  readonly was: string;
  readonly is: string;
};

export type BallotItemResult = CaseView & {
  readonly result: 'passed' | 'not-passed' | 'no-valid-resolution' | 'to-be-confirmed';
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly entitled: number;
  /** Who voted what, and how it came; null after a secret ballot and where no votes are kept one by one. */
  readonly list:
    | readonly { readonly voter: string; readonly choice: Wording; readonly how: Wording | null }[]
    | null;
};

export type BallotResult = MailFrame<'ballot-result'> &
  Cited & {
    readonly body: Wording;
    readonly matter: Wording;
    readonly items: readonly BallotItemResult[];
    /** The proof of the ballot (计票说明). */
    readonly link: string;
  };

/** One item of a voting round with a person's own choice. */
export type MarkView = { readonly item: CaseView; readonly choice: Wording };

/** To a voter in whose name a vote was recorded. */
export type VoteRecorded = MailFrame<'vote-recorded'> &
  MatterView & {
    /** The record's number. */
    readonly number: string;
    /** {zh: '纸质表决票', en: 'paper ballot'}. */
    readonly how: Wording;
    readonly counted: boolean;
    readonly marks: readonly MarkView[];
    readonly countsBy: Date;
    readonly link: string;
  };

/** To the secretariat: a voter objects to what was recorded in their name. */
export type VoteObjectedTo = MailFrame<'vote-objected-to'> & {
  readonly voter: string;
  readonly number: string;
  readonly round: string;
  readonly body: Wording;
  readonly link: string;
};

/** To a voter who gave an opinion on the telephone. */
export type OpinionToConfirm = MailFrame<'opinion-to-confirm'> &
  MatterView & {
    readonly marks: readonly MarkView[];
    readonly closes: Date;
    readonly link: string;
  };

/** One member's dues of one year, as its mails name them. Amounts are written out: 20,000. */
export type DuesView = Cited & {
  readonly member: string;
  readonly year: number;
  readonly yuan: string;
  readonly due: Date;
  readonly reference: string;
  readonly account: {
    readonly holder: string;
    readonly bank: string;
    readonly number: string;
  } | null;
  readonly link: string;
};

/** 缴费通知. */
export type DuesNotice = MailFrame<'dues-notice'> & DuesView;

export type DuesReminder = MailFrame<'dues-reminder'> &
  DuesView & {
    /** At most two are sent; then the secretariat telephones. */
    readonly sequence: 1 | 2;
    readonly overdue: boolean;
  };

/** To the authority: payments that lack their voucher. */
export type VoucherWanted = MailFrame<'voucher-wanted'> &
  Cited & {
    readonly payments: number;
    readonly reminder: boolean;
    readonly link: string;
  };

/** To the member: the voucher of its payment is there. */
export type VoucherIssued = MailFrame<'voucher-issued'> &
  Cited & {
    readonly member: string;
    readonly number: string;
    readonly yuan: string;
    readonly issuer: Wording;
    readonly link: string;
  };
/** 会议通知 with its agenda: to everybody who sits in the body or attends without a vote. */
export type SittingNotice = MailFrame<'sitting-notice'> &
  Cited &
  MatterView & {
    readonly meets: Date;
    readonly place: string;
    readonly chairedBy: Wording;
    /** The chair's reason for a shorter notice; null where it is the ordinary one. */
    readonly shortened: string | null;
    readonly link: string;
  };

/** 列席通知: to a member that may attend a meeting without a vote. It asks for nothing and carries no link to a ballot. */
export type GuestNotice = MailFrame<'guest-notice'> &
  MatterView & {
    readonly member: string;
    /** The class by which it may attend. */
    readonly class: Wording;
    /** What says so: an article of the charter, or a resolution or default with how its question is read. */
    readonly basis: Wording;
    readonly meets: Date;
    readonly place: string;
    readonly chairedBy: Wording;
  };

export type GuestNoticeCancelled = MailFrame<'guest-notice-cancelled'> & {
  readonly member: string;
  readonly body: Wording;
  readonly meets: Date;
  readonly reason: string;
};

export type SittingCancelled = MailFrame<'sitting-cancelled'> & {
  readonly body: Wording;
  readonly meets: Date;
  readonly reason: string;
};

/** To the chair: the secretariat asks for a notice shorter than the ordinary one. */
export type ShortNoticeWanted = MailFrame<'short-notice-wanted'> &
  MatterView & { readonly meets: Date; readonly reason: string; readonly link: string };

/** To whoever may confirm a held result. */
export type ResultToConfirm = MailFrame<'result-to-confirm'> &
  Cited &
  OneCase & {
    readonly body: Wording;
    readonly held: 'quorum' | 'exact-half';
    readonly entitled: number;
    readonly present: number;
    readonly for: number;
    readonly link: string;
  };

/** 改为会议: a third of the electorate has demanded a meeting. */
export type ToMeeting = MailFrame<'to-meeting'> &
  Cited &
  MatterView & { readonly demands: number; readonly electors: number; readonly link: string };

/** To whoever chaired before: a task has gone to whoever chairs now. */
export type TaskMoved = MailFrame<'task-moved'> & { readonly about: Wording; readonly now: string };

/** To each of a new alliance's secretariat: it is set up, and how to sign in. */
export type AllianceSetUp = MailFrame<'alliance-set-up'> & {
  /** From when applications are taken; null: from now on. */
  readonly worksFrom: Date | null;
  readonly address: string;
  readonly link: string;
};

export type SignInCode = MailFrame<'sign-in-code'> & {
  readonly code: string;
  readonly minutes: number;
};

/** To the secretariat: a mail could not be delivered, somebody has to be reached another way. */
export type Undeliverable = MailFrame<'undeliverable'> & {
  readonly recipient: { readonly name: string; readonly address: string; readonly phone?: string };
  /** What the mail was about: {zh: '表决通知', en: 'the ballot'}. */
  readonly about: Wording;
  readonly caseNumber: string | null;
  /** The code of the mail server's answer, never its text. */
  readonly code: string;
  readonly link: string;
};

/** A new link to the registered address, asked for on a page whose link no longer works. */
export type FreshLink = MailFrame<'fresh-link'> & {
  readonly about: Wording;
  readonly due: Date | null;
  readonly link: string;
};

/** A task as it is named in a list: {zh: '秘书处审核', …} LSA-2026-0001. */
export type TaskNamed = { readonly title: Wording; readonly number: string };

/** To who had the tasks and who has them now. */
export type TasksHandedOver = MailFrame<'tasks-handed-over'> & {
  readonly by: string;
  readonly successor: string;
  readonly items: readonly TaskNamed[];
};

export type AdviceWanted = MailFrame<'advice-wanted'> & {
  readonly asker: string;
  readonly case: CaseView;
  readonly question: string;
  readonly link: string;
};

export type AdviceGiven = MailFrame<'advice-given'> & {
  readonly adviser: string;
  readonly case: CaseView;
  readonly answer: string;
  readonly link: string;
};

/** 抄送: the outcome of a case to somebody of whom nothing is asked. */
export type OutcomeCopy = MailFrame<'outcome-copy'> &
  OneCase & { readonly end: 'passed' | 'refused' | 'lifted' | 'withdrawn'; readonly on: Date };

/** 推荐、提名: to the contact of a member that an applicant named. */
export type EndorsementWanted = MailFrame<'endorsement-wanted'> &
  Cited & {
    readonly applicant: string;
    readonly member: string;
    /** What is asked for: {zh: '成员推荐', en: 'Recommendation by a member'}. */
    readonly document: Wording;
    readonly matter: Wording;
    /** The last day to answer. */
    readonly until: Date;
    readonly link: string;
  };

/** To the person whose task a substitute has done. */
export type DecidedInYourPlace = MailFrame<'decided-in-your-place'> & {
  readonly substitute: string;
  readonly items: readonly TaskNamed[];
  readonly choice: Wording;
  readonly receipt: string;
};

export type MailView =
  | AllianceSetUp
  | EndorsementWanted
  | PlaceMail
  | ApplicationReceived
  | ReturnedForCorrection
  | ReviewWanted
  | CorrespondenceOrderWanted
  | Ballot
  | BallotForObserver
  | BallotReminder
  | Filing
  | FilingReminder
  | Approved
  | NotApproved
  | ApplicationWithdrawn
  | BallotResult
  | VoteRecorded
  | VoteObjectedTo
  | OpinionToConfirm
  | DuesNotice
  | DuesReminder
  | VoucherWanted
  | VoucherIssued
  | Correction
  | DayCorrected
  | ReleaseWanted
  | SittingNotice
  | SittingCancelled
  | GuestNotice
  | GuestNoticeCancelled
  | ShortNoticeWanted
  | ResultToConfirm
  | ToMeeting
  | TaskMoved
  | SignInCode
  | Undeliverable
  | FreshLink
  | TasksHandedOver
  | AdviceWanted
  | AdviceGiven
  | OutcomeCopy
  | DecidedInYourPlace
  | MemberMailView
  | AboutMemberMailView
  | MemberLink;

export type MailTemplate = MailView['template'];

/** A mail ready to be sent. */
export type RenderedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};
