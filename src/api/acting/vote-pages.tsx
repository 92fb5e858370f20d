import type { Request, Response } from 'express';
import { fractionInWords, nameIn, valueInWords } from '../../domain/charter/in-words.ts';
import { WHOLE } from '../../domain/charter/sources.ts';
import { demandOf } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { fewest } from '../../domain/fraction.ts';
import type { Wording } from '../../domain/wording.ts';
import { type Marked } from '../../store/decide/vote.ts';
import { type Person } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { type MarkedChoice, type Vote } from '../../store/voting-rounds.ts';
import { BallotPage } from '../../web/pages/ballot.tsx';
import { DecisionReceiptPage } from '../../web/pages/receipt.tsx';
import { ProofPage } from '../../web/pages/proof.tsx';
import type { BallotItem, BallotView, DecisionReceiptView, OnBehalfView } from '../../web/views.ts';
import { kindOf } from '../applicant/application-views.ts';
import { factsOfCase } from '../applicant/case-facts.ts';
import { namedFileLink } from '../applicant/form-views.ts';
import { stageOfReply } from '../../store/decide/reply.ts';
import { repliedViews } from '../applicant/reply.ts';
import { HttpProblem } from '../errors.tsx';
import type { OpenedLink } from '../link-pages.ts';
import { proofView } from '../proof.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs } from './result.tsx';
import { RoundResultPage } from '../../web/pages/round-result.tsx';
import {
  KEPT,
  type Item,
  type Situation,
  isClosed,
  keptFrom,
  mayObject,
} from './vote-situation.ts';
import { type Entered, type VoteProblems } from './vote-entries.ts';

export const CHOICE_WORDS: Readonly<Record<MarkedChoice, Wording>> = {
  for: { zh: '赞成', en: 'For' },
  against: { zh: '反对', en: 'Against' },
  abstain: { zh: '弃权', en: 'Abstain' },
  recuse: { zh: '回避', en: 'Recused' },
};

/** A demand as it was typed, with what is wrong with it. */
export type Demanding = { readonly reason: string; readonly problem: Wording };

/** 要求开会: how many have, and how many it takes (X-Q22). */
function demandView(
  opened: OpenedLink,
  at: Situation,
  person: string,
  charter: Charter,
  demanding: Demanding | undefined,
): BallotView['demand'] {
  const rule = demandOf(charter, at.round.body);
  const needed = rule && fewest(rule.share, at.turnout.electors);
  if (!rule || needed === undefined) return undefined;
  return {
    form: { action: `${opened.base}/demand` },
    demands: at.demands.length,
    needed: needed ?? 0,
    made: at.demands.some((demand) => demand.person === person),
    reason: demanding?.reason ?? '',
    problem: demanding?.problem,
    sources: ruleSources(charter, [rule.source]),
  };
}

export function sendBallot(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  entered: Entered,
  problems: VoteProblems,
  demanding?: Demanding,
): void {
  const person = opened.person as Person;
  const { round } = at;
  const charter = at.items[0]?.charter as Charter;
  const stage = at.items[0]?.one.plan.stages.find(
    (candidate) => candidate.name === at.items[0]?.ballot.stage,
  );
  const observer = !at.items.some(
    ({ ballot: { places } }) => places.voters !== undefined || places.recused !== undefined,
  );
  const view = {
    form: { action: opened.base },
    acting: actingAs(person),
    body: nameIn(charter, round.body),
    roundNumber: round.number,
    sources: ruleSources(charter, stage?.sources ?? []),
    ...(at.chair
      ? {
          order: {
            by: at.chair.title ? `${at.chair.name}（${at.chair.title}）` : at.chair.name,
            reason: round.orderReason ?? '',
            ...(round.shortNoticeReason ? { shortenedReason: round.shortNoticeReason } : {}),
          },
        }
      : {}),
    returned: at.turnout.returned,
    entitled: at.turnout.entitled,
    closesAt: round.closesAt.getTime(),
    onBehalf: onBehalfView(at, opened.base),
    observer,
    ...(observer ? {} : { demand: demandView(opened, at, person.id, charter, demanding) }),
    items: at.items.map((item) => itemView(item, at, observer, opened.base, entered, problems)),
  };
  sendPage(site, request, response, {
    title: {
      zh: observer ? '列席查阅' : '请您表决',
      en: observer ? 'For your information' : 'Please vote',
    },
    alliance: opened.alliance,
    status: Object.keys(problems).length > 0 || demanding ? 422 : 200,
    path: opened.base,
    page: <BallotPage view={view} />,
  });
}

