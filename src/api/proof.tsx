import { canonical } from '../domain/canonical.ts';
import { correctedVotes, type VoteCorrection } from '../domain/correction.ts';
import { fractionInWords, nameIn } from '../domain/charter/in-words.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Base } from '../domain/plan.ts';
import { quorumMode, resultWith, type Tally } from '../domain/tally.ts';
import type { Wording } from '../domain/wording.ts';
import { readCase, type Case } from '../store/cases.ts';
import { charterOfVersion } from '../store/charters.ts';
import { sha256 } from '../store/database.ts';
import {
  correctedSheet,
  correctionsOfBallot,
  votesAmong,
  type BallotCorrection,
} from '../store/corrections.ts';
import { countSheet, recountSheet } from '../store/records/tally.ts';
import { countBallot } from '../store/decide/close-round.ts';
import { personsOf } from '../store/persons.ts';
import type { Scope } from '../store/scope.ts';
import { seatsLeftBy } from '../store/seats-left.ts';
import { lastOpinions } from '../store/telephone-opinions.ts';
import { sourcesOfVotes, type VoteSource } from '../store/votes-on-behalf.ts';
import {
  readBallot,
  readRound,
  votesOf,
  type Ballot,
  type MarkedChoice,
  type Vote,
  type VotingRound,
} from '../store/voting-rounds.ts';
import type { ProofView } from '../web/views.ts';
import {
  countsAt,
  heldAt,
  meetingOf,
  PRESENT_AT_MEETING,
  seatsAt,
  type MeetingProof,
} from './proof-meeting.ts';
import { proofRules } from './proof-rules.ts';
import { inTwoStages } from './two-stages.ts';
import { countsOf, recordsOf, recusalsOf, seatsOf } from './proof-votes.ts';

const BASES: Readonly<Record<Base, Wording>> = {
  all: { zh: '应表决人数（回避者除外）', en: 'all entitled, without those recused' },
  present: { zh: '实到人数（收回的表决票）', en: 'present: votes returned' },
  voting: { zh: '赞成票与反对票之和', en: 'votes for and against' },
};

/** A closed ballot counted again from its rows. `differences`: what does not agree with the record; never hidden. */
export type Proof = {
  readonly ballot: Ballot;
  readonly one: Case;
  readonly votes: readonly Vote[];
  readonly corrections: readonly BallotCorrection[];
  /** The records that votes were given by, where somebody else entered them. */
  readonly sources: ReadonlyMap<string, VoteSource>;
  /** With the corrections; without them it is `ballot.tally`. */
  readonly recomputed: Tally;
  readonly differences: readonly Wording[];
  readonly view: ProofView;
};

/** The proof sheet of a closed ballot; undefined while it is open and for an item that was withdrawn. */
export async function proofView(scope: Scope, ballotId: string): Promise<ProofView | undefined> {
  return (await proofOf(scope, ballotId))?.view;
}

