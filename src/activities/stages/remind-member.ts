import type { PlanStage } from '../../domain/plan.ts';
import { nudgesForReply } from '../../domain/reminders.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { nudge } from '../../store/nudging.ts';
import type { Scope } from '../../store/scope.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { StageAt } from './progress.ts';

/**
 * Reminds a member that was asked for an answer and has given none, at half of its time and shortly before its end; then
 * the secretariat telephones (X-Q9). Gives back when to look again.
 */
export async function remindMember(
  scope: Scope,
  one: Case,
  at: StageAt<PlanStage>,
  closes: number,
  remind: (sequence: 1 | 2) => Promise<void>,
): Promise<number> {
  const calendar = await workingCalendar(scope);
  const nudges = nudgesForReply(calendar, at.openedAt.getTime(), closes);
  const { done, next } = await nudge(scope, nudges, at.nudgesDone, {
    remind,
    telephone: { caseId: one.id, stage: at.stage.name, round: at.round },
  });
  if (done !== at.nudgesDone) await countNudges(scope, one.id, at.stage.name, at.round, done);
  return Math.min(next ?? closes, closes);
}
