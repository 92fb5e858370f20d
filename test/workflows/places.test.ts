import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, instantOf } from '../../src/domain/calendar.ts';
import { offerPlaces } from '../../src/store/decide/places.ts';
import { signUp, takeBackSignUp } from '../../src/store/decide/sign-up.ts';
import { readOffer, type Offer } from '../../src/store/places/offers.ts';
import { holder } from '../support/acting.ts';
import { founder } from '../support/dues.ts';
import { keepHistory } from '../support/histories.ts';
import { openWorld, type World } from '../support/world.ts';

describe('An offer of places', () => {
  let world: World;
  let first: string;
  let second: string;
  const subjectsTo = (address: string) =>
    world.mails.filter((mail) => mail.recipients.includes(address)).map(({ subject }) => subject);
  beforeAll(async () => {
    world = await openWorld('time-skipping');
    first = await founder(world, { email: 'first@example.com' });
    second = await founder(world, { email: 'second@example.com' });
  }, 120_000);
  afterAll(() => world.stop());

  test('is announced, settled by a timer at the end of its last day', async () => {
    const officer = await holder(world, 'case-officer');
    const last = addDays(dayOf(await world.environment.currentTimeMs()), 3);
    const offer = await world.inScope(async (scope) => {
      const came = await offerPlaces(scope, officer.id, {
        what: 'activities',
        title: { zh: '上市实务培训班', en: '' },
        about: '',
        places: 1,
        until: last,
        heldOn: '',
      });
      if (came.kind !== 'offered') throw new Error(JSON.stringify(came));
      return (await readOffer(scope, came.id)) as Offer;
    });
    world.dispatcher.nudge();
    await world.until('both are told', async () =>
      [subjectsTo('first@example.com'), subjectsTo('second@example.com')].every(
        ([subject]) => subject?.includes('请您报名：上市实务培训班') === true,
      ),
    );
    for (const member of [first, second])
      await world.inScope((scope) => signUp(scope, offer.id, member));
    await world.sleep(instantOf(last, 23) - (await world.environment.currentTimeMs()));
    expect((await world.inScope((scope) => readOffer(scope, offer.id)))?.settledAt).toBeNull();
    await world.sleep(2 * 3_600_000);
    const id = `listing/placesOffer/${offer.number}`;
    expect(await world.client.workflow.getHandle(id).result()).toBe('given');
    await keepHistory(world.client, 'places-given', id);
    await world.until('both know the outcome', async () =>
      [subjectsTo('first@example.com'), subjectsTo('second@example.com')].every(
        (subjects) => subjects.length === 2,
      ),
    );
    expect(subjectsTo('first@example.com')[1]).toContain('已获得名额');
    expect(subjectsTo('second@example.com')[1]).toContain('候补第1位');
    await world.inScope((scope) => takeBackSignUp(scope, offer.id, first));
    world.dispatcher.nudge();
    await world.until('the second has moved up', async () =>
      subjectsTo('second@example.com').some((subject) => subject.includes('已递补获得名额')),
    );
  }, 120_000);
});
