import type { BallotStage } from '../../domain/plan.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { askPerson, moveToChair } from '../../store/decide/body-chair.ts';
import { askingToConfirm, whoConfirms } from '../../store/decide/confirm-result.ts';
import type { Scope } from '../../store/scope.ts';
import { tasksOfStage } from '../../store/tasks.ts';
import { ballotsOfCase, type Ballot } from '../../store/voting-rounds.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { byTomorrow, nudge } from '../../store/nudging.ts';
import type { Progress, StageAt } from './progress.ts';

/** 表决: settled by the result of the round's ballot. Until a voting round takes the case in, it waits (待上会). */
export async function attendBallot(
  scope: Scope,
  one: Case,
  at: StageAt<BallotStage>,
): Promise<Progress> {
  const ballot = (await ballotsOfCase(scope, one.id)).find(
    (candidate) => candidate.stage === at.stage.name && candidate.round === at.round,
  );
  switch (ballot?.result) {
    case 'passed':
    case 'failed':
    case 'no-valid-resolution':
    case 'put-off':
      return { outcome: ballot.result };
    case 'to-be-confirmed':
      return untilConfirmed(scope, one, at, ballot);
    default:
      return { until: null, due: null };
  }
}

/** A held result stays open until whoever may has confirmed it on record; they are reminded like anybody. */
async function untilConfirmed(
  scope: Scope,
  one: Case,
  at: StageAt<BallotStage>,
  ballot: Ballot,
): Promise<Progress> {
  const task = (await tasksOfStage(scope, one.id, at.stage.name, at.round)).find(
    (candidate) => candidate.kind === 'confirm' && candidate.state === 'open',
  );
  if (!task) return { until: null, due: null };
  const asking = askingToConfirm(ballot);
  const chair = await moveToChair(scope, task, await whoConfirms(scope, ballot), asking);
  const nudges = nudgesForTask(await workingCalendar(scope), task.openedAt.getTime());
  const due = nudges.at(-1)?.at ?? null;
  // Nobody may confirm it: the secretariat sees that, and whoever left is reminded of nothing.
  if (!chair) return { until: byTomorrow(scope, null), due };
  const { done, next } = await nudge(scope, nudges, at.nudgesDone, {
    remind: (sequence) => askPerson(scope, task.id, chair, asking, sequence),
    telephone: { caseId: one.id, stage: at.stage.name, round: at.round },
  });
  if (done !== at.nudgesDone) await countNudges(scope, one.id, at.stage.name, at.round, done);
  return { until: byTomorrow(scope, next), due };
}
