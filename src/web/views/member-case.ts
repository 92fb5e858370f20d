import type { FormField } from './application.ts';
import type { AboutMemberView } from './reply.ts';
import type { CaseState, FormTarget, RuleSource, Text, TimelineStage } from './shared.ts';

export type MemberCaseView = {
  /** What somebody else has opened about the member. */
  readonly about?: AboutMemberView | undefined;
  readonly caseNumber: string;
  readonly member: string;
  readonly procedure: Text;
  readonly state: CaseState;
  readonly note?: Text | undefined;
  readonly stages: readonly TimelineStage[];
  /** What the ledger has, where the case is about taking part. */
  readonly ledger?: readonly { readonly day: string; readonly what: Text }[] | undefined;
  readonly objection?:
    | {
        readonly form: FormTarget;
        /** A reason is asked for before anything ends (C 13(1)), not an objection to what has ended. */
        readonly excuses?: boolean | undefined;
        readonly reason: string;
        readonly problem?: Text | undefined;
        readonly evidence?: Text | undefined;
      }
    | undefined;
  readonly loss?: FormTarget | undefined;
  /** What the secretariat does before it takes effect, and by when it does at the latest. */
  readonly formalities?:
    | {
        readonly items: readonly { readonly name: Text; readonly done: boolean }[];
        readonly latest?: string | undefined;
        readonly sources: readonly RuleSource[];
      }
    | undefined;
  /** Taking the notice of leaving back, while it has no effect yet; `certificate`: one is valid again then. */
  readonly takeBack?:
    | {
        readonly notice: Text;
        readonly certificate: boolean;
        readonly form: FormTarget;
        readonly sources: readonly RuleSource[];
      }
    | undefined;
};

/** POST `form.action`: `certificate` = `return` | `lost` where it is asked for, `confirm`, and each field's name. */
export type LeaveView = {
  readonly member: string;
  readonly procedure: Text;
  readonly notice: Text;
  /** What follows from the notice. */
  readonly lead: Text;
  readonly items: readonly Text[];
  /** The number of the notice that is in already. */
  readonly given?: string | undefined;
  /** The last day of who has left. */
  readonly ended?: string | undefined;
  readonly form: FormTarget;
  readonly fields: readonly FormField[];
  /** Absent where the charter asks for no certificate back. */
  readonly certificate?:
    { readonly value: string; readonly problem?: Text | undefined } | undefined;
  /** Absent where it does not take effect at once. */
  readonly confirm?: { readonly checked: boolean; readonly problem?: Text | undefined } | undefined;
  readonly sources: readonly RuleSource[];
};

/** Asks for a link to leave by: POST `address`. `sent`: it was asked; whether the address is known is never said. */
export type LeavingLinkView = {
  readonly procedure: Text;
  readonly form: FormTarget;
  readonly address: string;
  readonly problem?: Text | undefined;
  readonly sent: boolean;
  readonly sources: readonly RuleSource[];
};
