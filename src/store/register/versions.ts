import { dayOf, instantOf, type Day } from '../../domain/calendar.ts';

/** What a version or a holding rests on, and who entered it; null: the system, from an import. */
export type Basis = {
  /** A record's number, a file's id, or what an import calls its source. */
  readonly evidence: string;
  readonly by: string | null;
};

/** When it was entered, by whom, in which alliance, and what it rests on. */
export type Entry = {
  readonly validFrom: Date;
  readonly evidence: string;
  readonly enteredBy: string | null;
  readonly enteredAt: Date | null;
  readonly enteredIn: string | null;
};

/** Why a version was not added. Nothing was changed. */
export type VersionRefusal =
  | { readonly kind: 'unknown' }
  /** Another version was entered since the reader saw `expected` of them; there are `present` now. */
  | { readonly kind: 'changed-meanwhile'; readonly present: number }
  /** A version of the same instant, or a later one, stands already. */
  | { readonly kind: 'not-after-latest'; readonly latest: Date };

/**
 * The instant at which something dated by a day holds: today, at once; an earlier day, from its beginning.
 * What is entered second for the same day holds after the first.
 */
export function instantOfDay(day: Day, now: Date, latest?: Date): Date {
  if (day === dayOf(now.getTime()))
    return latest && latest >= now ? new Date(latest.getTime() + 1) : now;
  const begins = new Date(instantOf(day, 0));
  return latest && latest >= begins && dayOf(latest.getTime()) === day
    ? new Date(latest.getTime() + 1)
    : begins;
}
