import {
  formFields,
  kindsOf,
  requiredDocument,
  type AskedField,
  type RequiredDocument,
} from './application.ts';
import { applies } from './conditions.ts';
import { endorsementIn, type RequiredEndorsement } from './endorsements.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Source } from '../plan.ts';
import type { Charter, CharterStage } from './type.ts';

/**
 * 材料: all that whoever starts a procedure hands in. It is the same for an applicant, for a member and for the
 * secretariat that starts one about a member: forms, uploads, the word of other members, and what is declared to hold.
 */
export type Papers = {
  readonly procedure: string;
  /** The kind of member: the forms of a procedure may ask each kind something else. */
  readonly kind: string;
  readonly documents: readonly RequiredDocument[];
  /** Articles whose words are declared to hold. */
  readonly declares: readonly string[];
};

/** What a procedure asks of a kind; undefined: nothing is handed in, or there is no such kind of applicant. */
export function papersFor(charter: Charter, procedure: string, kind: string): Papers | undefined {
  const part = charter.procedures[procedure];
  const [first] = part?.stages ?? [];
  if (!part || first?.kind !== 'submit') return undefined;
  const own =
    part.open.by === 'anyone'
      ? kindsOf(charter).find(({ id }) => id === kind)?.documents
      : [requiredDocument(charter, first.form, sourcesOf(first))];
  if (!own) return undefined;
  const others = first.documents.filter((id) => !own.some((one) => one.id === id));
  return {
    procedure,
    kind,
    documents: [
      ...own,
      ...others.map((id) => requiredDocument(charter, id, sourcesOfPaper(charter, first, id))),
    ],
    declares: first.declares,
  };
}

/** What asks for a paper that comes with a form: the default by which it is asked, else what names the paper. */
function sourcesOfPaper(charter: Charter, stage: CharterStage, id: string): readonly Source[] {
  if (stage.defaults['documents']) return [sourceOf(stage, 'documents')];
  return sourcesOf(charter.documents[id] ?? stage);
}

/** The questions of all its forms, in the charter's order. */
export function fieldsOf(charter: Charter, { documents, kind }: Papers): readonly AskedField[] {
  return documents.flatMap(({ as, id }) => (as === 'form' ? formFields(charter, id, kind) : []));
}

export const uploadsOf = ({ documents }: Pick<Papers, 'documents'>): readonly RequiredDocument[] =>
  documents.filter(({ as }) => as === 'upload');

/** The members whose word is needed. */
export function endorsementsOf(
  charter: Charter,
  { documents }: Papers,
): readonly RequiredEndorsement[] {
  return documents.flatMap(({ as, id }) =>
    as === 'endorsement' ? (endorsementIn(charter, id) ?? []) : [],
  );
}

/** The key under which an answer says that an article’s words are declared to hold. */
export const declarationKey = (article: string): string => `declares.${article}`;

/** Answers as they are kept: each made one by its question; a question that does not apply, or has no answer, has none. */
export function answersOf(
  charter: Charter,
  papers: Papers,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...fieldsOf(charter, papers).flatMap((asked) => {
      const value = applies(asked.if, typed) ? asked.normalise(typed[asked.id] ?? '') : '';
      return value === '' ? [] : [[asked.id, value]];
    }),
    ...papers.declares
      .map(declarationKey)
      .flatMap((key) => (typed[key] === 'yes' ? [[key, 'yes']] : [])),
  ]);
}
