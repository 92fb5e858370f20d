import type { Wording } from '../../domain/wording.ts';
import type { MemberKind, StageOutline } from './public.ts';
import type {
  ApplicationState,
  DocumentCheck,
  Deadline,
  Fact,
  FileLink,
  FormTarget,
  Instant,
  RuleSource,
  Text,
  TimelineStage,
} from './shared.ts';

export type ChooseKindView = {
  /** What joining is called by this charter. */
  readonly title: Wording;
  readonly kinds: readonly MemberKind[];
  readonly statusUrl: string;
};

export type FormField = {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly value: string;
  readonly problem?: Text | undefined;
  readonly kind: 'text' | 'textarea' | 'choice' | 'email' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  /** For `choice`. */
  readonly options?: readonly { readonly value: string; readonly label: Text }[] | undefined;
  readonly required: boolean;
  /** When it is needed, where that hangs on another answer. */
  readonly when?: Text | undefined;
  readonly sources?: readonly RuleSource[] | undefined;
};

export type DocumentField = {
  /** The file input is named `document.<id>`. */
  readonly id: string;
  readonly title: Text;
  readonly hint?: Text | undefined;
  readonly sources: readonly RuleSource[];
  readonly required: boolean;
  /** When it is needed, where that hangs on an answer. */
  readonly when?: Text | undefined;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly previewUrl?: string | undefined;
    /** Name of the submit button that takes this file away (value `remove`). */
    readonly removeName: string;
  }[];
  readonly problem?: Text | undefined;
};

/** 推荐、提名: whom the applicant named, and what came. The field is `named.<id>`, its button the action `ask.<id>`. */
export type EndorsementField = {
  readonly id: string;
  readonly title: Text;
  readonly hint?: Text | undefined;
  readonly sources: readonly RuleSource[];
  readonly named: string;
  readonly problem?: Text | undefined;
  readonly asked: readonly { readonly named: string; readonly state: EndorsementState }[];
  readonly enough: boolean;
  /** One may hand in without. */
  readonly optional: boolean;
};
export type EndorsementState = 'waiting' | 'confirmed' | 'declined' | 'lapsed';

/** The page of a member that was named. POST `form.action` with `action` = `confirm` | `decline`. */
export type EndorsementView = {
  readonly form: FormTarget;
  readonly applicant: string;
  readonly member: string;
  readonly document: Text;
  /** What is applied for. */
  readonly matter: Text;
  readonly until: Instant;
  readonly answer?: 'confirmed' | 'declined' | undefined;
  readonly sources: readonly RuleSource[];
};

export type PrivacyNotice = {
  readonly purpose: Text;
  readonly readers: Text;
  readonly kept: Text;
  readonly rights: Text;
};

export type Declaration = {
  readonly name: string;
  readonly text: Text;
  readonly checked: boolean;
  readonly problem?: Text | undefined;
  readonly sources: readonly RuleSource[];
};

/** 材料: what is uploaded, whose word is asked for and what is declared, in the form of an applicant and of a member. */
export type PapersView = {
  readonly documents: readonly DocumentField[];
  readonly endorsements?: readonly EndorsementField[] | undefined;
  readonly fileLimitMegabytes: number;
  /** Articles of the charter that are declared to hold, in their own words. */
  readonly declared: readonly {
    readonly name: string;
    readonly words: Text;
    readonly checked: boolean;
    readonly sources: readonly RuleSource[];
    readonly problem?: Text | undefined;
  }[];
};

export type ApplicationFormView = PapersView & {
  readonly form: FormTarget;
  readonly title: Wording;
  readonly kind: Wording;
  readonly changeKindUrl: string;
  readonly sections: readonly {
    readonly title: Text;
    readonly hint?: Text | undefined;
    readonly fields: readonly FormField[];
  }[];
  readonly declaration: Declaration;
  readonly privacy: PrivacyNotice;
  /** When what stands here was last kept. */
  readonly savedAt?: Instant | undefined;
  /** A problem of no single field, such as an upload that broke off. */
  readonly problem?: Text | undefined;
};

export type ApplicationCheckView = {
  readonly form: FormTarget;
  readonly kind: Wording;
  readonly sections: readonly { readonly title: Text; readonly facts: readonly Fact[] }[];
  readonly documents: readonly { readonly title: Text; readonly files: readonly FileLink[] }[];
  readonly declared: readonly Text[];
  readonly declaration: Text;
};

export type ReceiptView = {
  readonly caseNumber: string;
  /** 查询码. Shown once, here and in the mail. */
  readonly lookupCode: string;
  readonly applicant: string;
  readonly kind: Wording;
  readonly submittedAt: Instant;
  readonly email: string;
  readonly stages: readonly StageOutline[];
  readonly statusUrl: string;
};

export type StatusLookupView = {
  readonly form: FormTarget;
  /** Where a member asks for a link to leave by, and what the charter calls it. */
  readonly leave?: { readonly url: string; readonly label: Text } | undefined;
  readonly number: string;
  readonly code: string;
  readonly problems: {
    readonly number?: Text | undefined;
    readonly code?: Text | undefined;
    /** Said when number and code do not belong together; never which of them is wrong. */
    readonly both?: Text | undefined;
  };
};

export type StatusView = {
  readonly caseNumber: string;
  readonly applicant: string;
  readonly kind: Wording;
  readonly submittedAt: Instant;
  readonly state: ApplicationState;
  /** Why, when returned or not approved. */
  readonly reason?: Text | undefined;
  readonly stages: readonly TimelineStage[];
  readonly messages: readonly {
    readonly at: Instant;
    readonly subject: Text;
    readonly text?: Text | undefined;
  }[];
  readonly supplementUrl?: string | undefined;
  /** For a member: where it leaves, and what the charter calls it. */
  readonly leave?: { readonly url: string; readonly label: Text } | undefined;
  /** The last day of a membership that has ended. */
  readonly ended?: string | undefined;
  /** The member's own page. */
  readonly membershipUrl?: string | undefined;
  readonly withdrawUrl?: string | undefined;
  readonly certificate?:
    | { readonly number: string; readonly downloadUrl: string; readonly verifyUrl: string }
    | undefined;
};

export type SupplementView = {
  readonly form: FormTarget;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly returnedAt: Instant;
  readonly returnedBy: Text;
  readonly until?: Deadline | undefined;
  readonly reason: string;
  /** Only the documents that did not pass. */
  readonly documents: readonly (DocumentField & { readonly check: DocumentCheck })[];
  readonly fileLimitMegabytes: number;
  readonly note: string;
  readonly problem?: Text | undefined;
  readonly statusUrl: string;
};

export type WithdrawView = {
  readonly form: FormTarget;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly kind: Wording;
  readonly stage: Text;
  readonly reason: string;
  readonly backUrl: string;
};
