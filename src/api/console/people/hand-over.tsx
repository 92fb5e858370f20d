import type { Request, Response } from 'express';
import { z } from 'zod';
import { sourceOf } from '../../../domain/charter/sources.ts';
import type { Wording } from '../../../domain/wording.ts';
import { handOverAll, tasksLeaving, type LeavingTask } from '../../../store/decide/hand-over.ts';
import { personsOf } from '../../../store/persons.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { HandOverAllPage } from '../../../web/pages/hand-over-all.tsx';
import type { HandOverAllView } from '../../../web/views.ts';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { entered, id as idField, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { taskInWords } from './names.ts';
import { knownPerson } from './office-forms.tsx';

const ids = z.array(idField).max(1000);
const Form = z.object({
  to: text(64),
  reason: text(1000),
  task: z.union([ids, idField.transform((one) => [one])]).default([]),
});

type Answer = { readonly to: string; readonly reason: string; readonly problem: Wording };

export function showHandOverAll(site: Site, request: Request, response: Response): Promise<void> {
  const { to } = z.object({ to: text(64).catch('') }).parse(request.query);
  return sendAll(site, request, response, to);
}

async function sendAll(
  site: Site,
  request: Request,
  response: Response,
  to: string,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, 'person');
  await showPart(site, request, response, {
    current: 'people',
    title: 'handOverAll',
    read: (scope, visit) => allView(scope, visit, id, to, answer),
    page: (view) => <HandOverAllPage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/people/${id}/hand-over` } : {}),
  });
}

async function allView(
  scope: Scope,
  visit: Visit,
  id: string,
  to: string,
  answer?: Answer,
): Promise<Omit<HandOverAllView, 'nav'>> {
  const person = await knownPerson(scope, id);
  const leaving = await tasksLeaving(scope, id);
  const able = new Map(leaving.flatMap((one) => one.able.map((other) => [other.id, other])));
  const [successor] = to === '' ? [] : await personsOf(scope, [to]);
  const base = `${visit.base}/people/${id}`;
  const tasks: HandOverAllView['tasks'][number][] = [];
  for (const one of leaving) {
    const can = one.kind !== 'stays' && one.able.some((other) => other.id === to);
    tasks.push({
      ...(await taskInWords(scope, one.task)),
      since: one.task.openedAt.getTime(),
      can,
      note: noteOf(one, can, successor !== undefined),
    });
  }
  const secretariat = visit.charter.bodies['secretariat'];
  return {
    name: person.name,
    back: { url: base, label: person.name },
    choose: { action: `${base}/hand-over` },
    people: [...able.values()].map((other) => ({
      id: other.id,
      label: `${other.name}（${other.title}）`,
    })),
    to,
    ...(successor ? { toName: successor.name } : {}),
    tasks,
    taskIds: leaving.map(({ task }) => task.id),
    ...(successor ? { form: { action: `${base}/hand-over`, hidden: { to } } } : {}),
    sources: secretariat?.ledBy.length
      ? ruleSources(visit.charter, [sourceOf(secretariat, 'led-by')])
      : [],
    reason: answer?.reason ?? '',
    ...(answer ? { problem: answer.problem } : {}),
  };
}

function noteOf({ kind }: LeavingTask, can: boolean, chosen: boolean): Wording {
  if (kind === 'stays')
    return {
      zh: '须由本人办理，不能转交；离任后由在任人员接手的事项自动转出',
      en: 'the person’s own, not handed over; what belongs to an office follows the office',
    };
  if (!chosen) return { zh: '请先选择接手的人', en: 'choose who takes over first' };
  if (!can)
    return {
      zh: '接手的人无权办理，或事项涉及其所在单位',
      en: 'the successor may not do it, or it concerns their own unit',
    };
  return kind === 'shared'
    ? { zh: '与他人共同，由接手的人顶替', en: 'shared with others; the successor takes the place' }
    : { zh: '转由接手的人办理', en: 'goes to the successor' };
}

/** Why everything was not handed over. */
export const NOT_HANDED_OVER: Readonly<Record<string, Wording>> = {
  'not-yours': {
    zh: '只有本人、秘书长或副秘书长可以办理离岗交接',
    en: 'Only the person, the secretary-general or a deputy may hand over everything',
  },
  'reason-missing': { zh: '请填写交接原因', en: 'Say why' },
  closed: {
    zh: '清单中的待办已办结或已转交，没有可以转交的；请重新核对',
    en: 'Everything on the list was settled or handed over meanwhile; please look again',
  },
};

/** 离岗交接: exactly what was shown, in one act. */
export async function postHandOverAll(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const from = idIn(request.params, 'person');
  const form = entered(Form, request.body);
  const done = await inScope(site.context, visit.alliance.id, async (scope) => {
    await knownPerson(scope, from);
    return handOverAll(scope, {
      from,
      to: form.to,
      by: visit.person.id,
      reason: form.reason,
      tasks: form.task,
    });
  });
  if (done.kind === 'refused')
    return sendAll(site, request, response, form.to, {
      to: form.to,
      reason: form.reason,
      problem: NOT_HANDED_OVER[done.because] ?? (NOT_HANDED_OVER['closed'] as Wording),
    });
  site.nudge();
  response.redirect(303, `${visit.base}/people/${from}?done=handed-over-all`);
}
