import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { listAlarms } from '../../src/store/alarms.ts';
import { readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { registersOfCase } from '../../src/store/registers.ts';
import { openTasks } from '../../src/store/tasks.ts';
import { review } from '../support/acting.ts';
import { handIn } from '../support/applying.ts';
import { allianceIn } from '../support/alliances.ts';
import { endOf, mailTo } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const CONDITIONS = ['9(1)', '9(3)', '9(4)'];
let world: World;
let alliance: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  alliance = allianceIn(world, 'go-abroad');
}, 120_000);
afterEach(async () => {
  expect(await alliance.inScope(listAlarms)).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

let applicants = 0;
/** A service body hands in its application with the sealed licence. */
async function apply(): Promise<Case> {
  applicants += 1;
  const name = `出海服务${applicants}有限公司`;
  return alliance.inScope((scope) =>
    handIn(
      scope,
      {
        kind: 'enterprise',
        language: 'zh',
        applicantName: name,
        applicantCode: `ABROAD${applicants}`,
        applicantEmail: `abroad${applicants}@example.com`,
        contactName: '钱进',
        form: { 'organisation-name': name, 'liaison-name': '钱进' },
      },
      ['business-licence'],
    ),
  );
}

describe('Joining the go-abroad alliance by Article 10', () => {
  test('A-031 A-035 AT-01: with its conditions and seal confirmed, the secretariat alone admits a unit as ordinary member', async () => {
    const one = await apply();
    await review(alliance, one, { ticks: CONDITIONS });
    expect(await endOf(alliance, one)).toBe('passed');
    const stages = await alliance.inScope((scope) => stagesOf(scope, one.id));
    expect(stages.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'submit done',
      'review approved',
      'notify sent',
    ]);
    const member = await alliance.inScope((scope) => memberOfCase(scope, one.id));
    expect(member).toMatchObject({ class: 'ordinary', until: null });
    expect(await alliance.inScope((scope) => certificateOfCase(scope, one.id))).toBeUndefined();
    const mail = await mailTo(alliance, one.applicantEmail, '已获批准', 'subject');
    expect(mail.text).toContain('普通会员单位');
    expect(mail.text).toContain('第十条第（三）项');
    expect(mail.text).not.toContain('证书');
  }, 60_000);

  test('A-026 A-034: without the seal or with a condition not confirmed it cannot be approved', async () => {
    const one = await apply();
    await expect(
      review(alliance, one, { ticks: CONDITIONS, checks: { 'business-licence': 'unsealed' } }),
    ).rejects.toThrow('check.business-licence');
    await expect(review(alliance, one, { ticks: ['9(1)', '9(4)'] })).rejects.toThrow('tick.9(3)');
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
    expect((await alliance.inScope(openTasks)).some((task) => task.caseId === one.id)).toBe(true);
  }, 60_000);

  test('A-037: whoever is not approved is told the reason, and time approves nobody', async () => {
    const waiting = await apply();
    const one = await apply();
    await review(alliance, one, { decision: 'not-approve', reason: '尚无境外服务业务' });
    expect(await endOf(alliance, one)).toBe('refused');
    expect((await mailTo(alliance, one.applicantEmail, '结果', 'subject')).text).toContain(
      '理由：尚无境外服务业务',
    );
    await world.sleep(60 * DAY);
    expect((await alliance.inScope((scope) => readCase(scope, waiting.id)))?.status).toBe('open');
  }, 60_000);

  test('A-036: the decision files the member’s papers under a number of the year, once', async () => {
    const one = await apply();
    await review(alliance, one, { ticks: CONDITIONS });
    await endOf(alliance, one);
    const filed = await alliance.inScope((scope) => registersOfCase(scope, one.id));
    expect(filed).toMatchObject([{ register: 'dossiers', caseId: one.id }]);
    expect(filed[0]?.number).toMatch(/^CSGASA-D-\d{4}-\d{4}$/u);
    expect(filed[0]?.member).toBe(
      (await alliance.inScope((scope) => memberOfCase(scope, one.id)))?.id,
    );
  }, 60_000);
});
