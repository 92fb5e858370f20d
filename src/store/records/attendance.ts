import { attendanceProblem, countAttendance } from '../decide/count-attendance.ts';
import { activityOfSitting } from '../participation.ts';
import { recordsAbout } from './records.ts';
import type { RecordRules } from './rules.ts';

/** 会议签到. Subject: the voting round. */
export type AttendanceContent = {
  /** assembly: every member could come · body: a meeting of the body alone, which is not held for the other members. */
  readonly as: 'assembly' | 'body';
  /** Who of the body, or attending it without a vote, was there. */
  readonly persons: readonly string[];
  /** Members that somebody else was there for: by a written proxy (X-Q12), or without a seat in the body. */
  readonly members: readonly string[];
};

/** The sign-in sheet of a meeting: once it was checked, whom the people there represent has taken part. */
export const attendanceRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const waiting = (await recordsAbout(scope, entry.subject)).some(
      ({ kind, state }) => kind === 'attendance' && state === 'waiting',
    );
    if (waiting) return 'waits-already';
    if (await activityOfSitting(scope, entry.subject)) return 'entered-before';
    return attendanceProblem(scope, entry.subject, entry.content as unknown as AttendanceContent);
  },
  async apply(scope, record) {
    const content = record.content as unknown as AttendanceContent;
    const because = (await activityOfSitting(scope, record.subject))
      ? 'entered-before'
      : await attendanceProblem(scope, record.subject, content);
    if (because) return { kind: 'without-effect', because };
    return { kind: 'counted', outcome: await countAttendance(scope, record, content) };
  },
};
