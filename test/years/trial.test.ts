import { expect, test } from '@jest/globals';
import { electors, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openSteadyWorld } from './steady-world.ts';
import { instantOf } from '../../src/domain/calendar.ts';

async function run(): Promise<string> {
  const world = await openSteadyWorld(instantOf('2027-01-04', 9));
  try {
    const cases = [];
    for (let i = 0; i < 5; i += 1) cases.push(await apply(world, { name: `甲${i}`, code: `C${i}` }));
    await world.quiet();
    for (const one of cases) { await review(world, one); await world.quiet(); }
    const round = await openVote(world, cases);
    await world.quiet();
    for (const e of await electors(world)) { await vote(world, round, e, 'for'); }
    await world.quiet();
    console.log('a', Date.now());
    await world.goTo(instantOf('2027-03-04', 9));
    console.log('b', Date.now(), world.mails.length);
    return await world.trail();
  } finally {
    await world.stop();
  }
}
test('twice the same', async () => {
  const first = await run();
  const second = await run();
  console.log(first.split('\n').length, first.slice(0, 600));
  expect(second).toBe(first);
}, 300_000);
