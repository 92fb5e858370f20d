import { dues } from './dues.ts';
import { flag, list, name, namedParts, oneOf, optional, strict, wording } from './forms.ts';
import { sourced } from './sourced.ts';

const purposes = namedParts(sourced({ name: wording }, { inherits: true }));

/** What members pay, where money comes from, and what it may be spent on. */
export const money = strict({
  dues: optional(dues),
  free: optional(sourced({ of: oneOf(['fees']) })),
  contributions: optional(sourced({ per: oneOf(['matter']), voluntary: flag })),
  fees: optional(purposes),
  income: optional(purposes),
  spending: optional(
    sourced({
      for: purposes,
      never: optional(purposes),
      others: oneOf(['with-reason', 'never']),
      examples: optional(list(strict({ for: name, blocked: flag }))),
    }).transform((written) => ({
      ...written,
      never: written.never ?? {},
      examples: written.examples ?? [],
    })),
  ),
})
  .transform((written) => ({
    ...written,
    fees: written.fees ?? {},
    income: written.income ?? {},
  }))
  .meta({ title: 'Money' });
