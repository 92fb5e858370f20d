import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../src/domain/calendar.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { stagesOf, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { review } from '../support/acting.ts';
import { allianceIn } from '../support/alliances.ts';
import { answers, asks, CROSS_BORDER, draft, handsIn, member } from '../support/cross-border.ts';
import { endOf, mailTo } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const CONDITIONS = ['9(1)', '9(3)', '9(4)'];
const DAY = 86_400_000;
let world: World;
let alliance: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  alliance = allianceIn(world, CROSS_BORDER);
  await alliance.inScope((scope) => member(scope, '推荐单位', 'referrer@member.example'));
}, 120_000);
afterEach(async () => {
  expect(await alliance.inScope(listAlarms)).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

let applicants = 0;
/** A unit that a member recommends applies. */
async function apply(): Promise<Case> {
  applicants += 1;
  const name = `跨境新秀${applicants}有限公司`;
  const of = await alliance.inScope(draft);
  await alliance.inScope((scope) => asks(scope, of, '推荐单位', name));
  await mailTo(alliance, 'referrer@member.example', name);
  await alliance.inScope((scope) => answers(scope, of));
  return alliance.inScope((scope) => handsIn(scope, of, name));
}

describe('Joining the cross-border alliance by Article 10', () => {
  test('AT-22 C-049 C-050: membership begins on the day of approval, and the head is told by e-mail', async () => {
    const one = await apply();
    await world.sleep(3 * DAY);
    await review(alliance, one, { ticks: CONDITIONS });
    expect(await endOf(alliance, one)).toBe('passed');
    const stages = await alliance.inScope((scope) => stagesOf(scope, one.id));
    const approved = stages.find(({ name }) => name === 'review')?.closedAt;
    const admitted = await alliance.inScope((scope) => memberOfCase(scope, one.id));
    expect(admitted).toMatchObject({ class: 'ordinary', until: null });
    expect(dayOf(admitted?.since?.getTime() ?? 0)).toBe(dayOf(approved?.getTime() ?? 1));
    const told = await mailTo(alliance, 'head@applicant.example', one.applicantName);
    expect(told.text).toContain('卫总');
    expect(told.text).toContain('第十条第（三）项');
    expect(told.text).toContain('证书随后发给联络员');
  }, 90_000);

  test('C-038: what the secretariat has approved needs nobody else to make an ordinary member', async () => {
    const one = await apply();
    const decide = one.plan.stages.filter(({ kind }) => kind === 'review' || kind === 'ballot');
    expect(decide).toEqual([expect.objectContaining({ kind: 'review', by: 'secretariat' })]);
    await review(alliance, one, { ticks: CONDITIONS });
    expect(await endOf(alliance, one)).toBe('passed');
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toMatchObject({
      class: 'ordinary',
      until: null,
    });
  }, 90_000);

  test('C-045 C-048 C-051: form, review by the secretariat, e-mail and certificate, in this order', async () => {
    const one = await apply();
    await expect(review(alliance, one, { ticks: ['9(1)'] })).rejects.toThrow('tick.9(3)');
    await review(alliance, one, { ticks: CONDITIONS });
    expect(await endOf(alliance, one)).toBe('passed');
    const stages = await alliance.inScope((scope) => stagesOf(scope, one.id));
    expect(stages.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'submit done',
      'review approved',
      'notify sent',
      'issue done',
    ]);
    const certificate = await alliance.inScope((scope) => certificateOfCase(scope, one.id));
    expect(certificate).toMatchObject({ revokedAt: null });
    await mailTo(alliance, one.applicantEmail, certificate?.number ?? 'a number');
  }, 90_000);
});
