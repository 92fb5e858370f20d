import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { listAlarms } from '../../src/store/alarms.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import { stagesOf, type Case } from '../../src/store/cases.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { allianceIn } from '../support/alliances.ts';
import { applies, committeeVotes, plenaryVotes, ZHUZHOU } from '../support/zhuzhou.ts';
import { keepHistory } from '../support/histories.ts';
import { endOf, mailTo, waitsAt } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let alliance: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  alliance = allianceIn(world, ZHUZHOU);
}, 120_000);
afterEach(async () => {
  expect(await alliance.inScope(listAlarms)).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

const FOUR_OF_SEVEN = [...Array<'for'>(4).fill('for'), ...Array<'against'>(3).fill('against')];
const outcomes = async (one: Case) =>
  (await alliance.inScope((scope) => stagesOf(scope, one.id))).map(
    ({ name, outcome }) => `${name} ${outcome}`,
  );

describe('Joining the alliance of charter D', () => {
  test('AT-30 D-018 D-019: passed by four of the seven, then by six of the ten, an agency is a member and is told', async () => {
    const one = await applies(alliance);
    await committeeVotes(alliance, one, FOUR_OF_SEVEN);
    await waitsAt(alliance, one, 'plenary');
    await plenaryVotes(alliance, one, [
      ...Array<'for'>(6).fill('for'),
      ...Array<'against'>(4).fill('against'),
    ]);
    expect(await endOf(alliance, one)).toBe('passed');
    expect(await outcomes(one)).toEqual(['submit done', 'committee passed', 'plenary passed']);
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toMatchObject({
      class: 'member',
      until: null,
    });
    await mailTo(alliance, one.applicantEmail, '指派');
    await keepHistory(
      world.client,
      'two-ballots-passed',
      workflowId('zhuzhou', one.process, one.number),
    );
  }, 120_000);

  test('Passed by the committee and not by the plenary, the applicant is told and is no member', async () => {
    const one = await applies(alliance);
    await committeeVotes(alliance, one, FOUR_OF_SEVEN);
    await waitsAt(alliance, one, 'plenary');
    await plenaryVotes(alliance, one, [
      ...Array<'for'>(4).fill('for'),
      ...Array<'against'>(6).fill('against'),
    ]);
    expect(await endOf(alliance, one)).toBe('refused');
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
    await mailTo(alliance, one.applicantEmail, '未予通过');
  }, 120_000);
});
