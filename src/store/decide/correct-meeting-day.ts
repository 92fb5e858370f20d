import { sql } from 'kysely';
import { dayOf, instantOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { activityOfSitting, membersAt } from '../participation.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { readSitting, type Sitting } from '../sittings.ts';
import { readRound } from '../voting-rounds.ts';
import { replaceActivity } from './correct-activity.ts';

type Content = Extract<DayCorrection, { readonly of: 'meeting-day' }>;

export async function meetingDayProblem(
  scope: Scope,
  subject: string,
  { day }: Content,
): Promise<string | undefined> {
  const sitting = await readSitting(scope, subject);
  if (!sitting?.openedAt) return 'unknown';
  if (!isDay(day) || day > dayOf(scope.now.getTime())) return 'day-wrong';
  return dayOf(sitting.meetsAt.getTime()) === day ? 'already-so' : undefined;
}

/** The day a meeting was held. Its electorates stay frozen as they were; who attended took part on the right day. */
export async function correctMeetingDay(
  scope: Scope,
  record: Recorded,
  { day, reason }: Content,
): Promise<CorrectionOutcome> {
  await readRound(scope, record.subject, 'update');
  const { meetsAt } = (await readSitting(scope, record.subject)) as Sitting;
  const was = dayOf(meetsAt.getTime());
  const sinceMidnight = meetsAt.getTime() - instantOf(was, 0);
  await sql`update sittings set meets_at = ${new Date(instantOf(day, 0) + sinceMidnight)}
    where voting_round = ${record.subject}`.execute(scope.tx);
  const held = await activityOfSitting(scope, record.subject);
  if (held) {
    const members = await membersAt(scope, held.id);
    await replaceActivity(scope, held, { day, members, reason }, record);
  }
  return { came: 'set-right', was };
}
