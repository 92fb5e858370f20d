import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, dayOf, instantOf } from '../../../src/domain/calendar.ts';
import type { Case } from '../../../src/store/cases.ts';
import { readCase, stagesOf } from '../../../src/store/cases.ts';
import { confirmResult } from '../../../src/store/decide/confirm-result.ts';
import { cancelSitting, convene } from '../../../src/store/decide/convene.ts';
import { demandMeeting } from '../../../src/store/decide/demand-meeting.ts';
import { endSitting, enterAttendance, openSitting } from '../../../src/store/decide/sitting.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import { recountSheet } from '../../../src/store/records/tally.ts';
import { attendanceOf } from '../../../src/store/sittings.ts';
import { openTasks, type Task } from '../../../src/store/tasks.ts';
import { ballotsOfRound, readRound, votesOf } from '../../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote, waitingForVote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import {
  checkSheetOf,
  conveneToday,
  enterSheet,
  openMeeting,
  showHands,
} from '../../support/sitting.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';
import { employedBy, leaveSeat, takeSeat } from '../seats.ts';

/** 会议表决, what a third of the electorate may demand, and what has to be confirmed. */
export function meeting(open: OpenLedger): void {
  describe('A meeting', () => {
    let ledger: Ledger;
    let officer: Person;
    let chair: Person;
    let five: readonly Person[];
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      chair = await holder(ledger.world, 'chair');
      five = await electors(ledger.world);
    }, 60_000);
    afterAll(() => ledger.close());

    const waiting = async (over: Parameters<typeof apply>[1] = {}): Promise<Case> => {
      const one = await apply(ledger.world, over);
      await review(ledger.world, one);
      await waitingForVote(ledger.world, one);
      return one;
    };
    const ballots = (round: string) => ledger.inScope((scope) => ballotsOfRound(scope, round));
    const first = async (round: string) => {
      const [ballot] = await ballots(round);
      if (!ballot) throw new Error('no ballot');
      return ballot;
    };
    const mails = async (round: string, template: string) =>
      (await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }))).filter(
        (mail) => mail.template === template,
      );
    const standing = async (one: Case) => {
      await ledger.attend();
      return ledger.inScope(async (scope) => ({
        status: (await readCase(scope, one.id))?.status,
        stages: (await stagesOf(scope, one.id))
          .filter((stage) => stage.kind === 'ballot')
          .map(({ round, outcome }) => ({ round, outcome })),
      }));
    };
    const confirmTask = async (one: Case): Promise<Task> =>
      (await ledger.inScope(openTasks)).find(
        (task) => task.kind === 'confirm' && task.caseId === one.id,
      ) as Task;

    test('is told to electors and observers with its items, and its electorate freezes when it opens', async () => {
      const one = await waiting();
      const round = await conveneToday(ledger.world, [one]);
      // Five electors and the supervisor, who attends without a vote.
      expect(await mails(round, 'sitting-notice')).toHaveLength(6);
      expect((await first(round)).electorate).toBeNull();
      const opened = await ledger.inScope((scope) => openSitting(scope, round, officer.id));
      expect(opened).toBe('opened');
      expect((await first(round)).electorate?.voters).toHaveLength(5);
      const again = await ledger.inScope((scope) => openSitting(scope, round, officer.id));
      expect(again).toBe('opened-before');
      expect(await vote(ledger.world, round, five[0] as Person, 'for')).toEqual({
        kind: 'refused',
        because: 'not-open',
      });
    });

    test('with its ordinary notice is told at once, and with a shorter one only when the chair has agreed', async () => {
      const [one, other] = [await waiting(), await waiting()];
      const entry = (item: Case, meetsAt: Date, shortNoticeReason: string) => ({
        body: 'chairs-office',
        cases: [item.id],
        meetsAt,
        place: '二层会议室',
        chairedBy: chair.id,
        shortNoticeReason,
        by: officer.id,
      });
      const ordinary = await ledger.inScope((scope) =>
        convene(scope, entry(one, new Date(scope.now.getTime() + 30 * DAY), '')),
      );
      expect(ordinary.kind).toBe('convened');
      const soon = (now: Date) => new Date(instantOf(addDays(dayOf(now.getTime()), 1), 9));
      await expect(
        ledger.inScope((scope) => convene(scope, entry(other, soon(scope.now), ''))),
      ).rejects.toThrow('shortNoticeReason');
      const short = await ledger.inScope((scope) =>
        convene(scope, entry(other, soon(scope.now), '年底前须完成备案')),
      );
      if (short.kind === 'refused') throw new Error(short.because);
      expect(short.kind).toBe('asked');
      expect(await mails(short.votingRound, 'sitting-notice')).toHaveLength(0);
      expect(await mails(short.votingRound, 'short-notice-wanted')).toHaveLength(1);
      const early = await ledger.inScope((scope) =>
        openSitting(scope, short.votingRound, officer.id),
      );
      expect(early).toBe('not-convened');
    });

    test('that is not held gives its items back, and whoever had the notice is told', async () => {
      const one = await waiting();
      const round = await conveneToday(ledger.world, [one]);
      const cancelled = await ledger.inScope((scope) =>
        cancelSitting(scope, round, officer.id, '理事长出差'),
      );
      expect(cancelled).toBe('cancelled');
      expect(await ballots(round)).toHaveLength(0);
      expect(await mails(round, 'sitting-cancelled')).toHaveLength(6);
      expect(await conveneToday(ledger.world, [one])).not.toBe(round);
    });

    test('AT-48: decides an item by the sheet that one person entered and another checked, and the result recomputes from it', async () => {
      const one = await waiting();
      const round = await openMeeting(ledger.world, [one]);
      const { id } = await first(round);
      const without = await enterSheet(ledger.world, id, {}, 0);
      expect(without).toMatchObject({ kind: 'refused', because: 'evidence-missing' });
      const wrong = await enterSheet(ledger.world, id, { for: 5 });
      expect(wrong).toMatchObject({ kind: 'refused', because: 'does-not-add-up' });
      const entered = await enterSheet(ledger.world, id);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const twice = await enterSheet(ledger.world, id);
      expect(twice).toMatchObject({ kind: 'refused', because: 'waits-already' });
      expect((await first(round)).result).toBeNull();
      const checked = await checkSheetOf(ledger.world, entered.record.id);
      expect(checked).toMatchObject({
        record: { state: 'counted', outcome: { result: 'passed' } },
      });
      const ballot = await first(round);
      expect(ballot).toMatchObject({
        result: 'passed',
        record: entered.record.id,
        tally: { votes: { electors: 5, present: 5, for: 4, against: 1 }, base: 5 },
      });
      const again = await ledger.inScope((scope) => recountSheet(scope, ballot));
      expect(again).toEqual(ballot.tally);
      // Its only item is settled, so the meeting is over.
      expect((await ledger.inScope((scope) => readRound(scope, round)))?.state).toBe('closed');
      expect(await mails(round, 'ballot-result')).toHaveLength(6);
      const late = await enterSheet(ledger.world, id);
      expect(late).toMatchObject({ kind: 'refused', because: 'settled-before' });
      expect((await standing(one)).stages).toEqual([{ round: 1, outcome: 'passed' }]);
    });

    test('counts present item by item, and whoever is recused there leaves electorate, base and quorum', async () => {
      const [one, other] = [await waiting(), await waiting()];
      const round = await openMeeting(ledger.world, [one, other]);
      const [here, there] = (await ballots(round)).map((ballot) => ballot.id) as [string, string];
      const recused = [{ person: five[3]?.id ?? '', reason: '曾任该单位顾问' }];
      const four = { presentForItem: 4, issued: 4, returned: 4, valid: 4 };
      await showHands(ledger.world, here, { ...four, for: 3, against: 1, recused });
      await showHands(ledger.world, there, { ...four, for: 2, against: 2 });
      const [first_, second] = await ballots(round);
      expect(first_).toMatchObject({
        result: 'passed',
        tally: { votes: { electors: 4 }, base: 4 },
      });
      expect(second).toMatchObject({
        result: 'failed',
        tally: { votes: { electors: 5 }, base: 4 },
      });
    });

    test('does not take more present for an item than were ticked as attending', async () => {
      const one = await waiting();
      const round = await openMeeting(ledger.world, [one]);
      const there = five.slice(0, 3).map((person) => person.id);
      const entered = await ledger.inScope((scope) =>
        enterAttendance(scope, round, there, officer.id),
      );
      expect(entered).toBe('entered');
      expect(await ledger.inScope((scope) => attendanceOf(scope, round))).toEqual(
        [...there].sort(),
      );
      expect(
        await ledger.inScope((scope) => enterAttendance(scope, round, [officer.id], officer.id)),
      ).toBe('not-a-sitter');
      const { id } = await first(round);
      expect(await enterSheet(ledger.world, id)).toMatchObject({ because: 'does-not-add-up' });
    });

    test('leaves what was not voted on waiting for the next, but not while a sheet waits for its check', async () => {
      const [one, other] = [await waiting(), await waiting()];
      const round = await openMeeting(ledger.world, [one, other]);
      const entered = await enterSheet(ledger.world, (await first(round)).id);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const end = () => ledger.inScope((scope) => endSitting(scope, round, officer.id));
      expect(await end()).toBe('records-waiting');
      await checkSheetOf(ledger.world, entered.record.id);
      expect(await end()).toBe('ended');
      expect((await ballots(round)).map((ballot) => ballot.result)).toEqual(['passed', 'put-off']);
      expect(await standing(other)).toEqual({
        status: 'open',
        stages: [
          { round: 1, outcome: 'put-off' },
          { round: 2, outcome: null },
        ],
      });
      expect(await conveneToday(ledger.world, [other])).not.toBe(round);
    });

    describe('without its quorum', () => {
      const two = { presentForItem: 2, issued: 2, returned: 2, valid: 2, for: 2, against: 0 };
      const held = async () => {
        const one = await waiting();
        const round = await openMeeting(ledger.world, [one]);
        const { id } = await first(round);
        await showHands(ledger.world, id, two);
        expect((await first(round)).result).toBe('to-be-confirmed');
        return { one, round };
      };

      test('decides nothing until whoever chaired it has confirmed it on record; then it is what the charter says', async () => {
        const { one, round } = await held();
        ledger.later(40 * DAY);
        expect(await standing(one)).toMatchObject({ stages: [{ round: 1, outcome: null }] });
        const task = await confirmTask(one);
        expect(task.addressees).toEqual([chair.id]);
        const confirm = (person: Person) =>
          ledger.inScope((scope) =>
            confirmResult(
              scope,
              task.id,
              { person: person.id, channel: 'own-link' },
              { statement: 'confirmed', reason: '' },
            ),
          );
        expect(await confirm(five[1] as Person)).toMatchObject({ because: 'not-yours' });
        expect(await confirm(chair)).toMatchObject({ kind: 'recorded' });
        expect(await confirm(chair)).toMatchObject({ kind: 'same' });
        expect(await first(round)).toMatchObject({
          result: 'passed',
          statement: 'confirmed',
          tally: { result: 'to-be-confirmed', held: ['quorum'] },
        });
        expect((await standing(one)).stages).toEqual([{ round: 1, outcome: 'passed' }]);
      });

      test('came to no valid resolution when they state that it was not quorate, and the item waits again', async () => {
        const { one, round } = await held();
        const task = await confirmTask(one);
        const state = (reason: string) =>
          ledger.inScope((scope) =>
            confirmResult(
              scope,
              task.id,
              { person: chair.id, channel: 'own-link' },
              { statement: 'not-quorate', reason },
            ),
          );
        await expect(state(' ')).rejects.toThrow('reason');
        await state('到会人数不足');
        expect((await first(round)).result).toBe('no-valid-resolution');
        expect((await standing(one)).stages).toEqual([
          { round: 1, outcome: 'no-valid-resolution' },
          { round: 2, outcome: null },
        ]);
      });

      test('is not confirmed by whoever chaired it when it turns out to be of their own unit: the next who may chair confirms', async () => {
        const code = '91310115MA1K3QWE5T';
        const one = await waiting({ code });
        const round = await openMeeting(ledger.world, [one]);
        await showHands(ledger.world, (await first(round)).id, two);
        expect((await confirmTask(one)).addressees).toEqual([chair.id]);
        await employedBy(ledger, chair, code);
        const confirm = async (person: Person) => {
          const { id } = await confirmTask(one);
          return ledger.inScope((scope) =>
            confirmResult(
              scope,
              id,
              { person: person.id, channel: 'own-link' },
              { statement: 'confirmed', reason: '' },
            ),
          );
        };
        expect(await confirm(chair)).toMatchObject({ kind: 'refused', because: 'own-unit' });
        await ledger.inScope((scope) =>
          sql`insert into wake_ups (alliance, workflow_type, subject, written_at)
            values (${scope.alliance}, ${one.process}, ${one.id}, ${scope.now})`.execute(scope.tx),
        );
        await ledger.attend();
        const next = await holder(ledger.world, 'executive-chair');
        expect((await confirmTask(one)).assignee).toBe(next.id);
        expect(await confirm(next)).toMatchObject({ kind: 'recorded' });
        await employedBy(ledger, chair, chair.employerCode ?? '');
      });

      test('is asked of the next who may chair when the chair’s own unit is known to be concerned', async () => {
        const one = await waiting({ code: chair.employerCode ?? '' });
        const round = await openMeeting(ledger.world, [one]);
        await showHands(ledger.world, (await first(round)).id, two);
        const next = await holder(ledger.world, 'executive-chair');
        expect((await confirmTask(one)).addressees).toEqual([next.id]);
      });

      test('the request follows the office: a new chair confirms, and both are told', async () => {
        const { one, round } = await held();
        const next = five[2] as Person;
        await leaveSeat(ledger, 'chair', chair);
        await takeSeat(ledger, 'chair', next);
        await ledger.inScope((scope) =>
          sql`insert into wake_ups (alliance, workflow_type, subject, written_at)
            values (${scope.alliance}, ${one.process}, ${one.id}, ${scope.now})`.execute(scope.tx),
        );
        await ledger.attend();
        const task = await confirmTask(one);
        expect(task.assignee).toBe(next.id);
        expect((await mails(round, 'task-moved')).map((mail) => mail.person)).toEqual([chair.id]);
        const told = await mails(round, 'result-to-confirm');
        expect(told.some((mail) => mail.person === next.id)).toBe(true);
        const confirmed = await ledger.inScope((scope) =>
          confirmResult(
            scope,
            task.id,
            { person: next.id, channel: 'own-link' },
            { statement: 'confirmed', reason: '' },
          ),
        );
        expect(confirmed).toMatchObject({ kind: 'recorded' });
        await leaveSeat(ledger, 'chair', next);
        await takeSeat(ledger, 'chair', chair);
      });
    });

    describe('demanded by a third of the electorate', () => {
      const demand = (round: string, person: Person, reason = '事关重大，应当面讨论') =>
        ledger.inScope((scope) =>
          demandMeeting(scope, round, { person: person.id, channel: 'own-link' }, reason),
        );

      test('ends the correspondence vote without a result: votes given are kept and count for nothing', async () => {
        const one = await waiting();
        const round = await openVote(ledger.world, [one]);
        await vote(ledger.world, round, five[0] as Person, 'for');
        expect(await demand(round, five[1] as Person, ' ')).toMatchObject({
          because: 'reason-missing',
        });
        expect(await demand(round, officer)).toMatchObject({ because: 'not-an-elector' });
        expect(await demand(round, five[1] as Person)).toEqual({
          kind: 'demanded',
          demands: 1,
          ends: false,
        });
        expect(await demand(round, five[1] as Person)).toMatchObject({ kind: 'same', demands: 1 });
        // Two of five are a third: 3 × 2 ≥ 5.
        expect(await demand(round, five[2] as Person)).toMatchObject({ demands: 2, ends: true });
        const ended = await ledger.inScope((scope) => readRound(scope, round));
        expect(ended?.state).toBe('to-meeting');
        const ballot = await first(round);
        expect(ballot).toMatchObject({ result: 'put-off', tally: null });
        expect(await ledger.inScope((scope) => votesOf(scope, [ballot.id]))).toHaveLength(1);
        expect(await vote(ledger.world, round, five[3] as Person, 'for')).toEqual({
          kind: 'refused',
          because: 'closed',
        });
        expect(await mails(round, 'to-meeting')).toHaveLength(6);
        expect(await standing(one)).toEqual({
          status: 'open',
          stages: [
            { round: 1, outcome: 'put-off' },
            { round: 2, outcome: null },
          ],
        });
      });

      test('comes too late after the close', async () => {
        const one = await waiting();
        const round = await openVote(ledger.world, [one]);
        ledger.later(6 * DAY);
        expect(await demand(round, five[1] as Person)).toMatchObject({ because: 'closed' });
      });
    });
  });
}
