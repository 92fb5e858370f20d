import type { ParticipationKind } from '../participation.ts';
import type { Base, DecisionRule, EndReason, Fraction, VotingWay } from '../plan.ts';
import type { BallotResult, Votes } from '../tally.ts';
import type { Wording } from '../wording.ts';

/**
 * What commands a part of the charter. `articles` are numbers in the source's own counting;
 * `defaults` says which fields are our reading and which question each answers; the key `*`
 * stands for the whole part.
 */
export type Provenance = {
  readonly articles: readonly string[];
  readonly defaults: Readonly<Record<string, string>>;
};

type Sourced<Fields> = Readonly<Fields> & Provenance;
/** Parts of one sort by their name, in the order the charter writes them. */
export type Named<Part> = Readonly<Record<string, Part>>;

/** The charter's own words, and where there is one an unofficial English translation. */
export type Article = { readonly words: string; readonly translation: string | null };
/** What the charter leaves open, and how we read it. */
export type Question = { readonly asks: Wording; readonly reading: Wording };
export type Authority = Sourced<{ name: Wording; short: Wording }>;

/** How many hold a seat; `atMost` null: as many as there are. */
export type Count = { readonly atLeast: number; readonly atMost: number | null };
export type Seat = Sourced<{ name: Wording; count: Count; votes: boolean }>;
export type Office = { readonly address: Wording; readonly phone: string };

/** People who decide together: either the body has `seats` of its own, or `members` who sit elsewhere. */
export type Body = Sourced<{
  name: Wording;
  seats: Named<Seat>;
  members: readonly string[];
  observers: readonly string[];
  chairedBy: readonly string[];
  /** Who directs its daily work and may hand its tasks from one to another. */
  ledBy: readonly string[];
  /** The decision rule of its votes; a ballot may name another. */
  rule: string | null;
  /** How the first holders come in: with their document, no vote is simulated (X-Q23); null: nobody sits here in their own right. */
  first: 'imported' | null;
  /** Who may put an item to a correspondence vote (X-Q22); null: nobody chairs the body. */
  correspondence: 'ordered-by-chair' | null;
  /** The share of the electorate that may demand a meeting instead of a correspondence vote (X-Q22). */
  demand: Fraction | null;
  hostedBy: string | null;
  office: Office | null;
}>;

/** A closed choice of the application that must have been made, e.g. capacity: authorised-representative. */
export type Condition = Named<string>;
/** One document a kind of applicant must hand in. */
export type Requirement = Sourced<{ document: string; if: Condition | null }>;
export type Kind = Sourced<{
  name: Wording;
  /** Who this kind is for. */
  who: Wording | null;
  person: 'unit' | 'individual';
  documents: readonly Requirement[];
}>;
export type MemberClass = Sourced<{ name: Wording }>;

/** One field a form asks for; `ask` is a word of the particulars' vocabulary. */
export type Ask = Sourced<{ ask: string; optional: boolean; if: Condition | null }>;
type DocumentOf<As extends string, Fields> = Sourced<
  { as: As; name: Wording; hint: Wording | null } & Fields
>;
/** Filled in on a page; what it asks depends on the applicant's kind. */
export type FormDocument = DocumentOf<'form', { asks: Named<readonly Ask[]> }>;
/** Handed in as a file; `shows` is what the reviewer must see on it. */
export type UploadDocument = DocumentOf<'upload', { shows: readonly ('signature' | 'seal')[] }>;
/** Made and given out by the alliance. */
export type IssuedDocument = DocumentOf<'issued', { copies: 'numbered' }>;
export type CharterDocument = FormDocument | UploadDocument | IssuedDocument;

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
  examples: readonly VoteExample[];
}>;

export type CharterEffect =
  Sourced<{ do: 'admit'; class: string }> | Sourced<{ do: 'end-membership'; because: EndReason }>;
type StageOf<Kind extends string, Fields> = Sourced<
  {
    kind: Kind;
    name: string;
    title: Wording | null;
    then: readonly CharterEffect[];
  } & Fields
