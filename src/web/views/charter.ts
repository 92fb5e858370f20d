import type { Wording } from '../../domain/wording.ts';
import type { RuleSource } from './shared.ts';

/** A question that the charter leaves open, as it stands beside an article or a rule. */
export type OpenQuestion = {
  readonly id: string;
  readonly url: string;
  readonly from: RuleSource['from'];
  readonly asks: Wording;
  readonly reading: Wording;
};

export type CharterRule = {
  /** What the rule is about; null: it says so itself. */
  readonly label: Wording | null;
  readonly says: Wording;
  readonly sources: readonly RuleSource[];
};

/** A part of the charter with what it says: 入会申请 · 秘书处审核. */
export type CharterPart = {
  readonly titles: readonly Wording[];
  readonly rules: readonly CharterRule[];
  readonly sources: readonly RuleSource[];
  /** Where its rules stand, when they stand beside another article. */
  readonly elsewhere?: { readonly url: string; readonly label: Wording } | undefined;
  /** For a procedure: where it is drawn, and whether it is carried out here. */
  readonly drawn?: { readonly url: string; readonly carriedOut: boolean } | undefined;
};

export type CharterLine = {
  /** Absent where the article’s own heading is its place. */
  readonly anchor?: string | undefined;
  readonly label: Wording;
  readonly depth: number;
  /** The source’s heading above it. */
  readonly heading: { readonly words: string; readonly translation: string | null } | null;
  readonly words: string;
  /** The unofficial English text; null: there is none. */
  readonly translation: string | null;
  /** Numbers that the source leaves out just before. */
  readonly missing: readonly Wording[];
  readonly parts: readonly CharterPart[];
  /** What is read into the rules beside it. */
  readonly readings: readonly OpenQuestion[];
};

export type CharterArticle = {
  readonly anchor: string;
  readonly label: Wording;
  readonly lines: readonly CharterLine[];
  /** Questions about the article’s own words: gaps, contradictions. */
  readonly doubts: readonly OpenQuestion[];
};

type Said = { readonly says: Wording; readonly sources: readonly RuleSource[] };

/** Outcomes of a step that lead to the same place. */
export type DrawnWay = {
  readonly outcomes: readonly Wording[];
  readonly to: 'next' | 'step' | 'again' | 'end';
  readonly there: Wording;
  readonly step?: { readonly number: number; readonly url: string } | undefined;
  readonly tone: 'good' | 'bad' | 'plain';
};

export type DrawnStage = {
  readonly anchor: string;
  readonly number: number;
  readonly kind: string;
  readonly title: Wording;
  readonly who: Wording | null;
  readonly within: readonly Said[];
  readonly threshold: Said | null;
  readonly only: Wording | null;
  readonly effects: readonly Said[];
  readonly ways: readonly DrawnWay[];
  readonly sources: readonly RuleSource[];
};

export type ProcessDrawn = {
  readonly anchor: string;
  readonly name: Wording;
  readonly carriedOut: boolean;
  readonly start: Said;
  readonly stages: readonly DrawnStage[];
  readonly sources: readonly RuleSource[];
  /** The same process in the other alliances. */
  readonly compareUrl: string;
};

export type QuestionAnswered = OpenQuestion & {
  readonly anchor: string;
  /** What makes it an alliance’s own answer. */
  readonly resolution: Wording | null;
  /** Nothing of the charter says it: it is left out on purpose. */
  readonly leftOut: boolean;
  readonly parts: readonly CharterPart[];
};

export type DutiesView = {
  readonly months: readonly { readonly month: number; readonly duties: readonly DutyLine[] }[];
  readonly undated: readonly DutyLine[];
};
export type DutyLine = Said & { readonly when: Wording };

/** The charter to be read: its text with the rules beside, its processes drawn, what is read into it, its year. */
export type CharterView = {
  readonly name: Wording;
  readonly version: number;
  readonly adopted: Wording | null;
  readonly homeUrl: string;
  readonly processesUrl: string;
  /** The version in force, where this is another one. */
  readonly currentUrl?: string | undefined;
  readonly articles: readonly CharterArticle[];
  readonly processes: readonly ProcessDrawn[];
  readonly questions: readonly QuestionAnswered[];
  readonly duties: DutiesView;
};

/** One process in one alliance. */
export type ProcessOf = {
  readonly name: Wording;
  readonly url: string;
  readonly carriedOut: boolean;
  readonly start: Said;
  readonly stages: readonly Pick<
    DrawnStage,
    'number' | 'title' | 'within' | 'threshold' | 'sources'
  >[];
  readonly effects: readonly Said[];
};

/** One process side by side across the alliances. */
export type ProcessView = {
  readonly title: Wording;
  readonly listUrl: string;
  readonly alliances: readonly {
    readonly name: Wording;
    readonly url: string;
    readonly processes: readonly ProcessOf[];
    /** Why there is none, where a question says so. */
    readonly without: OpenQuestion | null;
  }[];
};

/** Every process that a charter of the site has. */
export type ProcessListView = {
  readonly processes: readonly {
    readonly title: Wording;
    readonly url: string;
    readonly alliances: readonly { readonly name: Wording; readonly url: string }[];
  }[];
};
