import type { Wording } from '../../domain/wording.ts';
import type { CaseState, Deadline, FormTarget, Instant, Text } from './shared.ts';

export type SignInView = {
  readonly form: FormTarget;
  readonly email: string;
  readonly problem?: Text | undefined;
};

export type CodeEntryView = {
  readonly form: FormTarget;
  readonly address: string;
  readonly minutes: number;
  readonly problem?: Text | undefined;
  readonly resend: FormTarget;
  readonly otherAddressUrl: string;
};

export type ConsolePage =
  | 'home'
  | 'cases'
  | 'rounds'
  | 'papers'
  | 'records'
  | 'people'
  | 'alarms'
  | 'mail'
  | 'roster'
  | 'calendar'
  | 'audit'
  | 'dues'
  | 'places';

/** The console's own frame, in every console view. */
export type ConsoleNav = {
  readonly current: ConsolePage;
  readonly urls: Readonly<Record<ConsolePage, string>>;
  readonly openAlarms: number;
  /** Where the field in the frame searches, with GET and `q`. */
  readonly search: { readonly action: string; readonly text: string };
  readonly tokensUrl?: string | undefined;
  readonly temporalUrl?: string | undefined;
  readonly mailboxUrl?: string | undefined;
  readonly signOut: FormTarget;
};

export type Contact = {
  readonly name: string;
  /** 王理事长: how a text to them begins. */
  readonly called?: string | undefined;
  readonly office?: Text | undefined;
  readonly phone?: string | undefined;
  /** No mail reaches them: nothing says that one was sent. */
  readonly withoutMail?: true | undefined;
};

export type Alarm = {
  readonly id: string;
  readonly kind: Text;
  readonly text: Text;
  readonly at: Instant;
  readonly caseNumber?: string | undefined;
  readonly url?: string | undefined;
  readonly settled?: { readonly at: Instant; readonly by: Text; readonly note: Text } | undefined;
};

/** 需我处理 · 等别人 · 待用印·待寄发·待归档 · 本周会议与30日内到期 · 未送达与缺联系方式. */
export type HomeSection = 'mine' | 'waiting' | 'papers' | 'coming' | 'unreachable';

/** One line of the first screen: who, what, how long, what to do. */
export type HomeRow = {
  readonly url: string;
  readonly number?: string | undefined;
  /** Whom or what it is about. */
  readonly what: Text;
  /** What is to be done, or where it stands. */
  readonly asked: Text;
  readonly who: readonly Contact[];
  readonly since?: Instant | undefined;
  readonly days?: number | undefined;
  readonly due?: Deadline | undefined;
  readonly dayOff?: boolean | undefined;
  readonly reminders?: number | undefined;
  /** Texts to copy into WeChat, one per person. */
  readonly texts?: readonly { readonly to: string; readonly text: Text }[] | undefined;
  /** The words on its button. */
  readonly act: Text;
};

export type ConsoleHomeView = {
  readonly nav: ConsoleNav;
  readonly sections: Readonly<Record<HomeSection, readonly HomeRow[]>>;
  /** 待上会, one per body. */
  readonly forVoting: readonly {
    readonly body: Wording;
    readonly form: FormTarget;
    /** Where a meeting is entered instead. */
    readonly conveneUrl: string;
    readonly chair: Text;
    readonly items: readonly {
      readonly id: string;
      readonly caseNumber: string;
      readonly applicant: string;
      readonly kind: Text;
      readonly since: Instant;
      readonly chosen: boolean;
      readonly url: string;
    }[];
    readonly values: {
      readonly reason: string;
      readonly closesOn: string;
      readonly closesTime: string;
    };
    /** The year of the proposed close whose holidays are not published yet. */
    readonly unknownYear?: number | undefined;
    readonly problems: {
      readonly items?: Text | undefined;
      readonly reason?: Text | undefined;
      readonly closesOn?: Text | undefined;
      readonly closesTime?: Text | undefined;
    };
  }[];
  readonly alarms: readonly Alarm[];
};

export type CaseListView = {
  readonly nav: ConsoleNav;
  /** Sent with GET. */
  readonly form: FormTarget;
  readonly query: { readonly text: string; readonly stage: string; readonly state: CaseState | '' };
  readonly stages: readonly { readonly value: string; readonly label: Text }[];
  readonly total: number;
  readonly cases: readonly {
    readonly url: string;
    readonly caseNumber: string;
    readonly applicant: string;
    readonly kind: Text;
    readonly state: CaseState;
    readonly stage: Text;
    readonly with?: Text | undefined;
    readonly submittedAt: Instant;
    readonly due?: Deadline | undefined;
    readonly late: boolean;
  }[];
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
};
