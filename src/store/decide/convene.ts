import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { checkSitting, isShortNotice, ordinaryMeetingDay } from '../../domain/sitting.ts';
import { note } from '../audit-trail.ts';
import { membersOfBody, observersOfBody } from '../bodies.ts';
import { casesWith } from '../cases.ts';
import { allianceOf, charterInForce } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { through, type Scope } from '../scope.ts';
import type { Holding } from '../persons.ts';
import { insertSitting, noteCancelled, readSitting } from '../sittings.ts';
import { closeTask, lockTask, openTask, revokeTasks } from '../tasks.ts';
import { readRound, type VotingRound } from '../voting-rounds.ts';
import { workingCalendar } from '../working-years.ts';
import { wake } from '../wake-ups.ts';
import { askPerson, chairsOf, type Asking } from './body-chair.ts';
import {
  alreadyDecided,
  decisionOfTask,
  recordDecision,
  refusalFor,
  type Actor,
  type Decided,
} from './decisions.ts';
import { takeIn } from './open-ballot.ts';
import { inviteGuests } from './tell-guests.ts';
import { tellRound } from './tell-round.ts';

export type Convening = {
  readonly body: string;
  readonly cases: readonly string[];
  readonly meetsAt: Date;
  readonly place: string;
  readonly chairedBy: string;
  readonly shortNoticeReason: string;
  readonly by: string;
};

/** `asked`: the notice is shorter than the ordinary one, and the chair is asked before anybody is told. */
export type Convened =
  | { readonly kind: 'convened' | 'asked'; readonly votingRound: string; readonly number: string }
  | { readonly kind: 'refused'; readonly because: 'not-waiting' | 'no-chair' | 'not-a-chair' };

/** A refusal after rows were written must leave none: the caller's transaction is rolled back with the answer. */
export class NotConvened extends Error {
  readonly answer: Convened;
  constructor(answer: Convened) {
    super('the body was not convened');
    this.answer = answer;
  }
}

/** The secretariat enters that a body will meet, with items that wait for it (待上会); its members are told. */
export async function convene(scope: Scope, convening: Convening): Promise<Convened> {
  const chairs = await chairsOf(scope, convening.body);
  if (chairs.length === 0) return { kind: 'refused', because: 'no-chair' };
  if (!chairs.some((person) => person.id === convening.chairedBy))
    return { kind: 'refused', because: 'not-a-chair' };
  const ordinary = await ordinaryDayFor(scope, convening.cases);
  const entered = {
    ...convening,
    items: convening.cases,
    meetsAt: convening.meetsAt.getTime(),
  };
  const firm = await firmDayFor(scope, convening.cases);
  const [problem] = checkSitting(entered, scope.now.getTime(), ordinary, firm);
  if (problem) throw new Error(`the meeting lacks ${problem.field}`);
  const short = isShortNotice(entered.meetsAt, ordinary);
  const id = scope.context.ids.next();
  const { code } = await allianceOf(scope);
  const year = Number(dayOf(scope.now.getTime()).slice(0, 4));
  const number = await numberFor(scope, code, 'V', year);
  await sql`insert into voting_rounds (alliance, id, number, body, way, state, proposed_by, proposed_at, proposal, closes_at, short_notice_reason)
    values (${scope.alliance}, ${id}, ${number}, ${convening.body}, 'meeting', 'proposed', ${convening.by}, ${scope.now}, '',
      ${convening.meetsAt}, ${short ? convening.shortNoticeReason.trim() : null})`.execute(
    scope.tx,
  );
  await insertSitting(scope, {
    votingRound: id,
    meetsAt: convening.meetsAt,
    place: convening.place.trim(),
    chairedBy: convening.chairedBy,
  });
  for (const [index, caseId] of convening.cases.entries())
    if (!(await takeIn(scope, id, index + 1, caseId, convening.body)))
      throw new NotConvened({ kind: 'refused', because: 'not-waiting' });
  await note(scope, {
    kind: 'sitting.entered',
    actor: convening.by,
    channel: through(scope, 'console'),
    subject: id,
    details: {
      number,
      body: convening.body,
      cases: convening.cases,
      meetsAt: convening.meetsAt,
      short,
    },
  });
  await wake(scope, 'ballot', id);
  const round = (await readRound(scope, id)) as VotingRound;
  if (!short) {
    await sendNotice(scope, round);
    return { kind: 'convened', votingRound: id, number };
  }
  const [chair] = chairs;
  const task = await openTask(scope, {
    kind: 'shorten',
    addressees: chair ? [chair.id] : [],
    votingRound: id,
  });
  if (chair) await askPerson(scope, task, chair, askingToShorten(id));
  return { kind: 'asked', votingRound: id, number };
}

export function askingToShorten(votingRound: string): Asking {
  return { template: 'short-notice-wanted', scope: votingRound, votingRound };
}

/** The first day that keeps the longest ordinary notice among the items. */
export async function ordinaryDayFor(scope: Scope, cases: readonly string[]): Promise<string> {
  const notices = (await casesWith(scope, cases)).flatMap((one) =>
    one.plan.stages.flatMap((stage) => (stage.kind === 'ballot' ? stage.notice : [])),
  );
  const calendar = await workingCalendar(scope);
  return ordinaryMeetingDay(calendar, scope.now.getTime(), notices);
}

