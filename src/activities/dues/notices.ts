import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { duesOwed, nudgesForDues, tariffOf, yearBegins, type Owed } from '../../domain/dues.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { dueNudges } from '../../domain/reminders.ts';
import { duesContact } from '../../store/dues/contact.ts';
import {
  addLine,
  linesToNudge,
  markNudged,
  readLine,
  type DuesLine,
} from '../../store/dues/lines.ts';
import type { DuesRound } from '../../store/dues/rounds.ts';
import type { DuesTerms } from '../../store/dues/terms.ts';
import { linkFor } from '../../store/links.ts';
import { queueMail } from '../../store/mails.ts';
import type { Scope } from '../../store/scope.ts';

/** How many were written to, and whether somebody is left for the next batch. */
export type Batch = { readonly done: number; readonly left: boolean };

type Unnoticed = { readonly id: string; readonly kind: string; readonly admitted: Date };

/** 缴费通知 to members who owe the year's dues and have not been told, at most `room` of them. */
export async function sendNotices(
  scope: Scope,
  calendar: WorkingCalendar,
  { dues, resolved }: DuesTerms,
  { id, year }: DuesRound,
  room: number,
): Promise<Batch> {
  const paying = Object.entries(tariffOf(dues, resolved, year)).flatMap(([kind, yuan]) =>
    yuan > 0 ? [kind] : [],
  );
  const found = await unnoticed(scope, year, paying, room + 1);
  const now = found.slice(0, room);
  for (const { id: member, kind, admitted } of now) {
    const owed = duesOwed(
      calendar,
      dues,
      resolved,
      { kind, admitted: dayOf(admitted.getTime()), ended: null },
      year,
    );
    await notify(scope, calendar, id, member, year, owed);
  }
  return { done: now.length, left: found.length > now.length };
}

/** Members of the kinds that pay, without a line in the year. */
async function unnoticed(
  scope: Scope,
  year: number,
  kinds: readonly string[],
  most: number,
): Promise<readonly Unnoticed[]> {
  const { rows } = await sql<Unnoticed>`
    select m.id, m.kind, coalesce(m.clock_from, m.since) as admitted from members m
    where m.until is null and m.kind = any(${[...kinds]}) and coalesce(m.clock_from, m.since) < ${new Date(yearBegins(year + 1))}
      and not exists (select from dues d where d.member = m.id and d.year = ${year})
    order by m.id limit ${most}`.execute(scope.tx);
  return rows;
}

async function notify(
  scope: Scope,
  calendar: WorkingCalendar,
  round: string,
  member: string,
  year: number,
  owed: Owed | null,
): Promise<void> {
  if (!owed) return;
  const [first] = nudgesForDues(calendar, scope.now.getTime(), owed.due);
  if (!(await addLine(scope, member, year, owed, first ? new Date(first.at) : null))) return;
  const line = (await readLine(scope, member, year)) as DuesLine;
  // Who paid in advance is told nothing but the voucher.
  if (line.standing.open === 0)
    return markNudged(scope, line, { done: 0, next: null, call: false });
  await write(scope, round, line, 'dues-notice', `dues-notice ${member} ${year}`, {});
}

/** Reminders that are due, at most `room`; who has paid is left alone, who was reminded twice is telephoned. */
export async function remindOfDues(
  scope: Scope,
  calendar: WorkingCalendar,
  { id, year }: DuesRound,
  room: number,
): Promise<Batch> {
  const found = await linesToNudge(scope, year, room + 1);
  const now = found.slice(0, room);
  for (const line of now) await remind(scope, calendar, id, line);
  return { done: now.length, left: found.length > now.length };
}

async function remind(
  scope: Scope,
  calendar: WorkingCalendar,
  round: string,
  line: DuesLine,
): Promise<void> {
  if (line.standing.open === 0)
    return markNudged(scope, line, { done: line.nudgesDone, next: null, call: false });
  const nudges = nudgesForDues(calendar, line.noticedAt.getTime(), line.due);
  const { due, next } = dueNudges(calendar, nudges, line.nudgesDone, scope.now.getTime());
  const done = line.nudgesDone + due.length;
  const last = due.at(-1)?.does;
  await markNudged(scope, line, {
    done,
    next: next === null ? null : new Date(next),
    call: last === 'telephone',
  });
  if (last !== 'remind') return;
  const sequence = done === 1 ? 1 : 2;
  const key = `dues-reminder ${line.member} ${line.year} ${sequence}`;
  await write(scope, round, line, 'dues-reminder', key, { sequence });
}

/** A mail with the member's own page; whom no mail reaches is telephoned. */
async function write(
  scope: Scope,
  round: string,
  line: DuesLine,
  template: 'dues-notice' | 'dues-reminder',
  key: string,
  extra: Readonly<Record<string, unknown>>,
): Promise<void> {
  const contact = await duesContact(scope, line.member);
  if (!contact?.email)
    return markNudged(scope, line, { done: line.nudgesDone, next: null, call: true });
  await queueMail(scope, {
    key,
    scope: round,
    template,
    extra: { ...extra, member: line.member, year: line.year },
    language: contact.language,
    to: { name: contact.name, address: contact.email },
    link: await linkFor(scope, 'dues', line.member, null),
    ...(line.caseId ? { caseId: line.caseId } : {}),
  });
}
