import { note } from '../audit-trail.ts';
import { readCase } from '../cases.ts';
import {
  consultationOfTask,
  consultationsOfCase,
  insertConsultation,
  keepAnswer,
  type Consultation,
} from '../consultations.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personOf, personsOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { closeTask, lockTask, openTask } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { refusalFor, type Actor } from './decisions.ts';

export type Asked =
  | { readonly kind: 'asked'; readonly consultation: string }
  | {
      readonly kind: 'refused';
      readonly because:
        | 'not-yours'
        | 'closed'
        | 'question-missing'
        | 'unknown-person'
        | 'own-unit'
        | 'asked-before';
    };

/** A reviewer asks somebody for advice. The task stays with the reviewer, and nothing waits for the answer. */
export async function askForAdvice(
  scope: Scope,
  reviewTask: string,
  by: Actor & { readonly person: string },
  ask: { readonly of: string; readonly question: string },
): Promise<Asked> {
  const task = await lockTask(scope, reviewTask);
  const one = task?.caseId ? await readCase(scope, task.caseId) : undefined;
  if (!task || task.kind !== 'review' || refusalFor(task, by) === 'not-yours')
    return { kind: 'refused', because: 'not-yours' };
  if (task.state !== 'open' || one?.status !== 'open' || refusalFor(task, by))
    return { kind: 'refused', because: 'closed' };
  const question = ask.question.trim();
  if (question === '') return { kind: 'refused', because: 'question-missing' };
  const [asked] = await personsOf(scope, [ask.of]);
  if (!asked || asked.id === by.person) return { kind: 'refused', because: 'unknown-person' };
  // X-Q21 holds for advice too.
  const asking = await personOf(scope, by.person);
  if (one.applicantCode !== null)
    for (const { employerCode } of [asked, asking])
      if (employerCode === one.applicantCode) return { kind: 'refused', because: 'own-unit' };
  const open = (await consultationsOfCase(scope, one.id)).some(
    (earlier) =>
      earlier.reviewTask === task.id && earlier.asked === asked.id && earlier.answer === null,
  );
  if (open) return { kind: 'refused', because: 'asked-before' };
  const id = scope.context.ids.next();
  const adviceTask = await openTask(scope, {
    kind: 'advice',
    addressees: [asked.id],
    caseId: one.id,
    ...(task.stage ? { stage: task.stage } : {}),
    ...(task.round ? { round: task.round } : {}),
    subject: id,
  });
  await insertConsultation(scope, {
    id,
    caseId: one.id,
    reviewTask: task.id,
    task: adviceTask,
    askedBy: by.person,
    asked: asked.id,
    question,
  });
  await queueMail(scope, {
    key: `advice ${id}`,
    scope: 'alliance',
    template: 'advice-wanted',
    extra: { consultation: id },
    language: asked.language,
    to: { person: asked.id, name: asked.name, address: asked.email },
    link: await linkFor(scope, 'task', adviceTask, asked.id),
    caseId: one.id,
    taskId: adviceTask,
  });
  await wake(scope, 'mailDelivery', 'alliance');
  await note(scope, {
    kind: 'advice.asked',
    actor: by.person,
    channel: by.channel,
    subject: one.id,
    details: { task: task.id, of: asked.id },
  });
  return { kind: 'asked', consultation: id };
}

export type Answered =
  | { readonly kind: 'answered' | 'same' | 'other'; readonly consultation: Consultation }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown' | 'not-yours' | 'revoked' | 'answer-missing';
    };

/** The answer is kept with the case and mailed to who asked. It decides nothing. */
export async function giveAdvice(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  answer: string,
): Promise<Answered> {
  const task = await lockTask(scope, taskId);
  const consultation = task && (await consultationOfTask(scope, task.id));
  if (!task || !consultation) return { kind: 'refused', because: 'unknown' };
  if (consultation.asked !== actor.person) return { kind: 'refused', because: 'not-yours' };
  const given = answer.trim();
  if (consultation.answer !== null)
    return { kind: consultation.answer === given ? 'same' : 'other', consultation };
  if (task.state !== 'open') return { kind: 'refused', because: 'revoked' };
  if (given === '') return { kind: 'refused', because: 'answer-missing' };
  await keepAnswer(scope, consultation.id, given, actor.channel);
  await closeTask(scope, task.id, 'done', 'answered');
  const asker = await personOf(scope, consultation.askedBy);
  await queueMail(scope, {
    key: `advice given ${consultation.id}`,
    scope: 'alliance',
    template: 'advice-given',
    extra: { consultation: consultation.id },
    language: asker.language,
    to: { person: asker.id, name: asker.name, address: asker.email },
    link: await linkFor(scope, 'task', consultation.reviewTask, asker.id),
    caseId: consultation.caseId,
    taskId: consultation.reviewTask,
  });
  await wake(scope, 'mailDelivery', 'alliance');
  await note(scope, {
    kind: 'advice.given',
    actor: actor.person,
    channel: actor.channel,
    subject: consultation.caseId,
    details: { task: consultation.reviewTask, to: asker.id },
  });
  return {
    kind: 'answered',
    consultation: (await consultationOfTask(scope, task.id)) as Consultation,
  };
}

/** Once the review is decided, nobody is asked any more. */
export async function closeAdvice(scope: Scope, caseId: string, reviewTask: string): Promise<void> {
  for (const { reviewTask: asked, task, answer } of await consultationsOfCase(scope, caseId))
    if (asked === reviewTask && answer === null)
      await closeTask(scope, task, 'revoked', 'the review was decided');
}
