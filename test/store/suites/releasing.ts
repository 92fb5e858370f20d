import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { remindOfReleases } from '../../../src/store/outgoing/release-reminders.ts';
import { addWorkingDays, dayOf, instantOf } from '../../../src/domain/calendar.ts';
import { askForRelease, decideRelease, draftPaper } from '../../../src/store/decide/outgoing.ts';
import { readdressTasks } from '../../../src/store/decide/readdress.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import { openTasks } from '../../../src/store/tasks.ts';
import { workingCalendar } from '../../../src/store/working-years.ts';
import { holder } from '../../support/acting.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';
import { leaveSeat, newcomer } from '../seats.ts';

const TEXT = { title: '关于入会的通知', addressee: '测试企业有限公司', body: '特此通知。' };

/** 送签: whoever may release a paper is reminded, telephoned, and followed by whoever takes their office. */
export function releasing(open: OpenLedger): void {
  describe('A release that is waited for', () => {
    let ledger: Ledger;
    let officer: Person;
    let chair: Person;
    let general: Person;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      chair = await holder(ledger.world, 'chair');
      general = await holder(ledger.world, 'secretary-general');
    }, 60_000);
    afterAll(() => ledger.close());

    const now = () => ledger.inScope((scope) => Promise.resolve(scope.now.getTime()));
    const look = () => ledger.inScope(remindOfReleases);
    /** At an hour of the working day that is so many after the day `since`. */
    async function goTo(since: number, workingDays: number, hour: number): Promise<void> {
      const calendar = await ledger.inScope(workingCalendar);
      const at = instantOf(addWorkingDays(calendar, dayOf(since), workingDays), hour);
      ledger.later(at - (await now()));
    }
    const tasksOf = (paper: string) =>
      ledger.inScope(async (scope) =>
        (await openTasks(scope)).filter(({ subject }) => subject === paper),
      );
    async function asked(): Promise<{ paper: string; task: string; at: number; hash: string }> {
      const step = await ledger.inScope(async (scope) => {
        const draft = await draftPaper(scope, officer.id, { kind: 'notice' }, TEXT);
        if (draft.kind !== 'done') throw new Error(draft.because);
        return askForRelease(scope, draft.paper.id, officer.id);
      });
      if (step.kind !== 'done') throw new Error(step.because);
      const [task] = await tasksOf(step.paper.id);
      if (!task) throw new Error('nobody was asked');
      return {
        paper: step.paper.id,
        task: task.id,
        at: task.openedAt.getTime(),
        hash: step.paper.contentHash,
      };
    }
    const mailsTo = (person: Person, task: string) =>
      ledger.inScope(
        async (scope) =>
          (await mailsOf(scope, { latest: 100 })).filter(
            (mail) => mail.taskId === task && mail.person === person.id,
          ).length,
      );
    const kindsOf = async (paper: string) => (await tasksOf(paper)).map(({ kind }) => kind);

    test('is reminded of on the third and the seventh working day, and telephoned about on the tenth', async () => {
      const { paper, task, at } = await asked();
      const mails = () => Promise.all([mailsTo(chair, task), mailsTo(general, task)]);
      await look();
      expect(await mails()).toEqual([1, 1]);
      await goTo(at, 3, 8);
      await look();
      expect(await mails()).toEqual([1, 1]);
      await goTo(at, 3, 10);
      await look();
      await look();
      expect(await mails()).toEqual([2, 2]);
      await goTo(at, 7, 10);
      await look();
      expect(await mails()).toEqual([3, 3]);
      expect(await kindsOf(paper)).toEqual(['release']);
      await goTo(at, 10, 10);
      await look();
      await look();
      expect(await mails()).toEqual([3, 3]);
      expect(await kindsOf(paper)).toEqual(['release', 'telephone']);
    });

    test('is reminded of no more once the paper was released', async () => {
      const { paper, task, at, hash } = await asked();
      await ledger.inScope((scope) =>
        decideRelease(
          scope,
          paper,
          { person: chair.id, channel: 'own-link' },
          { release: true, reason: '', hash },
        ),
      );
      await goTo(at, 10, 10);
      await look();
      expect(await mailsTo(chair, task)).toBe(1);
      expect(await kindsOf(paper)).toEqual([]);
    });

    test('comes to whoever takes the office when all who were asked have left theirs', async () => {
      const { paper } = await asked();
      await leaveSeat(ledger, 'chair', chair);
      await leaveSeat(ledger, 'secretary-general', general);
      await ledger.inScope((scope) => readdressTasks(scope, officer.id));
      // Nobody may release it now: it waits as it is.
      expect((await tasksOf(paper))[0]?.addressees).toEqual([chair.id, general.id]);
      const successor = await newcomer(ledger, '新任理事长', ['chair'], 'new-chair@example.test');
      await ledger.inScope((scope) => readdressTasks(scope, officer.id));
      const [task] = await tasksOf(paper);
      expect(task?.addressees).toEqual([successor.id]);
      expect(await mailsTo(successor, task?.id ?? '')).toBe(1);
    });
  });
}
