import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { readCase } from '../cases.ts';
import { wakeDuesRounds } from '../dues/rounds.ts';
import { lockMember, readMember, wakeMember, type Member } from '../members.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import { instantOfDay } from '../register/versions.ts';
import type { Scope } from '../scope.ts';

type Content = Extract<DayCorrection, { readonly of: 'membership-day' }>;

export async function membershipDayProblem(
  scope: Scope,
  subject: string,
  { which, day }: Content,
): Promise<string | undefined> {
  const member = await readMember(scope, subject);
  if (!member) return 'unknown';
  if (which === 'until' && !member.until) return 'not-ended';
  if (!isDay(day) || day > dayOf(scope.now.getTime())) return 'day-wrong';
  const admission = member.caseId ? await readCase(scope, member.caseId) : undefined;
  if (admission && day < dayOf(admission.openedAt.getTime())) return 'day-wrong';
  if (which === 'until' && day < dayOf((member.since ?? member.clockFrom).getTime()))
    return 'before-begin';
  if (which === 'since' && member.until && day > dayOf(member.until.getTime()))
    return 'before-begin';
  return dayAsRecorded(member, which) === day ? 'already-so' : undefined;
}

/** The day on record; where only the month or year of joining is known, that. */
export function dayAsRecorded(member: Member, which: Content['which']): string {
  const at = which === 'since' ? member.since : member.until;
  return at ? dayOf(at.getTime()) : (which === 'since' && member.joined) || '';
}

/**
 * The clock of taking part and the dues years are read from these days; whoever counts by them looks again. Where
 * clocks start with an import, an earlier first day does not move them (0021), a later one does.
 */
export async function correctMembershipDay(
  scope: Scope,
  subject: string,
  { which, day }: Content,
): Promise<CorrectionOutcome> {
  const member = (await lockMember(scope, subject)) as Member;
  const at = instantOfDay(day, scope.now);
  await (
    which === 'since'
      ? sql`update members set since = ${at}, joined = ${member.joined === null ? null : day} where id = ${subject}`
      : sql`update members set until = ${at} where id = ${subject}`
  ).execute(scope.tx);
  if (which === 'since')
    await sql`update members set clock_from = ${at} where id = ${subject} and clock_from < ${at}`.execute(
      scope.tx,
    );
  await wakeMember(scope, subject);
  await wakeDuesRounds(scope);
  return { came: 'set-right', was: dayAsRecorded(member, which) };
}
