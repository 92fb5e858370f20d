import {
  addWorkingDays,
  dayOf,
  instantOf,
  nextWorkingHour,
  workingDayBefore,
  type Instant,
} from './calendar.ts';

/** What is done for one waiting person: at most two reminders, then the secretariat telephones (X-Q9). */
export type Nudge = { readonly at: Instant; readonly does: 'remind' | 'telephone' };

/** For a task without a closing time: after 3 and 7 working days, and by telephone after 10 (X-Q9). */
export function nudgesForTask(opened: Instant): readonly Nudge[] {
  const at = (workingDays: number): Instant =>
    instantOf(addWorkingDays(dayOf(opened), workingDays), 9);
  return [
    { at: at(3), does: 'remind' },
    { at: at(7), does: 'remind' },
    { at: at(10), does: 'telephone' },
  ];
}

/** For a vote: at 9:00 of the last working day before the close, at 9:00 of its last day, and then by telephone. */
export function nudgesForVote(opened: Instant, closes: Instant): readonly Nudge[] {
  const last = dayOf(closes);
  const nudges: Nudge[] = [
    { at: nextWorkingHour(instantOf(workingDayBefore(last), 9)), does: 'remind' },
    { at: nextWorkingHour(instantOf(last, 9)), does: 'remind' },
    { at: nextWorkingHour(instantOf(last, 10)), does: 'telephone' },
  ];
  return nudges.filter((nudge) => nudge.at > opened && nudge.at < closes);
}

/** The nudges that are due at `now`, and when the next one falls due. */
export function dueNudges(
  nudges: readonly Nudge[],
  done: number,
  now: Instant,
): { readonly due: readonly Nudge[]; readonly next: Instant | null } {
  const left = nudges.slice(done);
  return {
    due: left.filter((nudge) => nudge.at <= now),
    next: left.find((nudge) => nudge.at > now)?.at ?? null,
  };
}
