import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { importPerson } from '../../src/setup/alliance.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { stagesOf, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { review } from '../support/acting.ts';
import { handIn } from '../support/applying.ts';
import { allianceIn } from '../support/alliances.ts';
import { endOf, mailTo } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const CHAIR = 'chair@presidium.example';
let world: World;
let alliance: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
  alliance = allianceIn(world, 'apec-smesa');
  await alliance.inScope((scope) =>
    importPerson(
      scope,
      { name: 'Lim Wei', title: '', email: CHAIR, phone: null, language: 'en', seats: ['chair'] },
      0,
    ),
  );
}, 120_000);
afterEach(async () => {
  expect(await alliance.inScope(listAlarms)).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

let applicants = 0;
/** An agency of an economy registers. */
async function register(): Promise<Case> {
  applicants += 1;
  const name = `SME Agency ${applicants}`;
  return alliance.inScope((scope) =>
    handIn(scope, {
      kind: 'agency',
      language: 'en',
      applicantName: name,
      applicantCode: null,
      applicantEmail: `agency${applicants}@example.com`,
      contactName: 'Ana Reyes',
      form: { 'organisation-name': name, 'liaison-name': 'Ana Reyes', economy: 'philippines' },
    }),
  );
}

describe('Joining the APEC alliance by its registration', () => {
  test('E-029: the secretariat admits an agency of an economy; the agency and the presidium are told in English', async () => {
    const one = await register();
    await review(alliance, one, { ticks: ['六/2#2'] });
    expect(await endOf(alliance, one)).toBe('passed');
    const stages = await alliance.inScope((scope) => stagesOf(scope, one.id));
    expect(stages.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'submit done',
      'review approved',
      'notify sent',
    ]);
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toMatchObject({
      class: 'member',
      until: null,
    });
    expect(await alliance.inScope((scope) => certificateOfCase(scope, one.id))).toBeUndefined();
    const told = await mailTo(alliance, one.applicantEmail, 'is approved');
    expect(told.text).toContain('This mail is the letter of admission');
    expect((await mailTo(alliance, CHAIR, one.number)).text).toContain('SME Agency');
  }, 60_000);

  test('the secretariat cannot admit whom it has not found to be such an agency', async () => {
    const one = await register();
    await expect(review(alliance, one)).rejects.toThrow('tick.六/2#2');
    expect(await alliance.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
  }, 60_000);
});
