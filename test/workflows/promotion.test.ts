import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { classChangesOf } from '../../src/store/class-changes.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import type { Member } from '../../src/store/members.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import {
  addressOf,
  applies,
  classNow,
  decided,
  promotion,
  setUpGoAbroad,
  type Abroad,
} from '../support/go-abroad.ts';
import { keepHistory } from '../support/histories.ts';
import { openWorld, type World } from '../support/world.ts';

const BETWEEN_LOOKS = 50;
const CONTACT = addressOf('abroad', '普通会员单位1联络员');
let world: World;
let abroad: Abroad;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  const bring = async (): Promise<void> => {
    world.dispatcher.nudge();
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  };
  const { context } = world;
  abroad = await setUpGoAbroad({ context, world, bring }, 'abroad', { council: 4, ordinary: 1 });
}, 120_000);
afterAll(() => world.stop(), 60_000);

test('AT-03 A-061 A-062: under charter A a unit is promoted twice, each time by its own application and the council’s vote, and skips no class', async () => {
  const [unit] = abroad.ordinary as [Member];
  expect(await applies(abroad, unit, 'promotion-to-vice-chair')).toMatchObject({
    because: 'not-your-class',
  });
  const first = await promotion(abroad, unit);
  expect(await decided(abroad, first, ['for', 'for', 'for', 'against'])).toBe('passed');
  expect(await classNow(abroad, unit)).toBe('director-unit');
  const second = await promotion(abroad, unit, 'promotion-to-vice-chair');
  expect(await decided(abroad, second, ['for', 'for', 'abstain', 'for'])).toBe('passed');
  const { changes, alarms } = await abroad.world.inScope(async (scope) => ({
    changes: await classChangesOf(scope, unit.id),
    alarms: await listAlarms(scope),
  }));
  expect(changes.map(({ to, caseId }) => [to, caseId])).toEqual([
    ['director-unit', first.id],
    ['vice-chair-unit', second.id],
  ]);
  expect(alarms).toEqual([]);
  for (const one of [first, second]) {
    const run = world.client.workflow.getHandle(
      workflowId(abroad.alliance, one.process, one.number),
    );
    expect(await run.result()).toBe('passed');
    await keepHistory(world.client, 'promotion-passed', run.workflowId);
  }
  const subjects = world.mails
    .filter(({ recipients }) => recipients.some((to) => to.startsWith(CONTACT)))
    .map(({ subject }) => subject);
  expect(subjects).toEqual([
    '【出海服务联盟】已收到“申请成为理事单位”：普通会员单位1',
    '【出海服务联盟】普通会员单位1已成为理事单位',
    '【出海服务联盟】已收到“申请成为副理事长单位”：普通会员单位1',
    '【出海服务联盟】普通会员单位1已成为副理事长单位',
  ]);
  expect(world.mails.at(-1)?.text ?? '').not.toContain('undefined');
}, 120_000);
