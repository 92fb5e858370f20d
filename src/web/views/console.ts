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

export type ConsolePage = 'home' | 'cases' | 'records' | 'alarms' | 'mail' | 'calendar' | 'audit';

/** The console's own frame, in every console view. */
export type ConsoleNav = {
  readonly current: ConsolePage;
  readonly urls: Readonly<Record<ConsolePage, string>>;
  readonly openAlarms: number;
  readonly tokensUrl?: string | undefined;
  readonly temporalUrl?: string | undefined;
  readonly mailboxUrl?: string | undefined;
  readonly signOut: FormTarget;
};

export type Contact = {
  readonly name: string;
  readonly office?: Text | undefined;
  readonly phone?: string | undefined;
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

export type ConsoleHomeView = {
  readonly nav: ConsoleNav;
  readonly mine: readonly {
    readonly url: string;
    readonly caseNumber: string;
    readonly applicant: Text;
    readonly asked: Text;
    readonly since: Instant;
    readonly days: number;
    readonly due?: Deadline | undefined;
  }[];
  readonly waiting: readonly {
    readonly url: string;
    readonly caseNumber: string;
    readonly applicant: Text;
    readonly stage: Text;
    readonly who: readonly Contact[];
    readonly since: Instant;
    readonly days: number;
    readonly until?: Instant | undefined;
    readonly reminders: number;
  }[];
  /** 待上会, one per body. */
  readonly forVoting: readonly {
    readonly body: Wording;
    readonly form: FormTarget;
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
  readonly rounds: readonly {
    readonly url: string;
    readonly number: string;
    readonly body: Wording;
    readonly items: number;
    readonly returned: number;
    readonly entitled: number;
    readonly closesAt: Instant;
    /** The close, as it was ordered, falls on a day that is not worked. */
    readonly dayOff: boolean;
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
