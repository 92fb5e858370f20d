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
}).transform(
  ({ due, arrears, 'paid-to': paidTo, 'adjusted-by': adjustedBy, examples, ...written }) => ({
    ...written,
    due: renamed(due, 'admitted-later', 'admittedLater'),
    arrears: renamed(arrears, 'lead-to', 'leadTo'),
    paidTo,
    adjustedBy,
    examples: examples ?? [],
  }),
);

/** A part whose field has another name in the program than in the file; its default goes with it. */
function renamed<
  Part extends { readonly defaults: Readonly<Record<string, string>> },
  From extends keyof Part & string,
  To extends string,
>(part: Part, from: From, to: To): Omit<Part, From> & Readonly<Record<To, Part[From]>> {
  const { [from]: value, ...rest } = part;
  const { [from]: question, ...others } = part.defaults;
  return {
    ...rest,
    [to]: value,
    defaults: question === undefined ? others : { ...others, [to]: question },
  } as unknown as Omit<Part, From> & Readonly<Record<To, Part[From]>>;
}
