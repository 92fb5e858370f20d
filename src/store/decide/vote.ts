import { sql, type RawBuilder } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { refuses } from '../../domain/channels.ts';
import { noting } from '../audit-trail.ts';
import { sha256 } from '../database.ts';
import type { OwnBallot } from '../own-items.ts';
import type { Scope } from '../scope.ts';
import { closingVoteTasks } from '../tasks.ts';
import { together } from '../together.ts';
import {
  lastVotes,
  stillSits,
  type Ballot,
  type MarkedChoice,
  type Vote,
} from '../voting-rounds.ts';
import { waking } from '../wake-ups.ts';
import { receiptOf, type Channel } from './decisions.ts';
import { lockVoting, type Voting } from './voting.ts';

/** One item as marked on the page. `change` says expressly that an earlier vote is to be replaced. */
export type Mark = {
  readonly ballot: string;
  readonly choice: MarkedChoice;
  readonly reason: string;
  readonly change: boolean;
};

/** What came of one mark. `other`: an earlier vote stands, because a change was not asked for expressly. */
export type Marked =
  | { readonly kind: 'recorded' | 'same' | 'other'; readonly vote: Vote }
  | {
      readonly kind: 'refused';
      readonly ballot: string;
      readonly because: 'not-an-elector' | 'left-the-seat' | 'item-ended' | 'channel-refused';
    };

export type Cast =
  | { readonly kind: 'cast'; readonly marks: readonly Marked[] }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'not-open' | 'closed' };

/** Who votes and how: by themselves, or by what somebody else entered and a second person checked. */
export type Voter = {
  readonly person: string;
  readonly channel: Channel;
  /** The secretariat passed on the link that this act came by. */
  readonly forwarded?: boolean;
  /** The record it stands in; `details` go into the audit trail. */
  readonly record?: {
    readonly id: string;
    readonly actedAt: Date;
    readonly details: Readonly<Record<string, unknown>>;
  };
};

/**
 * Records an elector's votes in one transaction. `closes_at` decides whether they were given in time, not any
 * timer; what was given in time and is entered later counts until the round is counted.
 */
export async function castVotes(
  scope: Scope,
  votingRound: string,
  actor: Voter,
  marks: readonly Mark[],
): Promise<Cast> {
  const voting = await lockVoting(scope, votingRound, actor.person);
  return voting ? castIn(scope, voting, actor, marks) : { kind: 'refused', because: 'unknown' };
}

/** The same, for whoever has locked the round for this elector already. */
export async function castIn(
  scope: Scope,
  { round, now, items, votes, held }: Voting,
  actor: Voter,
  marks: readonly Mark[],
): Promise<Cast> {
  // At a meeting the items are decided there, by the show of hands on its signed sheet.
  if (round.way === 'meeting' || round.state === 'proposed' || round.state === 'declined')
    return { kind: 'refused', because: 'not-open' };
  if (round.state !== 'open') return { kind: 'refused', because: 'closed' };
  const ballots = items.map(({ ballot }) => ballot);
  const before = lastVotes(votes);
  const given = actor.record?.actedAt ?? now;
  // Whoever objected to what was recorded in their name may still say what their vote is.
  const objected = votes.some((vote) => vote.objectedAt && !before.some(sameItem(vote)));
  const inTime = given < round.closesAt || objected;
  if (!inTime || (now >= round.closesAt && now >= round.countsBy))
    return { kind: 'refused', because: 'closed' };
  const at = { ...scope, now };
  const marked = marks.map((mark) => {
    const ballot = ballots.find((candidate) => candidate.id === mark.ballot);
    const own = votes.filter((vote) => vote.ballot === mark.ballot);
    return castOne(now, ballot, mark, own, actor, held);
  });
  const recorded = marked.flatMap((mark) => (mark.kind === 'recorded' ? [mark] : []));
  const done = new Set([...before, ...recorded.map(({ vote }) => vote)].map((vote) => vote.ballot));
  const asked = ballots.filter((ballot) => !ballot.closedAt && ballot.places.voters);
  await together(at, [
    ...recorded.flatMap(({ vote }) => recording(at, vote, ballots, actor)),
    ...(asked.every((ballot) => done.has(ballot.id))
      ? [closingVoteTasks(at, round.id, actor.person)]
      : []),
    ...(recorded.length > 0 ? [waking(at, 'ballot', round.id, 'all-voted')] : []),
  ]);
  return { kind: 'cast', marks: marked };
}

