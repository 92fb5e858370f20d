import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cite } from '../../../src/domain/charter/cite.ts';
import { sourceOf } from '../../../src/domain/charter/sources.ts';
import { readCase } from '../../../src/store/cases.ts';
import {
  addCharterVersion,
  charterInForce,
  charterOfVersion,
} from '../../../src/store/charters.ts';
import { sha256 } from '../../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import type { Person } from '../../../src/store/persons.ts';
import { resolutionsOf } from '../../../src/store/resolutions.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { holder } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

/** 确认表: a signed resolution turns the defaults into the alliance's own decision. */
export function confirming(open: OpenLedger): void {
  describe('The resolution on the defaults', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    const scan = (scope: Scope) => ({
      id: scope.context.ids.next(),
      document: 'evidence',
      name: '确认表.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: sha256('signed'),
    });
    const enter = (number: string, more: Readonly<Record<string, unknown>> = {}, scans = 1) =>
      ledger.inScope(async (scope) => {
        const { version } = await charterInForce(scope);
        const content = { number, day: '2026-03-01', body: 'assembly', version, ...more };
        return enterRecord(
          scope,
          officer.id,
          {
            kind: 'defaults-resolution',
            subject: 'defaults',
            channel: 'console',
            content,
            actedAt: new Date('2026-03-01T04:00:00Z'),
          },
          scans === 1 ? [scan(scope)] : [],
        );
      });
    const shown = () =>
      ledger.inScope(async (scope) => {
        const charter = await charterInForce(scope);
        const rule = Object.values(charter.rules).find((one) => one.defaults['passes'])!;
        return cite(charter, sourceOf(rule, 'passes'));
      });

    test('needs its scan, a body of the charter, and the version in force', async () => {
      expect(await enter('〔2026〕1号', {}, 0)).toMatchObject({ because: 'evidence-missing' });
      expect(await enter('〔2026〕1号', { body: 'parliament' })).toMatchObject({
        because: 'unknown-body',
      });
      expect(await enter('〔2026〕1号', { version: 7 })).toMatchObject({
        because: 'another-version',
      });
    });

    test('is the source of every default once a second person has checked it, also of rules that cases hold already', async () => {
      const one = await apply(ledger.world);
      const entered = await enter('〔2026〕1号');
      if (entered.kind !== 'entered') throw new Error(entered.because);
      expect((await shown()).from).toBe('default');
      await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, colleague.id, { right: true }),
      );
      const now = await shown();
      expect(now.from).toBe('alliance');
      expect(now.label.zh).toMatch(/^联盟决定 〔2026〕1号（[A-Z]-Q\d+）$/);
      expect(now.question?.reading.zh).not.toBe('');
      await ledger.inScope(async (scope) => {
        const read = await readCase(scope, one.id);
        const charter = await charterOfVersion(scope, read!.charterVersion);
        const sources = read!.plan.stages.flatMap((stage) =>
          'rule' in stage ? Object.values(stage.rule.sources) : [],
        );
        const asDefault = sources.filter(({ from }) => from === 'default');
        expect(asDefault.length).toBeGreaterThan(0);
        expect(asDefault.map((source) => cite(charter, source).from)).toEqual(
          asDefault.map(() => 'alliance'),
        );
      });
    });

    test('is recorded once: its number a second time is refused', async () => {
      expect(await enter('〔2026〕1号')).toMatchObject({ because: 'number-known' });
      const all = await ledger.inScope(async (scope) =>
        resolutionsOf(scope, (await charterInForce(scope)).version),
      );
      expect(all.map(({ number }) => number)).toEqual(['〔2026〕1号']);
    });

    test('says nothing of another version: its defaults wait for a resolution of their own', async () => {
      await ledger.inScope(async (scope) => {
        const charter = await charterInForce(scope);
        await addCharterVersion(scope, { ...charter, version: charter.version + 1 });
      });
      expect((await shown()).from).toBe('default');
    });
  });
}
