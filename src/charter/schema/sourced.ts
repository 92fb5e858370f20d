import { z } from 'zod';
import type { Provenance } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import { articleNumber, list, question, strict, WHOLE } from './forms.ts';

const article = z
  .union([articleNumber.transform((number) => [number]), list(articleNumber).min(1)], {
    error: () => expects('articleNumber'),
  })
  .optional()
  .meta({ title: 'Article', description: 'The article or articles that command this part.' });

const defaults = z
  .union(
    [
      question.transform((id): Record<string, string> => ({ [WHOLE]: id })),
      z.record(z.string(), question),
    ],
    { error: () => expects('question') },
  )
  .optional()
  .meta({
    title: 'Default',
    description: 'The question that this part, or each of these fields of it, answers.',
  });

/** Fields that name or explain a part; they need nobody's command. */
const LABELS = [
  'name',
  'title',
  'who',
  'hint',
  'short',
  'as',
  'examples',
  'stages',
  'open',
  'then',
  'leads',
  'label',
  'options',
  'grounds',
  'dates',
  'kinds',
];

type Camel<Key extends string> = Key extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Key;
type Camelled<Part> = { [Key in keyof Part as Key extends string ? Camel<Key> : Key]: Part[Key] };

/** admitted-later → admittedLater: fields are named in the file's manner there, and in the program's here. */
export const camel = (key: string): string =>
  key.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());

/**
 * A part of the charter with what commands it: an article, or a default for the whole of it, or a
 * default for every field. `inherits`: a part without a source of its own takes that of the part around it.
 */
export function sourced<Shape extends z.ZodRawShape>(shape: Shape, { inherits = false } = {}) {
  const fields = Object.keys(shape);
  return strict({ ...shape, article, default: defaults })
    .superRefine((part, context) => {
      const written = part as Readonly<Record<string, unknown>>;
      const named = (written['default'] ?? {}) as Readonly<Record<string, string>>;
      for (const field of Object.keys(named))
        if (field !== WHOLE && !fields.includes(field))
          context.addIssue({
            code: 'custom',
            path: ['default', field],
            message: `keys ${fields.join(' ')}`,
          });
      const covered = written['article'] !== undefined || WHOLE in named || inherits;
      const bare = fields.filter(
        (field) => !LABELS.includes(field) && isWritten(written[field]) && !(field in named),
      );
      if (!covered && (bare.length > 0 || Object.keys(named).length === 0))
        context.addIssue({ code: 'custom', path: [], message: expects('source') });
    })
    .transform((part) => {
      const {
        article: articles = [],
        default: named = {},
        ...rest
      } = part as Readonly<Record<string, unknown>>;
      return {
        ...camelled(rest),
        articles,
        defaults: camelled(named as Readonly<Record<string, string>>),
      } as unknown as Camelled<z.output<z.ZodObject<Shape>>> & Provenance;
    });
}

function camelled<Value>(part: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [camel(key), value]));
}

function isWritten(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
