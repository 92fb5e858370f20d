import type { ConsoleNav } from './console.ts';
import type { EvidenceField } from './record.ts';
import type { BallotResult, Fact, FormTarget, Instant, Text } from './shared.ts';

/** What of a case can be corrected, each with the way to its form. */
export type CorrectionChoiceView = {
  readonly nav: ConsoleNav;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly groups: readonly {
    readonly title: Text;
    readonly links: readonly { readonly url: string; readonly label: Text; readonly note?: Text }[];
  }[];
  readonly backUrl: string;
};

/**
 * The form of one correction: POST `form.action`, multipart: `should` (of `options`, or a text or a day
 * where there are none), `reason`, `evidence`, `action` = `enter`.
 */
export type CorrectionFormView = {
  readonly nav: ConsoleNav;
  readonly caseNumber: string;
  readonly applicant: string;
  /** What stands in the records now. */
  readonly original: readonly Fact[];
  readonly form: FormTarget;
  readonly should: {
    readonly label: Text;
    readonly value: string;
    readonly as: 'text' | 'day' | readonly { readonly value: string; readonly label: Text }[];
    readonly problem?: Text | undefined;
  };
  readonly reason: string;
  /** What follows when it is checked. */
  readonly follows: Text;
  readonly evidence: EvidenceField;
  readonly problem?: Text | undefined;
  readonly reasonProblem?: Text | undefined;
  readonly backUrl: string;
};

/** A correction as the case's page lists it. */
export type CorrectionRow = {
  readonly number: string;
  readonly url: string;
  readonly at: Instant;
  readonly what: Text;
  readonly reason: string;
  /** Both people. */
  readonly by: Text;
  readonly checkedBy?: Text | undefined;
  readonly state: 'waiting' | 'counted' | 'without-effect' | 'turned-down';
  readonly came?: Text | undefined;
  readonly results?: readonly [before: BallotResult, after: BallotResult] | undefined;
};
