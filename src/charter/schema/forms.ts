import { z } from 'zod';
import {
  articleLabel,
  WHOLE,
  type Count,
  type DueBefore,
  type Period,
} from '../../domain/charter.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Base, Fraction, Quorum } from '../../domain/plan.ts';
import { expects, type Expectation } from '../expectation.ts';

/** A map of which every key is known; any other is refused with the keys that are. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape, what: Expectation = 'map') {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `keys ${Object.keys(shape).join(' ')}` : expects(what),
  });
}

/** A key that may be left out; left out, its value is null. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().transform((value) => value ?? null);
}

/** Text of a regular form, without any nesting. */
export function line(pattern: RegExp, what: Expectation) {
  return z.string(expects(what)).regex(pattern, expects(what));
}

export const text = z.string(expects('text')).trim().min(1, expects('text'));
export const name = line(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'name');
export const names = list(name);
export const flag = z.boolean(expects('boolean'));
export const wording = strict({ zh: text, en: text }, 'wording').meta({ title: 'zh and en' });
export const question = line(/^[A-Z]+-Q[1-9]\d*$/, 'question');
export const articleNumber = z
  .string(expects('articleNumber'))
  .refine((number) => articleLabel(number) !== null, expects('articleNumber'));
export const day = z.string(expects('day')).refine(isDay, expects('day'));

/** 03-31: a day of every year; 29 February is none. */
export const monthDay = z
  .string(expects('monthDay'))
  .refine((written) => isDay(`2027-${written}`), expects('monthDay'));

/** One of a closed list of words; the message gives the list. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: () => `one-of ${words.join(' ')}` });
}

export function list<Schema extends z.ZodType>(schema: Schema) {
  return z.array(schema, expects('list'));
}

/** Parts by their names, in the order they are written. */
export function namedParts<Schema extends z.ZodType>(schema: Schema, key: typeof name = name) {
  return z
    .record(key, schema, {
      error: ({ code }) => expects(code === 'invalid_key' ? 'name' : 'map'),
    })
    .refine((parts) => Object.keys(parts).length > 0, expects('atLeastOne'));
}

const SHARE = '(?<how>more than|at least) (?<num>[1-9]\\d{0,2})/(?<den>[1-9]\\d{0,2})';

function fractionOf(groups: Readonly<Record<string, string>>): Fraction {
  return {
    num: Number(groups['num']),
    den: Number(groups['den']),
    inclusive: groups['how'] === 'at least',
  };
}

/** more than 1/2 of present. */
const THRESHOLD = new RegExp(`^${SHARE} of (?<base>all|present|voting)$`, 'u');
export const threshold = line(THRESHOLD, 'fraction')
  .transform((written) => {
    const groups = THRESHOLD.exec(written)?.groups ?? {};
    return { ...fractionOf(groups), base: groups['base'] as Base };
  })
  .meta({ title: 'Threshold', examples: ['more than 1/2 of present', 'at least 2/3 of all'] });

const QUORUM_SHARE = new RegExp(`^${SHARE}$`, 'u');
export const share = line(QUORUM_SHARE, 'share').transform((written) =>
  fractionOf(QUORUM_SHARE.exec(written)?.groups ?? {}),
);
const quorumMode = oneOf(['enforce', 'advise']);
/** {at: more than 1/2, mode: enforce}, with a mode for each way of voting where they differ, or none. */
export const quorum = z
  .union(
    [
      z.literal('none').transform(() => 'none' as const),
      strict({
        at: share,
        mode: z.union([quorumMode, strict({ correspondence: quorumMode, meeting: quorumMode })], {
          error: () => expects('quorum'),
        }),
      }).transform(({ at, mode }): Quorum => ({ ...at, mode })),
    ],
    { error: () => expects('quorum') },
  )
  .meta({ title: 'Quorum' });

/** exactly 1 · at least 3 · any. */
export const count = line(/^(?:(?:exactly|at least) [1-9]\d{0,3}|any)$/, 'count')
  .transform((written): Count => {
    if (written === 'any') return { atLeast: 0, atMost: null };
    const number = Number(written.slice(written.lastIndexOf(' ') + 1));
    return { atLeast: number, atMost: written.startsWith('exactly') ? number : null };
  })
  .meta({ title: 'Count', examples: ['exactly 1', 'at least 3', 'any'] });

const PERIOD = /^(?<count>[1-9]\d{0,2}) (?<of>working day|day|month|year)s?$/u;
const UNITS = {
  'working day': 'working-days',
  day: 'days',
  month: 'months',
  year: 'years',
} as const;

function periodOf(written: string): Period {
  const groups = PERIOD.exec(written)?.groups ?? {};
  return { count: Number(groups['count']), of: UNITS[groups['of'] as keyof typeof UNITS] };
}
/** 15 days · 5 working days · 6 months · 3 years. */
export const period = line(PERIOD, 'period')
  .transform(periodOf)
  .meta({ title: 'Period', examples: ['15 days', '5 working days', '6 months', '3 years'] });

/** 3 working days · 7 days. */
export const notice = line(/^[1-9]\d? (?:working )?days?$/, 'notice')
  .transform(periodOf)
  .meta({ title: 'Notice', examples: ['3 working days', '7 days'] });

/** 3 working days, and nothing else. */
export const workingDays = line(/^[1-9]\d? working days?$/, 'workingDays').transform((written) =>
  Number(written.slice(0, written.indexOf(' '))),
);

const PAIR = '[a-z0-9-]+\\.[a-z0-9-]+';

function pairOf(written: string): readonly [string, string] {
  const [part = '', its = ''] = written.split('.');
  return [part, its];
}

/** smewg.annual-meeting · activities.filed: a part of the charter, and one of its own. */
export function pair(what: Expectation) {
  return line(new RegExp(`^${PAIR}$`, 'u'), what).transform(pairOf);
}

/** 90 days before smewg.annual-meeting. */
const BEFORE = new RegExp(`^[1-9]\\d{0,2} (?:working )?(?:day|month)s? before ${PAIR}$`, 'u');
export const dueBefore = line(BEFORE, 'dueBefore').transform((written): DueBefore => {
  const [before = '', of = ''] = written.split(' before ');
  const [authority, date] = pairOf(of);
  return { before: periodOf(before), authority, date };
});

/** 30 days. */
export const days = line(/^[1-9]\d{0,2} days?$/, 'days')
  .transform((written) => Number(written.slice(0, written.indexOf(' '))))
  .meta({ title: 'Days', examples: ['30 days'] });
/** 24 months · 1 year. */
export const months = line(/^[1-9]\d? (?:months?|years?)$/, 'months')
  .transform((written) => Number.parseInt(written, 10) * (written.includes('year') ? 12 : 1))
  .meta({ title: 'Months or years', examples: ['24 months', '1 year'] });

export { WHOLE };
