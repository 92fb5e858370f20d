import type { Wording } from '../../wording.ts';
import type { Condition, Count, Named, Period, Sourced } from './parts.ts';

/** A question that only this charter asks; the others are words of the particulars' vocabulary. */
export type OwnQuestion = {
  readonly label: Wording;
  readonly as: 'text' | 'long-text' | 'choice' | 'day' | 'email' | 'phone';
  readonly options: Named<Wording>;
};
/** One field a form asks for; `own` null: `ask` is a word of the vocabulary. */
export type Ask = Sourced<{
  ask: string;
  optional: boolean;
  if: Condition | null;
  own: OwnQuestion | null;
}>;
type DocumentOf<As extends string, Fields> = Sourced<
  { as: As; name: Wording; hint: Wording | null } & Fields
>;
/** Filled in on a page; what it asks depends on the applicant's kind, or is the same for `any`. */
export type FormDocument = DocumentOf<'form', { asks: Named<readonly Ask[]> }>;
/** Handed in as a file; `shows` is what the reviewer must see on it. */
export type UploadDocument = DocumentOf<'upload', { shows: readonly ('signature' | 'seal')[] }>;
/** Made and given out by the alliance; `issuers` sign it together. */
export type IssuedDocument = DocumentOf<
  'issued',
  { copies: 'numbered'; issuers: readonly string[]; languages: readonly ('zh' | 'en')[] }
>;
/** 推荐、提名: confirmed by members of these classes through their own link, before the form can be handed in. */
export type EndorsementDocument = DocumentOf<
  'endorsement',
  { by: readonly string[]; count: Count; within: Period }
>;
export type CharterDocument = FormDocument | UploadDocument | IssuedDocument | EndorsementDocument;
