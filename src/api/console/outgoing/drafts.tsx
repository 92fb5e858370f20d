import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { readCase } from '../../../store/cases.ts';
import { changeDraft, draftPaper, type PaperStep } from '../../../store/decide/outgoing.ts';
import { readPaper, type PaperKind, type PaperText } from '../../../store/outgoing/papers.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { readRound } from '../../../store/voting-rounds.ts';
import { PaperDraftPage } from '../../../web/pages/outgoing.tsx';
import type { PaperDraftView } from '../../../web/views.ts';
import { problems } from '../../../web/words/problems.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { entered, id, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { filingText, noticeText, resolutionText } from './draft-texts.ts';
import { showPaper } from './papers.tsx';
import { PAPER_KINDS } from './words.ts';

export const Asked = z.object({
  kind: z.enum(['notice', 'filing-letter', 'resolution']),
  case: id.optional(),
  round: id.optional(),
});
const Form = z.object({ title: text(200), addressee: text(200), body: text(8000) });

type Draft = {
  readonly kind: PaperKind;
  readonly about: Wording;
  readonly text: PaperText;
  readonly backUrl: string;
};

/** 拟稿: shows a first draft. Nothing is stored before it is saved. */
export async function showDraft(site: Site, request: Request, response: Response): Promise<void> {
  const asked = askedIn(request.query);
  await show(
    site,
    request,
    response,
    `${visitOf(response).base}/papers/new?${query(asked)}`,
    (scope, visit) => firstDraft(scope, visit, asked),
  );
}

export async function postDraft(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const asked = askedIn(request.query);
  const typed = entered(Form, request.body);
  const wrong = problemsOf(typed);
  if (wrong)
    return show(
      site,
      request,
      response,
      `${visit.base}/papers/new?${query(asked)}`,
      (scope) => firstDraft(scope, visit, asked),
      { typed, wrong },
    );
  const step = await inScope(site.context, visit.alliance.id, async (scope) => {
    if (!(await firstDraft(scope, visit, asked))) return undefined;
    return draftPaper(
      scope,
      visit.person.id,
      {
        kind: asked.kind,
        ...(asked.case ? { caseId: asked.case } : {}),
        ...(asked.round ? { votingRound: asked.round } : {}),
      },
      typed,
    );
  });
  if (step?.kind !== 'done') throw new HttpProblem(404);
  response.redirect(303, `${visit.base}/papers/${step.paper.id}`);
}

export async function showEdit(site: Site, request: Request, response: Response): Promise<void> {
  const paper = idIn(request.params, 'paper');
  const visit = visitOf(response);
  await show(site, request, response, `${visit.base}/papers/${paper}/edit`, (scope) =>
    storedDraft(scope, visit, paper),
  );
}

export async function postEdit(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const paper = idIn(request.params, 'paper');
  const typed = entered(Form, request.body);
  const wrong = problemsOf(typed);
  if (wrong)
    return show(
      site,
      request,
      response,
      `${visit.base}/papers/${paper}/edit`,
      (scope) => storedDraft(scope, visit, paper),
      { typed, wrong },
    );
  const step: PaperStep = await inScope(site.context, visit.alliance.id, (scope) =>
    changeDraft(scope, paper, visit.person.id, typed),
  );
  if (step.kind === 'refused') return showPaper(site, request, response, {}, step.because);
  response.redirect(303, `${visit.base}/papers/${paper}`);
}

function askedIn(asked: unknown): z.output<typeof Asked> {
  const parsed = Asked.safeParse(asked);
  if (!parsed.success) throw new HttpProblem(404);
  return parsed.data;
}

const query = (asked: z.output<typeof Asked>): string =>
  new URLSearchParams(asked as Record<string, string>).toString();

/** A first draft of what was asked for; undefined where there is nothing to write about. */
export async function firstDraft(
  scope: Scope,
  visit: Visit,
  asked: z.output<typeof Asked>,
): Promise<Draft | undefined> {
  const { language } = visit.alliance;
  if (asked.kind === 'resolution') {
    const round = asked.round ? await readRound(scope, asked.round) : undefined;
    const found = round && (await resolutionText(scope, round, visit.charter, language));
    if (!round || !found) return undefined;
    const label = { zh: `表决批次 ${round.number}`, en: `Voting round ${round.number}` };
    return {
      kind: asked.kind,
      about: label,
      text: found,
      backUrl: `${visit.base}/rounds/${round.id}`,
    };
  }
  const one = asked.case ? await readCase(scope, asked.case) : undefined;
  if (!one) return undefined;
  const about = `${one.applicantName} · ${one.number}`;
  return {
    kind: asked.kind,
    about: { zh: about, en: about },
    text:
      asked.kind === 'notice'
        ? await noticeText(scope, one, language)
        : await filingText(scope, one, language),
    backUrl: `${visit.base}/cases/${one.id}`,
  };
}

async function storedDraft(scope: Scope, visit: Visit, id: string): Promise<Draft | undefined> {
  const paper = await readPaper(scope, id);
  if (paper?.state !== 'draft') return undefined;
  return {
    kind: paper.kind,
    about: { zh: paper.title, en: paper.title },
    text: paper,
    backUrl: `${visit.base}/papers/${id}`,
  };
}

function problemsOf(typed: PaperText): PaperDraftView['problems'] | undefined {
  const found = {
    ...(typed.title.trim() === ''
      ? { title: problems.missing({ zh: '标题', en: 'the title' }) }
      : {}),
    ...(typed.body.trim() === '' ? { body: problems.missing({ zh: '正文', en: 'the text' }) } : {}),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

async function show(
  site: Site,
  request: Request,
  response: Response,
  action: string,
  read: (scope: Scope, visit: Visit) => Promise<Draft | undefined>,
  answer?: { readonly typed: PaperText; readonly wrong: PaperDraftView['problems'] },
): Promise<void> {
  await showPart(site, request, response, {
    current: 'papers',
    title: 'papers',
    read: async (scope, visit) => {
      const draft = await read(scope, visit);
      return (
        draft && {
          kind: PAPER_KINDS[draft.kind],
          about: draft.about,
          form: { action },
          values: answer?.typed ?? draft.text,
          problems: answer?.wrong ?? {},
          backUrl: draft.backUrl,
        }
      );
    },
    page: (view) => <PaperDraftPage view={view} />,
    ...(answer ? { status: 422, path: action } : {}),
  });
}
