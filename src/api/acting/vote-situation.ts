import type { Charter } from '../../domain/charter/type.ts';
import { asCorrected } from '../../store/corrections.ts';
import type { Wording } from '../../domain/wording.ts';
import { casesWith, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import type { Voting } from '../../store/decide/vote.ts';
import { filesOfCases, type StoredFile } from '../../store/files.ts';
import { personsOf, seatsHeldBy, type Person } from '../../store/persons.ts';
import { demandsOf, type Demand } from '../../store/decide/demand-meeting.ts';
import { readRecord, type Recorded } from '../../store/records/records.ts';
import { type Scope } from '../../store/scope.ts';
import { lastOpinions, type TelephoneOpinion } from '../../store/telephone-opinions.ts';
import { resolvesOf } from '../resolves.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  stillSits,
  votesOf,
  type Ballot,
  type Vote,
  type VotingRound,
} from '../../store/voting-rounds.ts';

export const KEPT = {
  recused: {
    zh: '申请人是您所在的单位，此项您应回避，不计入应表决人数。',
    en: 'The applicant is your own organisation: you are recused from this item and not counted.',
  },
  left: {
    zh: '您已不再担任表决所依据的职务，不能表决此项。',
    en: 'You no longer hold the office by which you would vote on this item.',
  },
  ended: {
    zh: '申请人已撤回申请，此项不再表决。',
    en: 'The applicant has withdrawn: this item is no longer voted on.',
  },
  refused: {
    zh: '没有计入：这类事项不能由这种方式（如转发的链接）表决，请从您自己邮件里的链接表决。',
    en: 'Not counted: this decision cannot be voted on this way, such as by a forwarded link. Please use the link in your own mail.',
  },
} as const;

export type Item = {
  readonly ballot: Ballot;
  readonly one: Case;
  readonly charter: Charter;
  readonly files: readonly StoredFile[];
};
export type Situation = {
  readonly round: VotingRound;
  readonly items: readonly Item[];
  readonly own: readonly Vote[];
  readonly held: readonly string[];
  readonly chair: Person | undefined;
  /** Electors who have marked every item, and how many there are. */
  readonly returned: number;
  readonly entitled: number;
  readonly now: Date;
  /** What was recorded in this person's name, and whether they objected. */
  readonly recorded: readonly RecordedVote[];
  /** What they said by telephone, while they have not voted. */
  readonly said: TelephoneOpinion | undefined;
  /** What has been demanded, for the page that shows it. */
  readonly demands: readonly Demand[];
  /** Who may resolve an item that has no final result, by ballot. */
  readonly resolves: ReadonlyMap<string, Wording>;
};

export type RecordedVote = {
  readonly record: Recorded;
  readonly votes: readonly Vote[];
  readonly objected: boolean;
};

/**
 * How a round stands for a person. `voting`: read already by whoever is about to vote; then without the documents
 * and the chair, which only the page shows.
 */
