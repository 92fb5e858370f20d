import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  checkReview,
  DOCUMENT_CHECKS,
  REVIEW_DECISIONS,
  type ReviewAct,
  type ReviewDecision,
} from '../../domain/review.ts';
import { decideReview } from '../../store/decide/review.ts';
import { refusalFor } from '../../store/decide/decisions.ts';
import { filesOfCase } from '../../store/files.ts';
import { type Person } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import type { LinkPages } from '../link-pages.ts';
import type { Site } from '../site.ts';
import { sendRefusal } from './result.tsx';
import {
  assessedOf,
  checksOf,
  type Reviewer,
  type Situation,
  situation,
} from './review-situation.ts';
import { sendReviewPage, sendDecided } from './review-page.tsx';
import { text } from './text.ts';

const Form = z.object({
  decision: z.enum(REVIEW_DECISIONS).optional().catch(undefined),
  reason: text(2000),
  remark: text(2000),
  handOverTo: text(64),
});

export function reviewPages(site: Site): LinkPages {
  const reviewer = (opened: Parameters<LinkPages['show']>[2]): Reviewer => ({
    alliance: opened.alliance,
    person: opened.person as Person,
    task: opened.link.subject,
    channel: 'own-link',
    base: opened.base,
  });
  return {
    show: (request, response, opened) => showReview(site, request, response, reviewer(opened)),
    forms: {
      '': (request, response, opened) => postReview(site, request, response, reviewer(opened)),
    },
  };
}

/** The page, or the receipt of what was decided; also the case's files under `…/file/<id>`. */
export async function showReview(
  site: Site,
  request: Request,
  response: Response,
  who: Reviewer,
): Promise<void> {
  const file = /\/file\/([\w-]+)(?:\/preview)?$/.exec(request.path)?.[1];
  if (file) return sendCaseFile(site, request, response, who, file);
  const at = await inScope(site.context, who.alliance.id, (scope) => situation(scope, who));
  if (at.decision && at.one)
    return sendDecided(site, request, response, who, at.one, at.decision, 'same');
  const refusal = refusalFor(at.task, { person: who.person.id, channel: who.channel });
  if (refusal || !at.one || !at.task)
    return sendRefusal(
      site,
      request,
      response,
      who.alliance,
      refusal ?? 'unknown',
      at.handedTo ? { handedOverTo: at.handedTo.name } : {},
    );
  sendReviewPage(
    site,
    request,
    response,
    who,
    at as Situation,
    { decision: undefined, reason: '', remark: '', handOverTo: '', checks: {} },
    [],
  );
}

export async function postReview(
  site: Site,
  request: Request,
  response: Response,
  who: Reviewer,
): Promise<void> {
  const at = await inScope(site.context, who.alliance.id, (scope) => situation(scope, who));
  const refusal = refusalFor(at.task, { person: who.person.id, channel: who.channel });
  if (!at.one || !at.task || (refusal && !at.decision))
    return sendRefusal(
      site,
      request,
      response,
      who.alliance,
      refusal ?? 'unknown',
      at.handedTo ? { handedOverTo: at.handedTo.name } : {},
    );
  const body = request.body as Readonly<Record<string, unknown>>;
  const { decision, ...entered } = Form.parse(body);
  const articles = checksOf(at.one, at.task);
  const act: ReviewAct = {
    ...entered,
    decision,
    checks: checksIn(body, at.documents),
    ticks: articles.filter((article) => body[`tick.${article}`] === 'yes'),
  };
  const problems = at.decision
    ? []
    : checkReview(
        act,
        at.documents,
        at.colleagues.map((colleague) => colleague.id),
        articles,
        assessedOf(at.one, at.task),
      );
  if (at.decision && !act.decision)
    return sendDecided(site, request, response, who, at.one, at.decision, 'same');
  if (problems.length > 0 || !act.decision)
    return sendReviewPage(site, request, response, who, at as Situation, act, problems);
  const formHash = typeof body['formHash'] === 'string' ? body['formHash'] : '';
  const decided = await inScope(site.context, who.alliance.id, (scope) =>
    decideReview(
      scope,
      who.task,
      { person: who.person.id, channel: who.channel },
      { ...act, decision: act.decision as ReviewDecision },
      formHash,
    ),
  );
  site.nudge();
  switch (decided.kind) {
    case 'refused':
      return sendRefusal(site, request, response, who.alliance, decided.because);
    case 'handed-over': {
      const colleague = at.colleagues.find((one) => one.id === decided.to);
      return sendRefusal(
        site,
        request,
        response,
        who.alliance,
        'handed-over',
        colleague ? { handedOverTo: colleague.name } : {},
      );
    }
    case 'recorded':
    case 'same':
    case 'other':
      return sendDecided(site, request, response, who, at.one, decided.decision, decided.kind);
  }
}

function checksIn(
  body: Readonly<Record<string, unknown>>,
  documents: readonly string[],
): ReviewAct['checks'] {
  return Object.fromEntries(
    documents.map((document) => [
      document,
      DOCUMENT_CHECKS.find((check) => check === body[`check.${document}`]),
    ]),
  );
}

async function sendCaseFile(
  site: Site,
  request: Request,
  response: Response,
  who: Reviewer,
  id: string,
): Promise<void> {
  const file = await inScope(site.context, who.alliance.id, async (scope) => {
    const task = await readTask(scope, who.task);
    const mine =
      task && (task.assignee === who.person.id || task.addressees.includes(who.person.id));
    return mine && task.caseId
      ? (await filesOfCase(scope, task.caseId)).find((one) => one.id === id)
      : undefined;
  });
  if (!file) throw new HttpProblem(404);
  await sendFile(site, request, response, file);
}
