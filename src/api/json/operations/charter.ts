import { z } from 'zod';
import { cite } from '../../../domain/charter/cite.ts';
import { sourceNow } from '../../../domain/charter/sources.ts';
import { drawingsOf } from '../../../domain/charter/told/drawing.ts';
import { toldParts } from '../../../domain/charter/told/rules.ts';
import { textOf } from '../../../domain/charter/told/text.ts';
import { dutiesOf } from '../../../domain/charter/told/year.ts';
import type { Source } from '../../../domain/plan.ts';
import { charterInForce, findCharterVersion } from '../../../store/charters.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { source, wording } from '../shapes.ts';

const TAG = 'Public';

const getCharter = operation({
  id: 'getCharter',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/charter',
  summary: 'The charter: its text article by article, every rule in plain words with its sources',
  description:
    'Articles stand in the source’s order and numbering. A rule’s `path` is the same in every version that has the rule. `sources` cite articles by number and questions by id.',
  by: 'anyone',
  query: z.object({
    version: z.coerce.number().int().min(1).max(9999).optional().meta({
      description: 'Another version than the one in force.',
    }),
  }),
  answers: z.object({
    name: wording,
    version: z.number().int(),
    articles: z.array(
      z.object({
        number: z.string(),
        label: wording,
        words: z.string(),
        translation: z.string().nullable().meta({ description: 'English, unofficial.' }),
        missing: z
          .array(wording)
          .meta({ description: 'Numbers that the source leaves out before.' }),
      }),
    ),
    rules: z.array(
      z.object({
        path: z.array(z.string()),
        titles: z.array(wording),
        label: wording.nullable(),
        says: wording,
        sources: z.array(source),
      }),
    ),
    questions: z.array(
      z.object({
        id: z.string(),
        from: z.enum(['charter', 'alliance', 'default']),
        asks: wording,
        reading: wording,
      }),
    ),
    procedures: z.array(
      z.object({
        id: z.string(),
        process: z.string(),
        name: wording,
        carriedOut: z.boolean(),
        sources: z.array(source),
      }),
    ),
    duties: z.array(
      z.object({
        month: z.number().int().nullable(),
        when: wording,
        says: wording,
        sources: z.array(source),
      }),
    ),
  }),
  act: ({ inScope, query }) =>
    inScope(async (scope) => {
      const charter =
        query.version === undefined
          ? await charterInForce(scope)
          : await findCharterVersion(scope, query.version);
      if (!charter) return PROBLEMS.unknown();
      const now = (sources: readonly Source[]) => sources.map((one) => sourceNow(charter, one));
      return {
        body: {
          name: charter.name,
          version: charter.version,
          articles: textOf(charter).flatMap(({ lines }) =>
            lines.map(({ number, label, words, translation, missing }) => ({
              number,
              label,
              words,
              translation,
              missing,
            })),
          ),
          rules: toldParts(charter).flatMap(({ titles, rules }) =>
            rules.map(({ path, label, says, sources }) => ({
              path,
              titles,
              label,
              says,
              sources: now(sources),
            })),
          ),
          questions: Object.entries(charter.questions).map(([id, { asks, reading }]) => ({
            id,
            from: cite(charter, { from: 'default', question: id }).from,
            asks,
            reading,
          })),
          procedures: drawingsOf(charter).map(
            ({ procedure, process, name, carriedOut, sources }) => ({
              id: procedure,
              process,
              name,
              carriedOut,
              sources: now(sources),
            }),
          ),
          duties: dutiesOf(charter).map((duty) => ({ ...duty, sources: now(duty.sources) })),
        },
      };
    }),
});

export const CHARTER_OPERATIONS: readonly Operation[] = [getCharter];
