import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeRound } from '../../../src/store/decide/close-round.ts';
import { withdrawCase } from '../../../src/store/decide/applicant.ts';
import { castVotes } from '../../../src/store/decide/vote.ts';
import type { Case } from '../../../src/store/cases.ts';
import type { Person } from '../../../src/store/persons.ts';
import {
  ballotsOfRound,
  readRound,
  votesOf,
  type MarkedChoice,
} from '../../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';
import { leaveSeat, newcomer, takeSeat } from '../seats.ts';

export function voting(open: OpenLedger): void {
  describe('A vote', () => {
    let ledger: Ledger;
    let five: readonly Person[];
    beforeAll(async () => {
      ledger = await open();
      five = await electors(ledger.world);
    }, 60_000);
    afterAll(() => ledger.close());

    const reviewed = async (over: { code?: string } = {}): Promise<Case> => {
      const one = await apply(ledger.world, over);
      await review(ledger.world, one);
      return one;
    };
    const openRound = async (...cases: readonly Case[]): Promise<string> =>
      openVote(ledger.world, cases.length > 0 ? cases : [await reviewed()]);
    const cast = (round: string, who: Person, choice: MarkedChoice, change = false) =>
      vote(ledger.world, round, who, choice, { change });
    const kinds = (answer: Awaited<ReturnType<typeof cast>>) =>
      answer.kind === 'cast'
        ? answer.marks.map((mark) => (mark.kind === 'refused' ? mark.because : mark.kind))
        : answer.because;
    const ballots = (round: string) => ledger.inScope((scope) => ballotsOfRound(scope, round));
    const rows = (round: string) =>
      ledger.inScope(async (scope) =>
        votesOf(
          scope,
          (await ballotsOfRound(scope, round)).map((ballot) => ballot.id),
        ),
      );
    const closeByTime = async (round: string) => {
      ledger.later(6 * DAY);
      expect(await ledger.inScope((scope) => closeRound(scope, round))).toBe(true);
      return (await ballots(round))[0]?.tally;
    };

    test('given twice is one vote with one receipt', async () => {
      const round = await openRound();
      const [first, again] = [
        await cast(round, five[0] as Person, 'for'),
        await cast(round, five[0] as Person, 'for'),
      ];
      expect([kinds(first), kinds(again)]).toEqual([['recorded'], ['same']]);
      expect(await rows(round)).toHaveLength(1);
      if (first.kind !== 'cast' || again.kind !== 'cast') throw new Error('refused');
      expect(again.marks.map((mark) => 'vote' in mark && mark.vote)).toEqual(
        first.marks.map((mark) => 'vote' in mark && mark.vote),
      );
    });

    test('is changed expressly only; every version is kept and the last one counts', async () => {
      const round = await openRound();
      const [elector] = five as [Person];
      await cast(round, elector, 'for');
      expect(kinds(await cast(round, elector, 'against'))).toEqual(['other']);
      expect((await rows(round)).map((row) => row.choice)).toEqual(['for']);
      expect(kinds(await cast(round, elector, 'against', true))).toEqual(['recorded']);
      expect((await rows(round)).map((row) => [row.version, row.choice])).toEqual([
        [1, 'for'],
        [2, 'against'],
      ]);
      expect((await closeByTime(round))?.votes).toMatchObject({ for: 0, against: 1 });
    });

    test('after the close by the clock is refused, though no timer has fired yet', async () => {
      const round = await openRound();
      ledger.later(5 * DAY);
      expect((await ledger.inScope((scope) => readRound(scope, round)))?.state).toBe('open');
      expect(await cast(round, five[0] as Person, 'for')).toEqual({
        kind: 'refused',
        because: 'closed',
      });
      expect(await rows(round)).toEqual([]);
    });

    test('before the chair’s order, or in a round that does not exist, is refused', async () => {
      const answer = await ledger.inScope((scope) =>
        castVotes(scope, 'nowhere', { person: (five[0] as Person).id, channel: 'own-link' }, []),
      );
      expect(answer).toEqual({ kind: 'refused', because: 'unknown' });
    });

    test('a declared recusal leaves electorate, base and quorum, and its reason is kept', async () => {
      const round = await openRound();
      await cast(round, five[0] as Person, 'recuse');
      for (const elector of five.slice(1, 3)) await cast(round, elector, 'for');
      expect(await closeByTime(round)).toMatchObject({
        votes: { electors: 4, for: 2 },
        base: 2,
        quorum: { needed: 3, met: false },
        result: 'no-valid-resolution',
      });
      expect((await rows(round)).find((row) => row.choice === 'recuse')?.reason).toBe('理由');
    });

    test('the applicant’s own people are recused by rule, on that item only', async () => {
      const chen = five[2] as Person;
      const own = await reviewed({ code: chen.employerCode as string });
      const round = await openRound(own, await reviewed());
      expect(kinds(await cast(round, chen, 'for'))).toEqual(['not-an-elector', 'recorded']);
      const [first] = await ballots(round);
      expect(first?.electorate?.voters).toHaveLength(4);
      expect(first?.electorate?.recused.map((seat) => seat.person)).toEqual([chen.id]);
    });

    test('of an observer, a case officer or somebody elected later does not exist', async () => {
      const round = await openRound();
      const late = await newcomer(ledger, '后来者', ['vice-chair']);
      const observer = await holder(ledger.world, 'supervisor');
      for (const who of [late, observer, await holder(ledger.world, 'case-officer')])
        expect(kinds(await cast(round, who, 'for'))).toEqual(['not-an-elector']);
      await leaveSeat(ledger, 'vice-chair', late);
    });

    test('a seat whose holder left cannot vote, keeps the vote given before, and still counts in the base of the quorum', async () => {
      const round = await openRound();
      const [, early, later] = five as [Person, Person, Person];
      await cast(round, early, 'for');
      await leaveSeat(ledger, 'executive-chair', early);
      await leaveSeat(ledger, 'vice-chair', later);
      expect(kinds(await cast(round, later, 'for'))).toEqual(['left-the-seat']);
      expect(kinds(await cast(round, early, 'against', true))).toEqual(['left-the-seat']);
      expect(await closeByTime(round)).toMatchObject({
        votes: { electors: 5, for: 1, against: 0 },
        quorum: { needed: 3, met: false },
      });
      await takeSeat(ledger, 'executive-chair', early);
      await takeSeat(ledger, 'vice-chair', later);
    });

    test('a person in two seats votes once', async () => {
      const secretary = five[4] as Person;
      await takeSeat(ledger, 'vice-chair', secretary);
      const round = await openRound();
      const [ballot] = await ballots(round);
      expect(ballot?.electorate?.voters).toHaveLength(5);
      expect(kinds(await cast(round, secretary, 'for'))).toEqual(['recorded']);
      expect(await rows(round)).toHaveLength(1);
      await leaveSeat(ledger, 'vice-chair', secretary);
    });

    test('a person in two seats who leaves the one still votes by the other, and by neither once both are left', async () => {
      const secretary = five[4] as Person;
      await takeSeat(ledger, 'vice-chair', secretary);
      const round = await openRound();
      await leaveSeat(ledger, 'vice-chair', secretary);
      expect(kinds(await cast(round, secretary, 'for'))).toEqual(['recorded']);
      await leaveSeat(ledger, 'secretary-general', secretary);
      expect(kinds(await cast(round, secretary, 'against', true))).toEqual(['left-the-seat']);
      await takeSeat(ledger, 'secretary-general', secretary);
    });

    test('on a withdrawn item is refused, on the others it counts; the item has no result', async () => {
      const [gone, kept] = [await reviewed(), await reviewed()];
      const round = await openRound(gone, kept);
      await ledger.inScope((scope) => withdrawCase(scope, gone.id, ''));
      for (const elector of five)
        expect(kinds(await cast(round, elector, 'for'))).toEqual(['item-ended', 'recorded']);
      expect(await ledger.inScope((scope) => closeRound(scope, round))).toBe(true);
      expect((await ballots(round)).map((ballot) => ballot.result)).toEqual([null, 'passed']);
    });
  });
}
