import { type Request, type Response } from 'express';
import { papersFor } from '../../domain/charter/papers.ts';
import { receivedIn } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { documentsReturned, submitSupplement } from '../../store/decide/applicant.ts';
import { supersedeFiles } from '../../store/files.ts';
import { inScope } from '../../store/scope.ts';
import { SupplementPage, WithdrawPage } from '../../web/pages/supplement.tsx';
import type { DocumentField } from '../../web/views.ts';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { timelineOf } from '../timeline.ts';
import { addUploads, storeUploads, type UploadProblems } from '../uploads.ts';
import { documentFields } from './form-views.ts';
import { type Situation, situation, kindName } from './situation.ts';

export type SupplementProblems = {
  readonly uploads: UploadProblems;
  readonly missing: readonly string[];
  readonly note: string;
};

export function sendSupplement(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  found: SupplementProblems,
): void {
  const { one, charter, supplement } = at;
  const papers = papersFor(charter, one.procedure, one.kind);
  if (!supplement || !papers) return response.redirect(303, opened.base);
  const returned = documentsReturned(supplement.answered);
  const current = at.files.filter((file) => file.round === supplement.round && !file.supersededAt);
  const fields = documentFields(
    charter,
    papers,
    current,
    [],
    found.uploads,
    (file) => `${opened.base}/file/${file.id}`,
  );
  const documents = fields.flatMap(
    (field): (DocumentField & { check: (typeof returned)[string] })[] => {
      const check = returned[field.id];
      if (!check) return [];
      const missing = found.missing.includes(field.id)
        ? { problem: { zh: '请重新上传这份材料。', en: 'Please upload this document again.' } }
        : {};
      return [{ ...field, required: true, ...(field.problem ? {} : missing), check }];
    },
  );
  const view = {
    form: { action: `${opened.base}/supplement` },
    caseNumber: one.number,
    applicant: one.applicantName,
    returnedAt: supplement.answered.recordedAt.getTime(),
    returnedBy: { zh: '秘书处', en: 'The secretariat' },
    ...(supplement.until ? { until: supplement.until } : {}),
    reason: supplement.answered.reason ?? '',
    documents,
    fileLimitMegabytes: LARGEST_FILE / 1024 / 1024,
    note: found.note,
    statusUrl: opened.base,
  };
  const wrong = Object.keys(found.uploads).length + found.missing.length > 0;
  sendPage(site, request, response, {
    title: { zh: '补正材料', en: 'Correct documents' },
    alliance: opened.alliance,
    status: wrong ? 422 : 200,
    page: <SupplementPage view={view} />,
  });
}

export async function takeSupplement(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
): Promise<void> {
  const { supplement, one } = at;
  if (!supplement) return response.redirect(303, opened.base);
  const body = request.body as Readonly<Record<string, unknown>>;
  const note = typeof body['note'] === 'string' ? body['note'].slice(0, 1000) : '';
  const wanted = Object.keys(documentsReturned(supplement.answered));
  const { stored, problems } = await storeUploads(site, receivedIn(request), wanted);
  const removed = Object.keys(body).flatMap((name) =>
    name.startsWith('remove.') ? [name.slice('remove.'.length)] : [],
  );
  const submitting = body['action'] === 'submit' && Object.keys(problems).length === 0;
  const done = await inScope(site.context, opened.alliance.id, async (scope) => {
    const mine = new Set(
      at.files.filter((file) => file.round === supplement.round).map((file) => file.id),
    );
    await supersedeFiles(
      scope,
      removed.filter((file) => mine.has(file)),
    );
    await addUploads(scope, stored, { caseId: one.id, round: supplement.round });
    return submitting ? submitSupplement(scope, supplement.task, note) : undefined;
  });
  if (done?.kind === 'incomplete' || !submitting) {
    const now = await inScope(site.context, opened.alliance.id, (scope) =>
      situation(scope, one.id),
    );
    return sendSupplement(site, request, response, opened, now, {
      uploads: problems,
      missing: done?.kind === 'incomplete' ? done.missing : [],
      note,
    });
  }
  site.nudge();
  response.redirect(303, opened.base);
}

export function sendWithdraw(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
): void {
  const now = timelineOf(at.charter, at.one, at.rows, at.underway).find(
    (stage) => stage.state === 'now',
  );
  const view = {
    form: { action: `${opened.base}/withdraw` },
    caseNumber: at.one.number,
    applicant: at.one.applicantName,
    kind: kindName(at),
    stage: now?.title ?? at.one.plan.name,
    reason: '',
    backUrl: opened.base,
  };
  sendPage(site, request, response, {
    title: { zh: '撤回申请', en: 'Withdraw the application' },
    alliance: opened.alliance,
    page: <WithdrawPage view={view} />,
  });
}
