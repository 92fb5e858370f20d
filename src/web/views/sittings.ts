import type { Minutes } from '../../domain/minutes.ts';
import type { SheetCount } from '../../domain/show-of-hands.ts';
import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type {
  Acting,
  BallotResult,
  Fact,
  FileLink,
  FormTarget,
  Instant,
  RuleSource,
  Text,
} from './shared.ts';

/** The form by which the secretariat enters that a body will meet. */
export type ConveneView = {
  readonly nav: ConsoleNav;
  readonly body: Wording;
  readonly form: FormTarget;
  readonly items: readonly {
    readonly id: string;
    readonly applicant: string;
    readonly caseNumber: string;
    readonly since: Instant;
    readonly chosen: boolean;
    readonly url: string;
  }[];
  readonly chairs: readonly { readonly id: string; readonly label: Text }[];
  /** The first day with the ordinary notice, and where that notice comes from. */
  readonly ordinary: Text;
  readonly sources: readonly RuleSource[];
  readonly values: {
    readonly meetsOn: string;
    readonly meetsTime: string;
    readonly place: string;
    readonly chairedBy: string;
    readonly shortNoticeReason: string;
  };
  readonly problems: Readonly<
    Partial<
      Record<
        'items' | 'meetsOn' | 'meetsTime' | 'place' | 'chairedBy' | 'shortNoticeReason',
        Text | undefined
      >
    >
  >;
};

/** What came of one item of a meeting so far. */
export type SittingItem = {
  readonly title: string;
  readonly caseNumber: string;
  readonly url: string;
  readonly result?: BallotResult | undefined;
  readonly resolves?: Text | undefined;
  readonly proofUrl?: string | undefined;
  /** The sheet that waits for its second person. */
  readonly waitingUrl?: string | undefined;
  readonly sheetUrl?: string | undefined;
  /** Where the sheet that was counted is corrected. */
  readonly correctUrl?: string | undefined;
};

export type SittingView = {
  readonly nav: ConsoleNav;
  readonly number: string;
  readonly body: Wording;
  readonly state: 'proposed' | 'convened' | 'open' | 'closed' | 'declined';
  readonly meetsAt: Instant;
  readonly place: string;
  readonly chairedBy: Text;
  readonly openedAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
  /** A shorter notice: who asked for it why, and what the chair said. */
  readonly shortNotice?:
    | {
        readonly reason: string;
        readonly by?: Text | undefined;
        readonly said?: string | undefined;
      }
    | undefined;
  readonly sources: readonly RuleSource[];
  readonly items: readonly SittingItem[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly office: Text;
    readonly role: 'elector' | 'recused' | 'observer';
    readonly there: boolean;
  }[];
  /** 列席会员: members invited without a vote, apart from the electorate. */
  readonly guests?:
    | readonly {
        readonly member: string;
        readonly name: string;
        readonly class: Text;
        readonly there: boolean;
        /** How the notice stands: still to be queued, sent to an address, or nobody’s address is on record. */
        readonly notice: 'waiting' | 'sent' | 'no-address';
      }[]
    | undefined;
  /** What says that they may attend. */
  readonly guestSources?: readonly RuleSource[] | undefined;
  readonly attendance?: { readonly form: FormTarget } | undefined;
  readonly open?: FormTarget | undefined;
  /** Set while it is too early to begin. */
  readonly tooEarly: boolean;
  readonly end?: FormTarget | undefined;
  readonly cancel?:
    | { readonly form: FormTarget; readonly reason: string; readonly problem?: Text | undefined }
    | undefined;
  readonly minutesUrl?: string | undefined;
  /** The sign-in sheet: how many members it counts for, once it was checked, and where it is entered or corrected. */
  readonly signedIn?: { readonly members?: number; readonly url: string } | undefined;
  /** Where the day it was held is corrected. */
  readonly correctDayUrl?: string | undefined;
};

/** The form for the signed sheet of one item. */
export type SheetView = {
  readonly nav: ConsoleNav;
  readonly form: FormTarget;
  readonly body: Wording;
  readonly number: string;
  readonly backUrl: string;
  readonly item: Text;
  readonly threshold: Text;
  readonly thresholdSources: readonly RuleSource[];
  readonly entitled: number;
  /** How many electors were ticked as there; absent where no list was kept. */
  readonly ticked?: number | undefined;
  readonly electors: readonly {
    readonly id: string;
    readonly label: Text;
    readonly recused: boolean;
    readonly reason: string;
  }[];
  readonly people: readonly { readonly id: string; readonly label: Text }[];
  readonly counts: Readonly<Record<SheetCount, string>>;
  readonly scrutineer: string;
  readonly teller: string;
  readonly problems: Readonly<
    Partial<
      Record<
        SheetCount | 'recused' | 'scrutineer' | 'teller' | 'evidence' | 'sheet' | 'reason',
        Text | undefined
      >
    >
  >;
  /** Set where a sheet that was counted is corrected: the form holds what stands, and asks for the `reason`. */
  readonly correction?:
    | { readonly original: readonly Fact[]; readonly reason: string; readonly follows: Text }
    | undefined;
};

/** 会议通知 with its agenda, for whoever sits in the body or attends without a vote. */
export type AgendaView = {
  readonly acting: Acting;
  readonly body: Wording;
  readonly number: string;
  readonly meetsAt: Instant;
  readonly place: string;
  readonly shortened?: string | undefined;
  readonly begun: boolean;
  readonly items: readonly {
    readonly id: string;
    readonly title: Text;
    readonly summary: Text;
    readonly facts: readonly Fact[];
    readonly documents: readonly FileLink[];
    /** What those who meet should know of besides. */
    readonly flags?: readonly Text[] | undefined;
    readonly threshold: Text;
    readonly sources: readonly RuleSource[];
  }[];
};

/** One page for what only whoever chairs may state: a held result, a shorter notice. */
export type StatementView = {
  readonly form: FormTarget;
  readonly acting: Acting;
  readonly title: Text;
  readonly lead: Text;
  readonly body: Wording;
  readonly about: Text;
  readonly facts: readonly Fact[];
  readonly proofUrl?: { readonly url: string; readonly label: Text } | undefined;
  readonly sources: readonly RuleSource[];
  readonly options: readonly {
    readonly value: string;
    readonly label: Text;
    readonly note?: Text | undefined;
  }[];
  /** When the statement needs words. */
  readonly reasonWhen: Text;
  readonly values: { readonly choice?: string | undefined; readonly reason: string };
  readonly problems: { readonly choice?: Text | undefined; readonly reason?: Text | undefined };
};

export type MinutesView = {
  readonly minutes: Minutes;
  readonly docxUrl: string;
  readonly backUrl: string;
};
