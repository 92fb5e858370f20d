import type { Fact, FileLink, FormTarget, Instant, Text } from './shared.ts';

/** What was replied, as those who decide read it. */
export type RepliedView = {
  /** The stage it was given at: {zh: '陈述申辩', en: 'Reply'}. */
  readonly stage: Text;
  readonly at: Instant;
  /** How it came, where the secretariat entered it: {zh: '书面答复，秘书处登记（SL-R-2026-0007）', …}. */
  readonly how?: Text;
  readonly text: string;
  readonly files: readonly FileLink[];
};

/** What a case that somebody else opened about a member says, and what the member may answer. */
export type AboutMemberView = {
  readonly facts: readonly Fact[];
  readonly documents: readonly FileLink[];
  readonly replies: readonly RepliedView[];
  /** POST (multipart): `reply`, files `evidence`. */
  readonly reply?:
    | {
        readonly form: FormTarget;
        readonly title: Text;
        readonly until: number;
        readonly wholeTime: boolean;
        readonly text: string;
        readonly problem?: Text | undefined;
        readonly evidence?: Text | undefined;
      }
    | undefined;
};
