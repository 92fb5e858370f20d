import type { ActsAs, Fraction } from '../../plan.ts';
import type { Wording } from '../../wording.ts';
import type { Duty } from './members.ts';
import type { Count, Named, Period, Sourced } from './parts.ts';

export type { ActsAs };
export type Seat = Sourced<{
  name: Wording;
  count: Count;
  /** Null: the file does not say, and whoever holds the seat votes. */
  votes: boolean | null;
  /** One seat for each member of these classes, filled by the member itself; empty: the seat is elected or appointed. */
  each: readonly string[];
  as: ActsAs | null;
  /** The seats among whose holders this one is filled. */
  from: readonly string[];
}>;
export type Office = { readonly address: Wording; readonly phone: string | null };

/** 召开需求: who may ask for a meeting, by when the request is answered, and the meeting held. */
export type MeetingRequest = Sourced<{
  by: readonly string[];
  /** How many of them it takes. */
  any: number;
  answer: Period | null;
  hold: Period | null;
}>;
export type AgendaItem = Sourced<{
  item: Wording;
  /** Without it a yearly meeting cannot be closed. */
  required: boolean;
  document: string | null;
}>;
export type Meetings = Sourced<{
  calledBy: readonly string[];
  requested: MeetingRequest | null;
  agenda: readonly AgendaItem[];
}>;

/** People who decide together: either the body has `seats` of its own, or `members` who sit elsewhere. */
export type Body = Sourced<{
  name: Wording;
  seats: Named<Seat>;
  members: readonly string[];
  observers: readonly string[];
  /** Classes whose members may attend without a vote. */
  guests: readonly string[];
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
  /** The body whose decisions it carries out and to which it reports. */
  under: string | null;
  office: Office | null;
  meetings: Meetings | null;
  /** What the charter leaves to it, by the articles that say so. */
  powers: readonly string[];
  /** What whoever sits in it owes it. */
  duties: readonly Duty[];
}>;
