import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { sourcesOf } from './sources.ts';
import type { Charter, Period } from './type.ts';

/** 推荐、提名: a paper that members give by a word of their own. */
export type RequiredEndorsement = {
  readonly id: string;
  readonly name: Wording;
  readonly hint: Wording | null;
  /** The classes whose members may give it. */
  readonly by: readonly string[];
  readonly atLeast: number;
  /** How long a member has to answer, and how long its word counts. */
  readonly within: Period;
  readonly sources: readonly Source[];
};

/** A document of the charter, where it is one that members give by their word. */
export function endorsementIn(charter: Charter, id: string): RequiredEndorsement | undefined {
  const document = charter.documents[id];
  if (document?.as !== 'endorsement') return undefined;
  const { name, hint, by, count, within } = document;
  return { id, name, hint, by, atLeast: count.atLeast, within, sources: sourcesOf(document) };
}

/** The key under which a case keeps who endorsed its applicant, by name. */
export const endorsedKey = (document: string): string => `endorsed.${document}`;

/** How often one application may ask within a day. */
export const ASKED_A_DAY = 3;
