import { z } from 'zod';
import { expects } from '../expectation.ts';
import {
  day,
  days,
  monthDay,
  name,
  namedParts,
  list,
  oneOf,
  optional,
  strict,
  wording,
} from './forms.ts';
import { sourced } from './sourced.ts';

const yuan = z.int(expects('yuan')).min(0, expects('yuan')).max(100_000_000, expects('yuan'));
const calendarYear = z
  .int(expects('number'))
  .min(1949, expects('number'))
  .max(9999, expects('number'));

const example = strict({
  kind: name,
  admitted: day,
  ended: optional(day),
  year: calendarYear,
  owes: yuan,
});

/** What members owe each year, to whom they pay it, and what it may be used for. */
export const dues = sourced({
  every: oneOf(['year']),
  currency: oneOf(['CNY']),
  amount: namedParts(yuan),
  year: sourced({ counts: oneOf(['calendar']), admission: oneOf(['whole']) }),
  due: sourced({ notice: monthDay, day: monthDay, 'admitted-later': days }),
  arrears: sourced({ 'lead-to': oneOf(['reminders-and-flag']) }),
  'paid-to': optional(sourced({ authority: name })),
  voucher: optional(sourced({ from: name, per: oneOf(['payment']) })),
  'adjusted-by': optional(sourced({ body: name })),
  uses: optional(sourced({ of: namedParts(wording), others: oneOf(['with-reason', 'never']) })),
  examples: optional(list(example)),
}).transform((written) => ({ ...written, examples: written.examples ?? [] }));
