import { z } from 'zod';
import type { Problem } from '../../domain/charter/lacking.ts';
import {
  declarationKey,
  endorsementsOf,
  fieldsOf,
  uploadsOf,
  type Papers,
} from '../../domain/charter/papers.ts';
import { sourceNow } from '../../domain/charter/sources.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Source } from '../../domain/plan.ts';
import type { UploadProblems } from '../uploads.ts';
import type { ValueProblem } from './problem.ts';
import { source, wording } from './shapes.ts';

const condition = z.record(z.string(), z.string()).nullable();

/** What has to be handed in: to join, or by a member with a procedure of its own. */
export const papersShape = z.object({
  declarations: z
    .array(z.object({ id: z.string(), words: z.string(), sources: z.array(source) }))
    .meta({ description: 'Answer each with `yes`: it is declared to hold.' }),
  fields: z.array(
    z.object({
      id: z.string(),
      label: wording,
      kind: z.string(),
      required: z.boolean(),
      maxLength: z.number().int(),
      if: condition,
      sources: z.array(source),
    }),
  ),
  documents: z.array(
    z.object({ id: z.string(), name: wording, if: condition, sources: z.array(source) }),
  ),
  endorsements: z
    .array(
      z.object({
        id: z.string(),
        name: wording,
        by: z.array(z.string()),
        atLeast: z.number().int(),
        sources: z.array(source),
      }),
    )
    .meta({ description: 'Members of these classes have to confirm, each by its own link.' }),
});

export function papersView(charter: Charter, papers: Papers): z.input<typeof papersShape> {
  const now = (sources: readonly Source[]) => sources.map((one) => sourceNow(charter, one));
  return {
    declarations: papers.declares.map((article) => ({
      id: declarationKey(article),
      words: charter.articles[article]?.words ?? '',
      sources: [{ from: 'charter', article }],
    })),
    fields: fieldsOf(charter, papers).map((field) => ({
      id: field.id,
      label: field.label,
      kind: field.kind,
      required: field.required,
      maxLength: field.maxLength,
      if: field.if,
      sources: now(field.sources),
    })),
    documents: uploadsOf(papers).map((document) => ({
      id: document.id,
      name: document.name,
      if: document.if,
      sources: now(document.sources),
    })),
    endorsements: endorsementsOf(charter, papers).map((one) => ({
      id: one.id,
      name: one.name,
      by: [...one.by],
      atLeast: one.atLeast,
      sources: now(one.sources),
    })),
  };
}

const WHERE = {
  field: 'answers.',
  document: 'document.',
  declares: 'answers.declares.',
} as const satisfies Readonly<Record<Problem['on'], string>>;

/** What is lacking, named as the request names it. A file that was refused is not missing besides. */
export function asValueProblems(
  problems: readonly Problem[],
  refused: UploadProblems = {},
): readonly ValueProblem[] {
  return [
    ...Object.entries(refused).map(([id, message]) => ({ field: `document.${id}`, message })),
    ...problems
      .filter(({ on, id }) => on !== 'document' || !Object.hasOwn(refused, id))
      .map(({ on, id, message }) => ({ field: WHERE[on] + id, message })),
  ];
}
