import type { Request, Response } from 'express';
import { sendProblem } from '../link-problem.tsx';
import {
  assessedInWords,
  REVIEW_DECISIONS,
  type DocumentCheck,
  type FieldProblem,
  type ReviewAct,
} from '../../domain/review.ts';
import type { Wording } from '../../domain/wording.ts';
import { type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { type Decision } from '../../store/decide/decisions.ts';
import { type StoredFile } from '../../store/files.ts';
import { personsOf } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { ReviewPage } from '../../web/pages/review.tsx';
import type { ReviewView } from '../../web/views.ts';
import { declarationKey, papersFor } from '../../domain/charter/papers.ts';
import { kindOf } from '../applicant/application-views.ts';
import { factsOfCase } from '../applicant/case-facts.ts';
import { articleWords, fileLink } from '../applicant/form-views.ts';
import { repliedViews } from '../applicant/reply.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs, sendReceipt } from './result.tsx';
import { assessedOf, checksOf, type Reviewer, type Situation } from './review-situation.ts';

export function sendReviewPage(
  site: Site,
  request: Request,
  response: Response,
  who: Reviewer,
  at: Situation,
  act: ReviewAct,
  problems: readonly FieldProblem[],
): void {
  const { one, task, charter } = at;
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  const kind = kindOf(charter, one.kind);
  const papers = papersFor(charter, one.procedure, one.kind);
  const assessed = assessedOf(one, task);
  const problem = (field: string): Wording | undefined =>
    problems.find((candidate) => candidate.field === field)?.message;
  const fileUrl = (file: StoredFile): string => `${who.base}/file/${file.id}`;
  const name = (document: string): Wording =>
    charter.documents[document]?.name ?? { zh: document, en: document };
  const view: ReviewView = {
    form: { action: who.base, hidden: { formHash: one.formHash } },
    acting: actingAs(who.person),
    caseNumber: one.number,
    applicant: one.applicantName,
    kind: kind?.name ?? { zh: one.kind, en: one.kind },
    stage: stage?.title ?? { zh: '', en: '' },
    round: task.round ?? 1,
    sources: ruleSources(charter, stage?.sources ?? []),
    submittedAt: one.openedAt.getTime(),
    due: at.due,
    particulars: factsOfCase(charter, one),
    documents: at.documents.map((document) => ({
      id: document,
      title: name(document),
      sources: ruleSources(
        charter,
        papers?.documents.find((one) => one.id === document)?.sources ?? [],
      ),
      files: at.files
        .filter((file) => file.document === document)
        .map((file) => fileLink(file, fileUrl)),
      check: act.checks[document],
      problem: problem(`check.${document}`),
    })),
    ticks: checksOf(one, task).map((article) => ({
      article,
      words: articleWords(charter, article),
      checked: act.ticks?.includes(article) ?? false,
      sources: ruleSources(charter, [{ from: 'charter', article }]),
      problem: problem(`tick.${article}`),
    })),
    ...(assessed.length > 0 ? { assesses: assessedInWords(assessed) } : {}),
    declared: (papers?.declares ?? [])
      .filter((article) => one.form[declarationKey(article)] === 'yes')
      .map((article) => articleWords(charter, article)),
    ...(one.openedBy === null
      ? {}
      : { about: { replies: repliedViews(one, at.replies, at.files, fileUrl) } }),
    flags: at.like.map((other) => ({
      text: {
        zh: `同一申请人另有申请 ${other.number}`,
        en: `The same applicant also has case ${other.number}`,
      },
      ...(who.channel === 'console'
        ? { url: `/console/${who.alliance.id}/cases/${other.id}` }
        : {}),
    })),
    previousRounds: at.earlier
      .filter((decision) => decision.choice === 'return')
      .map((decision) => ({
        round: decision.round ?? 1,
        at: decision.recordedAt.getTime(),
        by: at.reviewers.find((person) => person.id === decision.person)?.name ?? '',
        decision: 'return',
        ...(decision.reason ? { reason: decision.reason } : {}),
        ...(decision.remark ? { remark: decision.remark } : {}),
        checks: Object.entries(
          decision.details['checks'] as Record<string, DocumentCheck | undefined>,
        ).flatMap(([document, check]) => (check ? [{ title: name(document), check }] : [])),
      })),
    decisions: REVIEW_DECISIONS.filter(
      (decision) =>
        (decision !== 'hand-over' || at.colleagues.length > 0) &&
        // What somebody else opened about a member is not the member's to correct.
        (decision !== 'return' || one.openedBy === null),
    ),
    handOverTo: at.colleagues.map((person) => ({
      id: person.id,
      label: person.title ? `${person.name}（${person.title}）` : person.name,
    })),
    values: {
      decision: act.decision,
      reason: act.reason,
      remark: act.remark,
      handOverTo: act.handOverTo,
    },
    problems: {
      decision: problem('decision'),
      reason: problem('reason'),
      remark: problem('remark'),
      handOverTo: problem('handOverTo'),
    },
  };
  sendPage(site, request, response, {
    title: {
      zh: `请审核${one.plan.name.zh}`,
      en: `Please review: ${one.plan.name.en}`,
    },
    alliance: who.alliance,
    status: problems.length > 0 ? 422 : 200,
    path: who.base,
    ...(who.channel === 'console' ? { signedIn: { name: who.person.name } } : {}),
    page: <ReviewPage view={view} />,
  });
}

export const CHOICES: Readonly<
  Record<string, Wording & { readonly tone: 'good' | 'bad' | 'plain' }>
> = {
  approve: { zh: '同意', en: 'Approved', tone: 'good' },
  'not-approve': { zh: '不同意', en: 'Not approved', tone: 'bad' },
  return: { zh: '退回补正', en: 'Returned for correction', tone: 'plain' },
};

export async function sendDecided(
  site: Site,
  request: Request,
  response: Response,
  who: Reviewer,
  one: Case,
  decision: Decision,
  kind: 'recorded' | 'same' | 'other',
): Promise<void> {
  const { charter, decider } = await inScope(site.context, who.alliance.id, async (scope) => ({
    charter: await charterOfVersion(scope, one.charterVersion),
    decider: decision.person ? (await personsOf(scope, [decision.person]))[0] : undefined,
  }));
  const stage = one.plan.stages.find((candidate) => candidate.name === decision.stage);
  const choice = CHOICES[decision.choice] ?? {
    zh: decision.choice,
    en: decision.choice,
    tone: 'plain',
  };
  if (decider && decider.id !== who.person.id)
    return sendProblem(
      site,
      request,
      response,
      {
        problem: 'already-decided',
        about: {
          zh: `${one.applicantName} · ${one.number}`,
          en: `${one.applicantName} · ${one.number}`,
        },
        at: decision.recordedAt.getTime(),
        outcome: { zh: `${choice.zh}（${decider.name}）`, en: `${choice.en} (${decider.name})` },
      },
      who.alliance,
    );
  await sendReceipt(
    site,
    request,
    response,
    who.alliance,
    actingAs(decider ?? who.person),
    { kind, decision },
    {
      about: stage?.title ?? one.plan.name,
      caseNumber: one.number,
      lines: [
        {
          title: one.applicantName,
          outcome: { zh: choice.zh, en: choice.en },
          tone: choice.tone,
          ...(decision.reason ? { reason: decision.reason } : {}),
        },
      ],
      sources: ruleSources(charter, stage?.sources ?? []),
    },
  );
}
