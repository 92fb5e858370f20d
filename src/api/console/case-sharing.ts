import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { addCopy } from '../../store/case-copies.ts';
import { readCase } from '../../store/cases.ts';
import { askForAdvice } from '../../store/decide/advice.ts';
import { personsOf } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { openTasks } from '../../store/tasks.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { showCase } from './case.tsx';
import { entered, idIn, text } from './entered.ts';
import { visitOf } from './entrance.tsx';
import type { SharingAnswer } from './sharing-view.ts';

const AskForm = z.object({ of: text(64), question: text(1000) });
const WHOM: Wording = { zh: '征求谁的意见', en: 'whom to ask' };
const QUESTION: Wording = { zh: '问题', en: 'question' };

/** Why nobody was asked for advice. */
export const ADVICE_REFUSALS: Readonly<Record<string, Wording>> = {
  'not-yours': {
    zh: '这项审核不在您手里，不能征求意见',
    en: 'The review is not in your hands',
  },
  closed: { zh: '审核已经办结或已转交', en: 'The review was settled or handed over' },
  'own-unit': {
    zh: '申请人是其所在单位，请另选一人',
    en: 'The applicant is their own unit; choose somebody else',
  },
  'asked-before': {
    zh: '已向此人征求过意见，正在等待答复',
    en: 'They were asked already and have not answered yet',
  },
};

/** 征求意见 of the review that is in the reader's hands. */
export async function postAdvice(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'case');
  const form = entered(AskForm, request.body);
  const asked = await inScope(site.context, visit.alliance.id, async (scope) => {
    const task = (await openTasks(scope)).find(
      (candidate) => candidate.caseId === id && candidate.kind === 'review',
    );
    return askForAdvice(
      scope,
      task?.id ?? '',
      { person: visit.person.id, channel: 'console' },
      form,
    );
  });
  if (asked.kind === 'refused')
    return showCase(site, request, response, {
      sharing: { ask: { ...form, problems: askProblems(asked.because) } },
    });
  site.nudge();
  response.redirect(303, `${visit.base}/cases/${id}?done=advice-asked`);
}

function askProblems(because: string): NonNullable<SharingAnswer['ask']>['problems'] {
  if (because === 'question-missing') return { question: problems.missing(QUESTION) };
  return { of: ADVICE_REFUSALS[because] ?? problems.choose(WHOM) };
}

const CopyForm = z.object({ person: text(64) });

/** 抄送: from now on the person is told how the case ends. */
export async function postCopy(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'case');
  const { person } = entered(CopyForm, request.body);
  const done = await inScope(site.context, visit.alliance.id, async (scope) => {
    const one = await readCase(scope, id);
    if (!one) throw new HttpProblem(404);
    if ((await personsOf(scope, [person])).length === 0) return 'nobody';
    await addCopy(scope, one, person, visit.person.id);
    return 'added';
  });
  if (done === 'nobody')
    return showCase(site, request, response, {
      sharing: { copyProblem: problems.choose({ zh: '抄送的人员', en: 'whom' }) },
    });
  site.nudge();
  response.redirect(303, `${visit.base}/cases/${id}?done=copy-added`);
}
