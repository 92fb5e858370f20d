import { dayOf, instantOf } from '../../domain/calendar.ts';

/** A day and a time as a form asks for them, in China's time. */
export type EnteredMoment = { readonly closesOn: string; readonly closesTime: string };

export function enteredMoment(instant: Date): EnteredMoment {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  return { closesOn: dayOf(instant.getTime()), closesTime: local.slice(11, 16) };
}

/** The instant of what was entered; undefined when it is no day or no time. */
export function momentOf({ closesOn, closesTime }: EnteredMoment): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(closesOn) || !/^\d{2}:\d{2}$/.test(closesTime)) return undefined;
  const [hours = 0, minutes = 0] = closesTime.split(':').map(Number);
  const instant = instantOf(closesOn, hours) + minutes * 60_000;
  // A 31 June becomes 1 July: then it was no day.
  return Number.isNaN(instant) || hours > 23 || minutes > 59 || dayOf(instant) !== closesOn
    ? undefined
    : new Date(instant);
}
