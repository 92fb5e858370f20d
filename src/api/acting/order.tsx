import { spanInWords } from '../../domain/charter.ts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { correspondenceOf } from '../../domain/charter/people.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { BallotStage } from '../../domain/plan.ts';
import type { FieldProblem } from '../../domain/review.ts';
import { checkOrder } from '../../domain/voting-order.ts';
import { deadlineAt, yearNotKnown } from '../../domain/reminders.ts';
import type { Wording } from '../../domain/wording.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { charterInForce } from '../../store/charters.ts';
import { decisionOfTask, refusalFor, type Decision } from '../../store/decide/decisions.ts';
import { closesOfRound, decideOrder } from '../../store/decide/voting-order.ts';
import { personOf, type Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readTask, type Task } from '../../store/tasks.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { ballotsOfRound, readRound, type VotingRound } from '../../store/voting-rounds.ts';
import { moment } from '../../web/format.ts';
import { OrderPage } from '../../web/pages/order.tsx';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { enteredMoment, momentOf } from './moment.ts';
import { actingAs, sendReceipt, sendRefusal } from './result.tsx';
import { text } from './text.ts';

const Form = z.object({
  order: z.enum(['order', 'decline']).optional().catch(undefined),
  reason: text(1000),
  closesOn: text(10),
  closesTime: text(5),
  shortenedReason: text(1000),
});
type Entered = z.output<typeof Form>;

type Situation = {
  readonly task: Task;
  readonly round: VotingRound;
  readonly charter: Charter;
  readonly items: readonly { readonly ballot: string; readonly one: Case }[];
  readonly electors: number;
  readonly proposer: Person;
  readonly decision: Decision | undefined;
  /** Undefined once the items were taken back. */
  readonly stage: BallotStage | undefined;
  readonly ordinary: Date;
  /** Below this close nobody may go. */
  readonly firm: Date | null;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
};

/** The chair of a body orders a correspondence vote, or leaves the items for a meeting (X-Q22). */
export function orderPages(site: Site): LinkPages {
  const read = (opened: OpenedLink): Promise<Situation | undefined> =>
    inScope(site.context, opened.alliance.id, (scope) => situation(scope, opened.link.subject));
  return {
    async show(request, response, opened) {
      const at = await read(opened);
      if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
      if (at.decision) return sendDecided(site, request, response, opened, at, at.decision, 'same');
      const refusal = refusalFor(at.task, {
        person: (opened.person as Person).id,
        channel: 'own-link',
      });
      if (refusal) return sendRefusal(site, request, response, opened.alliance, refusal);
      // The ordinary notice counts from the order: what was proposed days ago may be too soon by now.
      const closes = enteredMoment(
        at.round.closesAt > at.ordinary ? at.round.closesAt : at.ordinary,
      );
      sendOrderPage(
        site,
        request,
        response,
        opened,
        at,
        { order: undefined, reason: '', shortenedReason: '', ...closes },
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
        const problems = at.decision
          ? []
          : checkOrder(
              {
                order: entered.order,
                reason: entered.reason,
                closesAt: momentOf(entered)?.getTime(),
                shortNoticeReason: entered.shortenedReason,
              },
              at.now.getTime(),
              at.ordinary.getTime(),
              at.firm?.getTime() ?? null,
            );
        if (problems.length > 0 || !entered.order)
          return sendOrderPage(site, request, response, opened, at, entered, problems);
        const act = {
          order: entered.order,
          reason: entered.reason,
          closesAt: momentOf(entered) ?? at.ordinary,
          shortNoticeReason: entered.shortenedReason,
        };
        const decided = await inScope(site.context, opened.alliance.id, (scope) =>
          decideOrder(scope, at.task.id, { person: person.id, channel: 'own-link' }, act),
        );
        site.nudge();
        if (decided.kind === 'refused')
          return sendRefusal(site, request, response, opened.alliance, decided.because);
        await sendDecided(site, request, response, opened, at, decided.decision, decided.kind);
      },
    },
  };
}