export function itemView(
  item: Item,
  at: Situation,
  observer: boolean,
  base: string,
  entered: Entered,
  problems: VoteProblems,
): BallotItem {
  const { ballot, one, charter } = item;
  const kind = kindOf(charter, one.kind);
  const recorded = at.own.find((vote) => vote.ballot === ballot.id);
  const kept = observer ? undefined : keptFrom(item, at.held);
  const problem = problems[ballot.id];
  return {
    ballotId: ballot.id,
    title: one.applicantName,
    summary: {
      zh: `${one.plan.name.zh} · ${kind?.name.zh ?? ''} · ${one.number}`,
      en: `${one.plan.name.en} · ${kind?.name.en ?? ''} · ${one.number}`,
    },
    facts: factsOfCase(charter, one).filter((fact) => fact.section === 'applicant'),
    documents: item.files
      .filter((file) => stageOfReply(file.document) === undefined)
      .map((file) => namedFileLink(charter, file, (each) => `${base}/file/${each.id}`)),
    ...questionOf(charter, item),
    flags: item.flags,
    replies: repliedViews(one, item.replies, item.files, (each) => `${base}/file/${each.id}`),
    sources: ruleSources(
      charter,
      one.plan.stages.find((stage) => stage.name === ballot.stage)?.sources ?? [],
    ),
    threshold: fractionInWords(ballot.rule.passes, ballot.rule.passes.base),
    thresholdSources: ruleSources(charter, [ballot.rule.sources.passes]),
    choice: entered[ballot.id]?.choice,
    recusalReason: entered[ballot.id]?.reason ?? '',
    ...(recorded
      ? { recorded: { choice: recorded.choice, at: recorded.recordedAt.getTime() } }
      : {}),
    change: entered[ballot.id]?.change ?? false,
    ...(kept ? { kept } : {}),
    ...(problem?.choice ? { problem: problem.choice } : {}),
    ...(problem?.recusal ? { recusalProblem: problem.recusal } : {}),
  };
}

/** What exactly is asked, where the case comes to a vote more than once or somebody else opened it about the member. */
function questionOf(charter: Charter, { ballot, one }: Item): Pick<BallotItem, 'question'> {
  const stage = one.plan.stages.find(({ name }) => name === ballot.stage);
  const votes = one.plan.stages.filter(({ kind }) => kind === 'ballot').length;
  if (!stage || (votes < 2 && one.openedBy === null)) return {};
  const follows = stage.then.map((effect) => valueInWords(charter, WHOLE, effect));
  return { question: { title: stage.title, follows } };
}

export function sendVoteReceipt(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  marks: readonly Marked[],
): void {
  const person = opened.person as Person;
  const lines = marks.map((mark) => {
    const id = mark.kind === 'refused' ? mark.ballot : mark.vote.ballot;
    const item = at.items.find(({ ballot }) => ballot.id === id);
    const title = item?.one.applicantName ?? '';
    if (mark.kind === 'refused')
      return {
        title,
        outcome:
          (mark.because === 'item-ended' && item?.ended) ||
          KEPT[
            (
              {
                'item-ended': 'ended',
                'left-the-seat': 'left',
                'not-an-elector': 'recused',
                'channel-refused': 'refused',
              } as const
            )[mark.because]
          ],
        tone: 'plain' as const,
      };
    const tone =
      mark.vote.choice === 'for'
        ? ('good' as const)
        : mark.vote.choice === 'against'
          ? ('bad' as const)
          : ('plain' as const);
    return {
      title,
      outcome: CHOICE_WORDS[mark.vote.choice],
      tone,
      ...(mark.vote.reason ? { reason: mark.vote.reason } : {}),
    };
  });
  const votes = marks.flatMap((mark) => (mark.kind === 'refused' ? [] : [mark.vote]));
  const latest = votes.reduce<Vote | undefined>(
    (last, vote) => (!last || vote.recordedAt > last.recordedAt ? vote : last),
    undefined,
  );
  const repeated = marks.some((mark) => mark.kind === 'other')
    ? ('other' as const)
    : marks.every((mark) => mark.kind === 'same')
      ? ('same' as const)
      : undefined;
  const charter = at.items[0]?.charter as Charter;
  const stage = at.items[0]?.one.plan.stages.find(
    (candidate) => candidate.name === at.items[0]?.ballot.stage,
  );
  const view: DecisionReceiptView = {
    receiptNumber: votes.map((vote) => vote.receipt).join(' · '),
    about: {
      zh: `${nameIn(charter, at.round.body).zh} · 表决批次 ${at.round.number}`,
      en: `${nameIn(charter, at.round.body).en} · voting round ${at.round.number}`,
    },
    acting: actingAs(person),
    channel: latest?.channel ?? 'own-link',
    decidedAt: (latest?.recordedAt ?? at.now).getTime(),
    lines,
    sources: ruleSources(charter, stage?.sources ?? []),
    ...(repeated ? { repeated } : {}),
    ...(isClosed(at) ? {} : { change: { url: opened.base, until: at.round.closesAt.getTime() } }),
  };
  sendPage(site, request, response, {
    title: { zh: '表决回执', en: 'Receipt of your vote' },
    alliance: opened.alliance,
    status: repeated === 'other' ? 409 : 200,
    path: opened.base,
    page: <DecisionReceiptPage view={view} />,
  });
}

