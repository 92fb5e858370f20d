import type { Request, Response } from 'express';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { charterInForce } from '../../store/charters.ts';
import { leave, leavingProcedure } from '../../store/decide/leaving.ts';
import { memberOfCase, type Member } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { LeavePage } from '../../web/pages/member-case.tsx';
import { textIn } from '../body.ts';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';

/** The member that a link of its admission stands for, while it may leave by that link. */
export async function leaver(scope: Scope, caseId: string): Promise<Member | undefined> {
  const member = await memberOfCase(scope, caseId);
  return member && !member.until && leavingProcedure(await charterInForce(scope))
    ? member
    : undefined;
}

export async function mayLeave(scope: Scope, caseId: string): Promise<boolean> {
  return (await leaver(scope, caseId)) !== undefined;
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
    const member = await leaver(scope, opened.link.subject);
    const charter = await charterInForce(scope);
    const procedure = charter.procedures[leavingProcedure(charter) ?? ''];
    if (!member || !procedure) return undefined;
    return {
      member: member.name,
      form: { action: `${opened.base}/leave` },
      certificate: '',
      reason: answer?.reason ?? '',
      ...(answer
        ? { problem: { zh: '请选择会员证书如何处理', en: 'Say what becomes of the certificate' } }
        : {}),
      sources: ruleSources(charter, sourcesOf(procedure)),
    };
  });
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
    const member = await leaver(scope, opened.link.subject);
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
