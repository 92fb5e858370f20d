import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { activityProblem, correctActivity } from './correct-activity.ts';
import { attendanceCorrectionProblem, correctAttendance } from './count-attendance.ts';
import { correctMeetingDay, meetingDayProblem } from './correct-meeting-day.ts';
import { correctMembershipDay, membershipDayProblem } from './correct-membership-day.ts';
import { correctOfficeDay, officeDayProblem } from './correct-office-day.ts';

/** Why a day cannot be corrected so, as a code; undefined when it can. */
export async function dayCorrectionProblem(
  scope: Scope,
  subject: string,
  content: DayCorrection,
): Promise<string | undefined> {
  switch (content.of) {
    case 'meeting-day':
      return meetingDayProblem(scope, subject, content);
    case 'membership-day':
      return membershipDayProblem(scope, subject, content);
    case 'office-day':
      return officeDayProblem(scope, subject, content);
    case 'attendance':
      return attendanceCorrectionProblem(scope, subject, content);
    case 'activity':
      return activityProblem(scope, subject, content);
  }
}

/** Sets a day right; what follows from it looks at it anew, and the record keeps what stood there before. */
export async function correctDay(
  scope: Scope,
  record: Recorded,
  content: DayCorrection,
): Promise<CorrectionOutcome> {
  switch (content.of) {
    case 'meeting-day':
      return correctMeetingDay(scope, record, content);
    case 'membership-day':
      return correctMembershipDay(scope, record.subject, content);
    case 'office-day':
      return correctOfficeDay(scope, record, content);
    case 'attendance':
      return correctAttendance(scope, record, content);
    case 'activity':
      return correctActivity(scope, record, content);
  }
}