/** The first day that keeps the notices which may not be shortened; null where there are none. */
export async function firmDayFor(scope: Scope, cases: readonly string[]): Promise<string | null> {
  const notices = (await casesWith(scope, cases)).flatMap((one) =>
    one.plan.stages.flatMap((stage) =>
      stage.kind === 'ballot' && stage.shorten === 'never' ? stage.notice : [],
    ),
  );
  if (notices.length === 0) return null;
  return ordinaryMeetingDay(await workingCalendar(scope), scope.now.getTime(), notices);
}

/** The notice with its agenda goes to everybody who sits in the body, with a vote or without; the guests are written to next. */
async function sendNotice(scope: Scope, round: VotingRound): Promise<void> {
  await sql`update voting_rounds set state = 'convened', nudges_done = 0 where id = ${round.id}`.execute(
    scope.tx,
  );
  const sitters = await sittersOf(scope, round.body);
  await tellRound(scope, round.id, personsIn(sitters), {
    key: `sitting ${round.id}`,
    template: 'sitting-notice',
  });
  await inviteGuests(scope, await charterInForce(scope), round, sitters);
}

/** Everybody who sits in a body now, with a vote or without. */
async function sittersOf(scope: Scope, body: string): Promise<readonly Holding[]> {
  const { version } = await charterInForce(scope);
  return [
    ...(await membersOfBody(scope, version, body)),
    ...(await observersOfBody(scope, version, body)),
  ];
}

const personsIn = (sitters: readonly Holding[]): readonly string[] => [
  ...new Set(sitters.map(({ person }) => person.id)),
];

/** The chair agrees to a shorter notice, and it goes out; or does not, and the items wait on (X-Q8). */
export async function decideShortening(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  act: { readonly shorten: 'shorten' | 'keep'; readonly reason: string },
): Promise<Decided> {
  const task = await lockTask(scope, taskId);
  const refusal = refusalFor(task, actor);
  if (refusal === 'not-yours') return { kind: 'refused', because: refusal };
  const decided = task && (await decisionOfTask(scope, task.id));
  if (decided) return alreadyDecided(decided, act.shorten);
  if (refusal || !task?.votingRound) return { kind: 'refused', because: refusal ?? 'unknown' };
  const round = await readRound(scope, task.votingRound, 'update');
  const sitting = await readSitting(scope, task.votingRound);
  if (round?.state !== 'proposed' || !sitting || sitting.meetsAt <= scope.now)
    return { kind: 'refused', because: 'closed' };
  if (!(await chairsOf(scope, round.body)).some((person) => person.id === actor.person))
    return { kind: 'refused', because: 'no-longer-in-office' };
  if (act.reason.trim() === '') throw new Error('the shortening lacks its reason');
  const decision = await recordDecision(scope, {
    task,
    actor,
    choice: act.shorten,
    reason: act.reason,
    details: { meetsAt: sitting.meetsAt },
  });
  await closeTask(scope, task.id, 'done', 'decided');
  if (act.shorten === 'shorten') {
    await sql`update voting_rounds set ordered_by = ${actor.person}, ordered_at = ${scope.now}, order_reason = ${act.reason.trim()}
      where id = ${round.id}`.execute(scope.tx);
    await sendNotice(scope, round);
  } else await giveBack(scope, round.id);
  await wake(scope, 'ballot', round.id);
  return { kind: 'recorded', decision };
}

export type Cancelled = 'cancelled' | 'unknown' | 'begun' | 'ended-before';

/** A meeting that is not held after all: its items wait on, and whoever had the notice is told. */
export async function cancelSitting(
  scope: Scope,
  votingRound: string,
  by: string,
  reason: string,
): Promise<Cancelled> {
  const round = await readRound(scope, votingRound, 'update');
  if (round?.way !== 'meeting') return 'unknown';
  if (round.state === 'open') return 'begun';
  if (round.state !== 'proposed' && round.state !== 'convened') return 'ended-before';
  await giveBack(scope, votingRound);
  await noteCancelled(scope, votingRound, reason.trim());
  await revokeTasks(scope, { votingRound }, 'the meeting is not held');
  if (round.state === 'convened')
    await tellRound(scope, votingRound, personsIn(await sittersOf(scope, round.body)), {
      key: `sitting cancelled ${votingRound}`,
      template: 'sitting-cancelled',
      extra: { reason: reason.trim() },
    });
  await note(scope, {
    kind: 'sitting.cancelled',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: { number: round.number, reasonGiven: reason.trim() !== '' },
  });
  await wake(scope, 'ballot', votingRound);
  return 'cancelled';
}

async function giveBack(scope: Scope, votingRound: string): Promise<void> {
  await sql`delete from ballots where voting_round = ${votingRound}`.execute(scope.tx);
  await sql`update voting_rounds set state = 'declined', closed_at = ${scope.now} where id = ${votingRound}`.execute(
    scope.tx,
  );
}
