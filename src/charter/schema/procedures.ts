import { z } from 'zod';
import type { Walk } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import {
  line,
  list,
  name,
  namedParts,
  names,
  oneOf,
  optional,
  share,
  strict,
  wording,
} from './forms.ts';
import { condition } from './members.ts';
import { heads, votes } from './rules.ts';
import { sourced } from './sourced.ts';
import { stage } from './stages.ts';

const OUTCOMES = [
  'done',
  'approved',
  'rejected',
  'returned',
  'sent',
  'receipt',
  'objected',
  'elapsed',
  'lapsed',
  'lifted',
  'dismissed',
  'upheld',
  'given',
  'elected',
  'unfilled',
  'held',
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
  given: optional(condition),
  walk: list(outcome).min(1, expects('atLeastOne')),
  ends: oneOf(['passed', 'refused', 'lifted', 'open', 'impossible']),
  effects: optional(list(line(/^[a-z-]+(?: [a-z0-9.-]+)?$/, 'effect'))),
}).transform((written): Walk => written);

const ROLES = ['anyone', 'member', 'clock'] as const;
const opener = z
  .union([name.transform((one) => [one]), names], { error: () => expects('opening') })
  .refine(
    (written) => written.length === 1 || !written.some((one) => isRole(one)),
    expects('opening'),
  )
  .transform((written) => {
    const [only] = written;
    return written.length === 1 && isRole(only) ? only : written;
  });

function isRole(written: string | undefined): written is (typeof ROLES)[number] {
  return ROLES.some((role) => role === written);
}

const open = sourced({ by: opener, any: optional(heads), share: optional(share) }).transform(
  (written) => ({ ...written, any: written.any ?? 1 }),
);

/** What the charter says must happen. */
export const procedures = namedParts(
  sourced({
    name: wording,
    matter: wording,
    process: line(/^[a-z][A-Za-z]*$/, 'process'),
    about: optional(oneOf(['member'])),
    open,
    stages: list(stage)
      .min(1, expects('atLeastOne'))
      .refine(
        // A stage of the wrong form has no name yet; it is told for itself.
        (stages) => {
          const names = stages.flatMap((one) => (one?.name === undefined ? [] : [one.name]));
          return new Set(names).size === names.length;
        },
        expects('stageNames'),
      ),
    examples: optional(list(walk)),
  }).transform((written) => ({ ...written, examples: written.examples ?? [] })),
).meta({ title: 'Procedures' });
