import type { EndReason, Fraction } from '../../plan.ts';
import type { Votes } from '../../tally.ts';
import type { Wording } from '../../wording.ts';
import type { ActsAs } from './bodies.ts';
import type { Condition, Named, Period, Sourced } from './parts.ts';

/** What an effect changes in the registry; `what` names the class, clock, register or part of the charter. */
export type CharterEffect =
  | Sourced<{ do: 'admit'; class: string }>
  | Sourced<{ do: 'end-membership'; because: EndReason }>
  | Sourced<{ do: 'class'; class: string }>
  | Sourced<{ do: 'reinstate' }>
  | Sourced<{ do: 'restart'; what: string }>
  | Sourced<{ do: 'establish' | 'enter' | 'extend'; what: string }>
  | Sourced<{ do: 'move'; what: string; to: string }>
  | Sourced<{ do: 'adopt'; what: 'charter' | 'readings' }>
  | Sourced<{ do: 'dissolve' }>;

type StageOf<Kind extends string, Fields> = Sourced<
  {
    kind: Kind;
    name: string;
    title: Wording | null;
    /** Skipped unless these choices were made in the case's form. */
    if: Condition | null;
    then: readonly CharterEffect[];
    /** Where an outcome leads instead of its usual way: a later stage, or an end. */
    leads: Named<string>;
    /** `90 days before smewg.annual-meeting`: by when, where somebody else sets the date. */
    due: DueBefore | null;
  } & Fields
>;
export type DueBefore = {
  readonly before: Period;
  readonly authority: string;
  readonly date: string;
};
export type CharterStage =
  | StageOf<'submit', { form: string; declares: readonly string[]; documents: readonly string[] }>
  | StageOf<
      'review',
      {
        by: string;
        checks: readonly string[];
        assesses: readonly string[];
        otherThan: 'opener' | null;
        reason: 'told' | null;
      }
    >
  | StageOf<
      'ballot',
      {
        by: string;
        rule: string | null;
        notice: Period;
        counting: number;
        held: 'either' | 'meeting';
        shorten: 'never' | null;
        early: 'never' | null;
      }
    >
  | StageOf<
      'filing',
      { with: string; passes: 'sent' | 'receipt'; objection: FilingObjection | null }
    >
  | StageOf<'issue', { document: string }>
  | StageOf<
      'formalities',
      { by: string; returns: string | null; within: number | null; items: readonly Wording[] }
    >
  | StageOf<'warning', { clock: string }>
  | StageOf<'objection', { by: string; within: number; restarts: string | null }>
  | StageOf<'reply', { by: 'subject' | 'opener'; within: Period; early: 'never' | null }>
  | StageOf<
      'notify',
      {
        to: readonly string[];
        /** Who of a unit is told, where the charter says so; null: its liaison. */
        reaching: ActsAs | null;
        within: Period | null;
      }
    >
  | StageOf<'approval', { by: string }>
  | StageOf<
      'election',
      { by: string; rule: string | null; seats: readonly string[]; nominated: readonly string[] }
    >
  | StageOf<'meeting', { of: string; within: Period | null }>;
/** What whoever receives a filing may object to, and within which time. */
export type FilingObjection = Sourced<{ within: Period; grounds: Named<Wording> }>;

/** A walk through a procedure: each step is a stage and what came of it. `given`: choices made in its form. */
export type Walk = {
  readonly given: Condition | null;
  readonly walk: readonly { readonly stage: string; readonly outcome: string | Votes }[];
  readonly ends: 'passed' | 'refused' | 'lifted' | 'open' | 'impossible';
  readonly effects: readonly string[] | null;
};

/** Who may start it: anyone, any member, a clock; else names of classes, bodies, seats and authorities. */
export type Opening = Sourced<{
  by: 'anyone' | 'member' | 'clock' | readonly string[];
  /** How many of them it takes together. */
  any: number;
  share: Fraction | null;
}>;
export type Procedure = Sourced<{
  name: Wording;
  /** What it is about in a word, as mails say it: 3家单位入会. */
  matter: Wording;
  process: string;
  /** `member`: opened by somebody else about one member. */
  about: 'member' | null;
  open: Opening;
  stages: readonly CharterStage[];
  examples: readonly Walk[];
}>;
