import { backUp, newestBackup } from '../store/backups.ts';
import type { Context } from '../store/scope.ts';
import { codeOf, type Log } from '../temporal/dispatcher.ts';
import { repeating, type Repeating } from '../temporal/repeating.ts';

const DAY = 86_400_000;
const KEPT = 7;
/** A start is not slowed down by a dump, in milliseconds. */
const AFTER_START = 60_000;
const AGAIN = 15 * 60_000;

/** Dumps the embedded database once a day and keeps the last seven days; starting often pushes no day out. */
export function startBackups(context: Context, folder: string, log: Log): Repeating {
  let justStarted = true;
  return repeating(async () => {
    if (justStarted) {
      justStarted = false;
      return AFTER_START;
    }
    try {
      const now = await context.database.untenanted((tx) => context.clock.now(tx));
      const newest = await newestBackup(folder);
      const due = newest ? newest.getTime() + DAY - now.getTime() : 0;
      if (due > 0) return due;
      await backUp(context.database, folder, now, KEPT);
      return DAY;
    } catch (error) {
      log.error({ code: codeOf(error) }, 'the database could not be dumped; it is tried again');
      return AGAIN;
    }
  });
}
