import type { Source } from '../plan.ts';
import { particular, type Particular } from '../particulars.ts';
import type { Wording } from '../wording.ts';
import { ownParticular } from './own-question.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Ask, Charter, CharterDocument, Condition, Kind, UploadDocument } from './type.ts';

/** One document that somebody must hand in. */
export type RequiredDocument = {
  readonly id: string;
  readonly name: Wording;
  readonly hint: Wording | null;
  readonly as: 'form' | 'upload' | 'endorsement';
  /** What the reviewer must see on it: a signature, a seal. */
  readonly shows: UploadDocument['shows'];
  readonly if: Condition | null;
  readonly sources: readonly Source[];
};
export type ApplicantKind = {
  readonly id: string;
  readonly name: Wording;
  readonly who: Wording | null;
  readonly person: Kind['person'];
  readonly documents: readonly RequiredDocument[];
  readonly sources: readonly Source[];
};

/** The kinds of applicant a charter knows, with what each must hand in. */
export function kindsOf(charter: Charter): readonly ApplicantKind[] {
  return Object.entries(charter.members.kinds).map(([id, kind]) => ({
    id,
    name: kind.name,
    who: kind.who,
    person: kind.person,
    sources: sourcesOf(kind),
    documents: kind.documents.map((requirement) => ({
      ...requiredDocument(charter, requirement.document, sourcesOf(requirement)),
      if: requirement.if,
    })),
  }));
}

/** A document as it is asked of somebody, whatever else they choose. */
export function requiredDocument(
  charter: Charter,
  id: string,
  sources: readonly Source[],
): RequiredDocument {
  const document = documentOf(charter, id);
  return {
    id,
    name: document.name,
    hint: document.hint,
    as: document.as === 'issued' ? 'upload' : document.as,
    shows: document.as === 'upload' ? document.shows : [],
    if: null,
    sources,
  };
}

/** One field of a form, as the vocabulary describes it. */
export type AskedField = Particular & {
  readonly id: string;
  readonly required: boolean;
  readonly if: Condition | null;
  readonly sources: readonly Source[];
};

/** The key of a form's questions that are the same whoever fills it in. */
export const ANY_KIND = 'any';

/** The fields a form of the charter asks an applicant of this kind, in order. */
export function formFields(charter: Charter, form: string, kind: string): readonly AskedField[] {
  const document = documentOf(charter, form);
  if (document.as !== 'form') throw new Error(`${form} is no form.`);
  return (document.asks[kind] ?? document.asks[ANY_KIND] ?? []).map((ask) => field(document, ask));
}

function field(document: CharterDocument, ask: Ask): AskedField {
  const word = ask.own ? ownParticular(ask.own) : particular(ask.ask);
  if (!word) throw new Error(`The vocabulary has no word ${ask.ask}.`);
  const own = sourcesOf(ask);
  return {
    ...word,
    id: ask.ask,
    required: !ask.optional,
    if: ask.if,
    sources: own.length > 0 ? own : [sourceOf(document, 'asks')],
  };
}

/** What a kind of member pays each year, in yuan. Null: the charter asks no dues. */
export function duesFor(
  charter: Charter,
  kind: string,
): { readonly amount: number; readonly sources: readonly Source[] } | null {
  const { dues } = charter.money;
  const amount = dues?.amount[kind];
  return dues && amount !== undefined ? { amount, sources: [sourceOf(dues, 'amount')] } : null;
}

function documentOf(charter: Charter, id: string): CharterDocument {
  const document = charter.documents[id];
  if (!document) throw new Error(`The charter ${charter.id} has no document ${id}.`);
  return document;
}
