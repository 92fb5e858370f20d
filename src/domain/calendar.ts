import { isIn, isWeekend, type Day, type WorkingCalendar } from './working-days.ts';

export type { Day } from './working-days.ts';
/** Milliseconds since the epoch. */
export type Instant = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// China has had no summer time since 1991: Asia/Shanghai is +08:00 throughout.
const OFFSET = 8 * HOUR;
const OPENS = 9 * HOUR;
const CLOSES = 17 * HOUR;

/** The day in China at an instant. */
export function dayOf(instant: Instant): Day {
  return new Date(instant + OFFSET).toISOString().slice(0, 10);
}

/** The instant of an hour of a day in China; 24 is the end of that day. */
export function instantOf(day: Day, hour: number): Instant {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET + hour * HOUR;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The corresponding day so many months later; where that month has none, its last day (Civil Code Art. 202). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The end of a term of months: the first day is not counted, and it never rolls for holidays (X-Q18). */
export function endOfTerm(from: Day, months: number): Instant {
  return instantOf(addMonths(from, months), 24);
}

/** The end of so many days somebody has to act in; on a day without work it is the next working day's (X-Q18). */
export function endOfDaysToAct(calendar: WorkingCalendar, from: Day, days: number): Instant {
  const last = addDays(from, days);
  return instantOf(isWorkingDay(calendar, last) ? last : addWorkingDays(calendar, last, 1), 24);
}

/** Whether the State Council's notice for the day's year is known. */
export function isKnownYear(calendar: WorkingCalendar, day: Day): boolean {
  return calendar.some((year) => year.year === Number(day.slice(0, 4)));
}

/** The year of an instant if its schedule is not published yet: a deadline there was counted Monday to Friday. */
export function unknownYearOf(calendar: WorkingCalendar, instant: Instant): number | undefined {
  const day = dayOf(instant);
  return isKnownYear(calendar, day) ? undefined : Number(day.slice(0, 4));
}

export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const year = calendar.find((candidate) => candidate.year === Number(day.slice(0, 4)));
  if (year?.workedWeekends.includes(day)) return true;
  return !isWeekend(day) && !(year && isIn(year.holidays, day));
}

/** Whether an instant lies on a day that the schedule of its year makes free, or a weekend, as far as that is known. */
export function isDayOff(calendar: WorkingCalendar, instant: Instant): boolean {
  const day = dayOf(instant);
  return isKnownYear(calendar, day) && !isWorkingDay(calendar, day);
}

/** The day `count` working days after `day`; the first day is not counted (Civil Code Art. 201). */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** The last working day before `day`. */
export function workingDayBefore(calendar: WorkingCalendar, day: Day): Day {
  let reached = addDays(day, -1);
  while (!isWorkingDay(calendar, reached)) reached = addDays(reached, -1);
  return reached;
}

/** The instant itself when it lies on a working day between 9:00 and 17:00, else the next such 9:00 (X-Q9). */
export function nextWorkingHour(calendar: WorkingCalendar, instant: Instant): Instant {
  const day = dayOf(instant);
  const start = instantOf(day, 0);
  if (isWorkingDay(calendar, day)) {
    if (instant < start + OPENS) return start + OPENS;
    if (instant < start + CLOSES) return instant;
  }
  return instantOf(addWorkingDays(calendar, day, 1), 9);
}
