import type { Request, Response } from 'express';
import { answersOf, uploadsOf } from '../../domain/charter/papers.ts';
import { SECTIONS } from '../../domain/particulars.ts';
import { handIn } from '../../store/decide/hand-in.ts';
import { issueToken, linkFor } from '../../store/links.ts';
import { inScope } from '../../store/scope.ts';
import { ApplicationCheckPage } from '../../web/pages/application.tsx';
import { giveLinkCookie } from '../link-cookie.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import {
  applyingAs,
  draftKey,
  formPath,
  problemsOf,
  readWritten,
  writtenBefore,
} from './apply-draft.ts';
import { DECLARATION } from './application-views.ts';
import { endorsedFacts, factsOf } from './case-facts.ts';
import { declaredArticles, fileLink } from './form-views.ts';

/** The last look before an application is handed in. */
export async function showCheck(site: Site, request: Request, response: Response): Promise<void> {
  const one = await applyingAs(site, request);
  const { charter, papers } = one;
  const written = await writtenBefore(site, request, one);
  const { draft, files, confirmed } = written;
  if (!draft || draft.caseId || problemsOf(one, written).length > 0)
    return response.redirect(303, formPath(one));
  const answers = answersOf(charter, papers, draft.answers);
  const facts = [
    ...factsOf(charter, papers, answers),
    ...endorsedFacts(charter, papers, (id) => (confirmed[id] ?? []).join('、')),
  ];
  const sections = (['applicant', 'submitter', 'liaison'] as const).flatMap((section) => {
    const own = facts.filter((fact) => fact.section === section);
    return own.length === 0 ? [] : [{ title: SECTIONS[section], facts: own }];
  });
  const documents = uploadsOf(papers).flatMap((document) => {
    const own = files.filter((file) => file.document === document.id);
    const links = own.map((file) => fileLink(file, (each) => `${formPath(one)}/file/${each.id}`));
    return links.length === 0 ? [] : [{ title: document.name, files: links }];
  });
  const view = {
    form: { action: `${formPath(one)}/check` },
    kind: one.kind.name,
    sections,
    documents,
    declaration: DECLARATION,
    declared: declaredArticles(charter, papers, answers, []).map(({ words }) => words),
  };
  sendPage(site, request, response, {
    title: { zh: '核对后提交', en: 'Check before submitting' },
    alliance: one.alliance,
    page: <ApplicationCheckPage view={view} />,
  });
}

/** POST of the last look: the application is handed in, or gone back to. */
export async function submit(site: Site, request: Request, response: Response): Promise<void> {
  const one = await applyingAs(site, request);
  const body = request.body as Readonly<Record<string, unknown>>;
  if (body['action'] === 'change') return response.redirect(303, formPath(one));
  const handedIn = await inScope(site.context, one.alliance.id, async (scope) => {
    const written = await readWritten(scope, draftKey(request, one), one);
    if (!written.draft) return 'nothing';
    if (!written.draft.caseId && problemsOf(one, written).length > 0) return 'problems';
    const came = await handIn(scope, one.papers, written.draft.id, languageOf(request));
    if (came.kind === 'problems') return 'problems';
    const link = await linkFor(scope, 'case', came.case.id, null);
    return { link, token: await issueToken(scope, link) };
  });
  if (handedIn === 'nothing') return response.redirect(303, formPath(one));
  if (handedIn === 'problems') return response.redirect(303, `${formPath(one)}?after=check`);
  site.nudge();
  giveLinkCookie(site, response, handedIn.link, handedIn.token);
  response.redirect(303, `/w/${handedIn.link}/received`);
}
