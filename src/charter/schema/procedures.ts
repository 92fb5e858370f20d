import { z } from 'zod';
import type { CharterEffect, Walk } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import {
  days,
  line,
  list,
  name,
  namedParts,
  notice,
  oneOf,
  optional,
  strict,
  wording,
} from './forms.ts';
import { votes } from './rules.ts';
import { sourced } from './sourced.ts';

const effect = sourced(
  {
    admit: name.optional(),
    'end-membership': oneOf(['withdrawn', 'deemed']).optional(),
  },
  { inherits: true },
)
  .refine(
    (written) => (written.admit === undefined) !== (written['end-membership'] === undefined),
    expects('effect'),
  )
  .transform(({ admit, 'end-membership': because, ...sources }): CharterEffect =>
    because === undefined
      ? { do: 'admit', class: admit as string, ...sources }
      : { do: 'end-membership', because, ...sources },
  );
const shared = { as: optional(name), title: optional(wording), then: optional(list(effect)) };

const VERBS = {
  submit: sourced({ ...shared, form: name }),
  review: sourced({ ...shared, by: name }),
  ballot: sourced({
    ...shared,
    by: name,
    rule: optional(name),
    notice: optional(notice),
    counting: optional(notice),
  }),
  filing: sourced({ ...shared, with: name, passes: oneOf(['sent', 'receipt']) }),
  issue: sourced({ ...shared, document: name }),
  formalities: sourced({ ...shared, by: name, returns: optional(name), within: optional(days) }),
  warning: sourced({ ...shared, clock: name }),
  objection: sourced({ ...shared, by: name, within: days }),
};
type Verb = keyof typeof VERBS;
type Written = { [V in Verb]: { kind: V } & z.output<(typeof VERBS)[V]> }[Verb];

/** A stage as the charter's verb: `review: {by: secretariat, article: "14(3)"}`. */
const stage = strict(
  {
    submit: VERBS.submit.optional(),
    review: VERBS.review.optional(),
    ballot: VERBS.ballot.optional(),
    filing: VERBS.filing.optional(),
    issue: VERBS.issue.optional(),
    formalities: VERBS.formalities.optional(),
    warning: VERBS.warning.optional(),
    objection: VERBS.objection.optional(),
  },
  'stage',
)
  .refine((written) => Object.keys(written).length === 1, expects('stage'))
  .transform((written) => {
    const [verb] = Object.keys(written) as Verb[];
    const part = { kind: verb, ...(verb && written[verb]) } as Written;
    const { as, then, ...rest } = part;
    // An effect without a source of its own is commanded by what commands its stage.
    const effects = (then ?? []).map((one) =>
      one.articles.length > 0 || Object.keys(one.defaults).length > 0
        ? one
        : { ...one, articles: part.articles },
    );
    return { ...rest, name: as ?? part.kind, then: effects };
  })
  .meta({ title: 'Stage', minProperties: 1, maxProperties: 1 });

const OUTCOMES = [
  'done',
  'approved',
  'rejected',
  'returned',
  'sent',
  'receipt',
  'elapsed',
  'lapsed',
  'lifted',
  'dismissed',
  'upheld',
] as const;

const outcome = z
  .record(
    name,
    z.union([oneOf(OUTCOMES), votes], {
      error: () => expects('outcome'),
    }),
    { error: () => expects('outcome') },
  )
  .refine((written) => Object.keys(written).length === 1, expects('outcome'))
  .transform((written) => {
    const [[at, came] = ['', '']] = Object.entries(written);
    return { stage: at, outcome: came };
  });

const walk = strict({
  walk: list(outcome).min(1, expects('atLeastOne')),
  ends: oneOf(['passed', 'refused', 'lifted', 'open', 'impossible']),
  effects: optional(list(line(/^[a-z-]+ [a-z0-9-]+$/, 'effect'))),
}).transform((written): Walk => written);

/** What the charter says must happen. */
export const procedures = namedParts(
  sourced({
    name: wording,
    matter: wording,
    process: line(/^[a-z][A-Za-z]*$/, 'process'),
    open: sourced({ by: oneOf(['anyone', 'member', 'clock']) }),
    stages: list(stage)
      .min(1, expects('atLeastOne'))
      .refine(
        (stages) => new Set(stages.map((one) => one.name)).size === stages.length,
        expects('stageNames'),
      ),
    examples: optional(list(walk)),
  }).transform((written) => ({ ...written, examples: written.examples ?? [] })),
).meta({ title: 'Procedures' });
