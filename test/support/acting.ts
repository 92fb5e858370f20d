import { sql } from 'kysely';
import type { ReviewAct } from '../../src/domain/review.ts';
import type { Case } from '../../src/store/cases.ts';
import { decideReview } from '../../src/store/decide/review.ts';
import { castVotes, type Cast } from '../../src/store/decide/vote.ts';
import { decideOrder, proposeRound } from '../../src/store/decide/voting-order.ts';
import { filesOfCase } from '../../src/store/files.ts';
import { holdersOf, type Person } from '../../src/store/persons.ts';
import { tasksOfRound, openTasks, type Task, type TaskKind } from '../../src/store/tasks.ts';
import { ballotsOfRound, type MarkedChoice } from '../../src/store/voting-rounds.ts';
import type { Dispatcher } from '../../src/temporal/dispatcher.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** As much of a world as people need to act in it. */
export type Stage = Pick<World, 'inScope' | 'until'> & {
  readonly dispatcher: Pick<Dispatcher, 'nudge'>;
};

/** The person in a seat; of several the one with the given rank. */
export async function holder(world: Stage, seat: string, rank = 0): Promise<Person> {
  const holdings = await world.inScope((scope) => holdersOf(scope, [seat]));
  const holding = holdings[rank];
  if (!holding) throw new Error(`nobody holds ${seat}`);
  return holding.person;
}

export function taskOf(world: Stage, one: Case, kind: TaskKind): Promise<Task> {
  return world.until(`${one.number} has a task ${kind}`, async (scope) =>
    (await openTasks(scope)).find((task) => task.caseId === one.id && task.kind === kind),
  );
}

/** A case officer reviews: every document fit unless told otherwise. */
export async function review(
  world: Stage,
  one: Case,
  over: Partial<ReviewAct> = {},
): ReturnType<typeof decideReview> {
  const task = await taskOf(world, one, 'review');
  const officer = await holder(world, 'case-officer');
  const decided = await world.inScope(async (scope) => {
    const documents = [...new Set((await filesOfCase(scope, one.id)).map((file) => file.document))];
    const checks = Object.fromEntries(documents.map((document) => [document, 'fit' as const]));
    const act = {
      decision: 'approve' as const,
      reason: '',
      // Some charters have what is a matter of judgement assessed in words.
      remark: '符合条件',
      handOverTo: '',
      checks,
      ...over,
    };
    return decideReview(
      scope,
      task.id,
      { person: officer.id, channel: 'own-link' },
      { ...act, decision: act.decision ?? 'approve' },
      one.formHash,
    );
  });
  world.dispatcher.nudge();
  return decided;
}

export function waitingForVote(world: Stage, one: Case): Promise<boolean> {
  return world.until(`${one.number} waits for a vote`, async (scope) => {
    const { rows } =
      await sql`select 1 from stages where case_id = ${one.id} and kind = 'ballot' and outcome is null`.execute(
        scope.tx,
      );
    return rows.length > 0;
  });
}

/** Which body votes by correspondence, by whose order, and for how many days. */
export type Correspondence = {
  readonly body: string;
  /** The seat of whoever orders it. */
  readonly chair: string;
  readonly days: number;
  readonly reason?: string;
};

/** The secretariat proposes and the chair orders a correspondence vote of the chair's office; gives back the round's id. */
export function openVote(world: Stage, cases: readonly Case[], days = 5): Promise<string> {
  return openVoteOf(world, cases, { body: 'chairs-office', chair: 'chair', days });
}

/** The same of any body. */
export async function openVoteOf(
  world: Stage,
  cases: readonly Case[],
  { body, chair, days, reason = '同意通讯表决' }: Correspondence,
): Promise<string> {
  for (const one of cases) await waitingForVote(world, one);
  const officer = await holder(world, 'case-officer');
  const orders = await holder(world, chair);
  const round = await world.inScope(async (scope) => {
    const proposed = await proposeRound(scope, {
      body,
      cases: cases.map((one) => one.id),
      reason: '近期无会议安排',
      closesAt: new Date(scope.now.getTime() + days * DAY),
      by: officer.id,
    });
    if (proposed.kind !== 'proposed') throw new Error(proposed.because);
    return proposed.votingRound;
  });
  const ordered = await world.inScope(async (scope) => {
    const task = (await tasksOfRound(scope, round)).find(({ kind }) => kind === 'order') as Task;
    return decideOrder(
      scope,
      task.id,
      { person: orders.id, channel: 'own-link' },
      {
        order: 'order',
        reason,
        closesAt: new Date(scope.now.getTime() + days * DAY),
        // What is ordinary depends on the day the test runs.
        shortNoticeReason: '年底工作安排',
      },
    );
  });
  if (ordered.kind !== 'recorded') throw new Error(JSON.stringify(ordered));
  world.dispatcher.nudge();
  return round;
}

/** So many of those who hold the seats vote, each in turn, and the rest do not. */
export async function voteInTurn(
  world: Stage,
  round: string,
  seats: readonly string[],
  choices: readonly MarkedChoice[],
): Promise<void> {
  const holdings = await world.inScope((scope) => holdersOf(scope, seats));
  for (const [at, choice] of choices.entries())
    await vote(world, round, (holdings[at] as (typeof holdings)[number]).person, choice);
}

/** One elector marks every item of the round the same way. */
export async function vote(
  world: Stage,
  round: string,
  person: Person,
  choice: MarkedChoice,
  over: { readonly change?: boolean } = {},
): Promise<Cast> {
  const cast = await world.inScope(async (scope) => {
    const marks = (await ballotsOfRound(scope, round)).map((ballot) => ({
      ballot: ballot.id,
      choice,
      reason: '理由',
      change: over.change ?? false,
    }));
    return castVotes(scope, round, { person: person.id, channel: 'own-link' }, marks);
  });
  world.dispatcher.nudge();
  return cast;
}

/** The five electors of the demo's chair's office, by rank. */
export async function electors(world: Stage): Promise<readonly Person[]> {
  const seats = ['chair', 'executive-chair', 'vice-chair', 'secretary-general'];
  return (await world.inScope((scope) => holdersOf(scope, seats))).map((holding) => holding.person);
}
