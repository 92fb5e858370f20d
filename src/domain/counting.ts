import { addWorkingDays, dayOf, instantOf, type Instant } from './calendar.ts';
import type { WorkingCalendar } from './working-days.ts';

/** How a round stands when it asks whether it may be counted. */
export type Counting = {
  readonly now: Instant;
  /** 截止: by when a vote must have been given. */
  readonly closesAt: Instant;
  /** 计票完成 at the latest (X-Q25). */
  readonly countsBy: Instant;
  readonly allVoted: boolean;
  /** One of the items is not counted before the close, although everybody has voted. */
  readonly neverEarly: boolean;
  /** Votes that were given on somebody's behalf are among those that count. */
  readonly onBehalf: boolean;
  /** A paper is on its way, a record waits for its check, or an elector has yet to replace a vote they objected to. */
  readonly waits: boolean;
  /** Until when the last voter told of a record may say that it is not their vote. */
  readonly objectionsUntil: Instant | null;
};

/** `now`: count; otherwise the next instant at which it may be so. Whatever is still to come by then is not waited for. */
export function countableFrom(at: Counting): 'now' | Instant {
  if (at.now >= at.countsBy) return 'now';
  // X-Q15. Whoever has not yet seen what was recorded in their name must have the time to object.
  if (at.now < at.closesAt)
    return at.allVoted && !at.neverEarly && !at.waits && !at.onBehalf ? 'now' : at.closesAt;
  if (at.waits) return at.countsBy;
  if (at.objectionsUntil !== null && at.objectionsUntil > at.now)
    return Math.min(at.objectionsUntil, at.countsBy);
  return 'now';
}

/** The end of so many working days after the close: the latest instant of the count (X-Q25). */
export function latestCount(
  calendar: WorkingCalendar,
  closesAt: Instant,
  workingDays: number,
): Instant {
  return workingDays === 0
    ? closesAt
    : Math.max(closesAt, instantOf(addWorkingDays(calendar, dayOf(closesAt), workingDays), 17));
}

/** Until when a voter may object to what was counted in their name after the close: the end of the next working day. */
export function objectionsUntil(calendar: WorkingCalendar, counted: Instant): Instant {
  return instantOf(addWorkingDays(calendar, dayOf(counted), 1), 17);
}