export async function proofOf(scope: Scope, ballotId: string): Promise<Proof | undefined> {
  const ballot = await readBallot(scope, ballotId);
  const round = ballot && (await readRound(scope, ballot.votingRound));
  const one = ballot && (await readCase(scope, ballot.caseId));
  if (!ballot?.closedAt || !ballot.electorate || !ballot.tally || !round || !one) return undefined;
  const votes = await votesOf(scope, [ballot.id]);
  const corrections = await correctionsOfBallot(scope, ballot);
  const corrected = votesAmong(corrections);
  const better = correctedSheet(corrections);
  // At a meeting no votes are stored one by one: the checked sheet is the record.
  const sheet = await recountSheet(scope, ballot);
  const recomputed = better
    ? countSheet(ballot, better)
    : (sheet ?? countBallot(ballot, votes, corrected));
  const differences = [
    ...differencesOf(ballot, one, sheet ?? countBallot(ballot, votes)),
    ...differencesSince(corrections, recomputed),
  ];
  const charter = await charterOfVersion(scope, ballot.charterVersion);
  const left = await seatsLeftBy(
    scope,
    ballot.electorate.voters.map((seat) => seat.person),
    ballot.closedAt,
  );
  const [chair] = await personsOf(scope, round.orderedBy ? [round.orderedBy] : []);
  const held: Wording =
    round.way === 'meeting'
      ? await heldAt(scope, round)
      : chair
        ? {
            zh: `通讯表决，由${chair.name}（${chair.title}）决定`,
            en: `by correspondence, ordered by ${chair.name}`,
          }
        : { zh: '通讯表决', en: 'by correspondence' };
  const sources = await sourcesOfVotes(scope, votes);
  const clerks = await personsOf(scope, [
    ...new Set(
      [...sources.values()].flatMap(({ record }) =>
        [record.recordedBy, record.checkedBy ?? []].flat(),
      ),
    ),
  ]);
  const said = new Set((await lastOpinions(scope, round.id)).keys());
  const names = new Map(clerks.map(({ id, name }) => [id, name]));
  const meeting = round.way === 'meeting' ? await meetingOf(scope, ballot) : undefined;
  const parts = {
    meeting,
    twice: await inTwoStages(scope, one),
    ballot,
    round,
    one,
    charter,
    recomputed,
    differences,
    left,
    held,
    sources,
    names,
    said,
  };
  const counted = correctedVotes(votes, corrected);
  return {
    ballot,
    one,
    votes,
    corrections,
    sources,
    recomputed,
    differences,
    view: viewOf({ ...parts, corrections, votes: counted }),
  };
}

