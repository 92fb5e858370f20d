import type { Request, Response } from 'express';
import { z } from 'zod';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { FieldProblem } from '../../domain/review.ts';
import type { Wording } from '../../domain/wording.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { decideFiling } from '../../store/decide/filing.ts';
import { decisionOfTask, refusalFor, type Decision } from '../../store/decide/decisions.ts';
import { filesOfCase, type StoredFile } from '../../store/files.ts';
import { filingsOf, type Filing } from '../../store/filings.ts';
import type { Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readTask, type Task } from '../../store/tasks.ts';
import { ballotsOfCase, type Ballot } from '../../store/voting-rounds.ts';
import { FilingPage } from '../../web/pages/filing.tsx';
import { namedFileLink } from '../applicant/form-views.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs, sendReceipt, sendRefusal } from './result.tsx';
import { text } from './text.ts';

const Form = z.object({
  outcome: z.enum(['received', 'returned']).optional().catch(undefined),
  number: text(100),
  remark: text(1000),
  reason: text(1000),
});
type Entered = z.output<typeof Form>;

type Situation = {
  readonly task: Task;
  readonly one: Case;
  readonly charter: Charter;
  readonly filing: Filing;
  readonly files: readonly StoredFile[];
  readonly ballot: Ballot | undefined;
  readonly decision: Decision | undefined;
};

/** The authority says that a filing has reached it, or returns it with its opinion. */
export function filingPages(site: Site): LinkPages {
  const read = (opened: OpenedLink): Promise<Situation | undefined> =>
    inScope(site.context, opened.alliance.id, (scope) => situation(scope, opened.link.subject));
  return {
    async show(request, response, opened) {
      const at = await read(opened);
      if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
      const file = /\/file\/([\w-]+)(?:\/preview)?$/.exec(request.path)?.[1];
      if (file) {
        const found = at.files.find((candidate) => candidate.id === file);
        if (!found) throw new HttpProblem(404);
        return sendFile(site, request, response, found);
      }
      if (at.decision) return sendDecided(site, request, response, opened, at, at.decision, 'same');
      const refusal = refusalFor(at.task, {
        person: (opened.person as Person).id,
        channel: 'own-link',
      });
      if (refusal) return sendRefusal(site, request, response, opened.alliance, refusal);
      sendFilingPage(
        site,
        request,
        response,
        opened,
        at,
        { outcome: undefined, number: '', remark: '', reason: '' },
        [],
      );
    },
    forms: {
      async ''(request, response, opened) {
        const at = await read(opened);
        const person = opened.person as Person;
        const refusal = refusalFor(at?.task, { person: person.id, channel: 'own-link' });
        if (!at || (refusal && !at.decision))
          return sendRefusal(site, request, response, opened.alliance, refusal ?? 'unknown');
        const entered = Form.parse(request.body);
        const problems = at.decision ? [] : checkFiling(entered);
        if (problems.length > 0 || !entered.outcome)
          return sendFilingPage(site, request, response, opened, at, entered, problems);
        const act = { ...entered, outcome: entered.outcome };
        const decided = await inScope(site.context, opened.alliance.id, (scope) =>
          decideFiling(scope, at.task.id, { person: person.id, channel: 'own-link' }, act),
        );
        site.nudge();
        if (decided.kind === 'refused')
          return sendRefusal(site, request, response, opened.alliance, decided.because);
        await sendDecided(site, request, response, opened, at, decided.decision, decided.kind);
      },
    },
  };
}

function checkFiling(entered: Entered): readonly FieldProblem[] {
  if (!entered.outcome)
    return [
      {
        field: 'outcome',
        message: {
          zh: '请选择确认收到或退回意见。',
          en: 'Choose whether to confirm receipt or to return the filing.',
        },
      },
    ];
  if (entered.outcome === 'returned' && entered.reason.trim() === '')
    return [
      {
        field: 'reason',
        message: { zh: '请写明退回的意见。', en: 'Say what is wrong with the filing.' },
      },
    ];
  return [];
}

