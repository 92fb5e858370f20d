import type { Request, Response } from 'express';
import type { Problem } from '../../domain/charter/lacking.ts';
import { uploadsOf } from '../../domain/charter/papers.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { applicantIn } from '../../store/decide/hand-in.ts';
import { openDraft, startDraft, type Draft } from '../../store/drafts.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { ApplicationFormPage } from '../../web/pages/application.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { storeUploads, type UploadProblems } from '../uploads.ts';
import { languageOf } from '../visitor.ts';
import {
  applyingAs,
  applyTitle,
  DECLARED,
  draftKey,
  formPath,
  keepDraftCookie,
  problemsOf,
  readWritten,
  type Applying,
  type ApplyProblem,
  type WrittenSoFar,
} from './apply-draft.ts';
import { DECLARATION, DECLARATION_MISSING, privacyNotice } from './application-views.ts';
import { askIn, endorsementFields, type Asking } from './endorsements.ts';
import { declaredArticles, documentFields, formSections } from './form-views.ts';
import { keepTyped, typedIn } from './typed.ts';

type Found = {
  readonly problems: readonly ApplyProblem[];
  readonly uploads: UploadProblems;
  readonly asking?: Asking | undefined;
};

/** The form made from the charter, with what was written so far and what is wrong with it. */
export function sendForm(
  site: Site,
  request: Request,
  response: Response,
  one: Applying,
  written: WrittenSoFar,
  found: Found,
  done?: Wording,
): void {
  const { alliance, charter, kind, papers } = one;
  const { draft, files } = written;
  const answers = draft?.answers ?? {};
  const problems = found.problems.filter(
    (problem): problem is Problem => problem.on !== 'declaration',
  );
  const wrong =
    found.problems.length + Object.keys(found.uploads).length > 0 || found.asking !== undefined;
  const view = {
    form: { action: formPath(one) },
    title: applyTitle(charter),
    kind: kind.name,
    changeKindUrl: `/${alliance.id}/apply`,
    sections: formSections(charter, papers, answers, problems),
    documents: documentFields(
      charter,
      papers,
      files,
      problems,
      found.uploads,
      (file) => `${formPath(one)}/file/${file.id}`,
    ),
    endorsements: endorsementFields(
      charter,
      papers,
      written,
      written.asked,
      problems,
      found.asking,
    ),
    fileLimitMegabytes: LARGEST_FILE / 1024 / 1024,
    declared: declaredArticles(charter, papers, answers, problems),
    declaration: {
      name: DECLARED,
      text: DECLARATION,
      checked: answers[DECLARED] === 'yes',
      sources: [],
      ...(found.problems.some((problem) => problem.on === 'declaration')
        ? { problem: DECLARATION_MISSING }
        : {}),
    },
    privacy: privacyNotice(charter),
    ...(draft ? { savedAt: draft.updatedAt.getTime() } : {}),
  };
  sendPage(site, request, response, {
    title: applyTitle(charter),
    alliance,
    status: wrong ? 422 : 200,
    page: <ApplicationFormPage view={view} />,
    ...(done && !wrong ? { notice: { kind: 'done', text: done } } : {}),
  });
}

/** POST of the form: everything is kept, then a member is asked, or what is lacking is said, or the last look shown. */
export async function saveForm(site: Site, request: Request, response: Response): Promise<void> {
  const one = await applyingAs(site, request);
  const { charter, papers } = one;
  const body = request.body as Readonly<Record<string, unknown>>;
  const { stored, problems: uploads } = await storeUploads(
    site,
    receivedIn(request),
    uploadsOf(papers).map((document) => document.id),
  );
  const { key, asking, written } = await inScope(site.context, one.alliance.id, async (scope) => {
    const key = await draftToKeep(scope, request, one);
    const answers = {
      ...typedIn(charter, papers, body),
      [DECLARED]: body[DECLARED] === 'yes' ? 'yes' : '',
    };
    const { id } = await draftBehind(scope, key, one);
    await keepTyped(scope, id, answers, body, stored);
    const draft = await draftBehind(scope, key, one);
    const applicant = applicantIn(charter, papers, draft.answers);
    const asking = await askIn(scope, charter, papers, body['action'], { draft, applicant });
    return { key, asking, written: await readWritten(scope, key, one) };
  });
  keepDraftCookie(site, response, one, key);
  const action = body['action'] === 'check' || body['action'] === 'save' ? body['action'] : '';
  const problems = action === 'check' && written.draft ? problemsOf(one, written) : [];
  // What was wrong with a file or a name is known now only. Everything else is kept, and a page that
  // was asked for by GET can be gone back to.
  if (Object.keys(uploads).length > 0 || asking?.problem)
    return sendForm(site, request, response, one, written, { problems, uploads, asking });
  if (asking) {
    site.nudge();
    return response.redirect(303, `${formPath(one)}?after=asked`);
  }
  if (action === 'check' && problems.length === 0)
    return response.redirect(303, `${formPath(one)}/check`);
  response.redirect(303, action ? `${formPath(one)}?after=${action}` : formPath(one));
}

/** The key of the visitor's draft; where there is none, or it has been handed in, of a new one. */
async function draftToKeep(scope: Scope, request: Request, one: Applying): Promise<string> {
  const known = draftKey(request, one);
  const earlier = known ? await openDraft(scope, known, one.kind.id) : undefined;
  if (earlier && !earlier.caseId) return known;
  const { id, secret } = await startDraft(scope, one.kind.id, languageOf(request));
  return `${id}.${secret}`;
}

async function draftBehind(scope: Scope, key: string, one: Applying): Promise<Draft> {
  const draft = await openDraft(scope, key, one.kind.id);
  if (!draft) throw new Error('the draft that was just kept is gone');
  return draft;
}
