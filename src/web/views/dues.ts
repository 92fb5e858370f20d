import type { ConsoleNav } from './console.ts';
import type {
  Fact,
  FileLink,
  FormTarget,
  Instant,
  RuleSource,
  Secretariat,
  Text,
} from './shared.ts';
import type { EvidenceField } from './record.ts';

export type DuesState = 'unpaid' | 'part' | 'paid' | 'over' | 'none';

/** Amounts are whole fen. Days are 2027-03-31. */
export type DuesYear = {
  readonly year: number;
  readonly reference: string;
  readonly owed: number;
  readonly paid: number;
  readonly open: number;
  readonly over: number;
  readonly due: string;
  readonly state: DuesState;
  readonly overdue: boolean;
};

export type DuesAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

export type VoucherShown = {
  readonly number: string;
  readonly issuedOn: string;
  readonly file: FileLink;
};

/** The member's page. POST `form.target` with `year`, `amount`, `paidOn`, `payer`, `note` and the file `document.slip`. */
export type MemberDuesView = {
  readonly member: string;
  readonly alliance: Text;
  readonly years: readonly DuesYear[];
  readonly account?: DuesAccount | undefined;
  readonly sources: readonly RuleSource[];
  readonly payments: readonly {
    readonly paidOn: string;
    readonly fen: number;
    readonly year: number;
    readonly reversed: boolean;
    readonly voucher?: VoucherShown | undefined;
  }[];
  readonly told: readonly {
    readonly at: Instant;
    readonly year: number;
    readonly fen: number;
    readonly state: 'open' | 'recorded' | 'not-found';
    readonly note?: string | undefined;
  }[];
  readonly form?:
    | {
        readonly target: FormTarget;
        readonly values: Readonly<Record<'year' | 'amount' | 'paidOn' | 'payer' | 'note', string>>;
        readonly problems: Readonly<Partial<Record<string, Text>>>;
      }
    | undefined;
  readonly secretariat: Secretariat;
};

/** The authority's page. POST `target` with `payment`, `number`, `issuedOn` and the file `document.scan`, a payment at a time. */
export type VouchersView = {
  readonly authority: Text;
  readonly alliance: Text;
  readonly sources: readonly RuleSource[];
  readonly lacking: readonly {
    readonly id: string;
    readonly number: string;
    readonly payer: string;
    readonly fen: number;
    readonly paidOn: string;
    readonly members: readonly string[];
    readonly entered?: { readonly number: string; readonly issuedOn: string } | undefined;
    readonly problems: Readonly<Partial<Record<string, Text>>>;
  }[];
  readonly today: string;
  readonly more: number;
  readonly target: FormTarget;
};

/** One year in figures, in the console. */
export type DuesYearView = {
  readonly nav: ConsoleNav;
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly url: string }[];
  readonly figures: {
    readonly members: number;
    readonly owed: number;
    readonly paid: number;
    readonly open: number;
    readonly over: number;
    readonly overdueMembers: number;
  };
  readonly account?: DuesAccount | undefined;
  readonly sources: readonly RuleSource[];
  /** Only while no round was ever begun. */
  readonly start?:
    | { readonly target: FormTarget; readonly years: readonly number[]; readonly ready: boolean }
    | undefined;
  readonly told: readonly {
    readonly id: string;
    readonly member: string;
    readonly year: number;
    readonly fen: number;
    readonly paidOn: string;
    readonly payer: string;
    readonly note: string;
    readonly file?: FileLink | undefined;
    readonly enterUrl: string;
    readonly settle: FormTarget;
    readonly problem?: Text | undefined;
  }[];
  readonly calls: readonly {
    readonly member: string;
    readonly year: number;
    readonly open: number;
    readonly url: string;
    readonly contact: string;
    readonly phone: string;
    readonly called: FormTarget;
    readonly problem?: Text | undefined;
  }[];
  readonly vouchersMissing: number;
  readonly vouchersToCall: number;
  readonly query: string;
  readonly lines: readonly (DuesYear & { readonly member: string; readonly url: string })[];
  readonly urls: Readonly<
    Record<'self' | 'payment' | 'vouchers' | 'account' | 'tariff' | 'expense' | 'report', string>
  >;
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
};

/** One member's account in the console. */
export type DuesAccountView = {
  readonly nav: ConsoleNav;
  readonly member: string;
  readonly kind: Text;
  readonly contact: readonly Fact[];
  readonly years: readonly DuesYear[];
  readonly payments: readonly PaymentShown[];
  readonly enterUrl: string;
  readonly backUrl: string;
};

export type PaymentShown = {
  readonly number: string;
  readonly paidOn: string;
  readonly payer: string;
  readonly bankReference: string;
  readonly fen: number;
  readonly shares: readonly {
    readonly member: string;
    readonly year: number;
    readonly fen: number;
  }[];
  /** It takes this payment off. */
  readonly reverses: boolean;
  readonly reversed: boolean;
  readonly reason?: string | undefined;
  readonly recordUrl: string;
  readonly voucher?: VoucherShown | undefined;
  readonly voucherUrl?: string | undefined;
  readonly reverseUrl?: string | undefined;
};

/** Payments without a voucher. */
export type MissingVouchersView = {
  readonly nav: ConsoleNav;
  readonly payments: readonly PaymentShown[];
  readonly backUrl: string;
};

/** 会费年度报告. */
export type DuesReportView = {
  readonly nav: ConsoleNav;
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly url: string }[];
  readonly owed: number;
  readonly paid: number;
  readonly open: number;
  readonly received: number;
  readonly spent: number;
  readonly uses: readonly { readonly use: Text; readonly fen: number; readonly count: number }[];
  readonly others: readonly {
    readonly number: string;
    readonly spentOn: string;
    readonly purpose: string;
    readonly reason: string;
    readonly fen: number;
  }[];
  readonly sources: readonly RuleSource[];
  readonly backUrl: string;
};

export type EntryField = {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly as: 'text' | 'area' | 'day' | 'choice' | 'amount';
  readonly value: string;
  readonly options?: readonly { readonly value: string; readonly label: Text }[] | undefined;
  readonly problem?: Text | undefined;
  readonly optional?: boolean | undefined;
};

/** A form of fields with its evidence, for whatever is entered from paper. POST `target` with the fields and `evidence`. */
export type EntryFormView = {
  readonly nav: ConsoleNav;
  readonly title: Text;
  readonly lead?: Text | undefined;
  readonly facts: readonly Fact[];
  readonly sources: readonly RuleSource[];
  readonly target: FormTarget;
  readonly groups: readonly {
    readonly title?: Text | undefined;
    readonly fields: readonly EntryField[];
  }[];
  readonly evidence: EvidenceField;
  readonly problem?: Text | undefined;
  readonly backUrl: string;
};
