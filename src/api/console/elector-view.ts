import { refuses } from '../../domain/channels.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import { casesWith, type Case } from '../../store/cases.ts';
import { papersAwaited } from '../../store/papers-awaited.ts';
import { recordsAbout } from '../../store/records/records.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import type { Scope } from '../../store/scope.ts';
import { lastOpinions } from '../../store/telephone-opinions.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  votesOf,
  type Ballot,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import type { ElectorView, MarkField } from '../../web/views.ts';
import { enteredMoment } from '../acting/moment.ts';
import type { EnteredMarks } from './elector-marks.ts';
import type { Visit } from './entrance.tsx';
import { reasonInWords } from './record-kinds.ts';
import { rosterOf } from './roster.ts';

type PaperForm = Extract<ElectorView['paper'], { readonly marks: unknown }>;
type OpinionForm = Extract<ElectorView['opinion'], { readonly marks: unknown }>;

/** A paper as it was entered, with what is wrong with it. */
export type PaperAnswer = {
  readonly marks: EnteredMarks;
  readonly markedOn: string;
  readonly markedTime: string;
  readonly change: boolean;
  readonly problems: PaperForm['problems'];
  readonly recusals: Readonly<Record<string, Wording>>;
};

/** What was just sent from an elector's page. */
export type ElectorAnswer = {
  readonly paper?: PaperAnswer;
  readonly opinion?: {
    readonly marks: EnteredMarks;
    readonly recusals: Readonly<Record<string, Wording>>;
    readonly problem?: Wording;
  };
  readonly forwardText?: string;
  readonly notice?: Wording;
};

type At = {
  readonly round: VotingRound;
  /** The items that ask this elector. */
  readonly ballots: readonly Ballot[];
  readonly cases: ReadonlyMap<string, Case>;
  readonly base: string;
  readonly now: Date;
};

/** One elector of a round; undefined when the round or the elector does not exist. */
export async function electorView(
  scope: Scope,
  visit: Visit,
  of: { readonly votingRound: string; readonly person: string },
  answer: ElectorAnswer,
): Promise<Omit<ElectorView, 'nav'> | undefined> {
  const round = await readRound(scope, of.votingRound);
  const all = round ? await ballotsOfRound(scope, round.id) : [];
  const ballots = all.filter((ballot) =>
    ballot.electorate?.voters.some((seat) => seat.person === of.person),
  );
  const seat = ballots[0]?.electorate?.voters.find((one) => one.person === of.person);
  if (
    !round ||
    !seat ||
    round.way === 'meeting' ||
    (round.state !== 'open' && round.state !== 'closed')
  )
    return undefined;
  const ids = ballots.map((ballot) => ballot.id);
  const cases = await casesWith(
    scope,
    ballots.map((ballot) => ballot.caseId),
  );
  const at: At = {
    round,
    ballots,
    cases: new Map(cases.map((one) => [one.id, one])),
    base: `${visit.base}/rounds/${round.id}/electors/${of.person}`,
    now: scope.now,
  };
  const roster = await rosterOf(scope, visit.charter, [of.person]);
  const votes = await votesOf(scope, ids, of.person);
  const { phone } = roster.contact(of.person);
  return {
    name: seat.name,
    office: nameIn(visit.charter, seat.seat),
    ...(phone ? { phone } : {}),
    body: nameIn(visit.charter, round.body),
    round: { number: round.number, url: `${visit.base}/rounds/${round.id}` },
    state: stateOf(at),
    closesAt: round.closesAt.getTime(),
    countsBy: (round.closedAt ?? round.countsBy).getTime(),
    items: ballots.map((ballot) => {
      const own = votes.filter((vote) => vote.ballot === ballot.id);
      const [last] = lastVotes(own);
      return {
        title: titleOf(at, ballot),
        ...(last ? { voted: { at: last.actedAt.getTime(), channel: last.channel } } : {}),
        objected: own.some((vote) => vote.objectedAt),
      };
    }),
    records: (await recordsAbout(scope, round.id))
      .filter((record) => (record.content as unknown as VoteContent).person === of.person)
      .map((record) => ({
        url: `${visit.base}/records/${record.id}`,
        number: record.number,
        state: record.state,
        at: record.recordedAt.getTime(),
      })),
    ...(await awaitedView(scope, at, of.person)),
    paper: paperView(at, answer.paper),
    opinion: opinionView(at, answer.opinion),
    ...(await saidView(scope, visit, at, of.person)),
    forward: forwardView(at, answer.forwardText),
  };
}

