import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { DOCX, renderLetterDocx } from '../../../documents/letter-docx.ts';
import { contentHash } from '../../../documents/storage.ts';
import {
  archivePaper,
  askForRelease,
  decideRelease,
  discardDraft,
  sealPaper,
  sendPaper,
  type PaperRefusal,
  type PaperStep,
} from '../../../store/decide/outgoing.ts';
import { latestPapers, readPaper, type Paper } from '../../../store/outgoing/papers.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { PaperListPage } from '../../../web/pages/outgoing.tsx';
import { PaperPage } from '../../../web/pages/paper.tsx';
import { HttpProblem } from '../../errors.tsx';
import { sendMade, type MadeFile } from '../../made-file.ts';
import type { Site } from '../../site.ts';
import { entered, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { scanIn } from '../letter.ts';
import { letterOf, paperView, type PaperAnswer } from './paper-view.ts';
import { PAPER_KINDS, PAPER_REFUSALS } from './words.ts';

const ReleaseForm = z.object({ decision: text(20), reason: text(1000), hash: text(64) });
const SayForm = z.object({ say: text(200) });

export async function showPapers(site: Site, request: Request, response: Response): Promise<void> {
  await showPart(site, request, response, {
    current: 'papers',
    title: 'papers',
    read: async (scope, visit) => ({
      papers: (await latestPapers(scope)).map((paper) => ({
        url: `${visit.base}/papers/${paper.id}`,
        title: paper.title,
        kind: PAPER_KINDS[paper.kind],
        ...(paper.number ? { number: paper.number } : {}),
        addressee: paper.addressee,
        state: paper.state,
        at: (paper.releasedAt ?? paper.draftedAt).getTime(),
      })),
    }),
    page: (view) => <PaperListPage view={view} />,
  });
}

/** The paper's page; with an answer or a refusal, as the reply to a form on it. */
export async function showPaper(
  site: Site,
  request: Request,
  response: Response,
  answer?: PaperAnswer,
  because?: PaperRefusal,
): Promise<void> {
  const id = idIn(request.params, 'paper');
  const refusal: Wording | undefined = because && PAPER_REFUSALS[because];
  await showPart(site, request, response, {
    current: 'papers',
    title: 'papers',
    read: async (scope, visit) => {
      const paper = await readPaper(scope, id);
      return paper && paperView(scope, visit, paper, answer);
    },
    page: (view) => <PaperPage view={view} />,
    ...(answer ? { status: 422, path: `${visitOf(response).base}/papers/${id}` } : {}),
    ...(refusal
      ? {
          status: because === 'not-yours' ? 403 : 409,
          notice: { kind: 'attention' as const, text: refusal },
        }
      : {}),
  });
}

/** The paper as .docx, for printing and sealing. */
export async function letterFile(
  by: Pick<Visit, 'alliance' | 'charter'>,
  paper: Paper,
): Promise<MadeFile> {
  const bytes = await renderLetterDocx(letterOf(by, paper));
  return { type: DOCX, name: `${paper.number ?? paper.title}.docx`, bytes };
}

export async function sendLetter(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'paper');
  const paper = await inScope(site.context, visit.alliance.id, (scope) => readPaper(scope, id));
  if (!paper) throw new HttpProblem(404);
  sendMade(response, await letterFile(visit, paper));
}

export const postAsk = step((scope, visit, id) => askForRelease(scope, id, visit.person.id));
export const postDiscard = step((scope, visit, id) => discardDraft(scope, id, visit.person.id));

/** 签发 at the console, by whoever holds the office. */
export async function postRelease(site: Site, request: Request, response: Response): Promise<void> {
  const form = entered(ReleaseForm, request.body);
  const problems = releaseProblems(form);
  if (problems) return showPaper(site, request, response, { ...form, releaseProblems: problems });
  await step((scope, visit, id) =>
    decideRelease(
      scope,
      id,
      { person: visit.person.id, channel: 'console' },
      { release: form.decision === 'release', reason: form.reason, hash: form.hash },
    ),
  )(site, request, response);
}

/** What is wrong with a release as it was entered, on the page and by the link. */
export function releaseProblems(form: {
  readonly decision: string;
  readonly reason: string;
}): NonNullable<PaperAnswer['releaseProblems']> | undefined {
  if (form.decision !== 'release' && form.decision !== 'return')
    return { decision: { zh: '请选择签发或退回', en: 'Choose to release or to return it' } };
  if (form.decision === 'return' && form.reason.trim() === '')
    return { reason: { zh: '请写明退回的原因', en: 'Say why it is returned' } };
  return undefined;
}

export async function postSeal(site: Site, request: Request, response: Response): Promise<void> {
  const scan = await scanIn(request);
  if ('problem' in scan) return showPaper(site, request, response, { scanProblem: scan.problem });
  const visit = visitOf(response);
  const sealed = await sealWithScan(site, visit, idIn(request.params, 'paper'), scan);
  await step(() => Promise.resolve(sealed))(site, request, response);
}

/** The sealed copy: its bytes first, then its row; of a step that was refused nothing is kept. */
export async function sealWithScan(
  site: Site,
  { alliance, person }: Pick<Visit, 'alliance' | 'person'>,
  paper: string,
  scan: { readonly name: string; readonly type: string; readonly bytes: Buffer },
): Promise<PaperStep> {
  const id = site.context.ids.next();
  await site.storage.put(id, scan.bytes);
  let kept = false;
  try {
    const sealed = await inScope(site.context, alliance.id, (scope) =>
      sealPaper(scope, paper, person.id, {
        id,
        name: scan.name,
        type: scan.type,
        size: scan.bytes.length,
        sha256: contentHash(scan.bytes),
      }),
    );
    kept = sealed.kind === 'done';
    return sealed;
  } finally {
    if (!kept) await site.storage.remove(id);
  }
}

export const postSent = said((scope, visit, id, how) => sendPaper(scope, id, visit.person.id, how));
export const postArchived = said((scope, visit, id, where) =>
  archivePaper(scope, id, visit.person.id, where),
);

type Handler = (site: Site, request: Request, response: Response) => Promise<void>;

function step(take: (scope: Scope, visit: Visit, id: string) => Promise<PaperStep>): Handler {
  return async (site, request, response) => {
    const visit = visitOf(response);
    const id = idIn(request.params, 'paper');
    const taken = await inScope(site.context, visit.alliance.id, (scope) => take(scope, visit, id));
    if (taken.kind === 'refused') {
      if (taken.because === 'unknown') throw new HttpProblem(404);
      return showPaper(site, request, response, undefined, taken.because);
    }
    site.nudge();
    response.redirect(303, `${visit.base}/papers/${id}?done=paper`);
  };
}

function said(
  take: (scope: Scope, visit: Visit, id: string, words: string) => Promise<PaperStep>,
): Handler {
  return async (site, request, response) => {
    const { say } = entered(SayForm, request.body);
    if (say.trim() === '')
      return showPaper(site, request, response, {
        say,
        sayProblem: PAPER_REFUSALS['reason-missing'],
      });
    await step((scope, visit, id) => take(scope, visit, id, say))(site, request, response);
  };
}
