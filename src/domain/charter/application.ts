import type { Source } from '../plan.ts';
import { particular, type Particular } from '../particulars.ts';
import type { Wording } from '../wording.ts';
import { ownParticular } from './own-question.ts';
import { applies } from './conditions.ts';
import { articleLabel } from './numbering.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Ask, Charter, CharterDocument, Condition, Kind, UploadDocument } from './type.ts';

/** One document an applicant of a kind must hand in. */
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
    documents: kind.documents.map((requirement) => {
      const document = documentOf(charter, requirement.document);
      return {
        id: requirement.document,
        name: document.name,
        hint: document.hint,
        as: document.as === 'issued' ? 'upload' : document.as,
        shows: document.as === 'upload' ? document.shows : [],
        if: requirement.if,
        sources: sourcesOf(requirement),
      };
    }),
  }));
}

/** One field of a form, as the vocabulary describes it. */
export type AskedField = Particular & {
  readonly id: string;
  readonly required: boolean;
  readonly if: Condition | null;
  readonly sources: readonly Source[];
};

export { applies } from './conditions.ts';

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

/** Something an application lacks, said to the applicant, with what asks for it. */
export type Problem = {
  readonly on: 'kind' | 'field' | 'document' | 'declares';
  readonly id: string;
  readonly message: Wording;
  readonly sources: readonly Source[];
};

/** Everything an application lacks; empty when it may be handed in. Answers are normalised before they are checked. */
export function checkApplication(
  charter: Charter,
  kind: string,
  values: Readonly<Record<string, string>>,
  documentsGiven: readonly string[],
  declared: readonly string[] = [],
): readonly Problem[] {
  const asked = kindsOf(charter).find(({ id }) => id === kind);
  if (!asked)
    return [
      {
        on: 'kind',
        id: kind,
        sources: [],
        message: { zh: '请先选择会员类别。', en: 'Please choose a kind of membership first.' },
      },
    ];
  const due = asked.documents.filter((document) => applies(document.if, values));
  return [
    ...due.flatMap((document) =>
      document.as === 'form'
        ? formFields(charter, document.id, kind).flatMap((one) => fieldProblem(one, values))
        : documentsGiven.includes(document.id)
          ? []
          : [documentProblem(document)],
    ),
    ...declared.flatMap((article) =>
      values[declarationKey(article)] === 'yes' ? [] : [declarationProblem(article)],
    ),
  ];
}

/** The key under which an answer says that the applicant declares an article’s words to hold. */
export const declarationKey = (article: string): string => `declares.${article}`;

/** The articles whose words whoever starts a procedure declares to hold. */
export function declaredIn(charter: Charter, procedure: string): readonly string[] {
  const [first] = charter.procedures[procedure]?.stages ?? [];
  return first?.kind === 'submit' ? first.declares : [];
}

/** That an article's words were not declared to hold. */
export function declarationProblem(article: string): Problem {
  const label = articleLabel(article) ?? { zh: article, en: article };
  return {
    on: 'declares',
    id: article,
    sources: [{ from: 'charter', article }],
    message: {
      zh: `请确认符合${label.zh}的要求；不符合的不能申请。`,
      en: `Please confirm what ${label.en} asks for; without it you cannot apply.`,
    },
  };
}

/** Everything a form of a member's own procedure lacks. */
export function checkForm(
  charter: Charter,
  form: string,
  kind: string,
  values: Readonly<Record<string, string>>,
): readonly Problem[] {
  return formFields(charter, form, kind).flatMap((one) => fieldProblem(one, values));
}

/** Answers as they are kept: each made one by its question, its own or a word of the vocabulary. */
export function normaliseForm(
  charter: Charter,
  form: string,
  kind: string,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formFields(charter, form, kind).flatMap((asked) => {
      const value = applies(asked.if, values) ? asked.normalise(values[asked.id] ?? '') : '';
      return value === '' ? [] : [[asked.id, value]];
    }),
  );
}

function fieldProblem(
  asked: AskedField,
  values: Readonly<Record<string, string>>,
): readonly Problem[] {
  if (!applies(asked.if, values)) return [];
  const value = asked.normalise(values[asked.id] ?? '');
  const message = value === '' ? (asked.required ? missing(asked) : null) : asked.check(value);
  return message ? [{ on: 'field', id: asked.id, message, sources: asked.sources }] : [];
}

function missing({ label, kind }: AskedField): Wording {
  return kind === 'choice'
    ? { zh: `请选择${label.zh}。`, en: `Please choose: ${label.en}.` }
    : { zh: `请填写${label.zh}。`, en: `Please fill in: ${label.en}.` };
}

function documentProblem({ id, name, as, sources }: RequiredDocument): Problem {
  if (as === 'endorsement')
    return {
      on: 'document',
      id,
      sources,
      message: {
        zh: `${name.zh}尚未确认：请填写推荐成员并发送请求，收到确认后才能提交。`,
        en: `${name.en}: not confirmed yet. Name the member and send the request; you can hand in once it is confirmed.`,
      },
    };
  return missingDocument(id, name, sources);
}

/** That a paper was not handed in. */
export function missingDocument(id: string, name: Wording, sources: readonly Source[]): Problem {
  return {
    on: 'document',
    id,
    sources,
    message: { zh: `请上传${name.zh}。`, en: `Please upload: ${name.en}.` },
  };
}

function documentOf(charter: Charter, id: string): CharterDocument {
  const document = charter.documents[id];
  if (!document) throw new Error(`The charter ${charter.id} has no document ${id}.`);
  return document;
}
