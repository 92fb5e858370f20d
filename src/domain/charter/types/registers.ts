import type { ParticipationKind } from '../../participation.ts';
import type { Wording } from '../../wording.ts';
import type { Named, Sourced } from './parts.ts';

/** What the alliance keeps a list of: services, activities, projects, findings … */
export type Register = Sourced<{
  name: Wording;
  kinds: Named<Sourced<{ name: Wording }>>;
  /** Ordered; a row moves forward by an act or an effect, and gates stand before them. */
  states: Named<Wording>;
  /** Who writes it. */
  keptBy: readonly string[];
  /** What a row counts as for a member who took part. */
  counts: ParticipationKind | null;
  confidential: boolean;
}>;

export type GateNeed =
  /** This procedure ended well for the row. */
  | { readonly need: 'passed'; readonly procedure: string }
  /** It ended well before the row's own start: nothing is approved afterwards. */
  | { readonly need: 'before-start'; readonly procedure: string }
  /** The clock has not run out, or the procedure's result is in force. */
  | { readonly need: 'in-force'; readonly what: string }
  /** A named person has ticked these articles. */
  | { readonly need: 'checked'; readonly articles: readonly string[] }
  | { readonly need: 'written'; readonly language: 'zh' | 'en' };

/** What is asked of a gate: facts about the row or act that wants to pass. */
export type GateFacts = {
  /** The class of the member who leads. */
  readonly leader: string | null;
  /** Procedures that ended well, with the day they did. */
  readonly passed: Named<string>;
  readonly inForce: readonly string[];
  readonly checked: readonly string[];
  readonly written: readonly ('zh' | 'en')[];
  readonly start: string | null;
};
/** Something that may not happen before what it needs: a row reaching a state, a procedure opening, a vote. */
export type Gate = Sourced<{
  name: Wording;
  /** `activities.announced`. */
  reach: readonly { readonly register: string; readonly state: string }[];
  open: readonly string[] | 'anything';
  vote: 'anything' | null;
  /** Only where the member who leads has this class. */
  leader: string | null;
  needs: readonly GateNeed[];
  /** Procedures that are let through all the same. */
  except: readonly string[];
  examples: readonly { readonly given: GateFacts; readonly blocked: boolean }[];
}>;
