import type { Request, Response } from 'express';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { charterInForce } from '../../store/charters.ts';
import type { Link } from '../../store/links.ts';
import { leave, leavingProcedure, openCaseOf } from '../../store/decide/leaving.ts';
import { memberOfCase, readMember, type Member } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { LeavePage } from '../../web/pages/member-case.tsx';
import { textIn } from '../body.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';

/** The member that a link stands for, of its admission or to leave by, while it may leave. */
export async function leaver(
  scope: Scope,
  { purpose, subject }: Pick<Link, 'purpose' | 'subject'>,
): Promise<Member | undefined> {
  const member =
    purpose === 'leaving' ? await readMember(scope, subject) : await memberOfCase(scope, subject);
  return member && !member.until && leavingProcedure(await charterInForce(scope))
    ? member
    : undefined;
}

export async function mayLeave(scope: Scope, caseId: string): Promise<boolean> {
  return (await leaver(scope, { purpose: 'case', subject: caseId })) !== undefined;
}

/** 退会 by a link of its own: for members without a case of admission here, such as those of a roster. */
export function leavingPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      return sendLeave(site, request, response, opened);
    },
    forms: { leave: (request, response, opened) => takeLeave(site, request, response, opened) },
  };
}

/** 退会 by the link to the contact on record (X-Q5): the form. */
export async function sendLeave(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  answer?: { readonly reason: string },
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await leaver(scope, opened.link);
    const charter = await charterInForce(scope);
    const id = leavingProcedure(charter) ?? '';
    const procedure = charter.procedures[id];
    if (!member || !procedure) return undefined;
    const given = await openCaseOf(scope, member.id, id);
    return {
      member: member.name,
      ...(given ? { given: given.number } : {}),
      form: { action: `${opened.base}/leave` },
      certificate: '',
      reason: answer?.reason ?? '',
      ...(answer
        ? { problem: { zh: '请选择会员证书如何处理', en: 'Say what becomes of the certificate' } }
        : {}),
      sources: ruleSources(charter, sourcesOf(procedure)),
    };
  });
  if (!view && opened.link.purpose === 'leaving')
    return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
  if (!view) return response.redirect(303, opened.base);
  sendPage(site, request, response, {
    title: { zh: '申请退会', en: 'Leave the alliance' },
    alliance: opened.alliance,
    ...(answer ? { status: 422, path: `${opened.base}/leave` } : {}),
    page: <LeavePage view={view} />,
  });
}

/** Takes the notice of leaving; its case's link goes to the contact on record. */
export async function takeLeave(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const reason = textIn(request, 'reason', 1000);
  const certificate = textIn(request, 'certificate', 10);
  if (certificate !== 'return' && certificate !== 'lost')
    return sendLeave(site, request, response, opened, { reason });
  await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await leaver(scope, opened.link);
    if (member)
      await leave(scope, member.id, {
        reason,
        certificate,
        actor: { person: null, channel: 'own-link' },
      });
  });
  site.nudge();
  response.redirect(303, opened.base);
}