async function situation(scope: Scope, taskId: string): Promise<Situation | undefined> {
  const task = await readTask(scope, taskId);
  const round = task?.votingRound ? await readRound(scope, task.votingRound) : undefined;
  if (!task || !round) return undefined;
  const charter = await charterInForce(scope);
  const items: { ballot: string; one: Case }[] = [];
  for (const ballot of await ballotsOfRound(scope, round.id)) {
    const one = await readCase(scope, ballot.caseId);
    if (one && one.status !== 'withdrawn') items.push({ ballot: ballot.id, one });
  }
  const stage = items[0]?.one.plan.stages.find(
    (candidate): candidate is BallotStage =>
      candidate.kind === 'ballot' && candidate.by === round.body,
  );
  const calendar = await workingCalendar(scope);
  const closes = await closesOfRound(scope, round.id);
  return {
    task,
    round,
    charter,
    items,
    stage,
    electors: (await membersOfBody(scope, charter.version, round.body)).length,
    proposer: await personOf(scope, round.proposedBy),
    decision: await decisionOfTask(scope, task.id),
    ordinary: closes.ordinary ?? round.closesAt,
    firm: closes.firm,
    calendar,
    now: scope.now,
  };
}

function sendOrderPage(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  entered: Entered,
  problems: readonly FieldProblem[],
): void {
  const { charter, round } = at;
  const problem = (field: string): Wording | undefined =>
    problems.find((candidate) => candidate.field === field)?.message;
  const correspondence = correspondenceOf(charter, round.body);
  const closes = momentOf(entered);
  const notice = at.stage?.notice;
  const { unknownYear } = deadlineAt(at.calendar, at.ordinary.getTime());
  const note = unknownYear === undefined ? undefined : yearNotKnown(unknownYear);
  const view = {
    form: { action: opened.base },
    acting: actingAs(opened.person as Person),
    body: nameIn(charter, round.body),
    sources: correspondence ? ruleSources(charter, [correspondence.source]) : [],
    proposedBy: at.proposer.title
      ? `${at.proposer.name}（${at.proposer.title}）`
      : at.proposer.name,
    proposedAt: round.proposedAt.getTime(),
    proposalReason: round.proposal,
    items: at.items.map(({ ballot, one }) => ({
      id: ballot,
      title: one.applicantName,
      summary: one.plan.name,
      caseNumber: one.number,
    })),
    electors: at.electors,
    ...(notice && closes && closes < at.ordinary
      ? {
          shortened: {
            ordinary: {
              zh: `${spanInWords(notice).zh}，即不早于${moment('zh', at.ordinary.getTime())}截止${note ? `（${note.zh}）` : ''}`,
              en: `${spanInWords(notice).en}: closing not before ${moment('en', at.ordinary.getTime())}${note ? ` (${note.en})` : ''}`,
            },
            sources: ruleSources(charter, [notice.source]),
          },
        }
      : {}),
    values: entered,
    problems: {
      order: problem('order'),
      reason: problem('reason'),
      closesOn: problem('closesOn'),
      shortenedReason: problem('shortenedReason'),
    },
  };
  sendPage(site, request, response, {
    title: { zh: '请决定是否进行通讯表决', en: 'A correspondence vote?' },
    alliance: opened.alliance,
    status: problems.length > 0 ? 422 : 200,
    path: opened.base,
    page: <OrderPage view={view} />,
  });
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
  const ordered = decision.choice === 'order';
  const outcome = ordered
    ? { zh: '同意通讯表决', en: 'Correspondence vote ordered' }
    : { zh: '不进行通讯表决，留待会议', en: 'No correspondence vote; left for a meeting' };
  const correspondence = correspondenceOf(at.charter, at.round.body);
  await sendReceipt(
    site,
    request,
    response,
    opened.alliance,
    actingAs(opened.person as Person),
    { kind, decision },
    {
      about: { zh: `表决批次 ${at.round.number}`, en: `Voting round ${at.round.number}` },
      lines: (at.items.length > 0
        ? at.items.map(({ one }) => `${one.applicantName} · ${one.number}`)
        : [at.round.number]
      ).map((title) => ({
        title,
        outcome,
        tone: ordered ? 'good' : 'plain',
        ...(decision.reason ? { reason: decision.reason } : {}),
      })),
      sources: correspondence ? ruleSources(at.charter, [correspondence.source]) : [],
      ...(ordered
        ? {
            next: {
              zh: '表决通知已发送全体表决人员；您的表决票也已发到您的邮箱。',
              en: 'The electors have been sent their ballots, and so have you.',
            },
          }
        : {}),
    },
  );
}
