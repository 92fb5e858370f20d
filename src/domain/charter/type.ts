import type { Base, DecisionRule, Fraction, VotingWay } from '../plan.ts';
import type { BallotResult, Votes } from '../tally.ts';
import type { Wording } from '../wording.ts';
import type { OwnWords } from './own-words.ts';
import type { Body } from './types/bodies.ts';
import type { Clock } from './types/clocks.ts';
import type { CharterDocument } from './types/documents.ts';
import type { Members } from './types/members.ts';
import type { Money } from './types/money.ts';
import type { Named, Period, Sourced } from './types/parts.ts';
import type { Procedure } from './types/procedures.ts';
import type { Gate, Register } from './types/registers.ts';

export type * from './types/bodies.ts';
export type * from './types/clocks.ts';
export type * from './types/documents.ts';
export type * from './types/members.ts';
export type * from './types/money.ts';
export type * from './types/parts.ts';
export type * from './types/procedures.ts';
export type * from './types/registers.ts';

/** The charter's own words, and where there is one an unofficial English translation. */
export type Article = { readonly words: string; readonly translation: string | null };
/** What the charter leaves open, and how we read it. */
export type Question = {
  readonly asks: Wording;
  readonly reading: Wording;
  /** What is left out on purpose because of it: expulsion, dues … */
  readonly leavesOut?: readonly string[];
};
/** What an outside body is to the alliance. */
export type AuthorityRole = 'founder' | 'host' | 'guidance' | 'supervision' | 'parent';
export type Authority = Sourced<{
  name: Wording;
  short: Wording;
  as: readonly AuthorityRole[];
  /** Dates that it sets and we only hear of. */
  dates: Named<Sourced<{ name: Wording }>>;
}>;

/** 联盟决定: the resolution by which the alliance confirmed an answer to what its charter leaves open. */
export type Confirmation = {
  readonly number: string;
  readonly day: string;
  /** The body that passed it. */
  readonly body: string;
};

export type VoteExample = {
  readonly votes: Votes;
  readonly at: VotingWay;
  readonly result: BallotResult;
};
export type Rule = Sourced<{
  passes: Fraction & { readonly base: Base };
  quorum: DecisionRule['quorum'];
  /** `hold`: exactly half for it is to be confirmed (D-Q4); null: it is counted like any other. */
  exactHalf: 'hold' | null;
  recuse: DecisionRule['recuse'];
  secret: boolean;
  refuses: NonNullable<DecisionRule['refuses']>;
  /** Everybody is asked first; only if all have answered and nobody objects it passes without a vote (E-Q6). */
  consensus: { readonly within: Period } | null;
  /** For elections: each candidate needs the body's threshold (X-Q16). */
  method: 'approval' | null;
  tie: readonly ('run-off' | 'lot')[];
  examples: readonly VoteExample[];
}>;

/** A charter, loaded and complete: what the file says, with the answers to its silences laid beneath. */
export type Charter = {
  readonly id: string;
  readonly version: number;
  readonly name: Wording;
  readonly short: Wording;
  /** What it calls a member and joining. Absent in charters stored before it was asked for. */
  readonly words?: OwnWords | null;
  readonly abbreviation: Sourced<{ says: string }> | null;
  readonly purpose: Sourced<{ says: Wording }>;
  /** The file beside the charter that holds its whole text. */
  readonly text: string;
  readonly adopted: Sourced<{ day: string }> | null;
  /** The language in which everything given out must be there. */
  readonly outputs: Sourced<{ language: 'zh' | 'en' }> | null;
  /** What the charter says about the alliance itself, and the papers that repeat it. */
  readonly declarations: Named<Sourced<{ says: Wording; shown: readonly 'certificates'[] }>>;
  /** The procedures that change the charter, and how it is read where it is silent. */
  readonly changes: { readonly charter: string | null; readonly readings: string | null };
  readonly articles: Named<Article>;
  /** What stands above an article: 第一章 总则. Absent in charters stored before headings were kept. */
  readonly headings?: Named<Article>;
  readonly questions: Named<Question>;
  readonly authorities: Named<Authority>;
  readonly members: Members;
  readonly bodies: Named<Body>;
  readonly rules: Named<Rule>;
  readonly documents: Named<CharterDocument>;
  readonly procedures: Named<Procedure>;
  readonly clocks: Named<Clock>;
  readonly gates: Named<Gate>;
  readonly registers: Named<Register>;
  readonly money: Money;
  /** By question, what a recorded resolution has confirmed; never part of a file. */
  readonly confirmed?: Named<Confirmation>;
};