function sameItem(vote: Vote): (other: Vote) => boolean {
  return (other) => other.ballot === vote.ballot;
}

/** Whether the rule of an item lets a vote come this way. */
function refusesVoter(rule: Ballot['rule'], { channel, forwarded }: Voter): boolean {
  return refuses(rule, channel) || (forwarded === true && refuses(rule, 'forwarded-link'));
}

function castOne(
  now: Date,
  ballot: OwnBallot | undefined,
  mark: Mark,
  own: readonly Vote[],
  actor: Voter,
  held: readonly string[],
): Marked {
  const seat = ballot?.places.voters;
  if (!ballot || !seat) return { kind: 'refused', ballot: mark.ballot, because: 'not-an-elector' };
  // The applicant withdrew meanwhile.
  if (ballot.closedAt) return { kind: 'refused', ballot: mark.ballot, because: 'item-ended' };
  // Invariant 2: a seat whose holder left cannot vote and still counts in the base.
  if (!stillSits(seat, held))
    return { kind: 'refused', ballot: mark.ballot, because: 'left-the-seat' };
  if (refusesVoter(ballot.rule, actor))
    return { kind: 'refused', ballot: mark.ballot, because: 'channel-refused' };
  const [earlier] = lastVotes(own);
  const actedAt = actor.record?.actedAt ?? now;
  const reason = mark.choice === 'recuse' ? mark.reason.trim() || null : null;
  if (earlier?.choice === mark.choice) return { kind: 'same', vote: earlier };
  // What was marked on paper before another vote was given cannot be meant to change it.
  if (earlier && (!mark.change || actedAt < earlier.actedAt))
    return { kind: 'other', vote: earlier };
  const vote: Omit<Vote, 'receipt'> = {
    ballot: ballot.id,
    person: actor.person,
    version: Math.max(0, ...own.map((vote) => vote.version)) + 1,
    choice: mark.choice,
    reason,
    channel: actor.channel,
    actedAt,
    recordedAt: now,
    ...(actor.record ? { record: actor.record.id } : {}),
  };
  return { kind: 'recorded', vote: { ...vote, receipt: receiptOf(hashOf(vote)) } };
}

function hashOf(vote: Omit<Vote, 'receipt'>): string {
  return sha256(canonical(vote));
}

/** The statements that record a vote, with its entry in the audit trail. */
function recording(
  scope: Scope,
  { receipt, ...vote }: Vote,
  ballots: readonly OwnBallot[],
  actor: Voter,
): readonly RawBuilder<unknown>[] {
  const ballot = ballots.find((candidate) => candidate.id === vote.ballot) as OwnBallot;
  return [
    sql`insert into votes (alliance, ballot, person, version, choice, reason, channel, acted_at, recorded_at, receipt, record_id)
      values (${scope.alliance}, ${vote.ballot}, ${vote.person}, ${vote.version}, ${vote.choice}, ${vote.reason}, ${vote.channel},
        ${vote.actedAt}, ${vote.recordedAt}, ${receipt}, ${vote.record ?? null})`,
    noting(scope, {
      kind: 'vote.cast',
      actor: actor.person,
      channel: actor.channel,
      subject: ballot.caseId,
      details: {
        ballot: ballot.id,
        version: vote.version,
        ...actor.record?.details,
        // A secret ballot's trail proves that a vote was cast, not which.
        ...(ballot.rule.secret ? {} : { choice: vote.choice, record: hashOf(vote) }),
      },
    }),
  ];
}
