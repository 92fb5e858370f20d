import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCase, type Case } from '../../../src/store/cases.ts';
import { submitSupplement, withdrawCase } from '../../../src/store/decide/applicant.ts';
import { addFile, filesOfCase } from '../../../src/store/files.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readTask, tasksOfStage } from '../../../src/store/tasks.ts';
import { holder, review, taskOf } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { count, type Ledger, type OpenLedger } from '../ledger.ts';
import { sql } from 'kysely';

export function supplementing(open: OpenLedger): void {
  describe('An applicant after handing in', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    const returned = async (): Promise<Case> => {
      const one = await apply(ledger.world);
      await review(ledger.world, one, {
        decision: 'return',
        reason: '请重新盖章',
        checks: {
          'unit-profile': 'unsealed',
          'commitment-letter': 'fit',
          'legal-person-proof': 'fit',
        },
      });
      return one;
    };
    const bring = (one: Case, document: string) =>
      ledger.inScope((scope) =>
        addFile(scope, {
          id: scope.context.ids.next(),
          caseId: one.id,
          document,
          round: 2,
          name: `${document}-2.pdf`,
          type: 'application/pdf',
          size: 5,
          sha256: 'b'.repeat(64),
        }),
      );
    const handIn = (task: string) =>
      ledger.inScope((scope) => submitSupplement(scope, task, '已重新盖章'));
    const withdraw = (one: Case) =>
      ledger.inScope((scope) => withdrawCase(scope, one.id, '计划有变'));

    test('brings again only what failed; the old file stays stored, the others stay in force', async () => {
      const one = await returned();
      const task = await taskOf(ledger.world, one, 'supplement');
      expect(await handIn(task.id)).toEqual({ kind: 'incomplete', missing: ['unit-profile'] });
      await bring(one, 'unit-profile');
      expect(await handIn(task.id)).toMatchObject({ kind: 'recorded' });
      const files = await ledger.inScope((scope) => filesOfCase(scope, one.id));
      expect(files.map((file) => [file.document, file.round, file.supersededAt !== null])).toEqual([
        ['commitment-letter', 1, false],
        ['legal-person-proof', 1, false],
        ['unit-profile', 1, true],
        ['unit-profile', 2, false],
      ]);
    });

    test('hands the correction in twice and it is one; the review opens again once', async () => {
      const one = await returned();
      const task = await taskOf(ledger.world, one, 'supplement');
      await bring(one, 'unit-profile');
      const [first, again] = [await handIn(task.id), await handIn(task.id)];
      expect([first.kind, again.kind]).toEqual(['recorded', 'same']);
      await ledger.attend();
      await ledger.attend();
      const tasks = await ledger.inScope((scope) => tasksOfStage(scope, one.id, 'review', 2));
      expect(tasks.map((each) => [each.kind, each.state])).toEqual([
        ['supplement', 'done'],
        ['review', 'open'],
      ]);
    });

    test('can correct nothing that was not returned, nor after withdrawing', async () => {
      expect(await handIn('no-such-task')).toEqual({ kind: 'refused', because: 'unknown' });
      const one = await returned();
      const task = await taskOf(ledger.world, one, 'supplement');
      await withdraw(one);
      expect(await handIn(task.id)).toEqual({ kind: 'refused', because: 'revoked' });
    });

    test('withdraws once; who had something to do is told, and the case stays what it was', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      expect([await withdraw(one), await withdraw(one)]).toEqual(['withdrawn', 'already-ended']);
      const after = await ledger.inScope(async (scope) => ({
        status: (await readCase(scope, one.id))?.status,
        task: (await readTask(scope, task.id))?.state,
        told: (await mailsOf(scope, { caseId: one.id })).filter(
          (mail) => mail.template === 'application-withdrawn',
        ),
        entries: await count(
          scope,
          sql`audit_entries where kind = 'case.withdrawn' and subject = ${one.id}`,
        ),
      }));
      expect(after).toMatchObject({ status: 'withdrawn', task: 'revoked', entries: 1 });
      const officers = [
        await holder(ledger.world, 'case-officer'),
        await holder(ledger.world, 'case-officer', 1),
        await holder(ledger.world, 'secretary-general'),
      ];
      expect(after.told.map((mail) => mail.person).toSorted(compare)).toEqual(
        officers.map((person) => person.id).toSorted(compare),
      );
    });

    test('cannot withdraw what has ended, nor a case that does not exist', async () => {
      const one = await apply(ledger.world);
      await review(ledger.world, one, { decision: 'not-approve', reason: '不符合条件' });
      await ledger.attend();
      expect(await withdraw(one)).toBe('already-ended');
      expect(await ledger.inScope((scope) => withdrawCase(scope, 'nowhere', ''))).toBe('unknown');
      expect((await ledger.inScope((scope) => readCase(scope, one.id)))?.status).toBe('refused');
    });
  });
}

const compare = (left: string | null, right: string | null): number =>
  (left ?? '') < (right ?? '') ? -1 : 1;
