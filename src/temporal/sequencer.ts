import { chainEntries } from '../store/audit-trail.ts';
import { alliances } from '../store/charters.ts';
import type { Context } from '../store/scope.ts';
import { codeOf, type Log } from './dispatcher.ts';
import { repeating, type Repeating } from './repeating.ts';

const EVERY = 500;

/** Chains the audit trail within a second of each entry. */
export function startSequencer(context: Context, log: Log): Repeating {
  return repeating(async () => {
    try {
      for (const alliance of await context.database.untenanted((tx) => alliances({ tx })))
        while ((await chainEntries(context, alliance.id)) > 0);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the audit trail could not be chained; it is tried again');
    }
    return EVERY;
  });
}
