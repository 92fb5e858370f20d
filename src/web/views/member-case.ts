import type { CaseState, FormTarget, RuleSource, Text, TimelineStage } from './shared.ts';

export type MemberCaseView = {
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
        readonly reason: string;
        readonly problem?: Text | undefined;
        readonly evidence?: Text | undefined;
      }
    | undefined;
  readonly loss?: FormTarget | undefined;
  /** Taking the notice of leaving back, while it has no effect yet. */
  readonly takeBack?:
    { readonly form: FormTarget; readonly sources: readonly RuleSource[] } | undefined;
};

export type LeaveView = {
  readonly member: string;
  /** The number of the notice that is in already. */
  readonly given?: string | undefined;
  readonly form: FormTarget;
  readonly certificate: string;
  readonly reason: string;
  readonly problem?: Text | undefined;
  readonly sources: readonly RuleSource[];
};

/** Asks for a link to leave by: POST `address`. `sent`: it was asked; whether the address is known is never said. */
export type LeavingLinkView = {
  readonly form: FormTarget;
  readonly address: string;
  readonly problem?: Text | undefined;
  readonly sent: boolean;
  readonly sources: readonly RuleSource[];
};
