import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { listAlarms, noteRun, raiseAlarm } from '../../../src/store/alarms.ts';
import { withdrawCase } from '../../../src/store/decide/applicant.ts';
import {
  claimMail,
  mailsOf,
  markMailSent,
  queueMail,
  type NewMail,
} from '../../../src/store/mails.ts';
import { openTasks } from '../../../src/store/tasks.ts';
import { electors, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { count, MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';
import { leaveSeat, newcomer } from '../seats.ts';

export function telling(open: OpenLedger): void {
  describe('Who is told', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    const mail = (key: string, over: Partial<NewMail> = {}): NewMail => ({
      key,
      scope: 'somewhere',
      template: 'ballot',
      extra: {},
      language: 'zh',
      to: { name: '王建国', address: 'wang@example.org' },
      ...over,
    });
    const telephone = (person: string) =>
      ledger.inScope(async (scope) =>
        (await openTasks(scope)).filter(
          (task) => task.kind === 'telephone' && task.subject === person,
        ),
      );

    test('a mail is queued once per key, however often it is asked for and at once', async () => {
      await Promise.all(
        [1, 2, 3].map(() => ledger.inScope((scope) => queueMail(scope, mail('one key')))),
      );
      const rows = await ledger.inScope((scope) => count(scope, sql`mails where key = 'one key'`));
      expect(rows).toBe(1);
    });

    test('a mail is claimed by one sender; when that one died it is claimed again, and after it was sent never', async () => {
      await ledger.inScope((scope) => queueMail(scope, mail('claimed', { scope: 'claims' })));
      const claim = () => ledger.inScope((scope) => claimMail(scope, 'claims', []));
      const claims = await Promise.all([claim(), claim(), claim()]);
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await claim()).toBeUndefined();
      ledger.later(30 * MINUTE);
      const again = await claim();
      expect(again).toMatchObject({ key: 'claimed', attempts: 2 });
      await ledger.inScope((scope) => markMailSent(scope, again?.id ?? '', '250'));
      ledger.later(30 * MINUTE);
      expect(await claim()).toBeUndefined();
    });

    test('a person without e-mail becomes one telephone task for the secretariat, not one for each notice', async () => {
      const silent = await newcomer(ledger, '无邮箱', ['vice-chair']);
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const round = await openVote(ledger.world, [one]);
      const to = { person: silent.id, name: silent.name, address: null };
      const asked = await telephone(silent.id);
      expect(asked.map((task) => task.votingRound)).toEqual([round]);
      await ledger.inScope((scope) =>
        queueMail(
          scope,
          mail(`reminder ${round} ${silent.id}`, {
            to,
            votingRound: round,
            template: 'ballot-reminder',
          }),
        ),
      );
      expect(await telephone(silent.id)).toEqual(asked);
      await leaveSeat(ledger, 'vice-chair', silent);
      await ledger.inScope((scope) => withdrawCase(scope, one.id, ''));
    });

    test('that person is asked by telephone anew about the result', async () => {
      const silent = await newcomer(ledger, '无邮箱乙', ['vice-chair']);
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const round = await openVote(ledger.world, [one]);
      const before = await telephone(silent.id);
      for (const elector of [...(await electors(ledger.world)), silent])
        await vote(ledger.world, round, elector, 'for');
      await ledger.attend();
      const after = await telephone(silent.id);
      expect([before.length, after.length]).toEqual([1, 1]);
      expect(after[0]?.id).not.toBe(before[0]?.id);
      await leaveSeat(ledger, 'vice-chair', silent);
    });

    test('an alarm is raised once per key, with one entry in the trail', async () => {
      const raise = () =>
        ledger.inScope((scope) =>
          raiseAlarm(scope, { kind: 'foreign-plan', subject: 'a-case', key: 'run', details: {} }),
        );
      await Promise.all([raise(), raise(), raise()]);
      const seen = await ledger.inScope(async (scope) => ({
        alarms: (await listAlarms(scope)).filter((alarm) => alarm.subject === 'a-case').length,
        entries: await count(scope, sql`audit_entries where subject = 'a-case'`),
      }));
      expect(seen).toEqual({ alarms: 1, entries: 1 });
    });

    test('a second run of a workflow raises an alarm once; the first run none', async () => {
      const run = (runId: string) =>
        ledger.inScope((scope) => noteRun(scope, { workflowId: 'a-workflow', runId }));
      for (const id of ['first', 'first', 'second', 'second']) await run(id);
      const alarms = await ledger.inScope(listAlarms);
      expect(
        alarms.filter((alarm) => alarm.subject === 'a-workflow').map((alarm) => alarm.kind),
      ).toEqual(['run-replaced']);
    });

    test('everybody asked has one mail for one thing', async () => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const mails = await ledger.inScope((scope) => mailsOf(scope, { caseId: one.id }));
      const told = mails.map((each) => `${each.template} ${each.address}`);
      expect(new Set(told).size).toBe(told.length);
    });
  });
}