export function sendClosed(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  late?: 'late',
): void {
  const charter = at.items[0]?.charter as Charter;
  const view = {
    body: nameIn(charter, at.round.body),
    roundNumber: at.round.number,
    closedAt: Math.min(at.round.closesAt.getTime(), at.round.closedAt?.getTime() ?? Infinity),
    counted: at.round.state === 'closed',
    onBehalf: onBehalfView({ ...at, said: undefined }, opened.base),
    way: at.round.state === 'to-meeting' ? ('to-meeting' as const) : at.round.way,
    late: late === 'late',
    items: at.items.map(({ ballot, one, ended }) => {
      const own = at.own.find((vote) => vote.ballot === ballot.id);
      return {
        title: one.applicantName,
        caseNumber: one.number,
        result: ballot.result ?? undefined,
        ...(ended ? { ended } : {}),
        ...(own ? { own: CHOICE_WORDS[own.choice] } : {}),
        ...(at.resolves.has(ballot.id) ? { resolves: at.resolves.get(ballot.id) } : {}),
        ...(ballot.tally ? { proofUrl: `${opened.base}/proof/${ballot.id}` } : {}),
      };
    }),
  };
  sendPage(site, request, response, {
    title: { zh: '表决已截止', en: 'The vote has closed' },
    alliance: opened.alliance,
    status: late ? 410 : 200,
    path: opened.base,
    page: <RoundResultPage view={view} />,
  });
}

/** What the secretariat recorded or noted for this voter. */
function onBehalfView(at: Situation, base: string): OnBehalfView {
  const titleOf = (ballot: string) =>
    at.items.find((item) => item.ballot.id === ballot)?.one.applicantName ?? '';
  const may = mayObject(at);
  return {
    records: at.recorded.map(({ record, votes, objected }) => ({
      number: record.number,
      at: record.actedAt.getTime(),
      lines: votes.map((vote) => ({ title: titleOf(vote.ballot), choice: vote.choice })),
      objected,
      until: at.round.countsBy.getTime(),
      ...(may && !objected ? { form: { action: base, hidden: { record: record.id } } } : {}),
    })),
    ...(at.said
      ? {
          said: {
            lines: at.said.marks.map((mark) => ({
              title: titleOf(mark.ballot),
              choice: mark.choice,
            })),
            form: { action: base, hidden: { opinion: at.said.id } },
          },
        }
      : {}),
  };
}

export async function sendProof(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  ballot: string,
): Promise<void> {
  const mine = at.items.some((item) => item.ballot.id === ballot);
  const view = mine
    ? await inScope(site.context, opened.alliance.id, (scope) => proofView(scope, ballot))
    : undefined;
  if (!view) throw new HttpProblem(404);
  sendPage(site, request, response, {
    title: { zh: '计票说明', en: 'Proof sheet' },
    alliance: opened.alliance,
    page: <ProofPage view={{ ...view, backUrl: opened.base }} />,
  });
}
