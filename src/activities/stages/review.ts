import type { ReviewStage } from '../../domain/plan.ts';
import type { Outcome } from '../../domain/progress.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { returnAnswered } from '../../store/decide/applicant.ts';
import { mayReviewOf } from '../../store/decide/second-person.ts';
import { watchReview } from '../../store/decide/watch-second-person.ts';
import { decisionOfTask, type Decision } from '../../store/decide/decisions.ts';
import { linkFor } from '../../store/links.ts';
import { queueMail } from '../../store/mails.ts';
import { personsOf, type Person } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import { openTask, tasksOfStage, type Task } from '../../store/tasks.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { nudge } from '../../store/nudging.ts';
import { toApplicant } from '../tell.ts';
import type { Progress, StageAt } from './progress.ts';

/** 审核. A later round begins with the applicant, unless the decision before was set aside by a correction. */
export async function attendReview(
  scope: Scope,
  one: Case,
  at: StageAt<ReviewStage>,
): Promise<Progress> {
  if (at.isNew)
    await ((await returnAnswered(scope, one.id, at.stage.name, at.round))
      ? askApplicant(scope, one, at)
      : askReviewers(scope, one, at));
  const tasks = await tasksOfStage(scope, one.id, at.stage.name, at.round);
  const review = tasks.find((task) => task.kind === 'review');
  const supplement = tasks.find((task) => task.kind === 'supplement');
  if (review) {
    const decision = await decisionOfTask(scope, review.id);
    if (decision) return { outcome: outcomeOf(decision) };
    return waitFor(scope, one, at, review);
  }
  if (supplement?.state === 'done') {
    await countNudges(scope, one.id, at.stage.name, at.round, 0);
    return waitFor(scope, one, { ...at, nudgesDone: 0 }, await askReviewers(scope, one, at));
  }
  return supplement ? waitFor(scope, one, at, supplement) : { until: null, due: null };
}

function outcomeOf(decision: Decision): Outcome {
  switch (decision.choice) {
    case 'approve':
      return 'approved';
    case 'not-approve':
      return 'rejected';
    case 'return':
      return 'returned';
    default:
      throw new Error(`a review cannot decide ${decision.choice}`);
  }
}

async function askReviewers(scope: Scope, one: Case, at: StageAt<ReviewStage>): Promise<Task> {
  const reviewers = (await membersOfBody(scope, one.charterVersion, at.stage.by))
    .map((holding) => holding.person)
    .filter((person) => mayReviewOf(one, at.stage, person.id));
  const id = await openTask(scope, {
    kind: 'review',
    addressees: reviewers.map((person) => person.id),
    caseId: one.id,
    stage: at.stage.name,
    round: at.round,
  });
  for (const person of reviewers) await mailReviewer(scope, one, id, person, 0);
  const asked = (await tasksOfStage(scope, one.id, at.stage.name, at.round)).find(
    (task) => task.id === id,
  ) as Task;
  await watchReview(scope, asked);
  return asked;
}

async function mailReviewer(
  scope: Scope,
  one: Case,
  task: string,
  person: Person,
  sequence: number,
): Promise<void> {
  await queueMail(scope, {
    key: `review ${task} ${person.id} ${sequence}`,
    scope: one.id,
    template: 'review-wanted',
    extra: { sequence },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'task', task, person.id),
    caseId: one.id,
    taskId: task,
  });
}

async function askApplicant(scope: Scope, one: Case, at: StageAt<ReviewStage>): Promise<void> {
  const task = await openTask(scope, {
    kind: 'supplement',
    addressees: [],
    caseId: one.id,
    stage: at.stage.name,
    round: at.round,
  });
  await toApplicant(scope, one, {
    key: `returned ${task} 0`,
    template: 'returned-for-correction',
    taskId: task,
  });
}

async function waitFor(
  scope: Scope,
  one: Case,
  at: StageAt<ReviewStage>,
  task: Task,
): Promise<Progress> {
  const nudges = nudgesForTask(await workingCalendar(scope), task.openedAt.getTime());
  const { done, next } = await nudge(scope, nudges, at.nudgesDone, {
    remind: (sequence) => remind(scope, one, task, sequence),
    telephone: { caseId: one.id, stage: at.stage.name, round: at.round },
  });
  if (done !== at.nudgesDone) await countNudges(scope, one.id, at.stage.name, at.round, done);
  return { until: next, due: nudges.at(-1)?.at ?? null };
}

async function remind(scope: Scope, one: Case, task: Task, sequence: number): Promise<void> {
  if (task.kind === 'supplement') {
    await toApplicant(scope, one, {
      key: `returned ${task.id} ${sequence}`,
      template: 'returned-for-correction',
      taskId: task.id,
    });
    return;
  }
  for (const person of await personsOf(scope, task.assignee ? [task.assignee] : task.addressees))
    await mailReviewer(scope, one, task.id, person, sequence);
}
