import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { note } from '../audit-trail.ts';
import { membersOfBody, observersOfBody } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { guestsOfSitting, markGuestsThere } from '../guests.ts';
import { recordsAbout } from '../records/records.ts';
import { through, type Scope } from '../scope.ts';
import { markSittingOpened, readSitting, replaceAttendance } from '../sittings.ts';
import { ballotsOfRound, readRound, type Ballot } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { closeRound } from './close-round.ts';
import { openBallot } from './open-ballot.ts';

export type Opened = 'opened' | 'unknown' | 'too-early' | 'not-convened' | 'opened-before';

/** 开会: the meeting begins. The electorates of its items freeze now (X-Q19). */
export async function openSitting(scope: Scope, votingRound: string, by: string): Promise<Opened> {
  const round = await readRound(scope, votingRound, 'update');
  const sitting = await readSitting(scope, votingRound);
  if (!round || !sitting) return 'unknown';
  if (round.state === 'open') return 'opened-before';
  if (round.state !== 'convened') return 'not-convened';
  if (dayOf(scope.now.getTime()) < dayOf(sitting.meetsAt.getTime())) return 'too-early';
  await sql`update voting_rounds set state = 'open' where id = ${votingRound}`.execute(scope.tx);
  await markSittingOpened(scope, votingRound, by);
  for (const ballot of await ballotsOfRound(scope, votingRound)) {
    // Its applicant withdrew before the meeting.
    if (ballot.closedAt) continue;
    const voters = await membersOfBody(scope, ballot.charterVersion, round.body);
    const observers = await observersOfBody(scope, ballot.charterVersion, round.body);
    await openBallot(scope, ballot, voters, observers);
  }
  await note(scope, {
    kind: 'sitting.opened',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: { number: round.number },
  });
  await wake(scope, 'ballot', votingRound);
  return 'opened';
}

/** Who may be ticked as there: electors, those kept from voting by rule, and observers. */
export function sittersIn(ballots: readonly Ballot[]): ReadonlySet<string> {
  return new Set(
    ballots.flatMap(({ electorate }) =>
      [
        ...(electorate?.voters ?? []),
        ...(electorate?.recused ?? []),
        ...(electorate?.observers ?? []),
      ].map((seat) => seat.person),
    ),
  );
}

/**
 * The list of those there, by name, and of the guests (列席) by member; it may be corrected until the meeting is over. Guests are
 * in no electorate: whether they are there counts for no quorum and no base. `guests` left out: their list stays as it is.
 */
export async function enterAttendance(
  scope: Scope,
  votingRound: string,
  persons: readonly string[],
  by: string,
  guests?: readonly string[],
): Promise<'entered' | 'not-open' | 'not-a-sitter' | 'not-a-guest'> {
  const round = await readRound(scope, votingRound, 'update');
  if (round?.way !== 'meeting' || round.state !== 'open') return 'not-open';
  const sitters = sittersIn(await ballotsOfRound(scope, votingRound));
  const there = [...new Set(persons)];
  if (there.some((person) => !sitters.has(person))) return 'not-a-sitter';
  const invited = (await guestsOfSitting(scope, votingRound)).map(({ member }) => member);
  if (guests?.some((member) => !invited.includes(member))) return 'not-a-guest';
  await replaceAttendance(scope, votingRound, there, by);
  if (guests) await markGuestsThere(scope, votingRound, guests, by);
  await note(scope, {
    kind: 'sitting.attendance',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: {
      there: there.length,
      of: sitters.size,
      ...(invited.length > 0 && guests
        ? { guests: new Set(guests).size, invited: invited.length }
        : {}),
    },
  });
  return 'entered';
}

export type Ended = 'ended' | 'not-open' | 'records-waiting';

/** 散会: what was not voted on goes back to 待上会. A sheet that waits for its check keeps the meeting open. */
export async function endSitting(scope: Scope, votingRound: string, by: string): Promise<Ended> {
  const round = await readRound(scope, votingRound, 'update');
  if (round?.way !== 'meeting' || round.state !== 'open') return 'not-open';
  const left = (await ballotsOfRound(scope, votingRound)).filter((ballot) => !ballot.closedAt);
  for (const ballot of left)
    if ((await recordsAbout(scope, ballot.id)).some((record) => record.state === 'waiting'))
      return 'records-waiting';
  for (const ballot of left) await putOff(scope, ballot);
  await note(scope, {
    kind: 'sitting.ended',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: { number: round.number, notTaken: left.length },
  });
  await closeRound(scope, votingRound);
  await wake(scope, 'ballot', votingRound);
  return 'ended';
}

/** Ends a ballot without any result: the case waits for a meeting again. Votes given stay stored and count for nothing. */
export async function putOff(scope: Scope, ballot: Ballot): Promise<void> {
  await sql`update ballots set closed_at = ${scope.now}, result = 'put-off' where id = ${ballot.id} and closed_at is null`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'ballot.put-off',
    actor: 'system',
    channel: 'system',
    subject: ballot.caseId,
    details: { ballot: ballot.id },
  });
  const one = await readCase(scope, ballot.caseId);
  if (one) await wake(scope, one.process, one.id);
}
