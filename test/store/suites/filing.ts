import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCase, type Case } from '../../../src/store/cases.ts';
import { decideFiling, type FilingAct } from '../../../src/store/decide/filing.ts';
import type { Channel } from '../../../src/store/decide/decisions.ts';
import { filingsOf } from '../../../src/store/filings.ts';
import { memberOfCase } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { tasksOfStage } from '../../../src/store/tasks.ts';
import { electors, holder, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';
import { leaveSeat, takeSeat } from '../seats.ts';

const LETTER = { file: 'scan-of-the-letter', sha256: 'c'.repeat(64) };

export function filing(open: OpenLedger): void {
  describe('A filing with the authority', () => {
    let ledger: Ledger;
    let contact: Person;
    let officer: Person;
    beforeAll(async () => {
      ledger = await open();
      contact = await holder(ledger.world, 'ccpsme.contact');
      officer = await holder(ledger.world, 'case-officer');
    }, 60_000);
    afterAll(() => ledger.close());

    const filed = async (): Promise<Case> => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const round = await openVote(ledger.world, [one]);
      for (const elector of await electors(ledger.world))
        await vote(ledger.world, round, elector, 'for');
      await ledger.attend();
      await ledger.attend();
      return one;
    };
    const tasks = (one: Case) =>
      ledger.inScope(async (scope) =>
        (await tasksOfStage(scope, one.id, 'filing', 1)).filter((task) => task.kind === 'filing'),
      );
    const answer = async (
      one: Case,
      who: Person,
      channel: Channel,
      over: Partial<FilingAct> = {},
    ) => {
      const task = (await tasks(one)).at(-1);
      return ledger.inScope((scope) =>
        decideFiling(
          scope,
          task?.id ?? '',
          { person: who.id, channel },
          {
            outcome: 'received',
            number: '中促备〔2026〕1号',
            remark: '',
            reason: '',
            ...over,
          },
        ),
      );
    };
    const receipt = (one: Case) =>
      ledger.inScope(async (scope) => (await filingsOf(scope, one.id))[0]);

    test('begins after the vote made the applicant a member', async () => {
      const one = await filed();
      expect(await ledger.inScope((scope) => memberOfCase(scope, one.id))).toMatchObject({
        name: one.applicantName,
      });
      expect(await receipt(one)).toMatchObject({ authority: 'ccpsme', receivedAt: null });
      expect((await receipt(one))?.sentAt).not.toBeNull();
    });

    test('is confirmed by the authority’s contact with its own number, once', async () => {
      const one = await filed();
      expect(await answer(one, contact, 'own-link')).toMatchObject({ kind: 'recorded' });
      expect(await answer(one, contact, 'own-link')).toMatchObject({ kind: 'same' });
      expect(
        await answer(one, contact, 'own-link', { outcome: 'returned', reason: '误' }),
      ).toMatchObject({ kind: 'other' });
      expect(await receipt(one)).toMatchObject({ receiptNumber: '中促备〔2026〕1号' });
    });

    test('is registered by the secretariat from the authority’s letter, with the day of the letter and its scan', async () => {
      const one = await filed();
      const actedAt = new Date(one.openedAt.getTime() - 1000);
      const recorded = await answer(one, officer, 'letter', { evidence: LETTER, actedAt });
      expect(recorded).toMatchObject({
        kind: 'recorded',
        decision: { channel: 'letter', person: officer.id, actedAt, details: { evidence: LETTER } },
      });
      expect(await receipt(one)).toMatchObject({ receivedAt: actedAt, receiptFile: LETTER.file });
    });

    test('is not confirmed by the secretariat’s own link, by an elector’s letter, or by a contact who has left', async () => {
      const one = await filed();
      const elector = await holder(ledger.world, 'vice-chair');
      expect(await answer(one, officer, 'own-link')).toEqual({
        kind: 'refused',
        because: 'not-yours',
      });
      expect(await answer(one, elector, 'letter', { evidence: LETTER })).toEqual({
        kind: 'refused',
        because: 'not-yours',
      });
      await leaveSeat(ledger, 'ccpsme.contact', contact);
      expect(await answer(one, contact, 'own-link')).toEqual({
        kind: 'refused',
        because: 'no-longer-in-office',
      });
      await takeSeat(ledger, 'ccpsme.contact', contact);
      expect((await receipt(one))?.receivedAt).toBeNull();
    });

    test('returned with an opinion stays open: the receipt may still come, and holds nothing up', async () => {
      const one = await filed();
      expect(
        await answer(one, contact, 'own-link', { outcome: 'returned', reason: '缺少盖章件' }),
      ).toMatchObject({ kind: 'recorded' });
      expect((await receipt(one))?.receivedAt).toBeNull();
      expect(await answer(one, contact, 'own-link')).toMatchObject({ kind: 'recorded' });
      expect(await receipt(one)).toMatchObject({ receiptNumber: '中促备〔2026〕1号' });
      expect((await tasks(one)).map((task) => task.state)).toEqual(['done', 'done']);
      expect((await ledger.inScope((scope) => readCase(scope, one.id)))?.status).not.toBe(
        'refused',
      );
    });
  });
}
