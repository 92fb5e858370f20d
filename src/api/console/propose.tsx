import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { proposeRound, Undone, type Proposed } from '../../store/decide/voting-order.ts';
import { casesWith } from '../../store/cases.ts';
import { openStages } from '../../store/open-stages.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { moment } from '../../web/format.ts';
import { ConsoleHomePage } from '../../web/pages/console-home.tsx';
import { problems } from '../../web/words/problems.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { momentOf } from '../acting/moment.ts';
import type { Site } from '../site.ts';
import { entered, id, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { bodiesToVote, earliestClose, type EnteredProposal } from './home/proposals.ts';
import { homeView } from './home/view.ts';

const ids = z.array(id).max(200);
const Form = z.object({
  body: id,
  item: z.union([ids, id.transform((one) => [one])]).default([]),
  reason: text(1000),
  closesOn: text(40),
  closesTime: text(40),
});
type Entered = z.output<typeof Form>;

/** Electors' links live for 90 days, and a vote has to be over well before. */
const LONGEST_DAYS = 60;

export async function showHome(site: Site, request: Request, response: Response): Promise<void> {
  await sendHome(site, request, response);
}

/** POST of the form under 待上会: a voting round is proposed to the chair. */
export async function postProposal(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const form = entered(Form, request.body);
  const visit = visitOf(response);
  const outcome = await propose(site, visit, form);
  if ('problems' in outcome) return sendHome(site, request, response, { ...form, ...outcome });
  site.nudge();
  response.redirect(303, `${visit.base}/rounds/${outcome.votingRound}?done=proposed`);
}

type Problems = EnteredProposal['problems'];

/** Checks what was entered and proposes the round, in one transaction. */
export async function propose(
  site: Site,
  visit: Visit,
  form: Entered,
): Promise<{ readonly votingRound: string } | { readonly problems: Problems }> {
  try {
    return await inScope(site.context, visit.alliance.id, async (scope) => {
      const found = await problemsOf(scope, form);
      if (Object.keys(found).length > 0) return { problems: found };
      const proposed = await proposeRound(scope, {
        body: form.body,
        cases: form.item,
        reason: form.reason.trim(),
        closesAt: momentOf(form) as Date,
        by: visit.person.id,
      });
      return answerOf(proposed);
    });
  } catch (error) {
    if (error instanceof Undone) return answerOf(error.answer);
    throw error;
  }
}

const REFUSALS = {
  'nothing-to-vote': problems.items,
  'not-waiting': {
    zh: '所选事项中有的已撤回、已办结或已列入表决批次，请重新选择',
    en: 'Some of the chosen cases were withdrawn, settled or taken into a voting round; please choose again',
  },
  'no-chair': {
    zh: '该机构目前没有可以决定通讯表决的主持人，请先登记任职人员',
    en: 'Nobody holds the office that may order a correspondence vote; enter who holds it first',
  },
} as const;

function answerOf(
  proposed: Proposed,
): { readonly votingRound: string } | { readonly problems: Problems } {
  return proposed.kind === 'proposed'
    ? proposed
    : { problems: { items: REFUSALS[proposed.because] } };
}

async function problemsOf(scope: Scope, form: Entered): Promise<Problems> {
  const stages = await openStages(scope);
  const cases = await casesWith(
    scope,
    stages.map((stage) => stage.caseId),
  );
  const waiting =
    bodiesToVote({ stages, cases: new Map(cases.map((one) => [one.id, one])) }).get(form.body) ??
    [];
  const chosen = waiting.filter(({ one }) => form.item.includes(one.id));
  const reason: Wording = { zh: '提议以通讯方式表决的理由', en: 'why by correspondence' };
  const items =
    form.item.length === 0
      ? problems.items
      : chosen.length < new Set(form.item).size || chosen.length < form.item.length
        ? REFUSALS['not-waiting']
        : undefined;
  return {
    ...(items ? { items } : {}),
    ...(form.reason.trim() === '' ? { reason: problems.missing(reason) } : {}),
    ...closingProblem(
      scope.now,
      form,
      chosen.length > 0
        ? earliestClose(await workingCalendar(scope), scope.now, chosen)
        : undefined,
    ),
  };
}

function closingProblem(now: Date, form: Entered, earliest: Date | undefined): Problems {
  const closes = momentOf(form);
  if (form.closesOn === '') return { closesOn: problems.closing };
  if (form.closesTime === '') return { closesTime: problems.closing };
  if (!closes) return { closesOn: problems.closing };
  if (closes <= now) return { closesOn: problems.closingPast };
  if (earliest && closes < earliest)
    return {
      closesOn: {
        zh: `早于通常的通知期限，最早可在${moment('zh', earliest.getTime())}截止；确需缩短的，由主持人在决定时写明理由`,
        en: `Sooner than the ordinary notice allows; it may close on ${moment('en', earliest.getTime())} at the earliest. Only the chair may shorten it, with a reason`,
      },
    };
  if (closes.getTime() > now.getTime() + LONGEST_DAYS * 86_400_000)
    return {
      closesOn: {
        zh: `截止时间最晚为${LONGEST_DAYS}天后`,
        en: `The vote may stay open for ${LONGEST_DAYS} days at most`,
      },
    };
  return {};
}

async function sendHome(
  site: Site,
  request: Request,
  response: Response,
  proposal?: EnteredProposal,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'home',
    title: 'consoleHome',
    read: (scope, visit) => homeView(scope, visit, proposal),
    page: (view) => <ConsoleHomePage view={view} />,
    ...(proposal ? { status: 422, path: visitOf(response).base } : {}),
  });
}
