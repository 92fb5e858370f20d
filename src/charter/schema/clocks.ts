import { z } from 'zod';
import { PARTICIPATION_KINDS } from '../../domain/participation.ts';
import { expects } from '../expectation.ts';
import {
  day,
  days,
  list,
  monthDay,
  months,
  name,
  namedParts,
  names,
  oneOf,
  optional,
  pair,
  period,
  wording,
} from './forms.ts';
import { sourced } from './sourced.ts';

const authorityDate = pair('authorityDate').transform(([authority, date]) => ({ authority, date }));
const warnings = list(days).min(1, expects('atLeastOne'));

const inactivity = sourced({
  kind: z.literal('inactivity'),
  name: wording,
  of: name,
  after: months,
  counts: list(oneOf(PARTICIPATION_KINDS)).min(1, expects('atLeastOne')),
  warn: warnings,
  least: days,
  suspended: optional(oneOf(['nothing-held'])),
  opens: name,
});
const term = sourced({
  kind: z.literal('term'),
  name: wording,
  of: name,
  lasts: period,
  from: name,
  warn: warnings,
  opens: name,
  expiry: oneOf(['caretaker']),
  blocks: optional(names),
  cap: optional(name),
  're-election': optional(oneOf(['unlimited'])),
}).transform((written) => ({ ...written, blocks: written.blocks ?? [] }));
const rotation = sourced({
  kind: z.literal('rotation'),
  name: wording,
  of: name,
  among: name,
  every: period,
  order: list(oneOf(['joined', 'name'])).min(1, expects('atLeastOne')),
  declined: oneOf(['skip']),
});
const cadence = sourced({
  kind: z.literal('cadence'),
  name: wording,
  meets: optional(name),
  opens: optional(name),
  every: period,
  by: optional(monthDay),
  alarm: optional(monthDay),
  date: optional(authorityDate),
}).refine(({ meets, opens }) => (meets === null) !== (opens === null), expects('cadence'));
const mandate = sourced({
  kind: z.literal('mandate'),
  name: wording,
  from: day,
  until: day,
  opens: name,
  before: period,
  warn: list(period).min(1, expects('atLeastOne')),
  except: optional(names),
  follows: optional(name),
}).transform((written) => ({ ...written, except: written.except ?? [] }));

/** Terms that run by themselves, warn, and open a procedure; the kind says which fields there are. */
export const clocks = namedParts(
  z.discriminatedUnion('kind', [inactivity, term, rotation, cadence, mandate], {
    error: ({ code }) =>
      code === 'invalid_union' ? 'one-of inactivity term rotation cadence mandate' : expects('map'),
  }),
).meta({ title: 'Clocks' });