>;
export type CharterStage =
  | StageOf<'submit', { form: string }>
  | StageOf<'review', { by: string }>
  | StageOf<'ballot', { by: string; rule: string | null; notice: number; counting: number }>
  | StageOf<'filing', { with: string; passes: 'sent' | 'receipt' }>
  | StageOf<'issue', { document: string }>
  | StageOf<'formalities', { by: string; returns: string | null; within: number | null }>
  | StageOf<'warning', { clock: string }>
  | StageOf<'objection', { by: string; within: number }>;

/** A walk through a procedure: each step is a stage and what came of it. */
export type Walk = {
  readonly walk: readonly { readonly stage: string; readonly outcome: string | Votes }[];
  readonly ends: 'passed' | 'refused' | 'lifted' | 'open' | 'impossible';
  readonly effects: readonly string[] | null;
};
export type Procedure = Sourced<{
  name: Wording;
  /** What it is about in a word, as mails say it: 3家单位入会. */
  matter: Wording;
  process: string;
  open: Sourced<{ by: 'anyone' | 'member' | 'clock' }>;
  stages: readonly CharterStage[];
  examples: readonly Walk[];
}>;

/** What a member of a kind owes for a year, by the dates of the membership. */
export type DuesExample = {
  readonly kind: string;
  readonly admitted: string;
  readonly ended: string | null;
  readonly year: number;
  /** In yuan. */
  readonly owes: number;
};
/** What a kind of member pays each year, in yuan, and what follows from it. */
export type Dues = Sourced<{
  every: 'year';
  currency: 'CNY';
  amount: Named<number>;
  /** `whole`: the year of admission is paid in full, whatever the day. */
  year: Sourced<{ counts: 'calendar'; admission: 'whole' }>;
  /** `notice` and `day` as month-day; whoever is admitted later has `admittedLater` days. */
  due: Sourced<{ notice: string; day: string; admittedLater: number }>;
  arrears: Sourced<{ leadTo: 'reminders-and-flag' }>;
  /** The authority where the alliance's special account is. */
  paidTo: Sourced<{ authority: string }> | null;
  voucher: Sourced<{ from: string; per: 'payment' }> | null;
  /** The body whose resolution changes the amounts. */
  adjustedBy: Sourced<{ body: string }> | null;
  uses: Sourced<{ of: Named<Wording>; others: 'with-reason' | 'never' }> | null;
  examples: readonly DuesExample[];
}>;

/**
 * A term that runs by itself and opens a procedure. inactivity: how long a member of a class may take part in nothing.
 * It begins again with each participation that counts, and stands still while nothing was held.
 */
export type Clock = Sourced<{
  kind: 'inactivity';
  name: Wording;
  /** The class of member it runs for. */
  of: string;
  /** In months. */
  after: number;
  counts: readonly ParticipationKind[];
  /** Days before the end at which the member is warned, the earliest first. */
  warn: readonly number[];
  /** Days that lie at least between the first warning and the end, however late the first warning came. */
  least: number;
  suspended: 'nothing-held' | null;
  /** The procedure that the first warning opens. */
  opens: string;
}>;

/** A charter, loaded and complete: what the file says, with the answers to its silences laid beneath. */
export type Charter = {
  readonly id: string;
  readonly version: number;
  readonly name: Wording;
  readonly short: Wording;
  readonly purpose: Sourced<{ says: Wording }>;
  /** The file beside the charter that holds its whole text. */
  readonly text: string;
  readonly adopted: Sourced<{ day: string }>;
  readonly articles: Named<Article>;
  readonly questions: Named<Question>;
  readonly authorities: Named<Authority>;
  readonly members: { readonly kinds: Named<Kind>; readonly classes: Named<MemberClass> };
  readonly bodies: Named<Body>;
  readonly rules: Named<Rule>;
  readonly documents: Named<CharterDocument>;
  readonly procedures: Named<Procedure>;
  readonly clocks: Named<Clock>;
  readonly money: { readonly dues: Dues | null };
};
