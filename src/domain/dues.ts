import {
  addDays,
  addWorkingDays,
  dayOf,
  instantOf,
  isWorkingDay,
  nextWorkingHour,
  type Day,
  type Instant,
} from './calendar.ts';
import type { Dues, Named } from './charter/type.ts';
import { FEN, type Fen } from './money.ts';
import type { Nudge } from './reminders.ts';
import type { WorkingCalendar } from './working-days.ts';

/** Amounts in yuan by kind, from a day on: the charter's own, or those the assembly resolved (Art. 16). */
export type Tariff = { readonly from: Day; readonly amount: Named<number> };

/** As much of a membership as its dues depend on; `ended` is the day it ended on. */
export type DuesMember = {
  readonly kind: string;
  readonly admitted: Day;
  readonly ended: Day | null;
};

/** What a member owes for one year, by when. */
export type Owed = { readonly fen: Fen; readonly due: Day };

/**
 * The amounts of a year: those in force on its first day. What the assembly resolves in the course of a
 * year holds from the next; years before it keep what they had.
 */
export function tariffOf(dues: Dues, resolved: readonly Tariff[], year: number): Named<number> {
  const first = `${year}-01-01`;
  const [latest] = resolved
    .filter(({ from }) => from <= first)
    .toSorted((one, other) => other.from.localeCompare(one.from));
  return latest?.amount ?? dues.amount;
}

/** The first year whose amounts a resolution changes. */
export function firstYearOf(from: Day): number {
  return Number(from.slice(0, 4)) + (from.endsWith('-01-01') ? 0 : 1);
}

/** The day a member's dues of a year are due: a working day (X-Q18), later for who was admitted later. */
export function dueDay(calendar: WorkingCalendar, dues: Dues, admitted: Day, year: number): Day {
  const ordinary = `${year}-${dues.due.day}`;
  const own = addDays(admitted, dues.due.admittedLater);
  const day = own > ordinary ? own : ordinary;
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1);
}

/**
 * What a member owes for a calendar year: the whole amount of its kind, in the year of admission too.
 * Who left by the due day owes nothing for that year (B-Q6). Null: nothing.
 */
export function duesOwed(
  calendar: WorkingCalendar,
  dues: Dues,
  resolved: readonly Tariff[],
  { kind, admitted, ended }: DuesMember,
  year: number,
): Owed | null {
  const yuan = tariffOf(dues, resolved, year)[kind] ?? 0;
  if (yuan === 0 || Number(admitted.slice(0, 4)) > year) return null;
  const due = dueDay(calendar, dues, admitted, year);
  return ended !== null && ended <= due ? null : { fen: yuan * FEN, due };
}

/** 未缴 · 部分 · 已缴 · 多缴 · 免缴 (nothing is owed and nothing was paid). */
export type DuesState = 'unpaid' | 'part' | 'paid' | 'over' | 'none';

export type Standing = {
  readonly state: DuesState;
  /** What is still to be paid. */
  readonly open: Fen;
  /** What was paid beyond what is owed. */
  readonly over: Fen;
  /** 逾期提示: something is open after the due day. It changes nothing about the membership (B-Q6). */
  readonly overdue: boolean;
};

/** Where one year's dues of one member stand on a day. */
export function standingOf(owed: Fen, paid: Fen, due: Day, today: Day): Standing {
  const open = Math.max(0, owed - paid);
  const over = Math.max(0, paid - owed);
  return { state: stateOf(owed, paid), open, over, overdue: open > 0 && today > due };
}

function stateOf(owed: Fen, paid: Fen): DuesState {
  if (paid > owed) return 'over';
  if (paid === owed) return owed === 0 ? 'none' : 'paid';
  return paid === 0 ? 'unpaid' : 'part';
}

/** A part of a payment: what it pays for which member's which year. */
export type Share = { readonly member: string; readonly year: number; readonly fen: Fen };

/** Why a payment cannot be divided so; undefined when it can. Every fen of it is somebody's. */
export function shareProblem(
  amount: Fen,
  shares: readonly Share[],
): 'no-shares' | 'share-twice' | 'sum-differs' | undefined {
  if (shares.length === 0) return 'no-shares';
  const places = new Set(shares.map(({ member, year }) => `${member} ${year}`));
  if (places.size < shares.length) return 'share-twice';
  return shares.reduce((sum, { fen }) => sum + fen, 0) === amount ? undefined : 'sum-differs';
}

/** When a year's notices may begin to go out. */
export function noticeBegins(calendar: WorkingCalendar, dues: Dues, year: number): Instant {
  return nextWorkingHour(calendar, instantOf(`${year}-${dues.due.notice}`, 9));
}

/** The instant a year begins, for which a new round is opened. */
export function yearBegins(year: number): Instant {
  return instantOf(`${year}-01-01`, 0);
}

/** For one member's year: a reminder before the due day, one after it, then the secretariat telephones (B-Q23). */
export function nudgesForDues(
  calendar: WorkingCalendar,
  noticed: Instant,
  due: Day,
): readonly Nudge[] {
  const nudges: readonly Nudge[] = [
    { at: instantOf(workingDaysBefore(calendar, due, 5), 9), does: 'remind' },
    { at: instantOf(addWorkingDays(calendar, due, 10), 9), does: 'remind' },
    { at: instantOf(addWorkingDays(calendar, due, 20), 9), does: 'telephone' },
  ];
  // Who is told late is not pressed sooner than others: a week lies before each step.
  return nudges.map(({ at, does }, step) => ({
    at: Math.max(at, instantOf(addWorkingDays(calendar, dayOf(noticed), 5 * (step + 1)), 9)),
    does,
  }));
}

function workingDaysBefore(calendar: WorkingCalendar, day: Day, count: number): Day {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, -1);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** How many members one step writes to, and how long it waits before the next step, in milliseconds. */
export const DUES_BATCH = { members: 200, pause: 600_000 } as const;

/** When the next batch may go out: working hours only, so that twenty thousand notices take days and not a night. */
export function nextBatch(calendar: WorkingCalendar, now: Instant): Instant {
  return nextWorkingHour(calendar, now + DUES_BATCH.pause);
}
