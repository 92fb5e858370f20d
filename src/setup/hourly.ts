import { remindOfReleases } from '../store/outgoing/release-reminders.ts';
import { alliances, worksAt } from '../store/charters.ts';
import { askForSchedules } from '../store/decide/working-years.ts';
import { watchSecondPersons } from '../store/decide/watch-second-person.ts';
import { inScope, type Context } from '../store/scope.ts';
import { codeOf, type Log } from '../temporal/dispatcher.ts';
import { repeating, type Repeating } from '../temporal/repeating.ts';

const HOUR = 3_600_000;

/** What the rows of an alliance ask for with time and no workflow waits for; done twice it is done once. */
const JOBS = [askForSchedules, remindOfReleases, watchSecondPersons] as const;

/** Asks each alliance's people, when it is time, for what belongs to no workflow. */
export function startHourly(context: Context, log: Log): Repeating {
  return repeating(async () => {
    try {
      await doHourly(context);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'an hourly task could not be done; it is tried again');
    }
    return HOUR;
  });
}

/** Once for each alliance that works; before its first day nothing is asked of anybody. */
export async function doHourly(context: Context): Promise<void> {
  for (const alliance of await context.database.untenanted((tx) => alliances({ tx })))
    for (const job of JOBS)
      await inScope(context, alliance.id, async (scope) => {
        if (worksAt(alliance, scope.now)) await job(scope);
      });
}
