import { readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import { confirmResult } from '../../src/store/decide/confirm-result.ts';
import { decideOrder, proposeRound } from '../../src/store/decide/voting-order.ts';
import { holdersOf, type Person } from '../../src/store/persons.ts';
import { openTasks, tasksOfRound, type Task } from '../../src/store/tasks.ts';
import type { MarkedChoice } from '../../src/store/voting-rounds.ts';
import type { ShowOfHands } from '../../src/domain/show-of-hands.ts';
import { handIn } from './applying.ts';
import { holder, vote, waitingForVote } from './acting.ts';
import type { Meeting } from './sitting.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
/** The alliance of charter D that the demo sets up: seven in the committee, ten units in the plenary. */
export const ZHUZHOU = 'zhuzhou';
export const PLENARY: Meeting = {
  body: 'plenary',
  chair: 'director',
  scrutineer: 'secretary-general',
};
const COMMITTEE = ['director', 'deputy-director', 'executive'];

let applicants = 0;

/** A service agency of the city applies. */
export function applies(world: World, named?: string): Promise<Case> {
  applicants += 1;
  const name = named ?? `株洲某某服务机构${applicants}`;
  return world.inScope((scope) =>
    handIn(scope, {
      kind: 'agency',
      language: 'zh',
      applicantName: name,
      applicantCode: null,
      applicantEmail: `agency${applicants}@applicant.example`,
      contactName: '唐联络',
      form: { 'organisation-name': name, 'liaison-name': '唐联络', 'declares.6/1#1': 'yes' },
    }),
  );
}

/** The seven of the executive committee vote by correspondence, as its director orders, each in turn. */
export const committeeVotes = (
  world: World,
  one: Case,
  choices: readonly MarkedChoice[],
): Promise<string> => votesBy(world, one, 'executive-committee', COMMITTEE, choices);

/** The representatives of the units vote by correspondence, each in turn. */
export const plenaryVotes = (
  world: World,
  one: Case,
  choices: readonly MarkedChoice[],
): Promise<string> => votesBy(world, one, 'plenary', ['representative'], choices);

async function votesBy(
  world: World,
  one: Case,
  body: string,
  seats: readonly string[],
  choices: readonly MarkedChoice[],
): Promise<string> {
  await waitingForVote(world, one);
  const officer = await holder(world, 'case-officer');
  const director = await holder(world, 'director');
  const closesAt = await world.inScope(({ now }) =>
    Promise.resolve(new Date(now.getTime() + 20 * DAY)),
  );
  const round = await world.inScope(async (scope) => {
    const proposed = await proposeRound(scope, {
      body,
      cases: [one.id],
      reason: '近期无会议安排',
      closesAt,
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
      { person: director.id, channel: 'own-link' },
      { order: 'order', reason: '同意通讯表决', closesAt, shortNoticeReason: '工作安排' },
    );
  });
  if (ordered.kind !== 'recorded') throw new Error(JSON.stringify(ordered));
  world.dispatcher.nudge();
  const people = (await world.inScope((scope) => holdersOf(scope, seats))).map(
    ({ person }) => person,
  );
  for (const [at, choice] of choices.entries())
    await vote(world, round, people[at] as Person, choice);
  return round;
}

/** All ten there, and so many of them for it. */
export const tenPresent = (yes: number): Partial<ShowOfHands> => ({
  presentForItem: 10,
  issued: 10,
  returned: 10,
  valid: 10,
  for: yes,
  against: 10 - yes,
  abstain: 0,
  invalid: 0,
});

/** The stage that a case waits at. */
export const waitsAt = (world: World, { id, number }: Case, stage: string): Promise<boolean> =>
  world.until(`${number} waits at ${stage}`, async (scope) => {
    return (await stagesOf(scope, id)).some((row) => row.name === stage && row.outcome === null);
  });

export const endOf = (world: World, { id, number }: Case): Promise<string> =>
  world.until(`${number} has ended`, async (scope) => {
    const status = (await readCase(scope, id))?.status;
    return status === 'open' ? undefined : status;
  });

/** The director confirms a count of exactly half. */
export async function confirms(world: World, one: Case): Promise<string> {
  const director = await holder(world, 'director');
  const task = await world.until(`${one.number} waits for the chair`, async (scope) =>
    (await openTasks(scope)).find(({ caseId, kind }) => caseId === one.id && kind === 'confirm'),
  );
  const came = await world.inScope((scope) =>
    confirmResult(
      scope,
      task.id,
      { person: director.id, channel: 'own-link' },
      { statement: 'confirmed', reason: '' },
    ),
  );
  world.dispatcher.nudge();
  return came.kind;
}
