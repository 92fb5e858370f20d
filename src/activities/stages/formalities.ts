import { dayOf, endOfDaysToAct } from '../../domain/calendar.ts';
import type { FormalitiesStage } from '../../domain/plan.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { isLossDeclared, toMember } from '../../store/decide/leaving.ts';
import { readMember } from '../../store/members.ts';
import { recordsAbout } from '../../store/records/records.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { Scope } from '../../store/scope.ts';
import { nudge } from '../../store/nudging.ts';
import type { Progress, StageAt } from './progress.ts';

/** 退会手续: done when the certificate is back or declared lost. However long it takes: nobody can refuse. */
export async function attendFormalities(
  scope: Scope,
  one: Case,
  at: StageAt<FormalitiesStage>,
): Promise<Progress> {
  const member = await readMember(scope, one.member ?? '');
  // The membership has ended in another way meanwhile: nothing is left to leave.
  if (!member || member.until) return { outcome: 'lifted' };
  if (await areDone(scope, one)) return { outcome: 'done' };
  const calendar = await workingCalendar(scope);
  const { within } = at.stage;
  const closes =
    within === null ? null : endOfDaysToAct(calendar, dayOf(at.openedAt.getTime()), within);
  if (closes !== null && scope.now.getTime() >= closes) return { outcome: 'lapsed', at: closes };
  const nudges = nudgesForTask(calendar, at.openedAt.getTime());
  const { done, next } = await nudge(scope, nudges, at.nudgesDone, {
    remind: (sequence) =>
      toMember(scope, member, one, {
        key: `leaving ${one.id} ${sequence}`,
        template: 'leaving-reminder',
      }),
    telephone: { caseId: one.id, stage: at.stage.name, round: at.round },
  });
  if (done !== at.nudgesDone) await countNudges(scope, one.id, at.stage.name, at.round, done);
  const until = next !== null && closes !== null ? Math.min(next, closes) : (next ?? closes);
  return { until, due: closes };
}

async function areDone(scope: Scope, one: Case): Promise<boolean> {
  if (await isLossDeclared(scope, one.id)) return true;
  return (await recordsAbout(scope, one.id)).some(
    ({ kind, state }) => kind === 'formalities' && state === 'counted',
  );
}
