import { Router, type Request, type Response } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import { leavingName } from '../../store/decide/leaving.ts';
import { caseWithNumber } from '../../store/cases.ts';
import { issueToken, linkFor } from '../../store/links.ts';
import { isLookupCode } from '../../store/lookup-code.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { StatusLookupPage } from '../../web/pages/status.tsx';
import type { StatusLookupView } from '../../web/views.ts';
import { allianceNamed } from '../alliance.ts';
import { textIn } from '../body.ts';
import { giveLinkCookie } from '../link-cookie.ts';
import { sendPage } from '../respond.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';

export const LOOKUP_TITLE = { zh: '查询进度', en: 'Check progress' } as const;

/** Case number and 查询码 open the same pages as the link in the mail. */
export function statusRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  router.get('/', async (request, response) => {
    const alliance = await allianceNamed(site, request);
    const view = {
      form: { action: `/${alliance.id}/status` },
      leave: await leavingLink(site, alliance.id),
      number: '',
      code: '',
      problems: {},
    };
    sendPage(site, request, response, {
      title: LOOKUP_TITLE,
      alliance,
      page: <StatusLookupPage view={view} />,
    });
  });
  router.post('/', atMost(10, 10), (request, response) => lookUp(site, request, response));
  return router;
}

async function leavingLink(site: Site, alliance: string): Promise<StatusLookupView['leave']> {
  const name = leavingName(await inScope(site.context, alliance, charterInForce));
  return name && { url: `/${alliance}/leaving`, label: name };
}

export const CODE_PROBLEM: Wording = {
  zh: '编号与查询码不一致，请对照回执或邮件核对。',
  en: 'Number and code do not belong together. Please compare them with your receipt or mail.',
};

/** A token for a case's own link, for whoever knows its number and its 查询码. */
export async function openByCode(
  scope: Scope,
  number: string,
  code: string,
): Promise<{ readonly link: string; readonly token: string } | undefined> {
  const one = await caseWithNumber(scope, number);
  // The same work whether or not the number exists.
  if (!isLookupCode(scope.context.secret, one?.id ?? '', code) || !one) return undefined;
  const link = await linkFor(scope, 'case', one.id, null);
  return { link, token: await issueToken(scope, link) };
}

export async function lookUp(site: Site, request: Request, response: Response): Promise<void> {
  const alliance = await allianceNamed(site, request);
  const number = textIn(request, 'number', 40).trim().toUpperCase();
  const code = textIn(request, 'code', 40).trim();
  const problems = {
    ...(number === ''
      ? {
          number: {
            zh: '请填写事项编号，如 LSA-2026-0001。',
            en: 'Enter the case number, such as LSA-2026-0001.',
          },
        }
      : {}),
    ...(code === ''
      ? { code: { zh: '请填写8位查询码。', en: 'Enter the lookup code of 8 characters.' } }
      : {}),
  };
  const found =
    Object.keys(problems).length > 0
      ? undefined
      : await inScope(site.context, alliance.id, (scope) => openByCode(scope, number, code));
  if (found) {
    giveLinkCookie(site, response, found.link, found.token);
    return response.redirect(303, `/w/${found.link}`);
  }
  const both = Object.keys(problems).length === 0 ? { both: CODE_PROBLEM } : {};
  const view = {
    form: { action: `/${alliance.id}/status` },
    leave: await leavingLink(site, alliance.id),
    number,
    code,
    problems: { ...problems, ...both },
  };
  sendPage(site, request, response, {
    title: LOOKUP_TITLE,
    alliance,
    status: 422,
    page: <StatusLookupPage view={view} />,
  });
}
