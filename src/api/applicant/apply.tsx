import { Router, type Request, type Response } from 'express';
import {
  checkApplication,
  declarationKey,
  declaredIn,
  type ApplicantKind,
  type Problem,
} from '../../domain/charter/application.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { endorsementsAsked } from '../../domain/charter/endorsements.ts';
import { contactIn } from '../../domain/particulars.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { charterInForce, type Alliance } from '../../store/charters.ts';
import { submitApplication } from '../../store/decide/submit.ts';
import { DRAFT_DAYS, keepAnswers, openDraft, startDraft, type Draft } from '../../store/drafts.ts';
import { filesOfDraft, supersedeFiles, type StoredFile } from '../../store/files.ts';
import { issueToken, linkFor } from '../../store/links.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { ApplicationCheckPage, ApplicationFormPage } from '../../web/pages/application.tsx';
import { ChooseKindPage } from '../../web/pages/public.tsx';
import { allianceNamed } from '../alliance.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import { giveLinkCookie } from '../link-cookie.ts';
import { sendPage } from '../respond.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { addUploads, storeUploads, type UploadProblems } from '../uploads.ts';
import { cookiesOf, languageOf } from '../visitor.ts';
import {
  ASKED,
  askIn,
  endorsedIn,
  endorsementFacts,
  endorsementFields,
  endorsingOf,
  namedKey,
  type Asking,
  type Endorsing,
} from './endorsements.ts';
import {
  ADMISSION,
  DECLARATION,
  DECLARATION_MISSING,
  answersOf,
  declaredArticles,
  documentFields,
  factsOf,
  fieldsOf,
  fileLink,
  formSections,
  kindOf,
  memberKinds,
  privacyNotice,
  sectionTitle,
  uploadsOf,
} from './application-views.ts';

const LONGEST_NAME = 200;
const TITLE = { zh: '入会申请', en: 'Membership application' } as const;
const DECLARED = 'declaration';
const SAVED: Wording = {
  zh: `已保存。${DRAFT_DAYS}天内用同一浏览器打开本页可继续填写。`,
  en: `Saved. Open this page in the same browser within ${DRAFT_DAYS} days to go on.`,
};

type Opened = {
  readonly alliance: Alliance;
  readonly charter: Charter;
  readonly kind: ApplicantKind;
};

/** Applying: choosing a kind, the form made from the charter, a last look, and the submission. */
export function applyRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  router.get('/', async (request, response) => {
    const { alliance, charter } = await opened(site, request);
    const view = {
      kinds: memberKinds(charter, `/${alliance.id}/apply`),
      statusUrl: `/${alliance.id}/status`,
    };
    sendPage(site, request, response, {
      title: TITLE,
      alliance,
      page: <ChooseKindPage view={view} />,
    });
  });
  router.get('/:kind', async (request, response) => {
    const one = await withKind(site, request);
    const found = await draftOf(site, request, one);
    if (found.draft?.caseId) clearDraftCookie(site, response, one);
    const written = found.draft?.caseId ? NOTHING : found;
    const asked = request.query['after'];
    const problems = written.draft && asked === 'check' ? problemsOf(one, written) : [];
    const notice = asked === 'save' ? SAVED : asked === 'asked' ? ASKED : undefined;
    sendForm(site, request, response, one, written, { problems, uploads: {} }, notice);
  });
  router.post(
    '/:kind',
    atMost(120, 10),
    receiveFiles({ maxFiles: 20, maxFileSize: LARGEST_FILE }),
    (request, response) => saveForm(site, request, response),
  );
  router.get('/:kind/check', (request, response) => showCheck(site, request, response));
  router.post('/:kind/check', atMost(20, 10), (request, response) =>
    submit(site, request, response),
  );
  router.get(['/:kind/file/:file', '/:kind/file/:file/preview'], async (request, response) => {
    const one = await withKind(site, request);
    const { files } = await draftOf(site, request, one);
    await sendFile(
      site,
      request,
      response,
      files.find((file) => file.id === request.params['file']),
    );
  });
  return router;
}

async function opened(
  site: Site,
  request: Request,
): Promise<{ readonly alliance: Alliance; readonly charter: Charter }> {
  const alliance = await allianceNamed(site, request);
  return { alliance, charter: await inScope(site.context, alliance.id, charterInForce) };
}

async function withKind(site: Site, request: Request): Promise<Opened> {
  const { alliance, charter } = await opened(site, request);
  const kind = kindOf(charter, String(request.params['kind']));
  if (!kind) throw new HttpProblem(404);
  return { alliance, charter, kind };
}