function stateOf({ round, now }: At): ElectorView['state'] {
  if (round.state === 'closed') return 'counted';
  return now >= round.closesAt ? 'counting' : 'voting';
}

function titleOf({ cases }: At, ballot: Ballot): string {
  return cases.get(ballot.caseId)?.applicantName ?? '';
}

function fieldsOf(
  at: At,
  marks: EnteredMarks | undefined,
  recusals: Readonly<Record<string, Wording>> = {},
): readonly MarkField[] {
  return at.ballots.map((ballot) => {
    const entered = marks?.[ballot.id];
    const problem = recusals[ballot.id];
    return {
      ballotId: ballot.id,
      title: titleOf(at, ballot),
      caseNumber: at.cases.get(ballot.caseId)?.number ?? '',
      ...(entered?.choice ? { choice: entered.choice } : {}),
      recusalReason: entered?.reason ?? '',
      ...(problem ? { problem } : {}),
    };
  });
}

function paperView(at: At, answer: PaperAnswer | undefined): ElectorView['paper'] {
  if (at.ballots.every((ballot) => refuses(ballot.rule, 'paper')))
    return { refused: reasonInWords('vote', whyRefused(at)) };
  const { closesOn, closesTime } = enteredMoment(
    new Date(Math.min(at.now.getTime(), at.round.closesAt.getTime() - 60_000)),
  );
  return {
    form: { action: `${at.base}/paper` },
    marks: fieldsOf(at, answer?.marks, answer?.recusals),
    markedOn: answer?.markedOn ?? closesOn,
    markedTime: answer?.markedTime ?? closesTime,
    change: answer?.change ?? false,
    problems: answer?.problems ?? {},
  };
}

function whyRefused({ ballots }: At): 'secret-vote' | 'channel-refused' {
  return ballots.every(({ rule }) => rule.secret) ? 'secret-vote' : 'channel-refused';
}

function opinionView(at: At, answer: ElectorAnswer['opinion']): ElectorView['opinion'] {
  if (stateOf(at) !== 'voting') return { refused: reasonInWords('vote', 'closed') };
  if (at.ballots.some(({ rule }) => refuses(rule, 'telephone-confirmed')))
    return { refused: reasonInWords('vote', whyRefused(at)) };
  return {
    form: { action: `${at.base}/opinion` },
    marks: fieldsOf(at, answer?.marks, answer?.recusals),
    ...(answer?.problem ? { problem: answer.problem } : {}),
  } satisfies OpinionForm;
}

function forwardView(at: At, text: string | undefined): ElectorView['forward'] {
  if (at.round.state !== 'open') return { refused: reasonInWords('vote', 'closed') };
  if (at.ballots.every((ballot) => refuses(ballot.rule, 'forwarded-link')))
    return { refused: reasonInWords('vote', 'channel-refused') };
  return { form: { action: `${at.base}/link` }, ...(text === undefined ? {} : { text }) };
}

async function awaitedView(
  scope: Scope,
  at: At,
  person: string,
): Promise<Pick<ElectorView, 'awaited'>> {
  if (at.round.state !== 'open') return {};
  const awaited = (await papersAwaited(scope, at.round.id)).find((one) => one.person === person);
  if (!awaited && stateOf(at) !== 'voting') return {};
  return {
    awaited: {
      form: { action: `${at.base}/awaited` },
      ...(awaited ? { since: awaited.announcedAt.getTime() } : {}),
    },
  };
}

async function saidView(
  scope: Scope,
  visit: Visit,
  at: At,
  person: string,
): Promise<Pick<ElectorView, 'said'>> {
  const opinion = (await lastOpinions(scope, at.round.id)).get(person);
  if (!opinion) return {};
  const roster = await rosterOf(scope, visit.charter, [opinion.notedBy]);
  return {
    said: {
      at: opinion.notedAt.getTime(),
      by: roster.label(opinion.notedBy),
      marks: opinion.marks.flatMap((mark) => {
        const ballot = at.ballots.find((one) => one.id === mark.ballot);
        return ballot ? [{ title: titleOf(at, ballot), choice: mark.choice }] : [];
      }),
    },
  };
}
