import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, addMonths, dayOf, instantOf } from '../../src/domain/calendar.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { casesOfMember, type Case } from '../../src/store/cases.ts';
import { certificateOfCase, certificatesOfCase } from '../../src/store/certificates.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { readMember, type Member } from '../../src/store/members.ts';
import { ledgerOf } from '../../src/store/participation.ts';
import type { Scope } from '../../src/store/scope.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import { holder } from '../support/acting.ts';
import { admit, hold, memberNow, record, today, type Admitted } from '../support/members.ts';
import { keepHistory } from '../support/histories.ts';
import { endOf } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
}, 120_000);
afterEach(async () => {
  expect(
    await world.inScope(async (scope) => (await listAlarms(scope)).map((alarm) => alarm.kind)),
  ).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

/** Lets the time go on until the afternoon of a day, when what fell due in its morning has been carried out. */
async function sleepUntil(day: string): Promise<void> {
  const { at } = await today(world);
  await world.sleep(instantOf(day, 14) - at.getTime());
}

const lastDayOf = (member: Member): string =>
  addMonths(dayOf((member.since as Date).getTime()), 24);

function exitOf(member: Member): Promise<Case> {
  return world.until('the exit case is open', async (scope) =>
    (await casesOfMember(scope, member.id)).find((one) => one.procedure === 'deemed-withdrawal'),
  );
}

/** On which days mails of a template went out in a case. */
async function sentOn(scope: Scope, one: Case, template: string): Promise<readonly string[]> {
  return (await mailsOf(scope, { caseId: one.id }))
    .filter((mail) => mail.template === template && mail.sentAt)
    .map((mail) => dayOf((mail.sentAt as Date).getTime()))
    .toSorted();
}

const daysOf = (one: Case, template: string) =>
  world.inScope((scope) => sentOn(scope, one, template));
const warnedTimes = (one: Case, times: number) =>
  world.until(
    `${one.number} was warned ${times} times`,
    async (scope) => (await sentOn(scope, one, 'inactivity-warning')).length === times,
  );
const ended = (member: Member) =>
  world.until(
    'the membership has ended',
    async (scope) => (await readMember(scope, member.id))?.until ?? undefined,
  );

describe('Article 15(3): two years without taking part', () => {
  test('AT-15: while nothing is held at all nobody is warned, and nobody leaves', async () => {
    const [{ member, admission }] = (await admit(world, 1)) as [Admitted];
    await sleepUntil(addDays(lastDayOf(member), 40));
    expect((await memberNow(world, member)).until).toBeNull();
    expect(await world.inScope((scope) => casesOfMember(scope, member.id))).toEqual([]);
    const run = world.client.workflow.getHandle(
      workflowId('listing', 'membership', admission.number),
    );
    await world.until('the membership shows that its term stands still', async () => {
      const [stage] = (await run.describe()).searchAttributes['Stage'] ?? [];
      return stage === '有效，参加活动的期限中止计算';
    });
  }, 240_000);

  test('AT-15 B-076 B-077: one activity in the 23rd month keeps a member; who takes part in none is warned 180, 90 and 30 days before, is deemed to have left at the exact instant, and is told', async () => {
    const [came, away] = (await admit(world, 2)) as [Admitted, Admitted];
    const last = lastDayOf(away.member);
    await sleepUntil(addMonths(dayOf((away.member.since as Date).getTime()), 2));
    await hold(world, '专场沙龙');
    await sleepUntil(addDays(last, -180));
    const [exitOfCame, exit] = [await exitOf(came.member), await exitOf(away.member)];
    expect(exit.number).toMatch(/^LSA-\d{4}-\d{4}$/);
    await warnedTimes(exit, 1);
    await sleepUntil(addDays(last, -90));
    await warnedTimes(exit, 2);
    await sleepUntil(addDays(last, -31));
    await hold(world, '年度培训', [came.member]);
    expect(await endOf(world, exitOfCame)).toBe('lifted');
    await sleepUntil(addDays(last, -30));
    await warnedTimes(exit, 3);
    expect(await daysOf(exit, 'inactivity-warning')).toEqual([
      addDays(last, -180),
      addDays(last, -90),
      addDays(last, -30),
    ]);
    await sleepUntil(last);
    expect((await memberNow(world, away.member)).until).toBeNull();
    await sleepUntil(addDays(last, 1));
    await ended(away.member);
    const left = await memberNow(world, away.member);
    expect([left.until, left.endedBecause, left.endedCase]).toEqual([
      new Date(instantOf(last, 24)),
      'deemed',
      exit.id,
    ]);
    const [certificate] = await world.inScope((scope) =>
      certificatesOfCase(scope, away.admission.id),
    );
    expect([certificate?.revokedAt, certificate?.revokedBecause]).toEqual([left.until, 'deemed']);
    const mail = await world.until('the member was told', async () =>
      world.mails.find(
        ({ subject }) => subject.includes('视为自动退出联盟') && subject.includes(away.member.name),
      ),
    );
    expect(mail.text).toContain('章程第十五条第（三）项');
    expect((await memberNow(world, came.member)).until).toBeNull();
    await sleepUntil(addDays(last, 40));
    expect(await endOf(world, exit)).toBe('passed');
    const run = world.client.workflow.getHandle(
      workflowId('listing', 'membership', away.admission.number),
    );
    expect(await run.result()).toBe('ended');
    expect(await daysOf(exit, 'membership-ended')).toHaveLength(1);
    for (const [name, id] of [
      ['inactivity-passed', workflowId('listing', exit.process, exit.number)],
      ['membership-ended', run.workflowId],
    ] as const)
      await keepHistory(world.client, name, id);
    expect((await memberNow(world, came.member)).until).toBeNull();
  }, 300_000);

  test('where the ledger was wrong the member is reinstated as if it had never left', async () => {
    const [{ member, admission }] = (await admit(world, 1)) as [Admitted];
    const last = lastDayOf(member);
    await world.sleep(2 * DAY);
    await hold(world, '发布会');
    await sleepUntil(addDays(last, -100));
    const exit = await exitOf(member);
    await warnedTimes(exit, 1);
    await sleepUntil(addDays(last, -90));
    await warnedTimes(exit, 2);
    await sleepUntil(addDays(last, 2));
    await ended(member);
    await world.until('objections are possible', async (scope) =>
      (await mailsOf(scope, { caseId: exit.id })).some(
        (mail) => mail.template === 'membership-ended' && mail.sentAt,
      ),
    );
    const { at } = await today(world);
    await record(world, {
      kind: 'objection-answer',
      subject: exit.id,
      caseId: exit.id,
      channel: 'letter',
      actedAt: at,
      content: {
        verdict: 'upheld',
        reason: '签到表漏录',
        missed: { kind: 'activity', day: addDays(last, -200), what: '秋季考察' },
      },
    });
    expect(await endOf(world, exit)).toBe('lifted');
    const again = await memberNow(world, member);
    expect([again.until, again.endedBecause]).toEqual([null, null]);
    const certificate = await world.inScope((scope) => certificateOfCase(scope, admission.id));
    expect(certificate?.revokedAt).toBeNull();
    const run = world.client.workflow.getHandle(
      workflowId('listing', 'membership', admission.number),
    );
    expect((await run.describe()).status.name).toBe('RUNNING');
    expect(await daysOf(exit, 'inactivity-warning')).toHaveLength(3);
  }, 300_000);

  test('B-058: attendance, a vote by somebody of the unit and a delivered task stand in the ledger; an entry found wrong stays, and counts no more', async () => {
    const [{ member }] = (await admit(world, 1)) as [Admitted];
    const elector = await holder(world, 'executive-chair');
    await world.inScope((scope) =>
      sql`insert into person_versions (person, valid_from, name, title, email, phone, language, employer_code)
        select ${elector.id}, ${scope.now}, ${elector.name}, ${elector.title}, ${elector.email}, ${elector.phone}, 'zh',
          v.credit_code from organisation_versions v where v.organisation = ${member.organisation}`.execute(
        scope.tx,
      ),
    );
    await admit(world, 1);
    await hold(world, '沙龙', [member]);
    const { day, at } = await today(world);
    await record(world, {
      kind: 'participation',
      subject: member.id,
      channel: 'paper',
      actedAt: at,
      content: { kind: 'task', day, what: '承办路演' },
    });
    const kinds = async () =>
      (await world.inScope((scope) => ledgerOf(scope, member.id)))
        .filter(({ struck }) => struck === null)
        .map(({ kind }) => kind)
        .toSorted();
    expect(await kinds()).toEqual(['activity', 'task', 'vote']);
    const entry = (await world.inScope((scope) => ledgerOf(scope, member.id))).find(
      ({ kind }) => kind === 'activity',
    );
    await record(world, {
      kind: 'participation-struck',
      subject: member.id,
      channel: 'paper',
      actedAt: at,
      content: { entry: entry?.key ?? '', reason: '签到的是另一单位' },
    });
    expect(await kinds()).toEqual(['task', 'vote']);
    const all = await world.inScope((scope) => ledgerOf(scope, member.id));
    expect(all.map(({ struck }) => struck?.reason)).toContain('签到的是另一单位');
  }, 240_000);
});
