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
};

export type LeaveView = {
  readonly member: string;
  readonly form: FormTarget;
  readonly certificate: string;
  readonly reason: string;
  readonly problem?: Text | undefined;
  readonly sources: readonly RuleSource[];
};
