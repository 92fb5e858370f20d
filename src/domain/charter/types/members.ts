import type { Wording } from '../../wording.ts';
import type { Condition, Count, Named, Sourced } from './parts.ts';

/** One document a kind of applicant must hand in. */
export type Requirement = Sourced<{ document: string; if: Condition | null }>;
export type Kind = Sourced<{
  name: Wording;
  /** Who this kind is for. */
  who: Wording | null;
  person: 'unit' | 'individual';
  documents: readonly Requirement[];
}>;

/** What a right is to do: starting a procedure, sitting in a meeting, taking part in what a register keeps … */
export const RIGHTS = [
  'open',
  'attend',
  'elect',
  'nominate',
  'propose',
  'join',
  'lead',
  'receive',
  'second',
] as const;
export type RightTo = (typeof RIGHTS)[number];
export type Right = Sourced<{
  may: RightTo;
  /** The procedure, body, seat or register it is about. */
  what: string;
  /** 优先: before those of lower classes while places are short. */
  priority: boolean;
}>;
/** A duty is its article's own words; `keptIn` names where its performance is recorded. */
export type Duty = Sourced<{ keptIn: string | null }>;
export type MemberClass = Sourced<{
  name: Wording;
  /** The class whose rights and duties this one has too. */
  includes: string | null;
  /** Who was in it before there was anybody to decide. */
  first: 'founders' | null;
  rights: readonly Right[];
  duties: readonly Duty[];
}>;
export type Members = {
  /** 发起单位: who founded the alliance; null where the charter does not say. */
  readonly founders: Sourced<{
    says: Wording;
    /** What founding units may do, whatever class they have now. */
    rights?: readonly Right[];
  }> | null;
  /** 联络员: whom each member designates. */
  readonly liaison: Sourced<{ count: Count }> | null;
  readonly kinds: Named<Kind>;
  readonly classes: Named<MemberClass>;
};
