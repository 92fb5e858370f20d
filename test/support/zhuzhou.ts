import type { Case } from '../../src/store/cases.ts';
import { confirmResult } from '../../src/store/decide/confirm-result.ts';
import { openTasks } from '../../src/store/tasks.ts';
import type { MarkedChoice } from '../../src/store/voting-rounds.ts';
import type { ShowOfHands } from '../../src/domain/show-of-hands.ts';
import { handIn } from './applying.ts';
import { holder, openVoteOf, voteInTurn } from './acting.ts';
import type { Meeting } from './sitting.ts';
import type { World } from './world.ts';

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
  const round = await openVoteOf(world, [one], { body, chair: 'director', days: 20 });
  await voteInTurn(world, round, seats, choices);
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
