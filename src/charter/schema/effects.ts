import type { CharterEffect } from '../../domain/charter.ts';
import { END_REASONS } from '../../domain/plan.ts';
import { expects } from '../expectation.ts';
import { name, oneOf, pair } from './forms.ts';
import { sourced } from './sourced.ts';

const VERBS = {
  admit: name.optional(),
  'end-membership': oneOf(END_REASONS).optional(),
  class: name.optional(),
  reinstate: oneOf(['member']).optional(),
  restart: name.optional(),
  establish: name.optional(),
  enter: name.optional(),
  extend: name.optional(),
  move: pair('registerState').optional(),
  adopt: oneOf(['charter', 'readings']).optional(),
  dissolve: oneOf(['alliance']).optional(),
};

/** What a stage changes: {admit: member}, {end-membership: expelled}, {move: activities.filed} … */
export const effect = sourced(VERBS, { inherits: true })
  .refine(
    (written) =>
      Object.entries(written).filter(
        ([key, value]) => value !== undefined && key !== 'articles' && key !== 'defaults',
      ).length === 1,
    expects('effect'),
  )
  .transform((written): CharterEffect => {
    const { articles, defaults } = written;
    const sources = { articles, defaults };
    if (written.admit !== undefined) return { do: 'admit', class: written.admit, ...sources };
    if (written.class !== undefined) return { do: 'class', class: written.class, ...sources };
    if (written.endMembership !== undefined)
      return { do: 'end-membership', because: written.endMembership, ...sources };
    if (written.reinstate !== undefined) return { do: 'reinstate', ...sources };
    if (written.adopt !== undefined) return { do: 'adopt', what: written.adopt, ...sources };
    if (written.dissolve !== undefined) return { do: 'dissolve', ...sources };
    if (written.move !== undefined) {
      const [what, to] = written.move;
      return { do: 'move', what, to, ...sources };
    }
    if (written.restart !== undefined) return { do: 'restart', what: written.restart, ...sources };
    for (const verb of ['establish', 'enter', 'extend'] as const) {
      const what = written[verb];
      if (what !== undefined) return { do: verb, what, ...sources };
    }
    throw new Error('refused before');
  });