export async function situation(
  scope: Scope,
  roundId: string,
  person: string,
  voting?: Voting,
): Promise<Situation | undefined> {
  const round = voting?.round ?? (await readRound(scope, roundId));
  if (!round) return undefined;
  const ballots = voting?.ballots ?? (await ballotsOfRound(scope, round.id));
  const cases = await casesWith(scope, [...new Set(ballots.map((ballot) => ballot.caseId))]);
  const files = voting
    ? []
    : await filesOfCases(
        scope,
        cases.map((one) => one.id),
      );
  const items: Item[] = [];
  for (const ballot of ballots) {
    const one = cases.find((candidate) => candidate.id === ballot.caseId);
    if (!one) continue;
    items.push({
      ballot: await asCorrected(scope, ballot),
      one,
      charter:
        items.find((item) => item.ballot.charterVersion === ballot.charterVersion)?.charter ??
        (await charterOfVersion(scope, ballot.charterVersion)),
      files: files.filter(
        (file) => file.caseId === one.id && !file.supersededAt && file.document !== 'certificate',
      ),
    });
  }
  const all =
    voting?.votes ??
    (await votesOf(
      scope,
      items.map(({ ballot }) => ballot.id),
    ));
  const votes = lastVotes(all);
  const open = items.filter(({ ballot }) => !ballot.closedAt || ballot.result);
  const voters = new Set(
    open.flatMap(({ ballot }) => ballot.electorate?.voters.map((seat) => seat.person) ?? []),
  );
  const done = [...voters].filter((voter) =>
    open.every(
      ({ ballot }) =>
        !ballot.electorate?.voters.some((seat) => seat.person === voter) ||
        votes.some((vote) => vote.ballot === ballot.id && vote.person === voter),
    ),
  );
  return {
    round,
    items,
    own: votes.filter((vote) => vote.person === person),
    held: voting?.held ?? (await seatsHeldBy(scope, person)),
    chair: round.orderedBy && !voting ? (await personsOf(scope, [round.orderedBy]))[0] : undefined,
    returned: done.length,
    entitled: voters.size,
    now: voting?.now ?? scope.now,
    recorded: await recordedFor(
      scope,
      all.filter((vote) => vote.person === person),
    ),
    said:
      voting || votes.some((vote) => vote.person === person)
        ? undefined
        : (await lastOpinions(scope, round.id)).get(person),
    demands: voting ? [] : await demandsOf(scope, round.id),
    resolves: voting ? new Map() : await resolvesIn(scope, ballots),
  };
}

async function resolvesIn(
  scope: Scope,
  ballots: readonly Ballot[],
): Promise<ReadonlyMap<string, Wording>> {
  const resolves = new Map<string, Wording>();
  for (const ballot of ballots) {
    const who = await resolvesOf(scope, ballot);
    if (who) resolves.set(ballot.id, who);
  }
  return resolves;
}

/** The records that this person's votes stand in. */
async function recordedFor(scope: Scope, own: readonly Vote[]): Promise<readonly RecordedVote[]> {
  const recorded: RecordedVote[] = [];
  for (const id of new Set(own.flatMap((vote) => vote.record ?? []))) {
    const record = await readRecord(scope, id);
    const votes = own.filter((vote) => vote.record === id);
    if (record) recorded.push({ record, votes, objected: votes.every((vote) => vote.objectedAt) });
  }
  return recorded;
}

/** Whoever objected to what was recorded in their name may vote until the count is completed. */
export const isClosed = ({ round, now, recorded, own }: Situation): boolean => {
  if (round.state === 'closed' || round.state === 'to-meeting') return true;
  const replacing = recorded.some(({ votes }) =>
    votes.some(
      (vote) => vote.objectedAt && !own.some((standing) => standing.ballot === vote.ballot),
    ),
  );
  return now >= round.closesAt && (!replacing || now >= round.countsBy);
};

/** Whether the person may still say that a record is not their vote. */
export const mayObject = ({ round, now }: Situation): boolean =>
  round.state === 'open' && (now < round.closesAt || now < round.countsBy);

export function isAddressed({ items }: Situation, person: string): boolean {
  return items.some(({ ballot: { electorate } }) =>
    [
      ...(electorate?.voters ?? []),
      ...(electorate?.observers ?? []),
      ...(electorate?.recused ?? []),
    ].some((seat) => seat.person === person),
  );
}

/** What keeps a person from voting on an item; undefined when they may. */
export function keptFrom(
  { ballot, one }: Item,
  held: readonly string[],
  person: string,
): Wording | undefined {
  const seat = ballot.electorate?.voters.find((voter) => voter.person === person);
  if (one.status === 'withdrawn' || (ballot.closedAt && !ballot.result)) return KEPT.ended;
  if (!seat) return KEPT.recused;
  return stillSits(seat, held) ? undefined : KEPT.left;
}
