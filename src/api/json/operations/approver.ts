import { z } from 'zod';
import { DOCUMENT_CHECKS, REVIEW_DECISIONS, checkReview } from '../../../domain/review.ts';
import { checkOrder } from '../../../domain/voting-order.ts';
import { decideFiling } from '../../../store/decide/filing.ts';
import { decideReview } from '../../../store/decide/review.ts';
import { closesOfRound, decideOrder } from '../../../store/decide/voting-order.ts';
import type { Scope } from '../../../store/scope.ts';
import { readTask, type Task, type TaskKind } from '../../../store/tasks.ts';
import {
  assessedOf,
  checksOf,
  situation as reviewSituation,
} from '../../acting/review-situation.ts';
import { operation, type Answer, type Callers, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS, decidedAnswer, invalid, refusalProblem } from '../refusals.ts';
import { instant, receipt } from '../shapes.ts';

const TAG = 'Approvers';

/** The task a link was mailed for, if it is of the kind the operation decides. */
export async function taskOfLink(
  scope: Scope,
  { link }: Callers['link'],
  kind: TaskKind,
): Promise<Task | undefined> {
  if (link.purpose !== 'task') return undefined;
  const task = await readTask(scope, link.subject);
  return task?.kind === kind ? task : undefined;
}

export const reviewBody = z.object({
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.string().max(2000).default(''),
  remark: z.string().max(2000).default(''),
  handOverTo: z.string().max(64).default(''),
  checks: z.record(z.string(), z.enum(DOCUMENT_CHECKS)).default({}),
  ticks: z
    .array(z.string().max(40))
    .default([])
    .meta({ description: 'Articles of the charter found to hold, by their numbers.' }),
  formHash: z
    .string()
    .meta({ description: 'Of the case as it was read: what was not seen is not decided.' }),
});

/** One review by whoever it was asked of, by link or with a machine token. */
export async function reviewTask(
  scope: Scope,
  by: Callers['link'] | Callers['secretariat'],
  taskId: string,
  body: z.output<typeof reviewBody>,
): Promise<Answer> {
  if (!by.person) return PROBLEMS.forbidden();
  const actor = { person: by.person.id, channel: 'api' } as const;
  const at = await reviewSituation(scope, {
    alliance: by.alliance,
    person: by.person,
    task: taskId,
    channel: 'api',
    base: '',
  });
  const { formHash, ...act } = body;
  const problems = at.decision
    ? []
    : checkReview(
        act,
        at.documents,
        at.colleagues.map((colleague) => colleague.id),
        at.one && at.task ? checksOf(at.one, at.task) : [],
        at.one && at.task ? assessedOf(at.one, at.task) : [],
      );
  if (problems.length > 0) return invalid(problems);
  const decided = await decideReview(scope, taskId, actor, act, formHash);
  if (decided.kind === 'handed-over')
    return {
      body: {
        receipt: '',
        choice: 'hand-over',
        recordedAt: scope.now.toISOString(),
        before: false,
      },
    };
  return decidedAnswer(decided);
}

const decideReviewByLink = operation({
  id: 'decideReview',
  tag: TAG,
  method: 'post',
  path: '/link/review',
  summary: 'Decide a review (审核)',
  by: 'link',
  body: reviewBody,
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'review');
      return task ? reviewTask(scope, by, task.id, body) : refusalProblem('unknown');
    }),
});

const orderVote = operation({
  id: 'orderVote',
  tag: TAG,
  method: 'post',
  path: '/link/order',
  summary: 'Order a correspondence vote, or leave the items for a meeting',
  by: 'link',
  body: z.object({
    order: z.enum(['order', 'decline']),
    reason: z.string().max(1000).default(''),
    closesAt: instant,
    shortNoticeReason: z.string().max(1000).default(''),
  }),
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'order');
      if (!task?.votingRound || !by.person) return refusalProblem('unknown');
      const closesAt = new Date(body.closesAt);
      const { ordinary, firm } = await closesOfRound(scope, task.votingRound);
      const problems = checkOrder(
        { ...body, closesAt: closesAt.getTime() },
        scope.now.getTime(),
        (ordinary ?? closesAt).getTime(),
        firm?.getTime() ?? null,
      );
      if (task.state === 'open' && problems.length > 0) return invalid(problems);
      const actor = { person: by.person.id, channel: 'api' } as const;
      return decidedAnswer(await decideOrder(scope, task.id, actor, { ...body, closesAt }));
    }),
});

const answerFiling = operation({
  id: 'answerFiling',
  tag: TAG,
  method: 'post',
  path: '/link/filing',
  summary: 'Confirm a filing (备案) or return it with an opinion',
  by: 'link',
  body: z.object({
    outcome: z.enum(['received', 'returned']),
    number: z.string().max(120).default(''),
    reason: z.string().max(2000).default(''),
    remark: z.string().max(2000).default(''),
  }),
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'filing');
      if (!task || !by.person) return refusalProblem('unknown');
      if (body.outcome === 'returned' && body.reason.trim() === '')
        return new Problem(422, 'invalid', {
          zh: '请写明退回的意见',
          en: 'Say what is wrong with the filing',
        });
      const actor = { person: by.person.id, channel: 'api' } as const;
      return decidedAnswer(await decideFiling(scope, task.id, actor, body));
    }),
});

export const APPROVER_OPERATIONS: readonly Operation[] = [
  decideReviewByLink,
  orderVote,
  answerFiling,
];
