import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { addCopy } from '../../../store/case-copies.ts';
import { readCase } from '../../../store/cases.ts';
import { askForAdvice, giveAdvice } from '../../../store/decide/advice.ts';
import { handOverTask } from '../../../store/decide/hand-over.ts';
import { personsOf } from '../../../store/persons.ts';
import { ADVICE_REFUSALS } from '../../console/case-sharing.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { done } from '../shapes.ts';
import { taskOfLink } from './approver.ts';

const id = z.string().min(1).max(64);

const HAND_OVER_REFUSALS: Readonly<Record<string, Wording>> = {
  'not-yours': {
    zh: '这项待办不在您手里，只有本人、秘书长或副秘书长可以转交',
    en: 'Only who has the task, the secretary-general or a deputy may hand it over',
  },
  'reason-missing': {
    zh: '转交他人手里的待办，请写明原因',
    en: 'Say why the task is taken out of somebody’s hands',
  },
  closed: { zh: '待办已办结或不能转交', en: 'The task was settled or cannot be handed over' },
  'may-not-do-it': {
    zh: '接手的人无权办理，或事项涉及其所在单位，或已在其手里',
    en: 'The successor may not do it, it concerns their own unit, or they have it already',
  },
};

const handOver = operation({
  id: 'handOverTask',
  tag: 'Cases',
  method: 'post',
  path: '/alliances/{alliance}/tasks/{task}/hand-over',
  summary: 'Hand over one task (转交): one’s own, or by the head of the secretariat with a reason',
  by: 'secretariat',
  body: z.object({ to: id, reason: z.string().max(1000).default('') }),
  answers: z.object({ tasks: z.array(z.string()) }),
  refusals: Object.keys(HAND_OVER_REFUSALS),
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const handed = await handOverTask(scope, params['task'] ?? '', { ...body, by: by.person.id });
      return handed.kind === 'refused'
        ? refused(handed.because, HAND_OVER_REFUSALS[handed.because])
        : { body: { tasks: handed.tasks } };
    }),
});

const askAdvice = operation({
  id: 'askForAdvice',
  tag: 'Cases',
  method: 'post',
  path: '/alliances/{alliance}/tasks/{task}/advice',
  summary: 'Ask somebody for advice (征求意见) on a review that is in one’s hands',
  by: 'secretariat',
  created: true,
  body: z.object({ of: id, question: z.string().trim().min(1).max(1000) }),
  answers: z.object({ consultation: z.string() }),
  refusals: [...Object.keys(ADVICE_REFUSALS), 'unknown-person'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const actor = { person: by.person.id, channel: 'api' } as const;
      const asked = await askForAdvice(scope, params['task'] ?? '', actor, body);
      return asked.kind === 'refused'
        ? refused(asked.because, ADVICE_REFUSALS[asked.because])
        : { body: { consultation: asked.consultation } };
    }),
});

const ANSWER_REFUSALS: Readonly<Record<string, Wording>> = {
  'not-yours': { zh: '没有向您征求意见', en: 'Nobody asked you for advice' },
  revoked: { zh: '审核已办结，不再需要意见', en: 'The review was settled; no advice is wanted' },
  'answer-missing': { zh: '请填写您的意见', en: 'Write your advice' },
  'answered-otherwise': { zh: '已有不同的答复', en: 'It was answered otherwise before' },
};

const answerAdvice = operation({
  id: 'giveAdvice',
  tag: 'Approvers',
  method: 'post',
  path: '/link/advice',
  summary: 'Give the advice one was asked for; it decides nothing',
  by: 'link',
  body: z.object({ answer: z.string().trim().min(1).max(2000) }),
  answers: done,
  refusals: Object.keys(ANSWER_REFUSALS),
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'advice');
      if (!task || !by.person) return PROBLEMS.unknown();
      const actor = { person: by.person.id, channel: 'api' } as const;
      const given = await giveAdvice(scope, task.id, actor, body.answer);
      if (given.kind === 'refused') return refused(given.because, ANSWER_REFUSALS[given.because]);
      return given.kind === 'other'
        ? refused('answered-otherwise', ANSWER_REFUSALS['answered-otherwise'])
        : { body: { done: given.kind === 'same' ? 'answered-before' : 'answered' } };
    }),
});

const copy = operation({
  id: 'addCaseCopy',
  tag: 'Cases',
  method: 'post',
  path: '/alliances/{alliance}/cases/{case}/copies',
  summary: 'Tell a person how the case ends (抄送)',
  by: 'secretariat',
  body: z.object({ person: id }),
  answers: done,
  refusals: ['unknown-person'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const one = await readCase(scope, params['case'] ?? '');
      if (!one) return PROBLEMS.unknown();
      if ((await personsOf(scope, [body.person])).length === 0)
        return refused('unknown-person', { zh: '没有这位人员', en: 'There is no such person' });
      await addCopy(scope, one, body.person, by.person.id);
      return { body: { done: 'added' } };
    }),
});

export const SHARING_OPERATIONS: readonly Operation[] = [handOver, askAdvice, answerAdvice, copy];
