import { addDays, dayOf, endOfTerm, instantOf, type Day, type Instant } from './calendar.ts';
import type { Wording } from './wording.ts';

/**
 * What counts as taking part (X-Q3): attendance at an assembly or activity, a vote cast, a task delivered; and, where a
 * charter asks for a good reason (C 13(1)), an accepted one (`excused`).
 */
export const PARTICIPATION_KINDS = ['assembly', 'activity', 'vote', 'task', 'excused'] as const;
export type ParticipationKind = (typeof PARTICIPATION_KINDS)[number];

export const PARTICIPATION_NAMES: Readonly<Record<ParticipationKind, Wording>> = {
  assembly: { zh: '参加大会', en: 'attendance at an assembly' },
  activity: { zh: '参加活动', en: 'attendance at an activity' },
  vote: { zh: '参加表决', en: 'a vote cast' },
  task: { zh: '完成受托事项', en: 'a task delivered' },
  excused: { zh: '有正当理由', en: 'an accepted reason' },
};

/** Something a member took part in, or that was held for members to take part in. */
export type Participation = { readonly kind: ParticipationKind; readonly day: Day };

/** A clock of inactivity as the charter in force sets it. */
export type InactivityTerms = {
  /** In months. */
  readonly after: number;
  readonly counts: readonly ParticipationKind[];
  /** Days before the end, the earliest warning first. */
  readonly warn: readonly number[];
  /** Days that lie at least between the first warning and the end. */
  readonly least: number;
  readonly suspended: 'nothing-held' | null;
};

/**
 * Where a member's clock stands. running: far from its end · suspended: nothing was held that the member could have
 * taken part in · warned: between the first warning and the end · due: the member is deemed to have left at `ends`.
 */
export type Idle = {
  readonly state: 'running' | 'suspended' | 'warned' | 'due';
  /** The last participation that counts, or the day the clock began; the term counts from the day after. */
  readonly since: Day;
  /** The participation `since` rests on; null: none, the clock began on that day. */
  readonly because: Participation | null;
  /** When the term ends, if nothing else happens. */
  readonly ends: Instant;
  readonly warnings: readonly Instant[];
  /** How many warnings have fallen due. */
  readonly warned: number;
  /** When the state changes next by itself; null: only a participation or something held changes it. */
  readonly next: Instant | null;
};

export type Ledger = {
  /** Admission, or where the member was there before it was entered here, the day of entry. */
  readonly began: Day;
  readonly entries: readonly Participation[];
  /** The assemblies and activities that were held. */
  readonly held: readonly Participation[];
  /** When the first warning of the present term was sent; null: none was. */
  readonly warnedAt: Instant | null;
};

/** Computes a member's clock of inactivity from its ledger, at an instant. */
export function idleAt(terms: InactivityTerms, ledger: Ledger, now: Instant): Idle {
  const upTo = dayOf(now);
  const counting = { terms, warnedAt: ledger.warnedAt, held: daysHeld(terms, ledger, upTo) };
  let because: Participation | null = null;
  let term = termFrom(counting, ledger.began, now);
  for (const entry of entriesFrom(terms, ledger, upTo)) {
    // Whoever takes part after the term has run out takes part too late; a reason is accepted only then (C 13(1)).
    if (entry.kind !== 'excused' && hasRunOut(counting, term, instantOf(entry.day, 0))) break;
    because = entry;
    term = termFrom(counting, entry.day, now);
  }
  const { ends, stands } = term;
  const warnings = terms.warn.map((days) => warningAt(ends, days));
  const warned = warnings.filter((at) => at <= now).length;
  const resumed = because !== null && term.since !== because.day;
  const base = { since: term.since, because: resumed ? null : because, ends, warnings };
  if (warned === 0) return { ...base, state: 'running', warned, next: warnings[0] ?? ends };
  if (stands) return { ...base, state: 'suspended', warned: 0, next: null };
  if (hasRunOut(counting, term, now)) return { ...base, state: 'due', warned, next: null };
  const last = counting.warnedAt === null ? null : ends;
  return { ...base, state: 'warned', warned, next: warnings[warned] ?? last };
}

function entriesFrom(
  { counts }: InactivityTerms,
  { began, entries }: Ledger,
  upTo: Day,
): readonly Participation[] {
  return entries
    .filter(({ kind, day }) => counts.includes(kind) && day >= began && day <= upTo)
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

function daysHeld({ counts }: InactivityTerms, { held }: Ledger, upTo: Day): readonly Day[] {
  return held
    .filter(({ kind, day }) => counts.includes(kind) && day <= upTo)
    .map(({ day }) => day)
    .toSorted();
}

type Counting = {
  readonly terms: InactivityTerms;
  readonly held: readonly Day[];
  readonly warnedAt: Instant | null;
};

type Term = {
  readonly since: Day;
  readonly ends: Instant;
  /** Nothing was held in it (so far). */
  readonly stands: boolean;
};

/** The term that counts from a day. After one in which nothing was held it starts anew with what was held next (X-Q3). */
function termFrom(counting: Counting, since: Day, now: Instant): Term {
  const { terms, held, warnedAt } = counting;
  const regular = endOfTerm(since, terms.after);
  const ends = warnedAt === null ? regular : Math.max(regular, endOfLeast(terms, warnedAt));
  const stands =
    terms.suspended === 'nothing-held' &&
    !held.some((day) => day > since && instantOf(day, 0) < regular);
  const next = held.find((day) => instantOf(day, 0) >= regular && instantOf(day, 0) <= now);
  return stands && next !== undefined ? termFrom(counting, next, now) : { since, ends, stands };
}

/** Without a first warning no term can end, however late somebody looks (B-Q20). */
function hasRunOut({ warnedAt }: Counting, { ends, stands }: Term, at: Instant): boolean {
  return warnedAt !== null && !stands && at >= ends;
}

/** Warnings come at nine in the morning of their day. */
function warningAt(ends: Instant, days: number): Instant {
  return instantOf(addDays(dayOf(ends - 1), -days), 9);
}

function endOfLeast({ least }: InactivityTerms, warnedAt: Instant): Instant {
  return instantOf(addDays(dayOf(warnedAt), least), 24);
}
