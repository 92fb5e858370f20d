import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeRound, countBallot } from '../../../src/store/decide/close-round.ts';
import { castVotes } from '../../../src/store/decide/vote.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import {
  ballotsOfRound,
  readRound,
  votesOf,
  type MarkedChoice,
} from '../../../src/store/voting-rounds.ts';
import type { Case } from '../../../src/store/cases.ts';
import { electors, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { count, DAY, type Ledger, type OpenLedger } from '../ledger.ts';
import { sql } from 'kysely';

const ITEMS = 4;
/** What one elector does on one item: a choice, and whether an earlier one is to be replaced expressly. */
const ACTS = fc.array(
  fc.record({
    item: fc.nat(ITEMS - 1),
    elector: fc.nat(4),
    choice: fc.constantFrom<MarkedChoice>('for', 'against', 'abstain', 'recuse'),
    change: fc.boolean(),
  }),
  { maxLength: 25 },
);

export function closing(open: OpenLedger): void {
  describe('The close of a vote', () => {
    let ledger: Ledger;
    let five: readonly Person[];
    beforeAll(async () => {
      ledger = await open();
      five = await electors(ledger.world);
    }, 60_000);
    afterAll(() => ledger.close());

    const openRound = async (items = 1): Promise<string> => {
      const cases: Case[] = [];
      for (let index = 0; index < items; index += 1) cases.push(await apply(ledger.world));
      for (const one of cases) await review(ledger.world, one);
      return openVote(ledger.world, cases);
    };
    const close = (round: string) => ledger.inScope((scope) => closeRound(scope, round));
    const results = (round: string) =>
      ledger.inScope(async (scope) =>
        (await mailsOf(scope, { votingRound: round })).filter(
          (mail) => mail.template === 'ballot-result',
        ),
      );

    test('waits for its hour while a vote is missing, and comes early when all have voted', async () => {
      const round = await openRound();
      for (const elector of five.slice(1)) await vote(ledger.world, round, elector, 'for');
      expect(await close(round)).toBe(false);
      await vote(ledger.world, round, five[0] as Person, 'for');
      expect(await close(round)).toBe(true);
    });

    test('waits for its hour, although all have voted, where the plan of an item says that it is never early', async () => {
      const round = await openRound(2);
      await ledger.inScope((scope) =>
        sql`update cases set plan = jsonb_set(plan, '{stages}', (
            select jsonb_agg(case when s ->> 'kind' = 'ballot' then s || '{"early": "never"}' else s end)
            from jsonb_array_elements(plan -> 'stages') s))
          where id = (select case_id from ballots where voting_round = ${round} and position = 1)`.execute(
          scope.tx,
        ),
      );
      for (const elector of five) await vote(ledger.world, round, elector, 'for');
      expect(await close(round)).toBe(false);
      ledger.later(6 * DAY);
      expect(await close(round)).toBe(true);
    });

    test('happens once: closed twice it has one result, one mail a person and one entry', async () => {
      const round = await openRound();
      for (const elector of five) await vote(ledger.world, round, elector, 'for');
      await close(round);
      const first = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      ledger.later(DAY);
      expect(await close(round)).toBe(true);
      expect(await ledger.inScope((scope) => ballotsOfRound(scope, round))).toEqual(first);
      expect(await results(round)).toHaveLength(6);
      const entries = await ledger.inScope((scope) =>
        count(
          scope,
          sql`audit_entries where kind = 'ballot.closed' and details ->> 'ballot' = ${first[0]?.id}`,
        ),
      );
      expect(entries).toBe(1);
    });

    test('with nobody’s vote is no valid resolution: silence approves nothing', async () => {
      const round = await openRound();
      ledger.later(6 * DAY);
      expect(await close(round)).toBe(true);
      const [ballot] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      expect(ballot).toMatchObject({
        result: 'no-valid-resolution',
        tally: { present: 0, base: 0 },
      });
    });

    test('leaves no task open, and no vote counts after it', async () => {
      const round = await openRound();
      ledger.later(6 * DAY);
      await close(round);
      const left = await ledger.inScope((scope) =>
        count(scope, sql`tasks where voting_round = ${round} and state = 'open'`),
      );
      expect(left).toBe(0);
      expect(await vote(ledger.world, round, five[0] as Person, 'for')).toEqual({
        kind: 'refused',
        because: 'closed',
      });
      expect((await ledger.inScope((scope) => readRound(scope, round)))?.state).toBe('closed');
    });

    test('whatever was voted, in whatever order: the tally stored is the one counted from the rows and the one a reader counts by hand', async () => {
      await fc.assert(
        fc.asyncProperty(ACTS, async (acts) => {
          const round = await openRound(ITEMS);
          const opened = await ledger.inScope((scope) => ballotsOfRound(scope, round));
          const byHand = opened.map(() => new Map<number, MarkedChoice>());
          for (const { item, elector, choice, change } of acts) {
            const stands = byHand[item] as Map<number, MarkedChoice>;
            if (!stands.has(elector) || change) stands.set(elector, choice);
            await ledger.inScope((scope) =>
              castVotes(
                scope,
                round,
                { person: (five[elector] as Person).id, channel: 'own-link' },
                [{ ballot: opened[item]?.id ?? '', choice, reason: '理由', change }],
              ),
            );
          }
          ledger.later(6 * DAY);
          await close(round);
          const closed = await ledger.inScope(async (scope) => {
            const ballots = await ballotsOfRound(scope, round);
            const votes = await votesOf(
              scope,
              ballots.map((ballot) => ballot.id),
            );
            return ballots.map((ballot) => ({
              stored: ballot.tally,
              again: countBallot(ballot, votes),
            }));
          });
          for (const [index, { stored, again }] of closed.entries()) {
            const marks = [...(byHand[index] as Map<number, MarkedChoice>).values()];
            const marked = (choice: MarkedChoice) => marks.filter((mark) => mark === choice).length;
            const counted = {
              electors: 5 - marked('recuse'),
              for: marked('for'),
              against: marked('against'),
              abstain: marked('abstain'),
              invalid: 0,
            };
            const present = counted.for + counted.against + counted.abstain;
            expect(stored).toEqual(again);
            expect(stored?.votes).toEqual(counted);
            expect(stored?.result).toBe(
              2 * present <= counted.electors
                ? 'no-valid-resolution'
                : 2 * counted.for > present
                  ? 'passed'
                  : 'failed',
            );
          }
        }),
        { numRuns: 4 },
      );
    }, 60_000);
  });
}
