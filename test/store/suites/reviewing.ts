import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ReviewAct } from '../../../src/domain/review.ts';
import type { Case } from '../../../src/store/cases.ts';
import { withdrawCase } from '../../../src/store/decide/applicant.ts';
import type { Channel } from '../../../src/store/decide/decisions.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import { readTask } from '../../../src/store/tasks.ts';
import { holder, review, taskOf } from '../../support/acting.ts';
import { ALL_FIT, apply } from '../../support/applying.ts';
import { count, type Ledger, type OpenLedger } from '../ledger.ts';
import { employedBy, leaveSeat, takeSeat } from '../seats.ts';

const ACT: ReviewAct & { readonly decision: 'approve' } = {
  decision: 'approve',
  reason: '',
  remark: '',
  checks: ALL_FIT,
  handOverTo: '',
};

export function reviewing(open: OpenLedger): void {
  describe('A review', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let elector: Person;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
      elector = await holder(ledger.world, 'vice-chair');
    }, 60_000);
    afterAll(() => ledger.close());

    const decide = async (
      one: Case,
      who: Person,
      over: Partial<ReviewAct> = {},
      formHash = one.formHash,
      channel: Channel = 'own-link',
    ) => {
      const task = await taskOf(ledger.world, one, 'review');
      return decideTask(one, task.id, who, over, formHash, channel);
    };
    const decideTask = (
      one: Case,
      task: string,
      who: Person,
      over: Partial<ReviewAct> = {},
      formHash = one.formHash,
      channel: Channel = 'own-link',
    ) =>
      ledger.inScope((scope) =>
        decideReview(
          scope,
          task,
          { person: who.id, channel },
          { ...ACT, ...over, decision: over.decision ?? 'approve' },
          formHash,
        ),
      );
    const recorded = (one: Case) =>
      ledger.inScope((scope) => count(scope, sql`decisions where case_id = ${one.id}`));

    test('is recorded with who decided, how, when, and a receipt; the task is done and the workflow woken', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      const decided = await decideTask(one, task.id, officer, { remark: ' 内部备注 ' });
      expect(decided).toMatchObject({
        kind: 'recorded',
        decision: {
          person: officer.id,
          channel: 'own-link',
          choice: 'approve',
          remark: '内部备注',
          receipt: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/),
        },
      });
      const after = await ledger.inScope(async (scope) => ({
        state: (await readTask(scope, task.id))?.state,
        woken: await count(scope, sql`wake_ups where subject = ${one.id}`),
        entries: await count(
          scope,
          sql`audit_entries where kind = 'decision.review' and subject = ${one.id}`,
        ),
      }));
      expect(after).toEqual({ state: 'done', woken: 1, entries: 1 });
    });

    test('the same decision again gives the same receipt, by whichever reviewer and channel', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      const first = await decideTask(one, task.id, officer);
      const again = await decideTask(one, task.id, officer);
      const other = await decideTask(one, task.id, colleague, {}, one.formHash, 'console');
      if (first.kind !== 'recorded') throw new Error(first.kind);
      expect(again).toEqual({ kind: 'same', decision: first.decision });
      expect(other).toEqual({ kind: 'same', decision: first.decision });
      expect(await recorded(one)).toBe(1);
    });

    test('another decision afterwards changes nothing and is told what was decided', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      await decideTask(one, task.id, officer);
      const other = await decideTask(one, task.id, colleague, {
        decision: 'not-approve',
        reason: '不符',
      });
      expect(other).toMatchObject({
        kind: 'other',
        decision: { choice: 'approve', person: officer.id },
      });
      expect(await recorded(one)).toBe(1);
    });

    test('whoever was not asked is refused, before and after it was decided', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      const refused = { kind: 'refused', because: 'not-yours' };
      expect(await decideTask(one, task.id, elector)).toEqual(refused);
      await decideTask(one, task.id, officer);
      expect(await decideTask(one, task.id, elector)).toEqual(refused);
      expect(
        await ledger.inScope((scope) =>
          decideReview(scope, 'no-such-task', { person: officer.id, channel: 'own-link' }, ACT, ''),
        ),
      ).toEqual({ kind: 'refused', because: 'unknown' });
    });

    test('after it was handed over only the colleague decides, who is told by mail each time', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      const give = (from: Person, to: Person) =>
        decideTask(one, task.id, from, { decision: 'hand-over', handOverTo: to.id });
      expect(await give(officer, colleague)).toEqual({ kind: 'handed-over', to: colleague.id });
      expect(await decideTask(one, task.id, officer)).toEqual({
        kind: 'refused',
        because: 'handed-over',
      });
      expect(await give(colleague, officer)).toEqual({ kind: 'handed-over', to: officer.id });
      expect(await give(officer, colleague)).toEqual({ kind: 'handed-over', to: colleague.id });
      const told = await ledger.inScope(async (scope) =>
        (await mailsOf(scope, { caseId: one.id }))
          .filter((mail) => mail.scope === 'alliance')
          .map((mail) => mail.person),
      );
      const inOrder = (ids: readonly (string | null)[]) =>
        ids.map(String).toSorted((a, b) => (a < b ? -1 : 1));
      expect(inOrder(told)).toEqual(inOrder([colleague.id, colleague.id, officer.id]));
      expect(await decideTask(one, task.id, colleague)).toMatchObject({ kind: 'recorded' });
    });

    test('it can be handed over only to somebody who may decide it', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      await expect(
        decideTask(one, task.id, officer, { decision: 'hand-over', handOverTo: elector.id }),
      ).rejects.toThrow(/lacks handOverTo/);
      expect(await decideTask(one, task.id, officer)).toMatchObject({ kind: 'recorded' });
    });

    test('nobody decides the application of the unit that employs them', async () => {
      const one = await apply(ledger.world, { code: 'EMPLOYER-OF-THE-OFFICER' });
      await employedBy(ledger, officer, 'EMPLOYER-OF-THE-OFFICER');
      expect(await decide(one, officer)).toEqual({ kind: 'refused', because: 'own-unit' });
      expect(await decide(one, colleague)).toMatchObject({ kind: 'recorded' });
    });

    test('who left the secretariat after being asked decides nothing', async () => {
      const one = await apply(ledger.world);
      await taskOf(ledger.world, one, 'review');
      await leaveSeat(ledger, 'case-officer', colleague);
      expect(await decide(one, colleague)).toEqual({
        kind: 'refused',
        because: 'no-longer-in-office',
      });
      await takeSeat(ledger, 'case-officer', colleague);
      expect(await decide(one, colleague)).toMatchObject({ kind: 'recorded' });
    });

    test('after a withdrawal there is nothing left to decide', async () => {
      const one = await apply(ledger.world);
      const task = await taskOf(ledger.world, one, 'review');
      await ledger.inScope((scope) => withdrawCase(scope, one.id, ''));
      expect(await decideTask(one, task.id, officer)).toEqual({
        kind: 'refused',
        because: 'revoked',
      });
      await ledger.inScope((scope) =>
        sql`update tasks set state = 'open' where id = ${task.id}`.execute(scope.tx),
      );
      expect(await decideTask(one, task.id, officer)).toEqual({
        kind: 'refused',
        because: 'closed',
      });
    });

    test('a page that showed other documents than there are now decides nothing', async () => {
      const one = await apply(ledger.world);
      expect(await decide(one, officer, {}, 'another hash')).toEqual({
        kind: 'refused',
        because: 'changed-meanwhile',
      });
      expect(await recorded(one)).toBe(0);
    });

    test('a decision after a return is a decision of the next round, with its own task', async () => {
      const one = await apply(ledger.world);
      await review(ledger.world, one, {
        decision: 'return',
        reason: '请重新盖章',
        checks: { 'unit-profile': 'unsealed' },
      });
      const task = await taskOf(ledger.world, one, 'supplement');
      expect(task).toMatchObject({ round: 2, state: 'open' });
    });
  });
}
