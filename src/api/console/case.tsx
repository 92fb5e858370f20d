import type { Request, Response } from 'express';
import { z } from 'zod';
import { addCaseNote } from '../../store/case-notes.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { withdrawCase } from '../../store/decide/applicant.ts';
import { handOverTask } from '../../store/decide/hand-over.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { openTasks, type Task } from '../../store/tasks.ts';
import { CasePage } from '../../web/pages/case.tsx';
import { problems } from '../../web/words/problems.ts';
import { workflowId } from '../../workflows/messages.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { caseView, colleaguesFor, mayWithdraw, type CaseAnswer } from './case-view.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart, temporalBase } from './frame.tsx';

const WithdrawForm = z.object({ reason: text(1000) });
const HandOverForm = z.object({ handOverTo: text(64), reason: text(1000) });

/** The case's page; with an answer, as the reply to a form on it that could not be carried out. */
export async function showCase(
  site: Site,
  request: Request,
  response: Response,
  answer?: CaseAnswer,
): Promise<void> {
  const id = idIn(request.params, 'case');
  const lang = languageOf(request);
  await showPart(site, request, response, {
    current: 'cases',
    title: 'cases',
    read: async (scope, visit) => {
      const view = await caseView(scope, visit, id, lang, answer);
      return view && { ...view, ...temporalLink(site, visit, view.one) };
    },
    page: (view) => <CasePage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/cases/${id}` } : {}),
  });
}

function temporalLink(site: Site, visit: Visit, one: Case): { readonly temporalUrl?: string } {
  if (!site.temporalUi) return {};
  const workflow = workflowId(visit.alliance.id, one.process, one.number);
  return { temporalUrl: `${temporalBase(site.temporalUi)}/${encodeURIComponent(workflow)}` };
}

/** 撤回 on the applicant's written request, recorded by the secretariat. */
export async function postWithdrawal(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'case');
  const { reason } = entered(WithdrawForm, request.body);
  if (reason.trim() === '')
    return showCase(site, request, response, {
      withdrawProblem: problems.missing({ zh: '撤回依据和原因', en: 'basis and reason' }),
    });
  const by = { person: visit.person.id, channel: 'letter' } as const;
  const done = await inScope(site.context, visit.alliance.id, async (scope) => {
    const one = await readCase(scope, id);
    if (one && !(await mayWithdraw(scope, one))) return 'already-ended';
    const outcome = await withdrawCase(scope, id, reason, by);
    if (outcome === 'withdrawn')
      await addCaseNote(scope, id, { kind: 'withdrawn', ...by, text: reason });
    return outcome;
  });
  if (done === 'unknown') throw new HttpProblem(404);
  site.nudge();
  response.redirect(
    303,
    `${visit.base}/cases/${id}?done=${done === 'withdrawn' ? 'withdrawn' : 'ended-before'}`,
  );
}

/** 转交 of a review: of one's own, or by who leads the secretariat, with a reason. */
export async function postHandOver(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'case');
  const form = entered(HandOverForm, request.body);
  const outcome = await inScope(site.context, visit.alliance.id, async (scope) => {
    const one = await readCase(scope, id);
    if (!one) throw new HttpProblem(404);
    const task = await openReview(scope, one);
    if (!task) return 'not-handed-over';
    const colleagues = await colleaguesFor(scope, visit, one, task);
    if (!colleagues.some((colleague) => colleague.id === form.handOverTo)) return 'nobody';
    const handed = await handOverTask(scope, task.id, {
      by: visit.person.id,
      to: form.handOverTo,
      reason: form.reason,
    });
    if (handed.kind === 'refused' && handed.because === 'reason-missing') return 'no-reason';
    return handed.kind === 'handed-over' ? 'handed-over' : 'not-handed-over';
  });
  if (outcome === 'no-reason')
    return showCase(site, request, response, {
      handOverProblem: {
        zh: '转交他人手里的待办，请写明原因',
        en: 'Say why the task is taken out of somebody’s hands',
      },
    });
  if (outcome === 'nobody')
    return showCase(site, request, response, { handOverProblem: problems.handOver });
  site.nudge();
  response.redirect(303, `${visit.base}/cases/${id}?done=${outcome}`);
}

async function openReview(scope: Scope, one: Case): Promise<Task | undefined> {
  return (await openTasks(scope)).find((task) => task.caseId === one.id && task.kind === 'review');
}
