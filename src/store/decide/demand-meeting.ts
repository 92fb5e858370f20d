import { sql } from 'kysely';
import { demandOf } from '../../domain/charter/people.ts';
import { reaches } from '../../domain/fraction.ts';
import { note } from '../audit-trail.ts';
import { charterOfVersion } from '../charters.ts';
import { seatsHeldBy } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import {
  ballotsOfRound,
  readRound,
  stillSits,
  type Ballot,
  type FrozenSeat,
} from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import type { Channel } from './decisions.ts';
import { putOff } from './sitting.ts';
import { addressedBy, tellRound } from './tell-round.ts';

/** One elector's demand, as it was made. */
export type Demand = {
  readonly person: string;
  readonly reason: string;
  readonly channel: Channel;
  readonly at: Date;
};

export async function demandsOf(scope: Scope, votingRound: string): Promise<readonly Demand[]> {
  const { rows } = await sql<Demand>`
    select person, reason, channel, at from meeting_demands where voting_round = ${votingRound} order by at, person`.execute(
    scope.tx,
  );
  return rows;
}

/** Everybody who votes on any item of the round, each once: of them a third may demand a meeting. */
export function electorsIn(ballots: readonly Ballot[]): readonly FrozenSeat[] {
  const seats = ballots.flatMap((ballot) => ballot.electorate?.voters ?? []);
  return [...new Map(seats.map((seat) => [seat.person, seat])).values()];
}

export type Demanded =
  /** `ends`: with this one enough have demanded it, and the round has ended as 改为会议. */
  | { readonly kind: 'demanded' | 'same'; readonly demands: number; readonly ends: boolean }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown' | 'closed' | 'not-an-elector' | 'not-foreseen' | 'reason-missing';
    };

/** 要求开会: an elector demands a meeting instead of the correspondence vote, with a reason (X-Q22). */
export async function demandMeeting(
  scope: Scope,
  votingRound: string,
  actor: { readonly person: string; readonly channel: Channel },
  reason: string,
): Promise<Demanded> {
  const round = await readRound(scope, votingRound, 'update');
  if (!round || round.way !== 'correspondence') return { kind: 'refused', because: 'unknown' };
  // The clock is read again under the lock: waiting for it may have outlasted the close.
  const now = await scope.context.clock.now(scope.tx);
  const at = { ...scope, now };
  const before = await demandsOf(scope, votingRound);
  const again = before.some((demand) => demand.person === actor.person);
  if (again) return { kind: 'same', demands: before.length, ends: round.state === 'to-meeting' };
  if (round.state !== 'open' || now >= round.closesAt)
    return { kind: 'refused', because: 'closed' };
  const ballots = await ballotsOfRound(scope, votingRound);
  const electors = electorsIn(ballots);
  const seat = electors.find((candidate) => candidate.person === actor.person);
  const held = await seatsHeldBy(at, actor.person);
  if (!seat || !stillSits(seat, held)) return { kind: 'refused', because: 'not-an-elector' };
  const charter = await charterOfVersion(scope, (ballots[0] as Ballot).charterVersion);
  const rule = demandOf(charter, round.body);
  if (!rule) return { kind: 'refused', because: 'not-foreseen' };
  if (reason.trim() === '') return { kind: 'refused', because: 'reason-missing' };
  await sql`insert into meeting_demands (alliance, voting_round, person, reason, channel, at)
    values (${scope.alliance}, ${votingRound}, ${actor.person}, ${reason.trim()}, ${actor.channel}, ${now})`.execute(
    scope.tx,
  );
  const demands = before.length + 1;
  await note(at, {
    kind: 'meeting.demanded',
    actor: actor.person,
    channel: actor.channel,
    subject: votingRound,
    details: { demands, electors: electors.length },
  });
  const ends = reaches(rule.share, demands, electors.length);
  if (ends) await endAsMeeting(at, votingRound, ballots, { demands, electors: electors.length });
  return { kind: 'demanded', demands, ends };
}

/** 改为会议: the round ends without a result, and all are told. */
async function endAsMeeting(
  scope: Scope,
  votingRound: string,
  ballots: readonly Ballot[],
  details: { readonly demands: number; readonly electors: number },
): Promise<void> {
  await sql`update voting_rounds set state = 'to-meeting', closed_at = ${scope.now} where id = ${votingRound}`.execute(
    scope.tx,
  );
  await revokeTasks(scope, { votingRound }, 'a meeting was demanded');
  for (const ballot of ballots.filter((candidate) => !candidate.closedAt))
    await putOff(scope, ballot);
  await note(scope, {
    kind: 'voting-round.to-meeting',
    actor: 'system',
    channel: 'system',
    subject: votingRound,
    details,
  });
  await tellRound(scope, votingRound, addressedBy(ballots), {
    key: `to meeting ${votingRound}`,
    template: 'to-meeting',
    extra: details,
  });
  await wake(scope, 'ballot', votingRound);
}
