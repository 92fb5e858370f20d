import { dayOf, instantOf } from '../../../domain/calendar.ts';
import { isDay } from '../../../domain/particulars/identifiers.ts';
import type { Wording } from '../../../domain/wording.ts';
import type { Scope } from '../../../store/scope.ts';

/** As of which day a list is asked; today where none is given or it is none. */
export function asOfDay(
  scope: Scope,
  day: string,
): { readonly scope: Scope; readonly asOf?: number; readonly problem?: Wording } {
  const today = dayOf(scope.now.getTime());
  if (day === '' || day === today) return { scope };
  if (!isDay(day) || day > today)
    return {
      scope,
      problem: { zh: '请填写今天或以前的日期', en: 'Enter today or a day before' },
    };
  const end = new Date(instantOf(day, 24) - 1);
  return { scope: { ...scope, now: end }, asOf: end.getTime() };
}

/** What is wrong with a day from which something holds; undefined when nothing is. */
export function dayProblem(day: string, now: Date): Wording | undefined {
  if (!isDay(day)) return { zh: '请填写日期', en: 'Enter the date' };
  return day > dayOf(now.getTime())
    ? { zh: '日期不能晚于今天', en: 'The date cannot lie in the future' }
    : undefined;
}
