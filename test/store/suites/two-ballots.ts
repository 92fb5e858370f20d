import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../../../src/store/cases.ts';
import { situation } from '../../../src/api/acting/vote-situation.ts';
import { allianceOf } from '../../../src/store/charters.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { holdersOf } from '../../../src/store/persons.ts';
import { memberOfCase } from '../../../src/store/members.ts';
import { ballotsOfRound } from '../../../src/store/voting-rounds.ts';
import { standingIn } from '../../support/alliances.ts';
import { openMeeting, showHands } from '../../support/sitting.ts';
import {
  applies,
  committeeVotes,
  confirms,
  PLENARY,
  tenPresent,
  ZHUZHOU,
} from '../../support/zhuzhou.ts';
import type { World } from '../../support/world.ts';
import { endOf, waitsAt } from '../../support/watching.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

export function twoBallots(open: OpenLedger): void {
  describe('Joining by two ballots, of the executive committee and of the plenary', () => {
    let ledger: Ledger;
    let world: World;
    beforeAll(async () => {
      ledger = await open();
      world = standingIn(ledger, ZHUZHOU);
    }, 60_000);
    afterAll(() => ledger.close());
    const votes = (yes: number) =>
      Array.from({ length: 7 }, (_, at) => (at < yes ? ('for' as const) : ('against' as const)));
    const member = (one: Case) => world.inScope((scope) => memberOfCase(scope, one.id));
    const examined = async (): Promise<Case> => {
      const one = await applies(world);
      await committeeVotes(world, one, votes(4));
      await waitsAt(world, one, 'plenary');
      return one;
    };

    test('AT-30 D-018: of the seven of the committee three are too few, and the plenary is not asked; four are enough, and it waits for the plenary', async () => {
      const three = await applies(world);
      await committeeVotes(world, three, votes(3));
      expect(await endOf(world, three)).toBe('refused');
      expect(await member(three)).toBeUndefined();
      const four = await examined();
      expect(await member(four)).toBeUndefined();
    });

    test('D-020: the plenary is one representative of each founding unit, with one vote', async () => {
      const plenary = await world.inScope((scope) => membersOfBody(scope, 1, 'plenary'));
      // What pages and mails of this alliance call a member.
      expect((await world.inScope(allianceOf)).words).toEqual({ member: '成员', joining: null });
      expect(plenary).toHaveLength(10);
      expect(new Set(plenary.map(({ member: unit }) => unit)).size).toBe(10);
    });

    test('AT-30 D-019: one meeting of the plenary decides several; of ten present four refuse, five are held until the chair confirms the count, six admit', async () => {
      const cases = [await examined(), await examined(), await examined()] as const;
      const round = await openMeeting(world, cases, PLENARY);
      const ballots = await world.inScope((scope) => ballotsOfRound(scope, round));
      for (const [at, yes] of [4, 5, 6].entries()) {
        const ballot = ballots.find(({ caseId }) => caseId === cases[at]?.id);
        await showHands(world, ballot?.id ?? '', tenPresent(yes), PLENARY);
      }
      const [four, five, six] = cases;
      expect(await endOf(world, four)).toBe('refused');
      expect(await endOf(world, six)).toBe('passed');
      expect(await member(six)).toMatchObject({ class: 'member', until: null });
      expect(await member(five)).toBeUndefined();
      const held = await world.inScope(async (scope) =>
        (await ballotsOfRound(scope, round)).find(({ caseId }) => caseId === five.id),
      );
      expect(held).toMatchObject({ result: 'to-be-confirmed', tally: { held: ['exact-half'] } });
      expect(await confirms(world, five)).toBe('recorded');
      expect(await endOf(world, five)).toBe('passed');
      expect(await member(five)).toMatchObject({ class: 'member', until: null });
    });

    test('whoever was refused may apply again; of two applications under way those who vote are told, for nobody reviews them', async () => {
      const again = await applies(world);
      await waitsAt(world, again, 'committee');
      const round = await committeeVotes(world, again, []);
      const [voter] = await world.inScope((scope) => holdersOf(scope, ['executive']));
      const told = () =>
        world.inScope(async (scope) => {
          const at = await situation(scope, round, voter?.person.id ?? '');
          return at?.items.flatMap(({ flags }) => flags.map(({ zh }) => zh));
        });
      expect(await told()).toEqual([]);
      const twice = await applies(world, again.applicantName);
      expect(await told()).toEqual([`同一申请人另有申请 ${twice.number} 正在办理`]);
    });
  });
}
