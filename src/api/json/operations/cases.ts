import { z } from 'zod';
import { addCaseNote } from '../../../store/case-notes.ts';
import { searchCases } from '../../../store/case-search.ts';
import { sourceNow } from '../../../domain/charter/sources.ts';
import { readCase, stagesOf } from '../../../store/cases.ts';
import { charterOfVersion } from '../../../store/charters.ts';
import { withdrawCase } from '../../../store/decide/applicant.ts';
import { decisionsOfCase } from '../../../store/decide/decisions.ts';
import { filesOfCase } from '../../../store/files.ts';
import { openTasks } from '../../../store/tasks.ts';
import { mayWithdraw } from '../../console/case-view.ts';
import { operation, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS } from '../refusals.ts';
import {
  caseSummary,
  caseSummaryOf,
  channel,
  documentOf,
  documentShape,
  instant,
  receipt,
  source,
  task,
  taskOf,
  wording,
} from '../shapes.ts';
import { reviewBody, reviewTask } from './approver.ts';

const TAG = 'Cases';
const PER_PAGE = 50;

const listCases = operation({
  id: 'listCases',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/cases',
  summary: 'Cases, newest first',
  by: 'secretariat',
  query: z.object({
    text: z.string().max(100).default('').meta({ description: 'Part of a number, name or code.' }),
    stage: z.string().max(64).default(''),
    state: z.enum(['open', 'returned', 'passed', 'refused', 'withdrawn', '']).default(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answers: z.object({ total: z.number().int(), cases: z.array(caseSummary) }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const { page, ...asked } = query;
      const at = { limit: PER_PAGE, offset: (page - 1) * PER_PAGE };
      const found = await searchCases(scope, { ...asked, ...at });
      return {
        body: { total: found.total, cases: found.cases.map(({ one }) => caseSummaryOf(one)) },
      };
    }),
});

const readOneCase = operation({
  id: 'getCase',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/cases/{case}',
  summary: 'One case: its plan with sources, stages, documents and decisions',
  by: 'secretariat',
  answers: caseSummary.extend({
    charterVersion: z.number().int(),
    form: z.record(z.string(), z.string()),
    formHash: z.string(),
    plan: z.array(
      z.object({ name: z.string(), kind: z.string(), title: wording, sources: z.array(source) }),
    ),
    stages: z.array(
      z.object({
        name: z.string(),
        round: z.number().int(),
        openedAt: instant,
        outcome: z.string().nullable(),
        closedAt: instant.nullable(),
      }),
    ),
    documents: z.array(documentShape),
    decisions: z.array(
      z.object({
        stage: z.string().nullable(),
        round: z.number().int().nullable(),
        person: z.string().nullable(),
        channel,
        choice: z.string(),
        reason: z.string().nullable(),
        actedAt: instant,
        recordedAt: instant,
        receipt: z.string(),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const one = await readCase(scope, params['case'] ?? '');
      if (!one) return PROBLEMS.unknown();
      const charter = await charterOfVersion(scope, one.charterVersion);
      const stages = await stagesOf(scope, one.id);
      const files = await filesOfCase(scope, one.id);
      const decisions = await decisionsOfCase(scope, one.id);
      return {
        body: {
          ...caseSummaryOf(one),
          charterVersion: one.charterVersion,
          form: one.form,
          formHash: one.formHash,
          plan: one.plan.stages.map(({ name, kind, title, sources }) => ({
            name,
            kind,
            title,
            sources: sources.map((source) => sourceNow(charter, source)),
          })),
          stages: stages.map(({ name, round, openedAt, outcome, closedAt }) => ({
            name,
            round,
            openedAt,
            outcome,
            closedAt,
          })),
          documents: files.map(documentOf),
          decisions: decisions.map((decision) => ({
            stage: decision.stage,
            round: decision.round,
            person: decision.person,
            channel: decision.channel,
            choice: decision.choice,
            reason: decision.reason,
            actedAt: decision.actedAt,
            recordedAt: decision.recordedAt,
            receipt: decision.receipt,
          })),
        },
      };
    }),
});

const withdraw = operation({
  id: 'withdrawCase',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/cases/{case}/withdrawal',
  summary: 'Withdraw an open application (撤回) on the applicant’s written request',
  by: 'secretariat',
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  answers: caseSummary,
  refusals: ['ended'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['case'] ?? '';
      const one = await readCase(scope, id);
      if (!one) return PROBLEMS.unknown();
      const actor = { person: by.person.id, channel: 'letter' } as const;
      const done = (await mayWithdraw(scope, one))
        ? await withdrawCase(scope, id, body.reason, actor)
        : 'already-ended';
      if (done !== 'withdrawn')
        return new Problem(409, 'ended', {
          zh: '事项已办结，或申请人已是会员，不能撤回',
          en: 'The case has ended, or the applicant is a member already',
        });
      await addCaseNote(scope, id, { kind: 'withdrawn', ...actor, text: body.reason });
      return { body: caseSummaryOf((await readCase(scope, id)) ?? one) };
    }),
});

const listTasks = operation({
  id: 'listTasks',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/tasks',
  summary: 'Open tasks: mine, or everybody’s',
  by: 'secretariat',
  query: z.object({ whose: z.enum(['mine', 'all']).default('mine') }),
  answers: z.object({ tasks: z.array(task) }),
  act: ({ by, query, inScope }) =>
    inScope(async (scope) => {
      const me = by.person.id;
      const open = (await openTasks(scope)).filter(
        (one) =>
          query.whose === 'all' ||
          (one.assignee === null ? one.addressees.includes(me) : one.assignee === me),
      );
      return { body: { tasks: open.map(taskOf) } };
    }),
});

const decideTask = operation({
  id: 'reviewTask',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/tasks/{task}/review',
  summary: 'Decide a review (审核) that was asked of the token’s owner',
  by: 'secretariat',
  body: reviewBody,
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, params, body, inScope }) =>
    inScope((scope) => reviewTask(scope, by, params['task'] ?? '', body)),
});

export const CASE_OPERATIONS: readonly Operation[] = [
  listCases,
  readOneCase,
  withdraw,
  listTasks,
  decideTask,
];
