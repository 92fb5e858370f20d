import type { ReviewStage } from '../../domain/plan.ts';
import { checkReview, type ReviewAct } from '../../domain/review.ts';
import { note } from '../audit-trail.ts';
import { readCase, type Case } from '../cases.ts';
import { actsFor, membersOfBody } from '../bodies.ts';
import { filesOfCase } from '../files.ts';
import { linkFor } from '../links.ts';
import { countMails, queueMail } from '../mails.ts';
import { personOf, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { assignTask, closeTask, lockTask, type Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { closeAdvice } from './advice.ts';
import { isOwnMatter } from './own-unit.ts';
import { stageOfReply } from './reply.ts';
import { mayReviewOf } from './second-person.ts';
import {
  alreadyDecided,
  decisionOfTask,
  recordDecision,
  inWhosePlace,
  refusalFor,
  type Actor,
  type Decided,
} from './decisions.ts';

/** Records a review, or hands it over. */
export async function decideReview(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  act: ReviewAct & { readonly decision: NonNullable<ReviewAct['decision']> },
  formHash: string,
): Promise<Decided | { readonly kind: 'handed-over'; readonly to: string }> {
  const task = await lockTask(scope, taskId);
  const refusal = refusalFor(task, actor);
  if (refusal === 'not-yours') return { kind: 'refused', because: refusal };
  const decided = task && (await decisionOfTask(scope, task.id));
  if (decided) return alreadyDecided(decided, act.decision);
  if (refusal || !task?.caseId || !task.stage)
    return { kind: 'refused', because: refusal ?? 'unknown' };
  const one = await readCase(scope, task.caseId);
  if (!one || one.status !== 'open') return { kind: 'refused', because: 'closed' };
  if (one.formHash !== formHash) return { kind: 'refused', because: 'changed-meanwhile' };
  const person = await personOf(scope, actor.person);
  // X-Q21: nobody decides a case of the unit that employs them.
  const inPlaceOf = inWhosePlace(task, actor);
  const deciding = inPlaceOf ? [person, await personOf(scope, inPlaceOf)] : [person];
  if (
    one.applicantCode !== null &&
    deciding.some(({ employerCode }) => employerCode === one.applicantCode)
  )
    return { kind: 'refused', because: 'own-unit' };
  for (const id of one.member === null ? [] : [actor.person, inPlaceOf ?? actor.person])
    if (await isOwnMatter(scope, id, { subject: one.member ?? '', caseId: null }))
      return { kind: 'refused', because: 'own-unit' };
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  if (stage?.kind !== 'review') return { kind: 'refused', because: 'unknown' };
  // Who stands in decides by the office of the person they stand in for.
  if (!(await actsFor(scope, one.charterVersion, stage.by, inPlaceOf ?? actor.person)))
    return { kind: 'refused', because: 'no-longer-in-office' };
  if (![actor.person, inPlaceOf ?? actor.person].every((id) => mayReviewOf(one, stage, id)))
    return { kind: 'refused', because: 'opened-it' };
  // What somebody else opened about a member is not the member's to correct.
  if (act.decision === 'return' && one.openedBy !== null)
    throw new Error(`${one.id} cannot be returned to the member it is about`);
  await mustBeComplete(scope, one, stage, actor.person, act);

  if (act.decision === 'hand-over') {
    await handOver(scope, task, one, actor, await personOf(scope, act.handOverTo));
    return { kind: 'handed-over', to: act.handOverTo };
  }
  const decision = await recordDecision(scope, {
    task,
    actor,
    choice: act.decision,
    reason: act.reason,
    remark: act.remark,
    details: {
      checks: act.checks,
      ...(act.ticks?.length ? { ticks: act.ticks } : {}),
      formHash,
    },
  });
  await closeTask(scope, task.id, 'done', 'decided');
  await closeAdvice(scope, one.id, task.id);
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}

/** Pages check what is entered and say what is missing; whatever comes another way is checked here again. */
async function mustBeComplete(
  scope: Scope,
  one: Case,
  stage: ReviewStage,
  reviewer: string,
  act: ReviewAct,
): Promise<void> {
  const files = (await filesOfCase(scope, one.id)).filter(
    (file) => !file.supersededAt && stageOfReply(file.document) === undefined,
  );
  const members = await membersOfBody(scope, one.charterVersion, stage.by);
  const colleagues = members
    .map(({ person }) => person.id)
    .filter((id) => id !== reviewer && mayReviewOf(one, stage, id));
  const documents = [...new Set(files.map((file) => file.document))];
  const [problem] = checkReview(act, documents, colleagues, stage.checks, stage.assesses);
  if (problem) throw new Error(`the review of ${one.id} lacks ${problem.field}`);
}

async function handOver(
  scope: Scope,
  task: Task,
  one: Case,
  actor: Actor & { readonly person: string },
  colleague: Person,
): Promise<void> {
  await assignTask(scope, task.id, colleague.id);
  const key = `review ${task.id} handed to ${colleague.id}`;
  await queueMail(scope, {
    // A task that comes back is news again.
    key: `${key} ${await countMails(scope, `${key} `)}`,
    scope: 'alliance',
    template: 'review-wanted',
    extra: {},
    language: colleague.language,
    to: { person: colleague.id, name: colleague.name, address: colleague.email },
    link: await linkFor(scope, 'task', task.id, colleague.id),
    caseId: one.id,
    taskId: task.id,
  });
  await wake(scope, 'mailDelivery', 'alliance');
  await note(scope, {
    kind: 'task.handed-over',
    actor: actor.person,
    channel: actor.channel,
    subject: one.id,
    details: { task: task.id, to: colleague.id },
  });
}
