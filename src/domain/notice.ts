import { addDays, addWorkingDays, type Day } from './calendar.ts';
import type { Notice } from './plan.ts';
import type { WorkingCalendar } from './working-days.ts';

/** The last day of a notice that begins on `from`; that day itself is not counted (X-Q18). */
export function lastDayOfNotice(calendar: WorkingCalendar, from: Day, notice: Notice): Day {
  return 'days' in notice
    ? addDays(from, notice.days)
    : addWorkingDays(calendar, from, notice.workingDays);
}
