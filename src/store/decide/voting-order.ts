import { lastDayOfNotice } from '../../domain/notice.ts';
import { sql } from 'kysely';
import { dayOf, instantOf } from '../../domain/calendar.ts';
import { latestCount } from '../../domain/counting.ts';
import { checkOrder } from '../../domain/voting-order.ts';
import type { BallotStage } from '../../domain/plan.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { note } from '../audit-trail.ts';
import { membersOfBody, observersOfBody } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { linksFor } from '../links.ts';
import { queueMails } from '../mails-at-once.ts';
import type { Person } from '../persons.ts';
import { through, type Scope } from '../scope.ts';
import { closeTask, lockTask, openTask, openTaskEach } from '../tasks.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';
import { workingCalendar } from '../working-years.ts';
import { wake } from '../wake-ups.ts';
import {
  alreadyDecided,
  decisionOfTask,
  recordDecision,
  inWhosePlace,
  refusalFor,
  type Actor,
  type Decided,
} from './decisions.ts';
import { isOwnUnit } from './own-unit.ts';
import { askPerson, chairsOf, impartialChairs, type Asking } from './body-chair.ts';
import { openBallot, takeIn } from './open-ballot.ts';

export type Proposed =
  | { readonly kind: 'proposed'; readonly votingRound: string; readonly number: string }
  | { readonly kind: 'refused'; readonly because: 'nothing-to-vote' | 'not-waiting' | 'no-chair' };

/** The secretariat puts waiting cases before the body's chair, who alone may order a correspondence vote (X-Q22). */
export async function proposeRound(
  scope: Scope,
  proposal: {
    readonly body: string;
    readonly cases: readonly string[];
    readonly reason: string;
    readonly closesAt: Date;
    readonly by: string;
  },
): Promise<Proposed> {
  if (proposal.cases.length === 0) return { kind: 'refused', because: 'nothing-to-vote' };
  const [chair] = await impartialChairs(scope, proposal.body, proposal.cases);
  if (!chair) return { kind: 'refused', because: 'no-chair' };
  const id = scope.context.ids.next();
  const alliance = await allianceOf(scope);
  const number = await numberFor(
    scope,
    alliance.code,
    'V',
    Number(dayOf(scope.now.getTime()).slice(0, 4)),
  );
  await sql`insert into voting_rounds (alliance, id, number, body, state, proposed_by, proposed_at, proposal, closes_at)
    values (${scope.alliance}, ${id}, ${number}, ${proposal.body}, 'proposed', ${proposal.by}, ${scope.now}, ${proposal.reason}, ${proposal.closesAt})`.execute(
    scope.tx,
  );
  for (const [index, caseId] of proposal.cases.entries())
    if (!(await takeIn(scope, id, index + 1, caseId, proposal.body)))
      return undo({ kind: 'refused', because: 'not-waiting' });
  const task = await openTask(scope, {
    kind: 'order',
    addressees: [chair.id],
    votingRound: id,
  });
  await askPerson(scope, task, chair, askingToOrder(id));
  await note(scope, {
    kind: 'voting-round.proposed',
    actor: proposal.by,
    channel: through(scope, 'console'),
    subject: id,
    details: { number, body: proposal.body, cases: proposal.cases, closesAt: proposal.closesAt },
  });
  await wake(scope, 'ballot', id);
  return { kind: 'proposed', votingRound: id, number };
}

export function askingToOrder(votingRound: string): Asking {
  return { template: 'correspondence-order-wanted', scope: votingRound, votingRound };
}

/** A refusal after rows were written must leave none: the caller's transaction is rolled back with the answer. */
export class Undone extends Error {
  readonly answer: Proposed;
  constructor(answer: Proposed) {
    super('the proposal was refused');
    this.answer = answer;
  }
}

function undo(answer: Proposed): never {
  throw new Undone(answer);
}

/** The earliest close that keeps the ordinary notice, counted from `now`: the end of the last of those working days. */
export function ordinaryClose(
  calendar: WorkingCalendar,
  now: Date,
  stage: Pick<BallotStage, 'notice'>,
): Date {
  const last = lastDayOfNotice(calendar, dayOf(now.getTime()), stage.notice);
  return new Date(instantOf(last, 17));
}

/** The earliest close that keeps the ordinary notice of every item of a round, and the one that nobody may go below. */
export async function closesOfRound(
  scope: Scope,
  votingRound: string,
): Promise<{ readonly ordinary: Date | null; readonly firm: Date | null }> {
  const calendar = await workingCalendar(scope);
  const stages: BallotStage[] = [];
  for (const ballot of await ballotsOfRound(scope, votingRound)) {
    const one = await readCase(scope, ballot.caseId);
    const stage = one?.plan.stages.find((candidate) => candidate.name === ballot.stage);
    if (stage?.kind === 'ballot') stages.push(stage);
  }
  const latest = (of: readonly BallotStage[]): Date | null =>
    of.length === 0
      ? null
      : new Date(
          Math.max(...of.map((stage) => ordinaryClose(calendar, scope.now, stage).getTime())),
        );
  return {
    ordinary: latest(stages),
    firm: latest(stages.filter((stage) => stage.shorten === 'never')),
  };
}

export type OrderAct = {
  readonly order: 'order' | 'decline';
  readonly reason: string;
  readonly closesAt: Date;
  /** Why the ordinary notice is shortened, where it is (X-Q8). */
  readonly shortNoticeReason: string;
};

