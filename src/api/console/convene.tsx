import type { Request, Response } from 'express';
import { z } from 'zod';
import { nameIn } from '../../domain/charter/in-words.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { checkSitting } from '../../domain/sitting.ts';
import { casesWith } from '../../store/cases.ts';
import { chairsOf } from '../../store/decide/body-chair.ts';
import {
  convene,
  firmDayFor,
  NotConvened,
  ordinaryDayFor,
  type Convened,
} from '../../store/decide/convene.ts';
import { openStages } from '../../store/open-stages.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { day } from '../../web/format.ts';
import { ConvenePage } from '../../web/pages/convene.tsx';
import type { ConveneView } from '../../web/views.ts';
import { momentOf } from '../acting/moment.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { entered, id, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { bodiesToVote, type ItemToVote } from './home/proposals.ts';
import { rosterOf } from './roster.ts';

const ids = z.array(id).max(200);
const Form = z.object({
  body: id,
  item: z.union([ids, id.transform((one) => [one])]).default([]),
  meetsOn: text(40),
  meetsTime: text(40),
  place: text(200),
  chairedBy: text(64),
  shortNoticeReason: text(1000),
});
type Entered = z.output<typeof Form>;
type Problems = ConveneView['problems'];

export async function showConvene(site: Site, request: Request, response: Response): Promise<void> {
  const body = id.safeParse(request.query['body']);
  await send(site, request, response, body.success ? body.data : '');
}

/** POST of the form: the body is convened, or its chair is asked for a shorter notice first. */
export async function postConvene(site: Site, request: Request, response: Response): Promise<void> {
  const form = entered(Form, request.body);
  const visit = visitOf(response);
  const convened = await conveneWith(site, visit, form);
  if ('problems' in convened)
    return send(site, request, response, form.body, { form, ...convened });
  site.nudge();
  response.redirect(
    303,
    `${visit.base}/sittings/${convened.votingRound}?done=${convened.kind === 'asked' ? 'asked-to-shorten' : 'convened'}`,
  );
}

const REFUSALS = {
  'not-waiting': {
    items: {
      zh: '所选事项中有的已撤回、已办结或已列入表决，请重新选择',
      en: 'Some of the chosen cases were withdrawn, settled or taken into a vote; please choose again',
    },
  },
  'no-chair': {
    chairedBy: {
      zh: '该机构目前没有可以主持会议的人，请先登记任职人员',
      en: 'Nobody may chair this body at present; enter who holds the office first',
    },
  },
  'not-a-chair': {
    chairedBy: { zh: '请从名单中选择会议主持人', en: 'Choose who chairs from the list' },
  },
} as const;

/** Convenes with what was entered, or says beside each value what is wrong; nothing is left of a refusal. */
export async function conveneWith(
  site: Site,
  visit: Pick<Visit, 'alliance' | 'person'>,
  form: Entered,
): Promise<Exclude<Convened, { readonly kind: 'refused' }> | { readonly problems: Problems }> {
  try {
    return await inScope(site.context, visit.alliance.id, async (scope) => {
      const meetsAt = momentOf({ closesOn: form.meetsOn, closesTime: form.meetsTime });
      const found = checkSitting(
        { ...form, items: form.item, meetsAt: meetsAt?.getTime() },
        scope.now.getTime(),
        await ordinaryDayFor(scope, form.item),
        await firmDayFor(scope, form.item),
      );
      if (found.length > 0 || !meetsAt)
        return {
          problems: Object.fromEntries(found.map(({ field, message }) => [field, message])),
        };
      const convened = await convene(scope, {
        ...form,
        cases: form.item,
        meetsAt,
        by: visit.person.id,
      });
      return convened.kind === 'refused' ? { problems: REFUSALS[convened.because] } : convened;
    });
  } catch (error) {
    if (error instanceof NotConvened && error.answer.kind === 'refused')
      return { problems: REFUSALS[error.answer.because] };
    throw error;
  }
}

async function send(
  site: Site,
  request: Request,
  response: Response,
  body: string,
  answer?: { readonly form: Entered; readonly problems: Problems },
): Promise<void> {
  const { base } = visitOf(response);
  await showPart(site, request, response, {
    current: 'rounds',
    title: 'convene',
    read: (scope, visit) => conveneView(scope, visit, body, answer),
    page: (view) => <ConvenePage view={view} />,
    ...(answer ? { status: 422, path: `${base}/sittings/new?body=${body}` } : {}),
  });
}

async function waitingFor(scope: Scope, body: string): Promise<readonly ItemToVote[]> {
  const stages = await openStages(scope);
  const cases = await casesWith(
    scope,
    stages.map((stage) => stage.caseId),
  );
  return (
    bodiesToVote({ stages, cases: new Map(cases.map((one) => [one.id, one])) }).get(body) ?? []
  );
}

async function conveneView(
  scope: Scope,
  visit: Visit,
  body: string,
  answer: { readonly form: Entered; readonly problems: Problems } | undefined,
): Promise<Omit<ConveneView, 'nav'> | undefined> {
  const part = visit.charter.bodies[body];
  if (!part) return undefined;
  const items = await waitingFor(scope, body);
  const chairs = await chairsOf(scope, body);
  const roster = await rosterOf(scope, visit.charter);
  const ordinary = await ordinaryDayFor(
    scope,
    items.map(({ one }) => one.id),
  );
  const notice = items[0]?.stage.notice.source;
  return {
    body: nameIn(visit.charter, body),
    form: { action: `${visit.base}/sittings`, hidden: { body } },
    items: items.map(({ one, since }) => ({
      id: one.id,
      applicant: one.applicantName,
      caseNumber: one.number,
      since: since.getTime(),
      chosen: answer ? answer.form.item.includes(one.id) : true,
      url: `${visit.base}/cases/${one.id}`,
    })),
    chairs: chairs.map((person) => ({ id: person.id, label: roster.label(person.id) })),
    ordinary: {
      zh: day('zh', Date.parse(`${ordinary}T00:00:00+08:00`)),
      en: day('en', Date.parse(`${ordinary}T00:00:00+08:00`)),
    },
    sources: ruleSources(visit.charter, [
      ...sourcesOf(part).filter(({ from }) => from === 'charter'),
      ...(notice ? [notice] : []),
    ]),
    values: answer?.form ?? {
      meetsOn: ordinary,
      meetsTime: '14:30',
      place: '',
      chairedBy: chairs[0]?.id ?? '',
      shortNoticeReason: '',
    },
    problems: answer?.problems ?? {},
  };
}
