import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendStage } from '../../../src/activities/attend-stage.ts';
import { mailContext } from '../../../src/activities/mail-views/context.ts';
import { viewOf } from '../../../src/activities/mail-views/view-of.ts';
import { readSchedule } from '../../../src/domain/working-days.ts';
import type { Case } from '../../../src/store/cases.ts';
import {
  askForSchedules,
  closesOnDaysOff,
  confirmYear,
  enterYear,
} from '../../../src/store/decide/working-years.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import { openTasks } from '../../../src/store/tasks.ts';
import { readRound } from '../../../src/store/voting-rounds.ts';
import { forgetWakeUps, pendingWakeUps } from '../../../src/store/wake-ups.ts';
import { enteredYears, workingCalendar } from '../../../src/store/working-years.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import { holder, openVote, review } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { ALLIANCE, type Ledger, type OpenLedger } from '../ledger.ts';

const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const YEAR = 2029;

/** Holidays are imported year by year; what waits for working days follows them. */
export function workingDays(open: OpenLedger): void {
  describe('The holidays of a year', () => {
    let ledger: Ledger;
    let officer: Person;
    let one: Case;
    let opened: Case;
    let round: string;
    const goTo = async (moment: string): Promise<void> => {
      const now = await ledger.inScope(async (scope) => scope.now.getTime());
      ledger.later(at(moment) - now);
    };
    const attend = (of: Case) =>
      attendStage(ledger.context, {
        alliance: ALLIANCE,
        caseId: of.id,
        stage: of.plan.stages[1]?.name ?? '',
        round: 1,
        plan: of.plan,
        run: { workflowId: workflowId(ALLIANCE, of.process, of.number), runId: 'run' },
      });
    /** How many of those asked were reminded. */
    const reminded = (of: Case) =>
      ledger.inScope(async (scope) => {
        const mails = await mailsOf(scope, { caseId: of.id });
        const count = (sequence: number) =>
          mails.filter(({ extra }) => extra['sequence'] === sequence).length;
        return `${count(1)} of ${count(0)}`;
      });
    const enter = (holidays: string, worked = '', by = officer, year = YEAR) =>
      ledger.inScope((scope) =>
        enterYear(
          scope,
          by.id,
          {
            year,
            notice: '国办发明电〔2028〕5号',
            ...readSchedule(holidays, worked, year),
            link: 'https://gov.example/5',
          },
          undefined,
        ),
      );
    const confirm = (id: string | undefined, replaces = false, by = officer) =>
      ledger.inScope((scope) => confirmYear(scope, id ?? '', by.id, replaces));
    const asked = () =>
      ledger.inScope(async (scope) =>
        (await openTasks(scope))
          .filter(({ kind }) => kind === 'working-year')
          .map(({ subject }) => subject),
      );

    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      // Thursday, 1 March 2029: nobody knows that year's holidays yet.
      await goTo('2029-03-01T10:00:00');
      opened = await apply(ledger.world);
      one = await apply(ledger.world);
      await review(ledger.world, one);
      round = await openVote(ledger.world, [one]);
      await ledger.attend();
    }, 60_000);
    afterAll(() => ledger.close());

    test('are asked for once they should be out, once a year, and the current year’s at any time', async () => {
      await ledger.inScope(askForSchedules);
      await ledger.inScope(askForSchedules);
      expect(await asked()).toEqual(['2029']);
    });

    test('not known yet, count Monday to Friday, and the reviewer’s mail says so', async () => {
      expect(await attend(opened)).toMatchObject({
        until: at('2029-03-06T09:00:00'),
        due: at('2029-03-15T09:00:00'),
      });
      const said = await ledger.inScope(async (scope) => {
        const mail = (await mailsOf(scope, { caseId: opened.id })).find(
          ({ template }) => template === 'review-wanted',
        );
        if (!mail) throw new Error('no reviewer was written to');
        return viewOf(await mailContext(scope, mail, '', 'http://localhost'));
      });
      expect(said).toMatchObject({ unknownYear: 2029 });
    });

    test('are entered by the secretariat only, and hold once they were looked at and confirmed', async () => {
      const stranger = await holder(ledger.world, 'vice-chair');
      expect(await enter('3月5日至7日', '', stranger)).toBeUndefined();
      const id = await enter('3月5日至7日', '3月10日');
      expect(await ledger.inScope(workingCalendar)).toHaveLength(1);
      expect(await confirm(id, false, stranger)).toMatchObject({ because: 'not-yours' });
      for (const { ids } of await pendingWakeUps(ledger.context))
        await forgetWakeUps(ledger.context, ids);
      expect(await confirm(id)).toMatchObject({ kind: 'confirmed', year: { state: 'in-force' } });
      expect(await confirm(id)).toMatchObject({ kind: 'same' });
      expect(await asked()).toEqual([]);
    });

    test('imported, wake whatever waits, and a reminder that has not gone follows them', async () => {
      const woken = (await pendingWakeUps(ledger.context)).map(({ subject }) => subject);
      expect(woken).toEqual(expect.arrayContaining([opened.id, one.id, round]));
      expect(await attend(opened)).toMatchObject({
        until: at('2029-03-09T09:00:00'),
        due: at('2029-03-19T09:00:00'),
      });
      await goTo('2029-03-06T11:00:00');
      await attend(opened);
      expect(await reminded(opened)).toBe('0 of 3');
      await goTo('2029-03-09T09:00:01');
      await attend(opened);
      await attend(opened);
      expect(await reminded(opened)).toBe('3 of 3');
    });

    test('imported again need an express word, and what they replace is kept', async () => {
      const id = await enter('4月1日至5日');
      expect(await confirm(id)).toMatchObject({ kind: 'refused', because: 'known' });
      expect(await confirm(id, true)).toMatchObject({ kind: 'confirmed' });
      expect((await ledger.inScope(enteredYears)).map(({ state }) => state)).toEqual([
        'in-force',
        'replaced',
      ]);
      // What came with the product is replaced expressly, too.
      const shipped = await enter('1月1日至3日', '', officer, 2026);
      expect(await confirm(shipped)).toMatchObject({ because: 'known' });
    });

    test('two who confirm the same year at once: one schedule is in force', async () => {
      const ids = [await enter('4月1日至6日'), await enter('4月1日至7日')];
      const confirmed = await Promise.all(ids.map((id) => confirm(id, true)));
      expect(confirmed.map(({ kind }) => kind)).toEqual(['confirmed', 'confirmed']);
      const known = await ledger.inScope(workingCalendar);
      expect(known.filter(({ year }) => year === YEAR)).toHaveLength(1);
    });

    test('leave a close as the chair ordered it, and point out that it falls on a day off', async () => {
      const { closesAt } = (await ledger.inScope((scope) => readRound(scope, round))) as {
        closesAt: Date;
      };
      const day = new Date(closesAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(await confirm(await enter(day), true)).toMatchObject({ kind: 'confirmed' });
      await ledger.inScope(async (scope) => {
        const [schedule] = await workingCalendar(scope);
        if (!schedule) throw new Error('nothing was imported');
        expect((await closesOnDaysOff(scope, schedule)).map(({ id }) => id)).toEqual([round]);
        expect((await readRound(scope, round))?.closesAt).toEqual(closesAt);
      });
    });

    test('of the next year are asked for from the middle of November', async () => {
      await goTo('2029-11-14T23:00:00');
      await ledger.inScope(askForSchedules);
      expect(await asked()).toEqual([]);
      await goTo('2029-11-15T00:30:00');
      await ledger.inScope(askForSchedules);
      expect(await asked()).toEqual(['2030']);
    });

    test('once entered cannot be rewritten by the product', async () => {
      await expect(
        ledger.inScope((scope) =>
          sql`update working_years set holidays = '[]'::jsonb`.execute(scope.tx),
        ),
      ).rejects.toThrow(/permission denied/);
    });
  });
}
