import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../src/store/persons.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { readRecord } from '../../src/store/records/records.ts';
import { ballotsOfRound, readRound, type VotingRound } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { checkPaper, enteredPaper } from '../support/on-behalf.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;

describe('A paper ballot and the workflow of its round', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('time-skipping');
  }, 120_000);
  afterAll(() => world.stop(), 60_000);

  test('entered before the close and checked after it counts', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    const people = await electors(world);
    for (const elector of people.slice(0, 2)) await vote(world, round, elector, 'for');
    const record = await enteredPaper(world.inScope, await holder(world, 'case-officer'), {
      round,
      elector: people[2] as Person,
      choice: 'for',
    });
    await world.until('the electors were asked', async (scope) =>
      (await mailsOf(scope, { votingRound: round })).some((mail) => mail.template === 'ballot'),
    );
    await world.sleep(5 * 24 * HOUR + HOUR);
    const waiting = await world.until('the close has passed', async (scope) => {
      const now = (await readRound(scope, round)) as VotingRound;
      return scope.now > now.closesAt ? now : undefined;
    });
    // Its workflow was woken by its timer at the close, and waits for the check.
    expect(waiting.state).toBe('open');
    await checkPaper(world.inScope, await holder(world, 'case-officer', 1), record);
    expect(await world.inScope((scope) => readRecord(scope, record.id))).toMatchObject({
      state: 'counted',
    });
    world.dispatcher.nudge();
    await world.sleep(12 * 24 * HOUR);
    await world.until('it is counted', async (scope) => {
      return (await readRound(scope, round))?.state === 'closed';
    });
    const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
    expect(ballot?.tally).toMatchObject({ present: 3, votes: { for: 3 }, result: 'passed' });
  }, 180_000);
});
