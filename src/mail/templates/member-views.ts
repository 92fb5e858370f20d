import type { Wording } from '../../domain/wording.ts';
import type { CaseView, MailFrame } from './views.ts';

/** What every mail about a member's leaving names: the case, the member, the article. */
type MemberMail<Template extends string> = MailFrame<Template> & {
  /** An article spelled out: {zh: '第十五条第（三）项', en: 'Article 15(3)'}. */
  readonly article: Wording;
  readonly case: CaseView;
};

/** The clock of not taking part, by its days. */
type ClockView = {
  readonly months: number;
  /** The last participation, or the day the clock began. */
  readonly since: Date;
  /** The last day of the term. */
  readonly lastDay: Date;
};

export type InactivityWarning = MemberMail<'inactivity-warning'> &
  ClockView & { readonly link: string };

/** The clock runs out no more; `suspended`: because nothing is held at present. */
export type InactivityLifted = MemberMail<'inactivity-lifted'> &
  ClockView & { readonly suspended: boolean };

export type MembershipEnded = MemberMail<'membership-ended'> & {
  /** The last day of the membership. */
  readonly lastDay: Date;
  readonly link: string;
} & (
    | (LeavingWords & {
        readonly because: 'withdrawn';
        /** With the notice itself, when the formalities were done, or when their days were over. */
        readonly by: 'notice' | 'formalities' | 'days';
        readonly certificate: boolean;
        readonly dues: boolean;
      })
    | {
        readonly because: 'deemed';
        readonly months: number;
        readonly since: Date;
        /** Until when the member may object; null where it was heard before. */
        readonly objections: Date | null;
      }
    | {
        readonly because: 'cancelled' | 'expelled';
        /** Who decided it: {zh: '理事会', en: 'Council'}; null: it follows from what happened. */
        readonly decidedBy: Wording | null;
        /** Until when the member may ask to have it reconsidered, and by whom. */
        readonly again: { readonly until: Date; readonly by: Wording } | null;
      }
  );

/** What the charter calls leaving (退会) and the notice of it (退会通知). */
type LeavingWords = { readonly procedure: Wording; readonly notice: Wording };

/** To the secretariat. `procedure`: by what it ended (退会, 视为自动退出). */
export type MemberLeft = MemberMail<'member-left'> & {
  readonly procedure: Wording;
  readonly lastDay: Date;
  /** The class of a member that left no more than its class; null: it is no member any more. */
  readonly stays: Wording | null;
};

/** The notice of leaving is in, and not everything is done. `certificate`: null where the charter asks for none. */
export type LeavingReceived = MemberMail<'leaving-received' | 'leaving-reminder'> &
  LeavingWords & {
    readonly certificate: 'return' | 'lost' | null;
    /** What the secretariat does. */
    readonly items: readonly Wording[];
    /** When it takes effect at the latest. */
    readonly latest: Date | null;
    readonly link: string;
  };

/** To the secretariat: what is to be ticked off, and by when it ends by itself. */
export type FormalitiesWanted = MemberMail<'formalities-wanted'> &
  LeavingWords & { readonly items: readonly Wording[]; readonly latest: Date | null };

/** The notice of leaving was taken back before it had any effect. */
export type LeavingTakenBack = MemberMail<'leaving-taken-back'> &
  LeavingWords & { readonly certificate: boolean };

/** To the secretariat. */
export type ObjectionReceived = MemberMail<'objection-received'>;

export type ObjectionAnswered = MemberMail<'objection-answered'> & {
  readonly upheld: boolean;
  /** It was a reason that was stated, before anything had ended. */
  readonly excuses: boolean;
  /** The secretariat's words; may be empty. */
  readonly reason: string;
  readonly link: string;
};

/** What becomes of a procedure that the member started itself, or of its class. */
export type OwnProcedureMail = MemberMail<'own-procedure'> & {
  readonly procedure: Wording;
  readonly link: string;
} & (
    | { readonly came: 'received' }
    | { readonly came: 'refused' }
    | { readonly came: 'class'; readonly change: ClassChangeView }
  );

type ClassChangeView = {
  /** With the member's own notice: nobody decided about it. */
  readonly atOnce: boolean;
  /** The vote was corrected, and its body decided otherwise: the class of before. */
  readonly back: boolean;
  readonly was: Wording;
  readonly is: Wording;
  readonly since: Date;
  /** Bodies in which it sits now, and for which it has designated nobody. */
  readonly designates: readonly Wording[];
};

/** The link to a member's own page, on its wish. */
export type MemberLink = MailFrame<'member-link'> & {
  readonly organisation: string;
  readonly class: Wording;
  readonly link: string;
};

export type MemberMailView =
  | OwnProcedureMail
  | InactivityWarning
  | InactivityLifted
  | MembershipEnded
  | MemberLeft
  | LeavingReceived
  | LeavingTakenBack
  | FormalitiesWanted
  | ObjectionReceived
  | ObjectionAnswered;
