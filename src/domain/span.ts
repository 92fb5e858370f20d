import {
  addWorkingDays,
  endOfDaysToAct,
  endOfTerm,
  instantOf,
  type Day,
  type Instant,
} from './calendar.ts';
import type { Span } from './plan.ts';
import type { WorkingCalendar } from './working-days.ts';

/** The end of the time somebody has to act in, counted from the day after `from` (X-Q18). */
export function endOfSpan(calendar: WorkingCalendar, from: Day, span: Span): Instant {
  if ('days' in span) return endOfDaysToAct(calendar, from, span.days);
  if ('workingDays' in span) return instantOf(addWorkingDays(calendar, from, span.workingDays), 24);
  return endOfTerm(from, span.months);
}
