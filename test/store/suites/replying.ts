import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, instantOf } from '../../../src/domain/calendar.ts';
import { positionOf } from '../../../src/domain/position.ts';
import { allCases, stagesOf, type Case } from '../../../src/store/cases.ts';
import { decisionsOfCase } from '../../../src/store/decide/decisions.ts';
import { checkRecord } from '../../../src/store/decide/enter-record.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import { filesOfCase } from '../../../src/store/files.ts';
import type { Member } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { readRecord, type Recorded } from '../../../src/store/records/records.ts';
import { openTask, openTasks } from '../../../src/store/tasks.ts';
import { wake } from '../../../src/store/wake-ups.ts';
import { holder, taskOf, vote } from '../../support/acting.ts';
import { caseNow, enterLetter, memberNow, opened, replies } from '../../support/ending.ts';
import {
  council,
  councilVotes,
  enterUnit,
  setUpGoAbroad,
  type Abroad,
} from '../../support/go-abroad.ts';
import { textsOf } from '../../support/mail-text.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const SAID = '所收费用系会议成本，已全部退还，附退款凭证。';

/** A member's answer that comes by letter, mail or telephone, and the reminders before its time is over. */
export function replying(open: OpenLedger): void {
  describe('A member that answers on paper', () => {
    let ledger: Ledger;
    let abroad: Abroad;
    let officer: Person;
    let second: Person;
    beforeAll(async () => {
      ledger = await open();
      const { context, world, attend } = ledger;
      const ground = { context, world, bring: attend };
      abroad = await setUpGoAbroad(ground, 'replying', { council: 5 });
      officer = await holder(abroad.world, 'case-officer', 0);
      second = await holder(abroad.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    let units = 0;
    const unit = (): Promise<Member> => {
      units += 1;
      return enterUnit(abroad.world, abroad.alliance, `书面答复单位${units}`, 'ordinary');
    };
    const looks = async (): Promise<void> => {
      await abroad.world.inScope(async (scope) => {
        for (const one of await allCases(scope))
          if (one.status === 'open') await wake(scope, one.process, one.id);
      });
      await ledger.attend();
    };
    const today = async (): Promise<string> =>
      dayOf((await abroad.world.inScope(async (scope) => scope.now)).getTime());
    /** At noon of a later day, when everything that waits looks again. */
    const onDay = async (day: string): Promise<void> => {
      const now = (await abroad.world.inScope(async (scope) => scope.now)).getTime();
      ledger.later(instantOf(day, 12) - now);
      await looks();
    };
    /** Day by day, as working hours come. */
    const pass = async (days: number): Promise<void> => {
      for (let day = 0; day < days; day += 1) await onDay(addDays(await today(), 1));
    };
    /** A case of which the second person of the secretariat has to verify the facts after ten days. */
    const doubted = async (): Promise<{ one: Case; asked: string; of: Member }> => {
      const of = await unit();
      const form = { ground: 'negative-impact', facts: '虚假宣传，造成社会负面影响。' };
      const one = await opened(abroad.world, officer, of, 'automatic-cancellation', form, [
        'official-document',
      ]);
      await ledger.attend();
      return { one, asked: await today(), of };
    };
    const accused = async (): Promise<{ one: Case; asked: string; of: Member }> => {
      const of = await unit();
      const form = { allegation: '多次以联盟名义收取费用，拒不改正。' };
      const one = await opened(abroad.world, officer, of, 'expulsion', form, [
        'allegation-evidence',
      ]);
      await ledger.attend();
      return { one, asked: await today(), of };
    };
    const enters = (one: Case, day: string, text = SAID) =>
      abroad.world.inScope((scope) => enterLetter(scope, officer.id, one, day, text));
    const entered = async (one: Case, day: string, text = SAID): Promise<string> => {
      const came = await enters(one, day, text);
      if (came.kind !== 'entered') throw new Error(came.because);
      await looks();
      return came.record.id;
    };
    const checked = async (id: string, right = true): Promise<Recorded | undefined> => {
      await abroad.world.inScope((scope) =>
        checkRecord(
          scope,
          id,
          second.id,
          right ? { right } : { right: false, reason: '与原件不符' },
        ),
      );
      await looks();
      return abroad.world.inScope((scope) => readRecord(scope, id));
    };
    const outcomes = async (one: Case) =>
      (await abroad.world.inScope((scope) => stagesOf(scope, one.id))).map(
        ({ name, round, outcome }) => [name, round, outcome],
      );
    const stands = async (one: Case): Promise<string> => {
      const at = positionOf(
        one.plan,
        await abroad.world.inScope((scope) => stagesOf(scope, one.id)),
      );
      return 'end' in at ? at.end : `${at.stage.name} ${at.round}`;
    };
    const verifies = async (one: Case): Promise<void> => {
      const task = await taskOf(abroad.world, one, 'review');
      const act = {
        decision: 'approve' as const,
        reason: '',
        remark: '',
        handOverTo: '',
        checks: { 'official-document': 'fit' as const },
        ticks: ['15(2)'],
      };
      const actor = { person: second.id, channel: 'console' as const };
      await abroad.world.inScope((scope) => decideReview(scope, task.id, actor, act, one.formHash));
      await looks();
    };
    const votedOut = async (one: Case): Promise<void> => {
      const round = await councilVotes(abroad, one);
      for (const person of await council(abroad)) await vote(abroad.world, round, person, 'for');
      ledger.later(10 * DAY);
      await abroad.world.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
    };
    const remindersOf = async (one: Case) =>
      (await textsOf(abroad.world, one, 'reply-wanted')).filter((text) => text.includes('提醒：'));
    const calls = async (one: Case) =>
      (await abroad.world.inScope(openTasks)).filter(
        ({ kind, caseId }) => kind === 'telephone' && caseId === one.id,
      );

    test('is waited for until its letter was checked, which counts at the day of its receipt, and is told so', async () => {
      const { one, asked } = await doubted();
      await pass(2);
      const record = await entered(one, addDays(asked, 2));
      // What is in the house is not reminded of, and no time that is over goes past it.
      await pass(10);
      expect(await stands(one)).toBe('reply 1');
      expect(await remindersOf(one)).toEqual([]);
      expect(await checked(record)).toMatchObject({ state: 'counted' });
      expect(await stands(one)).toBe('review 1');
      expect(await outcomes(one)).toContainEqual(['reply', 1, 'given']);
      const [decision] = await abroad.world.inScope((scope) => decisionsOfCase(scope, one.id));
      expect(decision).toMatchObject({
        choice: 'reply',
        reason: SAID,
        channel: 'letter',
        details: { how: 'letter', enteredBy: officer.id, checkedBy: second.id },
      });
      expect(dayOf(decision?.actedAt.getTime() ?? 0)).toBe(addDays(asked, 2));
      // Its scan is among the papers of the case, as those of a reply by link are.
      const files = await abroad.world.inScope((scope) => filesOfCase(scope, one.id));
      expect(files.map(({ document }) => document)).toContain('reply.reply');
      const [said] = await textsOf(abroad.world, one, 'reply-recorded');
      expect(said).toContain('收到之日在期限内，已经计入');
      expect(said).toContain('书面答复');
    });

    test('too late has no effect and is told what holds; entered again with the right day, it counts', async () => {
      const { one, asked } = await doubted();
      expect(await enters(one, addDays(asked, -1))).toMatchObject({
        kind: 'refused',
        because: 'before-opening',
      });
      expect(await enters(one, asked, ' ')).toMatchObject({ because: 'text-missing' });
      await pass(13);
      expect(await stands(one)).toBe('review 1');
      expect([1, 2]).toContain((await remindersOf(one)).length);
      const late = await checked(await entered(one, addDays(asked, 12)));
      expect(late).toMatchObject({ state: 'without-effect', outcome: { because: 'late' } });
      expect(await stands(one)).toBe('review 1');
      const [said] = await textsOf(abroad.world, one, 'reply-recorded');
      expect(said).toContain('没有计入');
      expect(said).toContain('收到之日在期限以后');
      expect(said).toContain('事项按章程继续办理');
      const right = await checked(await entered(one, addDays(asked, 9)));
      expect(right).toMatchObject({ state: 'counted' });
      expect(await outcomes(one)).toEqual([
        ['submit', 1, 'done'],
        ['reply', 1, 'corrected'],
        ['review', 1, null],
        ['reply', 2, 'given'],
      ]);
      // The one who verifies goes on, and may.
      await verifies(one);
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
      const again = await checked(await entered(one, addDays(asked, 8), '再次说明。'));
      expect(again).toMatchObject({ outcome: { because: 'decided-since' } });
    });

    test('found wrong by the second person, its letter keeps the case waiting no longer', async () => {
      const { one, asked } = await doubted();
      const record = await entered(one, asked);
      await pass(12);
      expect(await stands(one)).toBe('reply 1');
      await checked(record, false);
      expect(await outcomes(one)).toContainEqual(['reply', 1, 'lapsed']);
      expect(await textsOf(abroad.world, one, 'reply-recorded')).toEqual([]);
    });

    test('by its link is reminded no more and not telephoned, also when it was to be called already', async () => {
      const { one } = await accused();
      await pass(1);
      await replies(abroad.world, one, SAID);
      await ledger.attend();
      await pass(14);
      expect(await remindersOf(one)).toEqual([]);
      expect(await calls(one)).toEqual([]);
      const silent = await accused();
      await abroad.world.inScope((scope) =>
        openTask(scope, {
          kind: 'telephone',
          addressees: [],
          caseId: silent.one.id,
          stage: 'reply',
          round: 1,
        }),
      );
      expect(await calls(silent.one)).toHaveLength(1);
      await replies(abroad.world, silent.one, SAID);
      expect(await calls(silent.one)).toEqual([]);
    });

    test('while a vote is proposed it comes too late for it, and whoever was expelled may still ask for reconsideration on paper', async () => {
      const { one, asked, of } = await accused();
      await pass(18);
      const before = await remindersOf(one);
      expect([1, 2]).toContain(before.length);
      const round = await councilVotes(abroad, one);
      const during = await checked(await entered(one, addDays(asked, 3)));
      expect(during).toMatchObject({ outcome: { because: 'vote-open' } });
      for (const person of await council(abroad)) await vote(abroad.world, round, person, 'for');
      ledger.later(10 * DAY);
      await abroad.world.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
      expect(await memberNow(abroad.world, of)).toMatchObject({ endedBecause: 'expelled' });
      const expelledOn = await today();
      const since = await checked(await entered(one, addDays(asked, 4)));
      expect(since).toMatchObject({ outcome: { because: 'decided-since' } });
      // It is told once what it may ask for, and not urged to.
      await pass(34);
      expect(await remindersOf(one)).toEqual(before);
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
      // It came in its time and lay on a desk: the request is a request.
      const request = await checked(
        await entered(one, addDays(expelledOn, 29), '申请复议：有新证据。'),
      );
      expect(request).toMatchObject({ state: 'counted' });
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'open' });
      expect(await stands(one)).toBe('reconsideration 1');
      await votedOut(one);
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'lifted' });
      expect((await memberNow(abroad.world, of)).until).toBeNull();
    });
  });
}
