import type { Request, Response } from 'express';
import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { lacking, type Problem } from '../../domain/charter/lacking.ts';
import { fieldsOf, papersFor } from '../../domain/charter/papers.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import { wayOutOf } from '../../domain/leaving.ts';
import { followsInWords, leavingNames } from '../../domain/leaving-in-words.ts';
import type { Plan, Source } from '../../domain/plan.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import type { Link } from '../../store/links.ts';
import { leave, leavingName, leavingProcedure } from '../../store/decide/leaving.ts';
import { openCaseOf } from '../../store/decide/member-case.ts';
import { memberOfCase, readMember, type Member } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { LeavePage } from '../../web/pages/member-case.tsx';
import type { LeaveView } from '../../web/views.ts';
import { textIn } from '../body.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { formField } from './form-views.ts';
import { memberOfLink } from './membership-view.ts';

/** The member that a link stands for: of its admission, its own, or to leave by; whether or not it still is one. */
async function memberBy(scope: Scope, link: Pick<Link, 'purpose' | 'subject'>) {
  return link.purpose === 'leaving' ? readMember(scope, link.subject) : memberOfLink(scope, link);
}

/** The same, while it may leave. */
export async function leaver(
  scope: Scope,
  link: Pick<Link, 'purpose' | 'subject'>,
): Promise<Member | undefined> {
  const member = await memberBy(scope, link);
  return member && !member.until && leavingProcedure(await charterInForce(scope))
    ? member
    : undefined;
}

/** What leaving is called, for a member that may leave by the link of its admission. */
export async function mayLeave(scope: Scope, caseId: string): Promise<Wording | undefined> {
  const member = await memberOfCase(scope, caseId);
  return member && !member.until ? leavingName(await charterInForce(scope)) : undefined;
}

/** Leaving by a link of its own: for members without a case of admission here, such as those of a roster. */
export function leavingPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      return sendLeave(site, request, response, opened);
    },
    forms: { leave: (request, response, opened) => takeLeave(site, request, response, opened) },
  };
}

type Typed = {
  readonly answers: Readonly<Record<string, string>>;
  readonly certificate: string;
  readonly confirm: string;
};
const NOTHING: Typed = { answers: {}, certificate: '', confirm: '' };

/** What is wrong with a notice as it was typed. */
type Found = {
  readonly fields: readonly Problem[];
  readonly certificate?: Wording;
  readonly confirm?: Wording;
};

/** The notice of leaving by a link to the contact on record (X-Q5): the form, or what became of it. */
export async function sendLeave(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  answer?: { readonly typed: Typed; readonly found: Found },
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await memberBy(scope, opened.link);
    return member && leaveView(scope, opened, member, answer?.typed ?? NOTHING, answer?.found);
  });
  if (!view && opened.link.purpose === 'leaving')
    return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
  if (!view) return response.redirect(303, opened.base);
  sendPage(site, request, response, {
    title: view.procedure,
    alliance: opened.alliance,
    ...(answer ? { status: 422, path: `${opened.base}/leave` } : {}),
    page: <LeavePage view={view} />,
  });
}

async function leaveView(
  scope: Scope,
  opened: OpenedLink,
  member: Member,
  typed: Typed,
  found: Found = { fields: [] },
): Promise<(LeaveView & { readonly procedure: Wording }) | undefined> {
  const charter = await charterInForce(scope);
  const id = leavingProcedure(charter);
  if (!id) return undefined;
  const plan = resolvePlan(charter, id);
  const way = wayOutOf(plan);
  const names = leavingNames(charter, plan);
  const given = await openCaseOf(scope, member.id, id);
  const papers = papersFor(charter, id, member.kind);
  return {
    ...names,
    member: member.name,
    lead: followsInWords(way, names),
    items: way.formalities?.items ?? [],
    ...(given ? { given: given.number } : {}),
    ...(member.until ? { ended: dayOf(member.until.getTime() - 1) } : {}),
    form: { action: `${opened.base}/leave` },
    fields: papers
      ? fieldsOf(charter, papers).map((field) =>
          formField(charter, papers, field, typed.answers, found.fields),
        )
      : [],
    ...(way.formalities?.returns
      ? { certificate: { value: typed.certificate, problem: found.certificate } }
      : {}),
    ...(way.atOnce
      ? { confirm: { checked: typed.confirm === 'yes', problem: found.confirm } }
      : {}),
    sources: ruleSources(charter, sourcesOfLeaving(plan)),
  };
}

/** What says that one may leave, and what says how; each once. */
function sourcesOfLeaving(plan: Plan): readonly Source[] {
  const how =
    wayOutOf(plan).formalities?.sources ?? plan.stages[0]?.then.flatMap(({ sources }) => sources);
  const seen = new Map([...plan.sources, ...(how ?? [])].map((one) => [canonical(one), one]));
  return [...seen.values()];
}

/** Takes the notice of leaving; its case's link goes to the contact on record. */
export async function takeLeave(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const body = request.body as Readonly<Record<string, unknown>>;
  const typed: Typed = {
    answers: Object.fromEntries(
      Object.keys(body).map((name) => [name, textIn(request, name, 4000)]),
    ),
    certificate: textIn(request, 'certificate', 10),
    confirm: textIn(request, 'confirm', 10),
  };
  const found = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await leaver(scope, opened.link);
    if (!member) return undefined;
    const wrong = await problemsOf(scope, member, typed);
    if (wrong) return wrong;
    const { certificate, answers } = typed;
    await leave(scope, member.id, {
      answers,
      ...(certificate === 'lost' ? { certificate } : {}),
      actor: { person: null, channel: 'own-link' },
    });
    return undefined;
  });
  if (found) return sendLeave(site, request, response, opened, { typed, found });
  site.nudge();
  response.redirect(303, opened.link.purpose === 'leaving' ? opened.base : `${opened.base}/leave`);
}

/** What is missing in a notice that the member writes itself. */
export async function noticeProblems(
  scope: Scope,
  member: Member,
  { answers, certificate }: Pick<Typed, 'answers' | 'certificate'>,
): Promise<Omit<Found, 'confirm'>> {
  const charter = await charterInForce(scope);
  const procedure = leavingProcedure(charter) ?? '';
  const asked = wayOutOf(resolvePlan(charter, procedure)).formalities?.returns;
  const papers = papersFor(charter, procedure, member.kind);
  return {
    fields: papers ? lacking(charter, papers, answers, []) : [],
    ...(asked && certificate !== 'return' && certificate !== 'lost'
      ? { certificate: general('请选择会员证书如何处理', 'Say what becomes of the certificate') }
      : {}),
  };
}

/** The same, and that it was confirmed where it takes effect at once; undefined: nothing is missing. */
async function problemsOf(scope: Scope, member: Member, typed: Typed): Promise<Found | undefined> {
  const charter = await charterInForce(scope);
  const { atOnce } = wayOutOf(resolvePlan(charter, leavingProcedure(charter) ?? ''));
  const found = await noticeProblems(scope, member, typed);
  const confirm =
    atOnce && typed.confirm !== 'yes'
      ? { confirm: { zh: '请勾选确认后再提交', en: 'Please tick this before you submit' } }
      : {};
  const whole = { ...found, ...confirm };
  return whole.fields.length > 0 || whole.certificate || whole.confirm ? whole : undefined;
}