const cookieName = ({ kind }: Opened): string => `draft-${kind.id}`;
const formPath = ({ alliance, kind }: Opened): string => `/${alliance.id}/apply/${kind.id}`;

async function draftOf(site: Site, request: Request, one: Opened): Promise<Written> {
  const key = cookiesOf(request)[cookieName(one)];
  if (!key) return NOTHING;
  return inScope(site.context, one.alliance.id, (scope) => readWritten(scope, key, one));
}

/** What an applicant has so far. */
type Written = {
  readonly draft: Draft | undefined;
  readonly files: readonly StoredFile[];
  readonly endorsing: Endorsing;
};
const NOTHING: Written = { draft: undefined, files: [], endorsing: { rows: [], confirmed: {} } };

async function readWritten(scope: Scope, key: string, one: Opened): Promise<Written> {
  const draft = await openDraft(scope, key, one.kind.id);
  if (!draft) return NOTHING;
  return {
    draft,
    files: await filesOfDraft(scope, draft.id),
    endorsing: await endorsingOf(scope, one.charter, one.kind, draft),
  };
}

function keepDraftCookie(site: Site, response: Response, one: Opened, key: string): void {
  response.cookie(cookieName(one), key, {
    path: formPath(one),
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
    maxAge: DRAFT_DAYS * 86_400_000,
  });
}

function clearDraftCookie(site: Site, response: Response, one: Opened): void {
  response.clearCookie(cookieName(one), {
    path: formPath(one),
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
  });
}

type Found = {
  readonly problems: readonly (Problem | { readonly on: 'declaration' })[];
  readonly uploads: UploadProblems;
  readonly asking?: Asking | undefined;
};

function sendForm(
  site: Site,
  request: Request,
  response: Response,
  one: Opened,
  { draft, files, endorsing }: Written,
  found: Found,
  done?: Wording,
): void {
  const { alliance, charter, kind } = one;
  const answers = draft?.answers ?? {};
  const problems = found.problems.filter(
    (problem): problem is Problem => problem.on !== 'declaration',
  );
  const wrong =
    found.problems.length + Object.keys(found.uploads).length > 0 || found.asking !== undefined;
  const view = {
    form: { action: formPath(one) },
    kind: kind.name,
    changeKindUrl: `/${alliance.id}/apply`,
    sections: formSections(charter, kind, answers, problems),
    documents: documentFields(
      charter,
      kind,
      files,
      problems,
      found.uploads,
      (file) => `${formPath(one)}/file/${file.id}`,
    ),
    endorsements: endorsementFields(charter, kind, answers, endorsing, problems, found.asking),
    fileLimitMegabytes: LARGEST_FILE / 1024 / 1024,
    declared: declaredArticles(charter, answers, problems),
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
    title: TITLE,
    alliance,
    status: wrong ? 422 : 200,
    page: <ApplicationFormPage view={view} />,
    ...(done && !wrong ? { notice: { kind: 'done', text: done } } : {}),
  });
}

