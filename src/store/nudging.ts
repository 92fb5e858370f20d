import { dueNudges, type Nudge } from '../domain/reminders.ts';
import type { Scope } from './scope.ts';
import { workingCalendar } from './working-years.ts';
import { openTask, type NewTask } from './tasks.ts';

/** What reminding somebody means: a mail, and in the end a task for the secretariat to telephone. */
export type Nudging = {
  remind(sequence: 1 | 2): Promise<void>;
  telephone: Omit<NewTask, 'kind' | 'addressees'>;
};

/**
 * Does what is due. Several that fell due while nobody looked (a long stop) count as one: nobody gets two
 * reminders at once. Gives back how many are done now and when the next one is due.
 */
export async function nudge(
  scope: Scope,
  nudges: readonly Nudge[],
  done: number,
  nudging: Nudging,
): Promise<{ readonly done: number; readonly next: number | null }> {
  const calendar = await workingCalendar(scope);
  const { due, next } = dueNudges(calendar, nudges, done, scope.now.getTime());
  const last = due.at(-1);
  if (last?.does === 'remind') await nudging.remind(done + due.length === 1 ? 1 : 2);
  if (last?.does === 'telephone')
    await openTask(scope, { ...nudging.telephone, kind: 'telephone', addressees: [] });
  return { done: done + due.length, next };
}

const DAY = 86_400_000;

/** Not later than in a day: whoever chairs may have changed, and the request follows the office. */
export function byTomorrow(scope: Scope, until: number | null): number {
  return Math.min(until ?? Infinity, scope.now.getTime() + DAY);
}
