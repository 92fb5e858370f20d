import { alliances } from '../store/charters.ts';
import { carryOutImports } from '../store/roster/carry-out.ts';
import type { Context } from '../store/scope.ts';
import { codeOf, type Log } from '../temporal/dispatcher.ts';
import { repeating, type Repeating } from '../temporal/repeating.ts';

const PAUSE = 2000;

/** Carries out the rosters that were checked, and goes on with what a fall interrupted. */
export function startImporting(context: Context, log: Log): Repeating {
  return repeating(async () => {
    try {
      for (const alliance of await context.database.untenanted((tx) => alliances({ tx })))
        await carryOutImports(context, alliance.id);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'a roster could not be carried out; it is tried again');
    }
    return PAUSE;
  });
}
