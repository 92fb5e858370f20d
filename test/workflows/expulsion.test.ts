import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dayOf, instantOf } from '../../src/domain/calendar.ts';
import type { StageRow } from '../../src/domain/position.ts';
import { nudgesForReply } from '../../src/domain/reminders.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { stagesOf, type Case } from '../../src/store/cases.ts';
import type { Member } from '../../src/store/members.ts';
import { tasksOfStage } from '../../src/store/tasks.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import { holder, vote } from '../support/acting.ts';
import { memberNow, opened, replies } from '../support/ending.ts';
import {
  council,
  councilVotes,
  enterUnit,
  setUpGoAbroad,
  type Abroad,
} from '../support/go-abroad.ts';
import { keepHistory } from '../support/histories.ts';
import { endOf, waitsAt } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const BETWEEN_LOOKS = 50;
let world: World;
let abroad: Abroad;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  const bring = async (): Promise<void> => {
    world.dispatcher.nudge();
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  };
  const { context } = world;
  abroad = await setUpGoAbroad({ context, world, bring }, 'abroad', { council: 3, ordinary: 2 });
}, 120_000);
afterAll(() => world.stop(), 60_000);

const result = (one: Case) =>
  world.client.workflow
    .getHandle(workflowId(abroad.alliance, one.process, one.number))
    .result() as Promise<string>;
const told = (subject: string) =>
  abroad.world.until(subject, () =>
    Promise.resolve(world.mails.find((mail) => (mail.subject ?? '').includes(subject))),
  );

const reminders = () =>
  world.mails.filter(({ subject }) => (subject ?? '').includes('提醒：请贵单位陈述意见'));

test('AT-10 A-072: an expulsion waits out the fifteen days, is voted on, takes effect, and is final when nobody asks for reconsideration', async () => {
  const [unit] = abroad.ordinary as [Member];
  const officer = await holder(abroad.world, 'case-officer');
  const one = await opened(
    abroad.world,
    officer,
    unit,
    'expulsion',
    { allegation: '严重违反章程。' },
    ['allegation-evidence'],
  );
  await waitsAt(abroad.world, one, 'reply');
  expect((await told('请贵单位陈述意见')).text).toContain('期满之前不会作出决定');
  await replies(abroad.world, one, '请予从轻。');
  await world.sleep(10 * DAY);
  await waitsAt(abroad.world, one, 'reply');
  await world.sleep(8 * DAY);
  await waitsAt(abroad.world, one, 'ballot');
  // It has replied, so nothing reminds it.
  expect(reminders()).toEqual([]);
  const round = await councilVotes(abroad, one);
  for (const person of await council(abroad)) await vote(abroad.world, round, person, 'for');
  await world.sleep(10 * DAY);
  await waitsAt(abroad.world, one, 'reconsideration-request');
  expect(await memberNow(abroad.world, unit)).toMatchObject({ endedBecause: 'expelled' });
  expect((await told('会员资格终止通知')).text).toContain('可以在');
  await world.sleep(34 * DAY);
  expect(await endOf(abroad.world, one)).toBe('passed');
  expect(await result(one)).toBe('passed');
  expect(await abroad.world.inScope(listAlarms)).toEqual([]);
  await keepHistory(
    world.client,
    'expulsion-passed',
    workflowId(abroad.alliance, one.process, one.number),
  );
}, 240_000);

test('A unit that does not reply is reminded at half of its time and before its end, then telephoned, and the case goes on', async () => {
  const unit = await enterUnit(abroad.world, abroad.alliance, '未陈述单位', 'ordinary');
  const officer = await holder(abroad.world, 'case-officer');
  const one = await opened(
    abroad.world,
    officer,
    unit,
    'automatic-cancellation',
    { ground: 'negative-impact', facts: '有投诉。' },
    ['official-document'],
  );
  await waitsAt(abroad.world, one, 'reply');
  await world.sleep(3 * DAY);
  expect(reminders()).toHaveLength(0);
  await world.sleep(10 * DAY);
  await waitsAt(abroad.world, one, 'review');
  // Which of its days are working days depends on when this runs.
  const { due, tasks } = await abroad.world.inScope(async (scope) => {
    const rows = await stagesOf(scope, one.id);
    const { openedAt, closedAt } = rows.find(({ name }) => name === 'reply') as StageRow;
    const closes = instantOf(dayOf((closedAt as Date).getTime()), 0);
    return {
      due: nudgesForReply(await workingCalendar(scope), openedAt.getTime(), closes),
      tasks: await tasksOfStage(scope, one.id, 'reply', 1),
    };
  });
  const wanted = (does: string): number => due.filter((nudge) => nudge.does === does).length;
  expect(wanted('remind')).toBeGreaterThan(0);
  expect(reminders()).toHaveLength(wanted('remind'));
  expect(tasks.filter(({ kind }) => kind === 'telephone')).toHaveLength(wanted('telephone'));
}, 120_000);

test('AT-09 A-071: a recorded withdrawal of the licence ends the membership at once, without anybody deciding', async () => {
  const unit = abroad.ordinary[1] as Member;
  const officer = await holder(abroad.world, 'case-officer');
  const one = await opened(
    abroad.world,
    officer,
    unit,
    'automatic-cancellation',
    { ground: 'licence-revoked', facts: '许可证被吊销。' },
    ['official-document'],
  );
  expect(await endOf(abroad.world, one)).toBe('passed');
  expect(await result(one)).toBe('passed');
  expect(await memberNow(abroad.world, unit)).toMatchObject({ endedBecause: 'cancelled' });
  const mail = await told(`会员资格终止通知：${unit.name}`);
  expect(mail.text).toContain('依据的材料可打开链接查看');
}, 120_000);