/** The chair orders the vote, with a reason: the electorates freeze and the ballots open in this transaction. */
export async function decideOrder(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  act: OrderAct,
): Promise<Decided> {
  const task = await lockTask(scope, taskId);
  const refusal = refusalFor(task, actor);
  if (refusal === 'not-yours') return { kind: 'refused', because: refusal };
  const decided = task && (await decisionOfTask(scope, task.id));
  if (decided) return alreadyDecided(decided, act.order);
  if (refusal || !task?.votingRound) return { kind: 'refused', because: refusal ?? 'unknown' };
  const round = await readRound(scope, task.votingRound, 'update');
  if (round?.state !== 'proposed') return { kind: 'refused', because: 'closed' };
  const chairs = await chairsOf(scope, round.body);
  // Who stands in for the chair must be one who may order votes too: the charter names nobody else.
  const ordering = [actor.person, inWhosePlace(task, actor) ?? actor.person];
  const cases = (await ballotsOfRound(scope, round.id)).map((ballot) => ballot.caseId);
  for (const id of ordering)
    if (await isOwnUnit(scope, id, cases)) return { kind: 'refused', because: 'own-unit' };
  if (!ordering.every((id) => chairs.some((person) => person.id === id)))
    return { kind: 'refused', because: 'no-longer-in-office' };
  await mustBeOrderly(scope, round.id, act);
  const decision = await recordDecision(scope, {
    task,
    actor,
    choice: act.order,
    reason: act.reason,
    details: { closesAt: act.closesAt, shortNoticeReason: act.shortNoticeReason || null },
  });
  await closeTask(scope, task.id, 'done', 'decided');
  await (act.order === 'order'
    ? openRound(scope, round.id, round.body, actor.person, act)
    : declineRound(scope, round.id));
  await wake(scope, 'ballot', round.id);
  return { kind: 'recorded', decision };
}

/** Pages check what is entered and say what is missing; whatever comes another way is checked here again. */
async function mustBeOrderly(scope: Scope, votingRound: string, act: OrderAct): Promise<void> {
  const { ordinary, firm } = await closesOfRound(scope, votingRound);
  const entered = { ...act, closesAt: act.closesAt.getTime() };
  const [problem] = checkOrder(
    entered,
    scope.now.getTime(),
    (ordinary ?? act.closesAt).getTime(),
    firm?.getTime() ?? null,
  );
  if (problem) throw new Error(`the order lacks ${problem.field}`);
}

async function declineRound(scope: Scope, votingRound: string): Promise<void> {
  // The items wait for the next meeting or proposal (待上会): their ballots are taken back.
  await sql`delete from ballots where voting_round = ${votingRound}`.execute(scope.tx);
  await sql`update voting_rounds set state = 'declined', closed_at = ${scope.now} where id = ${votingRound}`.execute(
    scope.tx,
  );
}

async function openRound(
  scope: Scope,
  votingRound: string,
  body: string,
  chair: string,
  act: OrderAct,
): Promise<void> {
  await sql`update voting_rounds set state = 'open', ordered_by = ${chair}, ordered_at = ${scope.now}, order_reason = ${act.reason.trim()},
    short_notice_reason = ${act.shortNoticeReason.trim() || null}, closes_at = ${act.closesAt}, counts_by = ${await countsBy(scope, votingRound, act.closesAt)}, nudges_done = 0 where id = ${votingRound}`.execute(
    scope.tx,
  );
  const addressed = new Map<string, { person: Person; votes: boolean }>();
  for (const ballot of await ballotsOfRound(scope, votingRound)) {
    // Its applicant withdrew before the order.
    if (ballot.closedAt) continue;
    const voters = await membersOfBody(scope, ballot.charterVersion, body);
    const observers = await observersOfBody(scope, ballot.charterVersion, body);
    const electorate = await openBallot(scope, ballot, voters, observers);
    const electors = new Set(electorate.voters.map((seat) => seat.person));
    for (const { person } of [...voters, ...observers]) {
      const votes = electors.has(person.id) || (addressed.get(person.id)?.votes ?? false);
      addressed.set(person.id, { person, votes });
    }
  }
  await askElectors(scope, votingRound, [...addressed.values()]);
}

/** A task for everybody who votes, and a mail to them and to those who attend. */
async function askElectors(
  scope: Scope,
  votingRound: string,
  addressed: readonly { readonly person: Person; readonly votes: boolean }[],
): Promise<void> {
  const electors = addressed.flatMap(({ person, votes }) => (votes ? [person.id] : []));
  const tasks = await openTaskEach(scope, 'vote', votingRound, electors);
  const ids = addressed.map(({ person }) => person.id);
  const links = await linksFor(scope, 'voting-round', votingRound, ids);
  await queueMails(
    scope,
    addressed.map(({ person, votes }) => {
      const taskId = tasks.get(person.id);
      return {
        key: `ballot ${votingRound} ${person.id}`,
        scope: votingRound,
        template: votes ? 'ballot' : 'ballot-for-observer',
        extra: {},
        language: person.language,
        to: { person: person.id, name: person.name, address: person.email },
        link: links.get(person.id) as string,
        votingRound,
        ...(taskId ? { taskId } : {}),
      };
    }),
  );
}

/** The latest instant of the count, by the item that waits longest (X-Q25). */
async function countsBy(scope: Scope, votingRound: string, closesAt: Date): Promise<Date> {
  const days = [0];
  for (const ballot of await ballotsOfRound(scope, votingRound)) {
    const one = await readCase(scope, ballot.caseId);
    const stage = one?.plan.stages.find((candidate) => candidate.name === ballot.stage);
    if (stage?.kind === 'ballot') days.push(stage.counting?.workingDays ?? 0);
  }
  return new Date(latestCount(await workingCalendar(scope), closesAt.getTime(), Math.max(...days)));
}
