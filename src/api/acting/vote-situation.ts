import { asCorrected } from '../../store/corrections.ts';
import type { Wording } from '../../domain/wording.ts';
import { decisionsOfCase, type Decision } from '../../store/decide/decisions.ts';
import { demandsOf, type Demand } from '../../store/decide/demand-meeting.ts';
import type { Voting } from '../../store/decide/voting.ts';
import { filesOfCases, type StoredFile } from '../../store/files.ts';
import { readStanding, type OwnBallot, type OwnItem } from '../../store/own-items.ts';
import { personsOf, type Person } from '../../store/persons.ts';
import { readRecord, type Recorded } from '../../store/records/records.ts';
import { type Scope } from '../../store/scope.ts';
import { lastOpinions, type TelephoneOpinion } from '../../store/telephone-opinions.ts';
import {
  lastVotes,
  readRound,
  stillSits,
  turnoutOf,
  type Turnout,
  type Vote,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import { resolvesOf } from '../resolves.ts';
import { duplicateWords, endedWords } from './items-beside.ts';

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
    zh: '此项不再表决。',
    en: 'This item is no longer voted on.',
  },
  refused: {
    zh: '没有计入：这类事项不能由这种方式（如转发的链接）表决，请从您自己邮件里的链接表决。',
    en: 'Not counted: this decision cannot be voted on this way, such as by a forwarded link. Please use the link in your own mail.',
  },
} as const;

/** An item with its documents. */
export type Item = OwnItem & {
  readonly files: readonly StoredFile[];
  /** What the member it is about has replied, where somebody else opened the case. */
  readonly replies: readonly Decision[];
  /** Why it is no longer voted on, where it ended without a decision. */
  readonly ended: Wording | undefined;
  /** What the voters should know of besides, where nobody reviews the case. */
  readonly flags: readonly Wording[];
};
export type Situation = {
  readonly round: VotingRound;
  readonly items: readonly Item[];
  readonly own: readonly Vote[];
  readonly held: readonly string[];
  readonly chair: Person | undefined;
  readonly turnout: Turnout;
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

/** How a round stands for a person, as its page shows it. */
export async function situation(
  scope: Scope,
  roundId: string,
  person: string,
): Promise<Situation | undefined> {
  const round = await readRound(scope, roundId);
  if (!round) return undefined;
  const standing = await readStanding(scope, round.id, person);
  const ballots = standing.items.map(({ ballot }) => ballot);
  const files = (
    await filesOfCases(
      scope,
      standing.items.map(({ one }) => one.id),
    )
  ).filter((file) => !file.supersededAt && file.document !== 'certificate');
  const at = await votingSituation(scope, { ...standing, round, now: scope.now });
  return {
    ...at,
    items: await Promise.all(
      at.items.map(async (item) => ({
        ...item,
        files: files.filter((file) => file.caseId === item.one.id),
        replies: item.one.openedBy === null ? [] : await decisionsOfCase(scope, item.one.id),
        flags: await duplicateWords(scope, item),
      })),
    ),
    chair: round.orderedBy ? (await personsOf(scope, [round.orderedBy]))[0] : undefined,
    turnout: await turnoutOf(scope, round.id),
    said: at.own.length > 0 ? undefined : (await lastOpinions(scope, round.id)).get(person),
    demands: await demandsOf(scope, round.id),
    resolves: await resolvesIn(scope, ballots),
  };
}

/** The same for whoever is about to vote, without what only the page shows. */
export async function votingSituation(scope: Scope, voting: Voting): Promise<Situation> {
  const items: Item[] = [];
  for (const item of voting.items)
    items.push({
      ...item,
      ballot: await asCorrected(scope, item.ballot),
      files: [],
      replies: [],
      ended: await endedWords(scope, item),
      flags: [],
    });
  return {
    round: voting.round,
    items,
    own: lastVotes(voting.votes),
    held: voting.held,
    chair: undefined,
    turnout: { electors: 0, entitled: 0, returned: 0 },
    now: voting.now,
    recorded: await recordedFor(scope, voting.votes),
    said: undefined,
    demands: [],
    resolves: new Map(),
  };
}

async function resolvesIn(
  scope: Scope,
  ballots: readonly OwnBallot[],
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

/** Whether the person stands anywhere in the electorates. */
export function isAddressed({ items }: Situation): boolean {
  return items.some(({ ballot }) => Object.keys(ballot.places).length > 0);
}

/** What keeps a person from voting on an item; undefined when they may. */
export function keptFrom({ ballot, ended }: Item, held: readonly string[]): Wording | undefined {
  const seat = ballot.places.voters;
  if (ended) return ended;
  if (!seat) return KEPT.recused;
  return stillSits(seat, held) ? undefined : KEPT.left;
}
