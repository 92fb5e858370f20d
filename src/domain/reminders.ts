import {
  addWorkingDays,
  dayOf,
  instantOf,
  nextWorkingHour,
  unknownYearOf,
  workingDayBefore,
  type Instant,
} from './calendar.ts';
import type { WorkingCalendar } from './working-days.ts';
import type { Wording } from './wording.ts';

/** What is done for one waiting person: at most two reminders, then the secretariat telephones (X-Q9). */
export type Nudge = { readonly at: Instant; readonly does: 'remind' | 'telephone' };

/** When something is due, and the year whose holidays were not known when it was counted. */
export type Deadline = { readonly at: Instant; readonly unknownYear?: number };

/** For a task without a closing time: after 3 and 7 working days, and by telephone after 10 (X-Q9). */
export function nudgesForTask(calendar: WorkingCalendar, opened: Instant): readonly Nudge[] {
  return [
    { at: workingDaysOn(calendar, opened, 3), does: 'remind' },
    { at: workingDaysOn(calendar, opened, 7), does: 'remind' },
    { at: workingDaysOn(calendar, opened, 10), does: 'telephone' },
  ];
}

/** When the waiting for a task ends and the telephoning begins (X-Q9); pages and mails say the same. */
export function deadlineOfTask(calendar: WorkingCalendar, opened: Instant): Deadline {
  return deadlineAt(calendar, workingDaysOn(calendar, opened, 10));
}

export function deadlineAt(calendar: WorkingCalendar, at: Instant): Deadline {
  const unknownYear = unknownYearOf(calendar, at);
  return unknownYear === undefined ? { at } : { at, unknownYear };
}

/** What is said wherever such a deadline is shown. */
export function yearNotKnown(year: number): Wording {
  return {
    zh: `${year}年放假安排尚未公布，暂按周一至周五计算`,
    en: `the holidays of ${year} are not published yet; counted Monday to Friday for now`,
  };
}

function workingDaysOn(calendar: WorkingCalendar, opened: Instant, days: number): Instant {
  return instantOf(addWorkingDays(calendar, dayOf(opened), days), 9);
}

/** For a vote: at 9:00 of the last working day before the close, at 9:00 of its last day, and then by telephone. */
export function nudgesForVote(
  calendar: WorkingCalendar,
  opened: Instant,
  closes: Instant,
): readonly Nudge[] {
  const last = dayOf(closes);
  const at = (instant: Instant): Instant => nextWorkingHour(calendar, instant);
  const nudges: Nudge[] = [
    { at: at(instantOf(workingDayBefore(calendar, last), 9)), does: 'remind' },
    { at: at(instantOf(last, 9)), does: 'remind' },
    { at: at(instantOf(last, 10)), does: 'telephone' },
  ];
  return nudges.filter((nudge) => nudge.at > opened && nudge.at < closes);
}

/**
 * For whoever is asked for a reply and has a term of its own: at 9:00 of the day on which half of it is over, at 9:00 of the
 * last working day before its end, and on its last day by telephone (X-Q9).
 */
export function nudgesForReply(
  calendar: WorkingCalendar,
  opened: Instant,
  closes: Instant,
): readonly Nudge[] {
  // The term ends with a midnight, which belongs to the day before.
  const last = dayOf(closes - 1);
  const half = dayOf(opened + (closes - opened) / 2);
  const at = (instant: Instant): Instant => nextWorkingHour(calendar, instant);
  const nudges: Nudge[] = [
    { at: at(instantOf(half, 9)), does: 'remind' },
    { at: at(instantOf(workingDayBefore(calendar, last), 9)), does: 'remind' },
    { at: at(instantOf(last, 10)), does: 'telephone' },
  ];
  return nudges
    .filter((nudge) => nudge.at > opened && nudge.at < closes)
    .toSorted((one, other) => one.at - other.at);
}

/**
 * The nudges that are due at `now`, and when to look again. Outside working hours none is due: what fell due while
 * nobody looked waits for the next working hour (X-Q9).
 */
export function dueNudges(
  calendar: WorkingCalendar,
  nudges: readonly Nudge[],
  done: number,
  now: Instant,
): { readonly due: readonly Nudge[]; readonly next: Instant | null } {
  const left = nudges.slice(done);
  const hour = nextWorkingHour(calendar, now);
  if (hour > now && left.some((nudge) => nudge.at <= now)) return { due: [], next: hour };
  return {
    due: left.filter((nudge) => nudge.at <= now),
    next: left.find((nudge) => nudge.at > now)?.at ?? null,
  };
}