async function situation(scope: Scope, taskId: string): Promise<Situation | undefined> {
  const task = await readTask(scope, taskId);
  const one = task?.caseId ? await readCase(scope, task.caseId) : undefined;
  if (!task || !one) return undefined;
  const filing = (await filingsOf(scope, one.id)).find(
    (candidate) => candidate.stage === task.stage,
  );
  if (!filing) return undefined;
  return {
    task,
    one,
    filing,
    charter: await charterOfVersion(scope, one.charterVersion),
    files: (await filesOfCase(scope, one.id)).filter(
      (file) => !file.supersededAt && file.document !== 'certificate',
    ),
    ballot: (await ballotsOfCase(scope, one.id)).find((candidate) => candidate.result === 'passed'),
    decision: await decisionOfTask(scope, task.id),
  };
}

function sendFilingPage(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  entered: Entered,
  problems: readonly FieldProblem[],
): void {
  const problem = (field: string): Wording | undefined =>
    problems.find((candidate) => candidate.field === field)?.message;
  const { charter, one } = at;
  const stage = one.plan.stages.find((candidate) => candidate.name === at.task.stage);
  const view = {
    form: { action: opened.base },
    acting: actingAs(opened.person as Person, nameIn(charter, at.filing.authority)),
    authority: nameIn(charter, at.filing.authority),
    from: charter.name,
    filingNumber: one.number,
    sentAt: (at.filing.sentAt ?? at.task.openedAt).getTime(),
    sources: ruleSources(charter, stage?.sources ?? []),
    items: [
      {
        title: {
          zh: `${one.applicantName}（${nameIn(charter, one.kind).zh}）`,
          en: `${one.applicantName} (${nameIn(charter, one.kind).en.toLowerCase()})`,
        },
        decision: at.ballot
          ? {
              zh: `${nameIn(charter, ballotBody(one)).zh}通过`,
              en: `Passed by the ${nameIn(charter, ballotBody(one)).en}`,
            }
          : one.plan.name,
        decidedAt: (at.ballot?.closedAt ?? one.openedAt).getTime(),
      },
    ],
    documents: at.files.map((file) =>
      namedFileLink(charter, file, (each) => `${opened.base}/file/${each.id}`),
    ),
    values: entered,
    problems: { outcome: problem('outcome'), reason: problem('reason') },
  };
  sendPage(site, request, response, {
    title: { zh: '备案', en: 'Filing' },
    alliance: opened.alliance,
    status: problems.length > 0 ? 422 : 200,
    path: opened.base,
    page: <FilingPage view={view} />,
  });
}

function ballotBody(one: Case): string {
  const stage = one.plan.stages.find((candidate) => candidate.kind === 'ballot');
  return stage?.kind === 'ballot' ? stage.by : '';
}

async function sendDecided(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  decision: Decision,
  kind: 'recorded' | 'same' | 'other',
): Promise<void> {
  const received = decision.choice === 'received';
  const number = decision.details['number'];
  const stage = at.one.plan.stages.find((candidate) => candidate.name === at.task.stage);
  await sendReceipt(
    site,
    request,
    response,
    opened.alliance,
    actingAs(opened.person as Person, nameIn(at.charter, at.filing.authority)),
    { kind, decision },
    {
      about: stage?.title ?? at.one.plan.name,
      caseNumber: at.one.number,
      lines: [
        {
          title: at.one.applicantName,
          outcome: received
            ? {
                zh: typeof number === 'string' ? `已收到备案（${number}）` : '已收到备案',
                en: typeof number === 'string' ? `Filing received (${number})` : 'Filing received',
              }
            : { zh: '已退回', en: 'Returned' },
          tone: received ? 'good' : 'plain',
          ...(decision.reason ? { reason: decision.reason } : {}),
        },
      ],
      sources: ruleSources(at.charter, stage?.sources ?? []),
    },
  );
}
