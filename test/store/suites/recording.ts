import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { sha256 } from '../../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import type { Person } from '../../../src/store/persons.ts';
import { filesOfRecord } from '../../../src/store/files.ts';
import type { NewRecord } from '../../../src/store/records/records.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { ballotsOfRound, votesOf } from '../../../src/store/voting-rounds.ts';
import { holder, openVote, review } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';

/** What was done outside counts once it was entered with its evidence and a second person has checked it. */
export function recording(open: OpenLedger): void {
  describe('A vote on paper', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let elector: Person;
    let round: string;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
      elector = await holder(ledger.world, 'vice-chair');
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      round = await openVote(ledger.world, [one]);
    }, 60_000);
    afterAll(() => ledger.close());

    const paper = async (scope: Scope): Promise<NewRecord> => {
      const [ballot] = await ballotsOfRound(scope, round);
      return {
        kind: 'vote',
        subject: round,
        channel: 'paper',
        content: {
          person: elector.id,
          marks: [{ ballot: ballot?.id, choice: 'for', reason: '' }],
        },
        actedAt: new Date(scope.now.getTime() - MINUTE / 60),
      };
    };
    const scan = (scope: Scope) => ({
      id: scope.context.ids.next(),
      document: 'evidence',
      name: '表决票.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: sha256('paper'),
    });

    test('is not entered without its scan, by somebody outside the secretariat, or before it was marked', async () => {
      await ledger.inScope(async (scope) => {
        const entry = await paper(scope);
        const without = await enterRecord(scope, officer.id, entry, []);
        expect(without).toEqual({ kind: 'refused', because: 'evidence-missing' });
        const stranger = await enterRecord(scope, elector.id, entry, [scan(scope)]);
        expect(stranger).toEqual({ kind: 'refused', because: 'not-yours' });
        const early = { ...entry, actedAt: new Date(scope.now.getTime() + MINUTE) };
        const future = await enterRecord(scope, officer.id, early, [scan(scope)]);
        expect(future).toEqual({ kind: 'refused', because: 'in-the-future' });
      });
    });

    test('counts once a second person has found it right, and not by the one who entered it', async () => {
      const entered = await ledger.inScope(async (scope) =>
        enterRecord(scope, officer.id, await paper(scope), [scan(scope)]),
      );
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const { record } = entered;
      expect(record.number).toMatch(/^LSA-R-\d{4}-\d{4}$/);
      const ballot = (await ledger.inScope((scope) => ballotsOfRound(scope, round)))[0];
      const cast = () => ledger.inScope((scope) => votesOf(scope, [ballot?.id ?? ''], elector.id));
      expect(await cast()).toHaveLength(0);
      const own = await ledger.inScope((scope) =>
        checkRecord(scope, record.id, officer.id, { right: true }),
      );
      expect(own).toMatchObject({ kind: 'refused', because: 'own-entry' });
      const checked = await ledger.inScope((scope) =>
        checkRecord(scope, record.id, colleague.id, { right: true }),
      );
      expect(checked).toMatchObject({ kind: 'checked', record: { state: 'counted' } });
      expect(await cast()).toMatchObject([{ choice: 'for', channel: 'paper' }]);
      const again = await ledger.inScope((scope) =>
        checkRecord(scope, record.id, colleague.id, { right: true }),
      );
      expect(again).toMatchObject({ kind: 'refused', because: 'checked-before' });
      expect(await cast()).toHaveLength(1);
      const files = await ledger.inScope((scope) => filesOfRecord(scope, record.id));
      expect(files.map((file) => file.name)).toEqual(['表决票.pdf']);
    });

    test('found wrong by the second person never counts, and the reason stays with it', async () => {
      const entered = await ledger.inScope(async (scope) =>
        enterRecord(scope, officer.id, await paper(scope), [scan(scope)]),
      );
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const { record } = entered;
      const check = (reason: string) =>
        ledger.inScope((scope) =>
          checkRecord(scope, record.id, colleague.id, { right: false, reason }),
        );
      expect(await check(' ')).toMatchObject({ kind: 'refused', because: 'reason-missing' });
      expect(await check('扫描件与登记不符')).toMatchObject({
        kind: 'checked',
        record: { state: 'turned-down', checkNote: '扫描件与登记不符' },
      });
    });

    test('stays as it was entered: the product itself may not rewrite it', async () => {
      await expect(
        ledger.inScope(async (scope) => {
          await sql`update records set content = '{}'::jsonb`.execute(scope.tx);
        }),
      ).rejects.toThrow(/permission denied/);
    });
  });
}
