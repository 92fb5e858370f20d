import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { note } from '../audit-trail.ts';
import { sha256 } from '../database.ts';
import { seatsHeldBy } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { closeVoteTasks } from '../tasks.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  votesOf,
  type Ballot,
  type MarkedChoice,
  type Vote,
} from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { receiptOf, type Channel } from './decisions.ts';

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
      readonly because: 'not-an-elector' | 'left-the-seat' | 'item-ended';
    };

export type Cast =
  | { readonly kind: 'cast'; readonly marks: readonly Marked[] }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'not-open' | 'closed' };

/** Records an elector's votes in one transaction. `closes_at` decides whether they count, not any timer. */
export async function castVotes(
  scope: Scope,
  votingRound: string,
  actor: { readonly person: string; readonly channel: Channel },
  marks: readonly Mark[],
): Promise<Cast> {
  const round = await readRound(scope, votingRound, 'share');
  if (!round) return { kind: 'refused', because: 'unknown' };
  // The clock is read again under the lock: waiting for it may have outlasted the close.
  const now = await scope.context.clock.now(scope.tx);
  if (round.state === 'proposed' || round.state === 'declined')
    return { kind: 'refused', because: 'not-open' };
  if (round.state === 'closed' || now >= round.closesAt)
    return { kind: 'refused', because: 'closed' };
  // One elector's own double clicks and devices wait for each other here.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${votingRound} ${actor.person}`}, 0))`.execute(
    scope.tx,
  );
  const ballots = await ballotsOfRound(scope, votingRound);
  const held = new Set(await seatsHeldBy(scope, actor.person));
  const ids = ballots.map((ballot) => ballot.id);
  const before = lastVotes(await votesOf(scope, ids, actor.person));
  const marked: Marked[] = [];
  for (const mark of marks) {
    const ballot = ballots.find((candidate) => candidate.id === mark.ballot);
    const earlier = before.find((vote) => vote.ballot === mark.ballot);
    marked.push(await castOne({ ...scope, now }, ballot, mark, earlier, actor, held));
  }
  const recorded = marked.flatMap((mark) => (mark.kind === 'recorded' ? [mark.vote] : []));
  const done = new Set([...before, ...recorded].map((vote) => vote.ballot));
  const asked = ballots.filter(
    (ballot) =>
      !ballot.closedAt && ballot.electorate?.voters.some((seat) => seat.person === actor.person),
  );
  if (asked.every((ballot) => done.has(ballot.id)))
    await closeVoteTasks({ ...scope, now }, votingRound, actor.person);
  if (recorded.length > 0) await wake(scope, 'ballot', votingRound, 'all-voted');
  return { kind: 'cast', marks: marked };
}

async function castOne(
  scope: Scope,
  ballot: Ballot | undefined,
  mark: Mark,
  earlier: Vote | undefined,
  actor: { readonly person: string; readonly channel: Channel },
  held: ReadonlySet<string>,
): Promise<Marked> {
  const seat = ballot?.electorate?.voters.find((voter) => voter.person === actor.person);
  if (!ballot || !seat) return { kind: 'refused', ballot: mark.ballot, because: 'not-an-elector' };
  // The applicant withdrew meanwhile.
  if (ballot.closedAt) return { kind: 'refused', ballot: mark.ballot, because: 'item-ended' };
  // Invariant 2: a seat whose holder left cannot vote and still counts in the base.
  if (!held.has(seat.seat))
    return { kind: 'refused', ballot: mark.ballot, because: 'left-the-seat' };
  const reason = mark.choice === 'recuse' ? mark.reason.trim() || null : null;
  if (earlier?.choice === mark.choice) return { kind: 'same', vote: earlier };
  if (earlier && !mark.change) return { kind: 'other', vote: earlier };
  const vote: Omit<Vote, 'receipt'> = {
    ballot: ballot.id,
    person: actor.person,
    version: (earlier?.version ?? 0) + 1,
    choice: mark.choice,
    reason,
    channel: actor.channel,
    actedAt: scope.now,
    recordedAt: scope.now,
  };
  const record = sha256(canonical(vote));
  const receipt = receiptOf(record);
  await sql`insert into votes (alliance, ballot, person, version, choice, reason, channel, acted_at, recorded_at, receipt)
    values (${scope.alliance}, ${vote.ballot}, ${vote.person}, ${vote.version}, ${vote.choice}, ${vote.reason}, ${vote.channel},
      ${vote.actedAt}, ${vote.recordedAt}, ${receipt})`.execute(scope.tx);
  await note(scope, {
    kind: 'vote.cast',
    actor: actor.person,
    channel: actor.channel,
    subject: ballot.caseId,
    details: {
      ballot: ballot.id,
      version: vote.version,
      // A secret ballot's trail proves that a vote was cast, not which.
      ...(ballot.rule.secret ? {} : { choice: vote.choice, record }),
    },
  });
  return { kind: 'recorded', vote: { ...vote, receipt } };
}
