import { Router } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { receiveFiles } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { worksAt } from '../../store/charters.ts';
import { allianceNamed, nowOf } from '../alliance.ts';
import { DRAFT_DAYS } from '../../store/drafts.ts';
import { ChooseKindPage } from '../../web/pages/public.tsx';
import { sendFile } from '../files.ts';
import { sendPage } from '../respond.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { memberKinds } from './application-views.ts';
import { showCheck, submit } from './apply-check.tsx';
import {
  allianceAsked,
  applyingAs,
  applyTitle,
  BLANK,
  clearDraftCookie,
  problemsOf,
  writtenBefore,
} from './apply-draft.ts';
import { saveForm, sendForm } from './apply-form.tsx';
import { ASKED } from './endorsements.ts';

const SAVED: Wording = {
  zh: `已保存。${DRAFT_DAYS}天内用同一浏览器打开本页可继续填写。`,
  en: `Saved. Open this page in the same browser within ${DRAFT_DAYS} days to go on.`,
};

/** Applying: choosing a kind, the form made from the charter, a last look, and the submission. */
export function applyRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  // Before an alliance's first day its home says from when applications are taken.
  router.use(async (request, response, next) => {
    const alliance = await allianceNamed(site, request);
    if (worksAt(alliance, await nowOf(site))) next();
    else response.redirect(303, `/${alliance.id}`);
  });
  router.get('/', async (request, response) => {
    const { alliance, charter } = await allianceAsked(site, request);
    const view = {
      title: applyTitle(charter),
      kinds: memberKinds(charter, `/${alliance.id}/apply`),
      statusUrl: `/${alliance.id}/status`,
    };
    sendPage(site, request, response, {
      title: view.title,
      alliance,
      page: <ChooseKindPage view={view} />,
    });
  });
  router.get('/:kind', async (request, response) => {
    const one = await applyingAs(site, request);
    const found = await writtenBefore(site, request, one);
    if (found.draft?.caseId) clearDraftCookie(site, response, one);
    const written = found.draft?.caseId ? BLANK : found;
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
    const one = await applyingAs(site, request);
    const { files } = await writtenBefore(site, request, one);
    await sendFile(
      site,
      request,
      response,
      files.find((file) => file.id === request.params['file']),
    );
  });
  return router;
}
