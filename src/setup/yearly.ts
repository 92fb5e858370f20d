import { alliances } from '../store/charters.ts';
import { askForSchedules } from '../store/decide/working-years.ts';
import { inScope, type Context } from '../store/scope.ts';
import { codeOf, type Log } from '../temporal/dispatcher.ts';
import { repeating, type Repeating } from '../temporal/repeating.ts';

const HOUR = 3_600_000;

/** Asks each secretariat, when it is time, for what has to be entered every year. */
export function startYearly(context: Context, log: Log): Repeating {
  return repeating(async () => {
    try {
      for (const alliance of await context.database.untenanted((tx) => alliances({ tx })))
        await inScope(context, alliance.id, askForSchedules);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the yearly tasks could not be opened; it is tried again');
    }
    return HOUR;
  });
}
