import { dayOf } from '../../domain/calendar.ts';
import { checkSheet } from '../../domain/show-of-hands.ts';
import { charterInForce } from '../charters.ts';
import { markGuestsThere } from '../guests.ts';
import { readMember, wakeMember } from '../members.ts';
import { activityOfSitting, addActivity } from '../participation.ts';
import type { AttendanceContent } from '../records/attendance.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import { membersBehind } from '../represents.ts';
import type { Scope } from '../scope.ts';
import { attendanceOf, readSitting, replaceAttendance, type Sitting } from '../sittings.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';
import { replaceActivity } from './correct-activity.ts';
import { sheetInForce } from './correct-sheet.ts';
import { sittersIn } from './sitting.ts';

type List = Pick<AttendanceContent, 'persons' | 'members'>;

/** Why a sign-in sheet cannot be taken for a meeting; undefined when it can. */
export async function attendanceProblem(
  scope: Scope,
  votingRound: string,
  { persons, members }: List,
): Promise<string | undefined> {
  if (!(await readSitting(scope, votingRound))?.openedAt) return 'not-open';
  if (persons.length + members.length === 0) return 'nobody-there';
  const ballots = await ballotsOfRound(scope, votingRound);
  const sitters = sittersIn(ballots);
  if (persons.some((person) => !sitters.has(person))) return 'not-a-sitter';
  for (const member of members) if (!(await readMember(scope, member))) return 'unknown';
  for (const ballot of ballots) {
    const sheet = await sheetInForce(scope, ballot);
    const voters = (ballot.electorate?.voters ?? []).map((seat) => seat.person);
    if (sheet && checkSheet(sheet, { voters, attending: persons }).length > 0)
      return 'fewer-than-counted';
  }
  return undefined;
}

/** Who represents whom at a meeting, by person, on the day it was held. */
export async function representedAt(
  scope: Scope,
  votingRound: string,
  persons: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sitting = await readSitting(scope, votingRound);
  return membersBehind(scope, persons, sitting?.openedAt ?? scope.now);
}

/** Enters the sheet: the list of those there with whom they were there for, and the members’ participation. */
export async function countAttendance(
  scope: Scope,
  record: Recorded,
  content: AttendanceContent,
): Promise<Readonly<Record<string, unknown>>> {
  const round = await readRound(scope, record.subject, 'update');
  const { meetsAt } = (await readSitting(scope, record.subject)) as Sitting;
  const { bodies } = await charterInForce(scope);
  const assembly = content.as === 'assembly';
  const members = await keepList(scope, record, content);
  const activity = await addActivity(scope, {
    kind: assembly ? 'assembly' : 'activity',
    name: `${bodies[round?.body ?? '']?.name.zh ?? ''} ${round?.number ?? ''}`.trim(),
    day: dayOf(meetsAt.getTime()),
    members,
    sitting: record.subject,
    open: assembly,
    record: record.id,
  });
  for (const member of members) await wakeMember(scope, member);
  return { activity, members: members.length };
}

/** Replaces the list of those there; says which members were. */
async function keepList(
  scope: Scope,
  record: Pick<Recorded, 'subject' | 'recordedBy'>,
  { persons, members }: List,
): Promise<readonly string[]> {
  const represented = await representedAt(scope, record.subject, persons);
  await replaceAttendance(scope, record.subject, persons, record.recordedBy, represented);
  await markGuestsThere(scope, record.subject, members, record.recordedBy);
  return [...new Set([...[...represented.values()].flat(), ...members])];
}

type Correction = Extract<DayCorrection, { readonly of: 'attendance' }>;

export async function attendanceCorrectionProblem(
  scope: Scope,
  votingRound: string,
  content: Correction,
): Promise<string | undefined> {
  if (!(await activityOfSitting(scope, votingRound))) return 'unknown';
  return attendanceProblem(scope, votingRound, content);
}

/** Another list stands for the first one, and whoever is on it has taken part instead. */
export async function correctAttendance(
  scope: Scope,
  record: Recorded,
  content: Correction,
): Promise<CorrectionOutcome> {
  await readRound(scope, record.subject, 'update');
  const held = await activityOfSitting(scope, record.subject);
  if (!held) throw new Error(`meeting ${record.subject} has no sign-in sheet`);
  const before = await attendanceOf(scope, record.subject);
  const members = await keepList(scope, record, content);
  const { day } = held;
  const outcome = await replaceActivity(
    scope,
    held,
    { day, members, reason: content.reason },
    record,
  );
  return { ...outcome, persons: before };
}
