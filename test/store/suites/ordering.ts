import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addWorkingDays, dayOf, instantOf } from '../../../src/domain/calendar.ts';
import { withdrawCase } from '../../../src/store/decide/applicant.ts';
import {
  decideOrder,
  ordinaryClose,
  proposeRound,
} from '../../../src/store/decide/voting-order.ts';
import { chairsOf } from '../../../src/store/decide/body-chair.ts';
import { whoChairsFor } from '../../../src/store/decide/who-chairs.ts';
import type { Case } from '../../../src/store/cases.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import { tasksOfRound, type Task } from '../../../src/store/tasks.ts';
import { ballotsOfRound, readRound } from '../../../src/store/voting-rounds.ts';
import { wakeWhoWaitsForAChair } from '../../../src/store/waiting-for-a-chair.ts';
import { SHIPPED_YEARS } from '../../../src/store/working-years.ts';
import { holder, review, waitingForVote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { DAY, MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';
import { employedBy, emptyTheChair, leaveSeat, newcomer, takeSeat } from '../seats.ts';

export function ordering(open: OpenLedger): void {
  describe('A correspondence vote', () => {
    let ledger: Ledger;
    let chair: Person;
    let officer: Person;
    beforeAll(async () => {
      ledger = await open();
      chair = await holder(ledger.world, 'chair');
      officer = await holder(ledger.world, 'case-officer');
    }, 60_000);
    afterAll(() => ledger.close());

    const waiting = async (): Promise<Case> => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await waitingForVote(ledger.world, one);
      return one;
    };
    const propose = (cases: readonly Case[], body = 'chairs-office') =>
      ledger.inScope((scope) =>
        proposeRound(scope, {
          body,
          cases: cases.map((one) => one.id),
          reason: '近期无会议安排',
          closesAt: new Date(scope.now.getTime() + 5 * DAY),
          by: officer.id,
        }),
      );
    const proposed = async (cases: readonly Case[]): Promise<string> => {
      const answer = await propose(cases);
      if (answer.kind !== 'proposed') throw new Error(answer.because);
      return answer.votingRound;
    };
    const order = (
      round: string,
      who: Person,
      over: { order?: 'order' | 'decline'; short?: string } = {},
    ) =>
      ledger.inScope(async (scope) => {
        const task = (await tasksOfRound(scope, round)).find((one) => one.kind === 'order');
        return decideOrder(
          scope,
          task?.id ?? '',
          { person: who.id, channel: 'own-link' },
          {
            order: over.order ?? 'order',
            reason: '同意',
            closesAt: new Date(scope.now.getTime() + 60 * MINUTE),
            shortNoticeReason: over.short ?? '时限紧',
          },
        );
      });
    const stateOf = async (round: string) =>
      (await ledger.inScope((scope) => readRound(scope, round)))?.state;

    test('is ordered by the chair alone: nobody is asked to vote before', async () => {
      const round = await proposed([await waiting()]);
      for (const seat of ['executive-chair', 'secretary-general', 'supervisor', 'case-officer'])
        expect(await order(round, await holder(ledger.world, seat))).toEqual({
          kind: 'refused',
          because: 'not-yours',
        });
      expect(await stateOf(round)).toBe('proposed');
      const before = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      expect(before.map((mail) => mail.template)).toEqual(['correspondence-order-wanted']);
      expect(await order(round, chair)).toMatchObject({ kind: 'recorded' });
      const after = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      expect(after.filter((mail) => mail.template === 'ballot')).toHaveLength(5);
      expect(after.filter((mail) => mail.template === 'ballot-for-observer')).toHaveLength(1);
    });

    test('a chair who has left the chair orders nothing', async () => {
      const round = await proposed([await waiting()]);
      await leaveSeat(ledger, 'chair', chair);
      expect(await order(round, chair)).toEqual({
        kind: 'refused',
        because: 'no-longer-in-office',
      });
      await takeSeat(ledger, 'chair', chair);
      expect(await order(round, chair)).toMatchObject({ kind: 'recorded' });
    });

    test('the request follows the office: the new chair orders, and both are told', async () => {
      const round = await proposed([await waiting()]);
      const next = await newcomer(ledger, '新理事长', [], 'new-chair@example.org');
      await leaveSeat(ledger, 'chair', chair);
      await takeSeat(ledger, 'chair', next);
      await ledger.inScope(wakeWhoWaitsForAChair);
      await ledger.attend();
      expect(await order(round, chair)).toEqual({ kind: 'refused', because: 'handed-over' });
      expect(await order(round, next)).toMatchObject({ kind: 'recorded' });
      const mails = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      const told = (template: string) =>
        mails.filter((mail) => mail.template === template).map((mail) => mail.person);
      expect(told('task-moved')).toEqual([chair.id]);
      expect(new Set(told('correspondence-order-wanted'))).toEqual(new Set([chair.id, next.id]));
      await leaveSeat(ledger, 'chair', next);
      await takeSeat(ledger, 'chair', chair);
    });

    test('while nobody chairs, nobody is reminded; then it comes to whoever chairs, passing over who is of the applicant’s unit', async () => {
      const code = '91310115MA1K3QWE5T';
      const one = await apply(ledger.world, { code });
      await review(ledger.world, one);
      await waitingForVote(ledger.world, one);
      const round = await proposed([one]);
      const former = await ledger.inScope((scope) => chairsOf(scope, 'chairs-office'));
      const held = await ledger.inScope((scope) => emptyTheChair(scope, former));
      const asked = async () =>
        (await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }))).map(
          (mail) => mail.person,
        );
      const attend = async () => {
        await ledger.inScope(wakeWhoWaitsForAChair);
        await ledger.attend();
      };
      // A request that is not answered is reminded of by then.
      const now = await ledger.inScope((scope) => Promise.resolve(scope.now.getTime()));
      ledger.later(instantOf(addWorkingDays(SHIPPED_YEARS, dayOf(now), 4), 10) - now);
      await attend();
      expect(await asked()).toEqual([chair.id]);
      const [task] = await ledger.inScope((scope) => tasksOfRound(scope, round));
      expect(task?.state).toBe('open');
      expect(await ledger.inScope((scope) => whoChairsFor(scope, task as Task))).toEqual([]);
      const own = await newcomer(ledger, '本单位理事长', ['chair'], 'own@example.org');
      await employedBy(ledger, own, code);
      await attend();
      expect(await asked()).toEqual([chair.id]);
      await leaveSeat(ledger, 'chair', own);
      const next = await newcomer(ledger, '新理事长', ['chair'], 'next@example.org');
      await attend();
      expect(await asked()).toContain(next.id);
      expect(await asked()).not.toContain(own.id);
      expect(await order(round, next)).toMatchObject({ kind: 'recorded' });
      await leaveSeat(ledger, 'chair', next);
      for (const { seat, person } of held) await takeSeat(ledger, seat, person);
    });

    test('ordered twice it is ordered once; a refusal afterwards changes nothing', async () => {
      const round = await proposed([await waiting()]);
      const first = await order(round, chair);
      expect(await order(round, chair)).toMatchObject({ kind: 'same' });
      expect(await order(round, chair, { order: 'decline' })).toMatchObject({
        kind: 'other',
        decision: { choice: 'order' },
      });
      expect(first.kind).toBe('recorded');
      expect(await stateOf(round)).toBe('open');
      const { length } = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      expect(length).toBe(7);
    });

    test('ordered at short notice it keeps the reason, in the round and in the decision', async () => {
      const round = await proposed([await waiting()]);
      const decided = await order(round, chair, { short: '项目时限紧' });
      expect(decided).toMatchObject({ decision: { details: { shortNoticeReason: '项目时限紧' } } });
      const read = await ledger.inScope((scope) => readRound(scope, round));
      expect(read).toMatchObject({ orderReason: '同意', shortNoticeReason: '项目时限紧' });
    });

    test('the ordinary notice ends at 17:00 in China, five working days on, weekends and holidays left out', () => {
      const notice = {
        notice: { workingDays: 5, source: { from: 'charter', article: '14' } },
      } as const;
      const friday = new Date('2026-09-25T10:00:00+08:00'); // 1 to 8 October are days off.
      expect(ordinaryClose(SHIPPED_YEARS, friday, notice).toISOString()).toBe(
        new Date('2026-10-09T17:00:00+08:00').toISOString(),
      );
    });

    test('declined, its items wait again and may be proposed anew', async () => {
      const one = await waiting();
      const round = await proposed([one]);
      expect(await propose([one]).catch((error: Error) => error.message)).toBe(
        'the proposal was refused',
      );
      await order(round, chair, { order: 'decline' });
      expect(await stateOf(round)).toBe('declined');
      expect(await propose([one])).toMatchObject({ kind: 'proposed' });
    });

    test('a proposal of nothing, of a body without a chair, or of a case that does not wait is refused and leaves no gap in the numbers', async () => {
      const ready = await waiting();
      const early = await apply(ledger.world);
      const last = await ledger.inScope((scope) => readRound(scope, ''));
      expect(last).toBeUndefined();
      expect(await propose([])).toEqual({ kind: 'refused', because: 'nothing-to-vote' });
      await expect(propose([ready, early])).rejects.toMatchObject({
        answer: { kind: 'refused', because: 'not-waiting' },
      });
      const first = await propose([ready]);
      const second = await propose([await waiting()]);
      if (first.kind !== 'proposed' || second.kind !== 'proposed') throw new Error('refused');
      expect(Number(second.number.slice(-4)) - Number(first.number.slice(-4))).toBe(1);
    });

    test('an item withdrawn before the order is not put to the vote', async () => {
      const [kept, gone] = [await waiting(), await waiting()];
      const round = await proposed([kept, gone]);
      await ledger.inScope((scope) => withdrawCase(scope, gone.id, ''));
      expect(await order(round, chair)).toMatchObject({ kind: 'recorded' });
      const ballots = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      expect(ballots.map((ballot) => [ballot.caseId, ballot.openedAt !== null])).toEqual([
        [kept.id, true],
        [gone.id, false],
      ]);
    });

    test('when every item was withdrawn the chair is asked no more and nobody gets an empty ballot', async () => {
      const gone = await waiting();
      const round = await proposed([gone]);
      await ledger.inScope((scope) => withdrawCase(scope, gone.id, ''));
      expect(await stateOf(round)).toBe('declined');
      expect(await order(round, chair)).toEqual({ kind: 'refused', because: 'revoked' });
      const mails = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      expect(mails.map((mail) => mail.template)).toEqual(['correspondence-order-wanted']);
    });
  });
}
