import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import {
  checkForm,
  declarationKey,
  declarationProblem,
  missingDocument,
  normaliseForm,
  type Problem,
} from './application.ts';
import { asksMoreThanIsCarriedOut } from './carried-out.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Charter } from './type.ts';

/** A procedure that the secretariat opens about one member, by the form of its first stage. */
export type AboutMember = {
  readonly id: string;
  readonly name: Wording;
  readonly form: string;
  /** Articles whose words whoever opens it declares to hold. */
  readonly declares: readonly string[];
  /** The papers that come with it. */
  readonly documents: readonly {
    readonly id: string;
    readonly name: Wording;
    readonly hint: Wording | null;
    readonly sources: readonly Source[];
  }[];
  readonly sources: readonly Source[];
};

/** Every procedure that the secretariat may open about a member; none where the charter has none (D-Q7, E-Q14). */
export function proceduresAbout(charter: Charter): readonly AboutMember[] {
  return Object.entries(charter.procedures).flatMap(([id, part]) => {
    const [first] = part.stages;
    if (part.about !== 'member' || first?.kind !== 'submit') return [];
    if (asksMoreThanIsCarriedOut(charter, part)) return [];
    return [
      {
        id,
        name: part.name,
        form: first.form,
        declares: first.declares,
        documents: first.documents.flatMap((document) => {
          const paper = charter.documents[document];
          if (paper?.as !== 'upload') return [];
          const sources = first.defaults['documents']
            ? [sourceOf(first, 'documents')]
            : sourcesOf(paper);
          return [{ id: document, name: paper.name, hint: paper.hint, sources }];
        }),
        sources: [...sourcesOf(part), ...sourcesOf(part.open)].filter(
          (source, at, all) =>
            all.findIndex(
              (one) => one.article === source.article && one.question === source.question,
            ) === at,
        ),
      },
    ];
  });
}

/** Everything that is missing for opening it: answers, declarations, papers. */
export function checkAbout(
  charter: Charter,
  rule: AboutMember,
  kind: string,
  answers: Readonly<Record<string, string>>,
  documentsGiven: readonly string[],
): readonly Problem[] {
  return [
    ...checkForm(charter, rule.form, kind, answers),
    ...rule.declares
      .filter((article) => answers[declarationKey(article)] !== 'yes')
      .map(declarationProblem),
    ...rule.documents
      .filter(({ id }) => !documentsGiven.includes(id))
      .map(({ id, name, sources }) => missingDocument(id, name, sources)),
  ];
}

/** The answers as the case keeps them, with what was declared. */
export function normaliseAbout(
  charter: Charter,
  rule: AboutMember,
  kind: string,
  answers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    ...normaliseForm(charter, rule.form, kind, answers),
    ...Object.fromEntries(rule.declares.map((article) => [declarationKey(article), 'yes'])),
  };
}
