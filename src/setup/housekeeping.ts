import type { FileStorage } from '../documents/storage.ts';
import { alliances } from '../store/charters.ts';
import { forgetDrafts } from '../store/drafts.ts';
import { forgetOldKeys } from '../store/idempotency.ts';
import { inScope, type Context } from '../store/scope.ts';
import { forgetSetUps } from '../store/set-up/set-ups.ts';
import { codeOf, type Log } from '../temporal/dispatcher.ts';
import { repeating, type Repeating } from '../temporal/repeating.ts';

const DAY = 86_400_000;

/** Deletes, once a day, what was begun and never finished, and answers to programs that nobody asks for again. */
export function startHousekeeping(context: Context, storage: FileStorage, log: Log): Repeating {
  return repeating(async () => {
    try {
      for (const alliance of await context.database.untenanted((tx) => alliances({ tx }))) {
        for (const file of await inScope(context, alliance.id, forgetDrafts))
          await storage.remove(file);
        await inScope(context, alliance.id, forgetOldKeys);
      }
      for (const file of await forgetSetUps(context)) await storage.remove(file);
    } catch (error) {
      log.warn(
        { code: codeOf(error) },
        'what nobody finished could not be deleted; it is tried again',
      );
    }
    return DAY;
  });
}
