import { PARTICIPATION_KINDS } from '../../domain/participation.ts';
import { expects } from '../expectation.ts';
import { days, list, months, name, namedParts, oneOf, optional, wording } from './forms.ts';
import { sourced } from './sourced.ts';

/** Terms that run by themselves, warn, and open a procedure. */
export const clocks = namedParts(
  sourced({
    kind: oneOf(['inactivity']),
    name: wording,
    of: name,
    after: months,
    counts: list(oneOf(PARTICIPATION_KINDS)).min(1, expects('atLeastOne')),
    warn: list(days).min(1, expects('atLeastOne')),
    least: days,
    suspended: optional(oneOf(['nothing-held'])),
    opens: name,
  }),
).meta({ title: 'Clocks' });
