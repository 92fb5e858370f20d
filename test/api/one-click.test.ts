import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { electors, openVote, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

/** A vote by an elector's link, as the browser posts it; says how often the database was asked meanwhile. */
async function tripsOfOneVote(round: string, person: string): Promise<number> {
  const { link, token, ballot } = await office.inScope(async (scope) => {
    const id = await linkFor(scope, 'voting-round', round, person);
    const [item] = await ballotsOfRound(scope, round);
    return { link: id, token: await issueToken(scope, id), ballot: item?.id };
  });
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  const answer = await fetch(`${office.url}/w/${link}`, {
    method: 'POST',
    headers: { cookie: `link=${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: `action=vote&choice.${ballot}=for`,
  });
  const trips = asked.mock.calls.length;
  asked.mockRestore();
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('表决回执')]);
  return trips;
}

test('a vote asks the database six times from the click to the receipt, among five electors or five hundred', async () => {
  const one = await apply(office.world);
  await review(office.world, one);
  const round = await openVote(office.world, [one]);
  const [first, second] = await electors(office.world);
  // The first reads the charter too, which is kept.
  await tripsOfOneVote(round, first?.id ?? '');
  await office.inScope(async (scope) => {
    const more = sql`select 'elector-' || n as id from generate_series(1, 495) n`;
    await sql`insert into persons (id, created_at) select id, now() from (${more}) m`.execute(
      scope.tx,
    );
    await sql`insert into electors (alliance, ballot, person, part, place)
      select ${scope.alliance}, b.id, m.id, 'voters', jsonb_build_object('person', m.id, 'seat', 'vice-chair')
      from ballots b cross join (${more}) m where b.voting_round = ${round}`.execute(scope.tx);
  });
  expect(await tripsOfOneVote(round, second?.id ?? '')).toBe(6);
});
