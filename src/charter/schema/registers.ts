import { z } from 'zod';
import type { GateFacts, GateNeed } from '../../domain/charter.ts';
import { PARTICIPATION_KINDS } from '../../domain/participation.ts';
import { expects } from '../expectation.ts';
import {
  articleNumber,
  day,
  flag,
  list,
  name,
  namedParts,
  names,
  oneOf,
  optional,
  pair,
  strict,
  wording,
} from './forms.ts';
import { sourced } from './sourced.ts';

const registerState = pair('registerState').transform(([register, state]) => ({ register, state }));
const language = oneOf(['zh', 'en']);

/** Lists the alliance keeps. */
export const registers = namedParts(
  sourced({
    name: wording,
    kinds: optional(namedParts(sourced({ name: wording }, { inherits: true }))),
    states: optional(namedParts(wording)),
    'kept-by': names,
    counts: optional(oneOf(PARTICIPATION_KINDS)),
    confidential: optional(flag),
  }).transform((written) => ({
    ...written,
    kinds: written.kinds ?? {},
    states: written.states ?? {},
    confidential: written.confidential ?? false,
  })),
).meta({ title: 'Registers' });

const before = strict({
  reach: optional(list(registerState)),
  open: optional(z.union([z.literal('anything'), names], { error: () => expects('list') })),
  vote: optional(oneOf(['anything'])),
}).refine(
  ({ reach, open, vote }) => reach !== null || open !== null || vote !== null,
  expects('gate'),
);

const need = strict({
  passed: name.optional(),
  'before-start': name.optional(),
  'in-force': name.optional(),
  checked: list(articleNumber).optional(),
  written: language.optional(),
})
  .refine((one) => Object.keys(one).length === 1, expects('gateNeed'))
  .transform((one): GateNeed => {
    if (one.passed !== undefined) return { need: 'passed', procedure: one.passed };
    if (one['before-start'] !== undefined)
      return { need: 'before-start', procedure: one['before-start'] };
    if (one['in-force'] !== undefined) return { need: 'in-force', what: one['in-force'] };
    if (one.checked !== undefined) return { need: 'checked', articles: one.checked };
    if (one.written !== undefined) return { need: 'written', language: one.written };
    throw new Error('refused before');
  });

const given = strict({
  leader: optional(name),
  passed: optional(z.record(name, day)),
  'in-force': optional(names),
  checked: optional(list(articleNumber)),
  written: optional(list(language)),
  start: optional(day),
}).transform((facts): GateFacts => ({
  leader: facts.leader,
  passed: facts.passed ?? {},
  inForce: facts['in-force'] ?? [],
  checked: facts.checked ?? [],
  written: facts.written ?? [],
  start: facts.start,
}));

/** What may not happen before something else has. */
export const gates = namedParts(
  sourced({
    name: wording,
    before,
    leader: optional(name),
    needs: list(need).min(1, expects('atLeastOne')),
    except: optional(names),
    examples: optional(list(strict({ given, blocked: flag }))),
  }).transform(({ before: stands, ...written }) => ({
    ...written,
    reach: stands.reach ?? [],
    open: stands.open ?? [],
    vote: stands.vote,
    except: written.except ?? [],
    examples: written.examples ?? [],
  })),
).meta({ title: 'Gates' });