async function saveForm(site: Site, request: Request, response: Response): Promise<void> {
  const one = await withKind(site, request);
  const body = request.body as Readonly<Record<string, unknown>>;
  const { stored, problems: uploads } = await storeUploads(
    site,
    receivedIn(request),
    uploadsOf(one.kind).map((document) => document.id),
  );
  const { key, asking, written } = await inScope(site.context, one.alliance.id, async (scope) => {
    const key = await keepDraft(scope, request, one, body, stored);
    const asking = await askIn(
      scope,
      one.charter,
      one.kind,
      body['action'],
      await draftBehind(scope, key, one),
    );
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

async function draftBehind(scope: Scope, key: string, one: Opened): Promise<Draft> {
  const draft = await openDraft(scope, key, one.kind.id);
  if (!draft) throw new Error('the draft that was just kept is gone');
  return draft;
}

/** Keeps what was typed and uploaded, whatever is wrong with it; gives back the key of the draft. */
async function keepDraft(
  scope: Scope,
  request: Request,
  one: Opened,
  body: Readonly<Record<string, unknown>>,
  stored: Awaited<ReturnType<typeof storeUploads>>['stored'],
): Promise<string> {
  const known = cookiesOf(request)[cookieName(one)];
  const earlier = known ? await openDraft(scope, known, one.kind.id) : undefined;
  let key = known ?? '';
  if (!earlier || earlier.caseId) {
    const { id, secret } = await startDraft(scope, one.kind.id, languageOf(request));
    key = `${id}.${secret}`;
  }
  const id = key.split('.', 1)[0] as string;
  const answers: Record<string, string> = { [DECLARED]: body[DECLARED] === 'yes' ? 'yes' : '' };
  for (const field of fieldsOf(one.charter, one.kind)) {
    const typed = body[field.id];
    answers[field.id] =
      typeof typed === 'string' ? typed.slice(0, Math.max(field.maxLength * 2, 200)) : '';
  }
  for (const { id } of endorsementsAsked(one.charter, one.kind.id)) {
    const named = body[namedKey(id)];
    answers[namedKey(id)] = typeof named === 'string' ? named.slice(0, LONGEST_NAME) : '';
  }
  for (const article of declaredIn(one.charter, ADMISSION))
    answers[declarationKey(article)] = body[declarationKey(article)] === 'yes' ? 'yes' : '';
  await keepAnswers(scope, id, answers);
  const removed = Object.keys(body).flatMap((name) =>
    name.startsWith('remove.') ? [name.slice('remove.'.length)] : [],
  );
  const own = new Set((await filesOfDraft(scope, id)).map((file) => file.id));
  await supersedeFiles(
    scope,
    removed.filter((file) => own.has(file)),
  );
  await addUploads(scope, stored, { draftId: id });
  return key;
}

function problemsOf(
  { charter, kind }: Opened,
  { draft, files, endorsing }: Written,
): Found['problems'] {
  if (!draft) return [];
  const given = [...files.map((file) => file.document), ...endorsedIn(charter, kind, endorsing)];
  return [
    ...checkApplication(charter, kind.id, draft.answers, given, declaredIn(charter, ADMISSION)),
    ...(draft.answers[DECLARED] === 'yes' ? [] : [{ on: 'declaration' } as const]),
  ];
}

async function showCheck(site: Site, request: Request, response: Response): Promise<void> {
  const one = await withKind(site, request);
  const written = await draftOf(site, request, one);
  const { draft, files, endorsing } = written;
  if (!draft || draft.caseId || problemsOf(one, written).length > 0)
    return response.redirect(303, formPath(one));
  const answers = answersOf(one.charter, one.kind, draft.answers);
  const facts = [
    ...factsOf(one.charter, one.kind, answers),
    ...endorsementFacts(one.charter, one.kind.id, endorsing.confirmed),
  ];
  const sections = (['applicant', 'submitter', 'liaison'] as const).flatMap((section) => {
    const own = facts.filter((fact) => fact.section === section);
    return own.length === 0 ? [] : [{ title: sectionTitle(section), facts: own }];
  });
  const documents = uploadsOf(one.kind).flatMap((document) => {
    const own = files.filter((file) => file.document === document.id);
    return own.length === 0
      ? []
      : [
          {
            title: document.name,
            files: own.map((file) => fileLink(file, (each) => `${formPath(one)}/file/${each.id}`)),
          },
        ];
  });
  const view = {
    form: { action: `${formPath(one)}/check` },
    kind: one.kind.name,
    sections,
    documents,
    declaration: DECLARATION,
    declared: declaredArticles(one.charter, answers, []).map(({ words }) => words),
  };
  sendPage(site, request, response, {
    title: { zh: '核对后提交', en: 'Check before submitting' },
    alliance: one.alliance,
    page: <ApplicationCheckPage view={view} />,
  });
}

async function submit(site: Site, request: Request, response: Response): Promise<void> {
  const one = await withKind(site, request);
  if ((request.body as Readonly<Record<string, unknown>>)['action'] === 'change')
    return response.redirect(303, formPath(one));
  const { draft } = await draftOf(site, request, one);
  if (!draft) return response.redirect(303, formPath(one));
  const answers = answersOf(one.charter, one.kind, draft.answers);
  const contact = contactIn(answers);
  const handedIn = await inScope(site.context, one.alliance.id, async (scope) => {
    const written = await readWritten(scope, cookiesOf(request)[cookieName(one)] ?? '', one);
    if (!written.draft || (!written.draft.caseId && problemsOf(one, written).length > 0))
      return undefined;
    const stored = await submitApplication(scope, {
      draft: draft.id,
      procedure: ADMISSION,
      kind: one.kind.id,
      language: languageOf(request),
      applicantName: contact.applicant,
      applicantCode:
        answers['credit-code'] || answers['registration-number'] || answers['id-number'] || null,
      applicantEmail: contact.email,
      contactName: contact.name,
      form: answers,
    });
    const link = await linkFor(scope, 'case', stored.id, null);
    return { link, token: await issueToken(scope, link) };
  });
  if (!handedIn) return response.redirect(303, `${formPath(one)}?after=check`);
  site.nudge();
  giveLinkCookie(site, response, handedIn.link, handedIn.token);
  response.redirect(303, `/w/${handedIn.link}/received`);
}
