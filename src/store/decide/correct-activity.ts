import { dayOf, type Day } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { readMember, wakeMember } from '../members.ts';
import {
  activitiesHeld,
  addActivity,
  membersAt,
  strikeEntry,
  type Activity,
} from '../participation.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';

type Content = Extract<DayCorrection, { readonly of: 'activity' }>;

export async function activityProblem(
  scope: Scope,
  subject: string,
  { day, members }: Content,
): Promise<string | undefined> {
  const activity = await standingActivity(scope, subject);
  if (!activity) return 'unknown';
  if (activity.sitting) return 'of-a-meeting';
  if (!isDay(day) || day > dayOf(scope.now.getTime())) return 'day-wrong';
  for (const member of members) if (!(await readMember(scope, member))) return 'unknown';
  const there = await membersAt(scope, subject);
  return activity.day === day && sameMembers(there, members) ? 'already-so' : undefined;
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  const listed = new Set(other);
  return new Set(one).size === listed.size && one.every((member) => listed.has(member));
}

async function standingActivity(scope: Scope, id: string): Promise<Activity | undefined> {
  return (await activitiesHeld(scope)).find((one) => one.id === id && !one.struck);
}

/** The day or the attendance list of something that was held: the first entry is struck out, another stands for it. */
export async function correctActivity(
  scope: Scope,
  record: Recorded,
  { day, members, reason }: Content,
): Promise<CorrectionOutcome> {
  const activity = (await standingActivity(scope, record.subject)) as Activity;
  return replaceActivity(scope, activity, { day, members, reason }, record);
}

export async function replaceActivity(
  scope: Scope,
  activity: Activity,
  to: { readonly day: Day; readonly members: readonly string[]; readonly reason: string },
  record: Pick<Recorded, 'id'>,
): Promise<CorrectionOutcome> {
  const before = await membersAt(scope, activity.id);
  await strikeEntry(scope, {
    key: `activity ${activity.id}`,
    member: '',
    reason: to.reason,
    record: record.id,
  });
  const { kind, name, sitting, open } = activity;
  const { day, members } = to;
  const id = await addActivity(scope, {
    kind,
    name,
    day,
    members,
    sitting,
    open,
    record: record.id,
  });
  for (const member of new Set([...before, ...members])) await wakeMember(scope, member);
  return { came: 'set-right', was: `${activity.day}（${before.length}）`, activity: id };
}