function same(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

/** Compares what the rows give with what was recorded at the close. */
function differencesOf(ballot: Ballot, one: Case, recomputed: Tally): readonly Wording[] {
  const stage = one.plan.stages.find((candidate) => candidate.name === ballot.stage);
  return [
    ...(same(ballot.tally, recomputed) && ballot.result === resultWith(recomputed, ballot.statement)
      ? []
      : [
          {
            zh: `按票重新计算的结果与截止时的记录不一致：记录为“${ballot.tally?.formula ?? ''}”，现算为“${recomputed.formula}”`,
            en: `counting the votes again differs from the record made at the close: recorded “${ballot.tally?.formula ?? ''}”, counted “${recomputed.formula}”`,
          },
        ]),
    ...(sha256(canonical(ballot.electorate)) === ballot.electorateHash
      ? []
      : [
          {
            zh: '应表决人员名单与开始时的指纹不一致',
            en: 'the electorate does not agree with its fingerprint of the opening',
          },
        ]),
    ...(stage?.kind === 'ballot' && same(stage.rule, ballot.rule)
      ? []
      : [
          {
            zh: '表决规则与受理时确定的规则不一致',
            en: 'the rule differs from the one fixed when the case opened',
          },
        ]),
  ];
}

/** Compares what the rows and their corrections give with what was recorded when the last was checked. */
function differencesSince(
  corrections: readonly BallotCorrection[],
  recomputed: Tally,
): readonly Wording[] {
  const last = corrections.at(-1);
  if (!last || same(last.after, recomputed)) return [];
  return [
    {
      zh: `更正后重新计算的结果与更正时的记录不一致：记录为“${last.after.formula}”，现算为“${recomputed.formula}”`,
      en: `counting again with the corrections differs from the record of the last one: recorded “${last.after.formula}”, counted “${recomputed.formula}”`,
    },
  ];
}

type Parts = Omit<Proof, 'view'> & {
  readonly round: VotingRound;
  readonly charter: Charter;
  readonly meeting: MeetingProof | undefined;
  readonly left: ReadonlySet<string>;
  readonly held: Wording;
  /** Who has a part in more than one stage of the case. */
  readonly twice: readonly Wording[];
  /** Names of those who entered and checked records. */
  readonly names: ReadonlyMap<string, string>;
  /** Who gave an opinion by telephone. */
  readonly said: ReadonlySet<string>;
};

function viewOf(parts: Parts): ProofView {
  const { ballot, one, charter, recomputed, round } = parts;
  const { rule } = ballot;
  return {
    ballotNumber: `${round.number}-${ballot.position}`,
    caseNumber: one.number,
    title: {
      zh: `${one.plan.name.zh}：${one.applicantName}`,
      en: `${one.plan.name.en}: ${one.applicantName}`,
    },
    body: nameIn(charter, round.body),
    held: parts.held,
    openedAt: (ballot.openedAt as Date).getTime(),
    closedAt: Math.min(round.closesAt.getTime(), (ballot.closedAt as Date).getTime()),
    countedAt: (ballot.closedAt as Date).getTime(),
    result: resultWith(recomputed, ballot.statement),
    corrections: parts.corrections.map((correction) => correctionView(parts, correction)),
    seats: parts.meeting ? seatsAt(parts, parts.meeting) : seatsOf(parts),
    guests: parts.meeting?.guests,
    records: recordsOf(parts),
    counts: parts.meeting ? countsAt(recomputed) : countsOf(parts),
    recused:
      ballot.electorate!.recused.length +
      (parts.meeting?.sheet.recused.length ?? recusalsOf(parts).length),
    base: {
      label:
        parts.meeting && rule.passes.base === 'present'
          ? PRESENT_AT_MEETING
          : BASES[rule.passes.base],
      count: recomputed.base,
    },
    votesFor: recomputed.votes.for,
    threshold: { ...rule.passes, label: fractionInWords(rule.passes, rule.passes.base) },
    quorum: rule.quorum && {
      ...rule.quorum,
      mode: quorumMode(rule.quorum, round.way),
      label: fractionInWords(rule.quorum, 'electorate'),
      present: recomputed.present,
      of: recomputed.votes.electors,
    },
    rules: [
      ...proofRules(charter, one, ballot, round),
      ...parts.twice.map(twoStages),
      recountOf(parts.differences),
    ],
    charter: { name: charter.name, version: String(charter.version) },
    snapshotHash: ballot.electorateHash ?? '',
  };
}

/** A correction with both tallies side by side; whose vote it was stays out of a secret ballot. */
function correctionView(
  { ballot }: Parts,
  { record, of, before, after }: BallotCorrection,
): ProofView['corrections'][number] {
  return {
    number: record.number,
    at: (record.checkedAt as Date).getTime(),
    what: of.of,
    ...(of.of === 'vote' && !ballot.rule.secret ? voteNamed(ballot, of) : {}),
    reason: of.reason,
    before: standing(before),
    after: standing(after),
  };
}

function voteNamed({ electorate }: Ballot, vote: VoteCorrection<MarkedChoice>) {
  const seat = electorate?.voters.find(({ person }) => person === vote.person);
  return seat ? { voter: seat.name, counts: vote.counts } : {};
}

function standing({ result, votes, base, needed }: Tally) {
  return { result, votes, base, needed };
}

/** 提示: somebody who has a part in more than one stage of the case. */
function twoStages(value: Wording): ProofView['rules'][number] {
  return {
    rule: { zh: '同一人参与两个环节（提示）', en: 'One person in two stages (a note)' },
    value,
    sources: [],
  };
}

/** Stands among the rules, so that no page can show a proof without it. */
function recountOf(differences: readonly Wording[]): ProofView['rules'][number] {
  return {
    rule: { zh: '按存档重新计算', en: 'Counted again from the record' },
    value:
      differences.length === 0
        ? { zh: '与截止时的记录一致', en: 'agrees with the record made at the close' }
        : {
            zh: `不一致：${differences.map(({ zh }) => zh).join('；')}`,
            en: `does not agree: ${differences.map(({ en }) => en).join('; ')}`,
          },
    sources: [],
  };
}
