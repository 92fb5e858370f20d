import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { readCharter } from '../../../src/charter/files.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { readRoster } from '../../../src/domain/roster/read.ts';
import type { RawSheet } from '../../../src/domain/roster/type.ts';
import { setUpAlliance } from '../../../src/setup/alliance.ts';
import { sha256 } from '../../../src/store/database.ts';
import { checkRecord } from '../../../src/store/decide/enter-record.ts';
import { handIn } from '../../../src/store/decide/hand-in-roster.ts';
import { membershipsOf } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { carryOutBatch, carryOutImports, dryRun } from '../../../src/store/roster/carry-out.ts';
import { cellsOf, exportRoster } from '../../../src/store/roster/export.ts';
import { insertImport, readImport, rowsOfImport } from '../../../src/store/roster/imports.ts';
import { rosterTerms } from '../../../src/store/roster/terms.ts';
import { COLUMNS } from '../../../src/domain/roster/columns.ts';
import { inScope } from '../../../src/store/scope.ts';
import { holder } from '../../support/acting.ts';
import { FOUNDERS, invented, inventedRoster } from '../../support/roster/invented.ts';
import { CHARTERS } from '../../support/demo-database.ts';
import { ALLIANCE, count, type Ledger, type OpenLedger } from '../ledger.ts';

/** A roster is understood row by row, checked by a second person and carried out once. */
export function importing(open: OpenLedger): void {
  describe('A roster', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let first: string;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    const upload = async (sheets: readonly RawSheet[], alliance = ALLIANCE): Promise<string> => {
      const terms = await inScope(ledger.context, alliance, rosterTerms);
      const read = readRoster(sheets, terms);
      const planned = await dryRun(ledger.context, alliance, read.rows, officer.id);
      return inScope(ledger.context, alliance, (scope) =>
        insertImport(
          scope,
          {
            file: scope.context.ids.next(),
            fileName: '名册.xlsx',
            fileType: 'text/csv',
            fileSize: 1,
            sha256: sha256('roster'),
            sheets: read.sheets,
            enteredBy: officer.id,
          },
          planned,
        ),
      );
    };
    const confirm = async (id: string): Promise<void> => {
      const entered = await ledger.inScope((scope) =>
        handIn(scope, id, officer.id, [
          {
            id: scope.context.ids.next(),
            document: 'evidence',
            name: '成立大会纪要.pdf',
            type: 'application/pdf',
            size: 7,
            sha256: sha256('minutes'),
          },
        ]),
      );
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const own = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, officer.id, { right: true }),
      );
      expect(own).toMatchObject({ because: 'own-entry' });
      const checked = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, colleague.id, { right: true }),
      );
      expect(checked).toMatchObject({ kind: 'checked', record: { state: 'counted' } });
    };
    const members = () => ledger.inScope((scope) => count(scope, sql`members`));
    const tally = async (id: string, of: 'plan' | 'state') => {
      const rows = await ledger.inScope((scope) => rowsOfImport(scope, id));
      const counted: Record<string, number> = {};
      for (const row of rows) {
        const state = of === 'plan' ? row.plan.state : row.state;
        counted[`${row.sheet} ${state}`] = (counted[`${row.sheet} ${state}`] ?? 0) + 1;
      }
      return counted;
    };

    test('is tried first: every row says what it would do, and nobody is a member of it', async () => {
      first = await upload(inventedRoster());
      expect(await members()).toBe(0);
      expect(await tally(first, 'plan')).toEqual({
        // No name, no kind and an unknown kind are refused; so are the row entered twice and the one that contradicts.
        'members added': FOUNDERS - 3,
        'members refused': 5,
        'people added': 7,
        'people refused': 2,
        'offices added': 5,
        'offices refused': 3,
      });
      const { size } = new Set(
        (await ledger.inScope((scope) => rowsOfImport(scope, first))).map(
          ({ part, row }) => `${part} ${row}`,
        ),
      );
      expect(size).toBe(FOUNDERS + 2 + 9 + 8);
    });

    test('needs a document and a second person before anything of it holds', async () => {
      const without = await ledger.inScope((scope) => handIn(scope, first, officer.id, []));
      expect(without).toMatchObject({ because: 'evidence-missing' });
      await carryOutImports(ledger.context, ALLIANCE);
      expect(await members()).toBe(0);
      await confirm(first);
    });

    test('that is interrupted between two batches goes on where it stood: nothing lost, nothing doubled', async () => {
      expect(await carryOutBatch(ledger.context, ALLIANCE, first)).toBe(true);
      expect(await members()).toBe(17);
      // The process dies in the middle of a batch: the transaction leaves nothing.
      await expect(
        ledger.inScope(async (scope) => {
          await sql`update roster_rows set state = 'added' where import = ${first} and state = 'waiting'`.execute(
            scope.tx,
          );
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      await Promise.all([
        carryOutImports(ledger.context, ALLIANCE),
        carryOutImports(ledger.context, ALLIANCE),
      ]);
      expect(await ledger.inScope((scope) => readImport(scope, first))).toMatchObject({
        state: 'done',
      });
      expect(await tally(first, 'state')).toEqual(await tally(first, 'plan'));
      expect(await members()).toBe(FOUNDERS - 3);
      await carryOutImports(ledger.context, ALLIANCE);
      expect(await members()).toBe(FOUNDERS - 3);
    });

    test('starts no clock before its import, and what is not known of a day stays unknown', async () => {
      const started = (await ledger.inScope((scope) => readImport(scope, first)))?.startedAt;
      const since = async (unit: number) =>
        ledger.inScope(async (scope) => {
          const { rows } = await sql<{ organisation: string }>`
            select organisation from members where name = ${invented.unit(unit)}`.execute(scope.tx);
          return (await membershipsOf(scope, rows[0]?.organisation ?? ''))[0];
        });
      const known = await since(0);
      expect(dayOf(known?.since?.getTime() ?? 0)).toBe('2021-12-31');
      expect(await since(7)).toMatchObject({ since: null, joined: '2021-12' });
      expect(await since(9)).toMatchObject({ since: null, joined: '2021' });
      expect(await since(24)).toMatchObject({ since: null, joined: null });
      for (const unit of [0, 7, 9, 24]) expect((await since(unit))?.clockFrom).toEqual(started);
    });

    test('leaves nothing of a row that it refuses, not even the person', async () => {
      // 张样三 is in the file as a person once; as chair, an office that is full, they are refused.
      const { people } = await ledger.inScope((scope) =>
        exportRoster(scope, dayOf(scope.now.getTime())),
      );
      expect(people.filter(({ name }) => name === '张样三')).toHaveLength(1);
    });

    test('imports nobody’s vote and writes to nobody', async () => {
      await ledger.inScope(async (scope) => {
        for (const table of [sql`votes`, sql`decisions`, sql`ballots`, sql`mails`, sql`cases`])
          expect(await count(scope, table)).toBe(0);
      });
    });

    test('uploaded again changes nothing, and a corrected row changes what it corrects', async () => {
      const before = await members();
      const again = await upload(inventedRoster());
      const planned = await tally(again, 'plan');
      expect(planned['members same']).toBe(FOUNDERS - 3);
      expect(planned['members added']).toBeUndefined();
      expect(planned['people added']).toBeUndefined();
      const corrected = await upload([
        {
          name: '会员',
          rows: [
            ['单位名称', '会员类别', '统一社会信用代码', '手机', '发起单位'],
            [invented.unit(10), '企业会员', invented.code(10), '19900000010', '是'],
          ],
        },
      ]);
      expect(await tally(corrected, 'plan')).toEqual({ 'members changed': 1 });
      await confirm(corrected);
      await carryOutImports(ledger.context, ALLIANCE);
      expect(await tally(corrected, 'state')).toEqual({ 'members changed': 1 });
      expect(await members()).toBe(before);
      const today = await ledger.inScope(async (scope) => dayOf(scope.now.getTime()));
      const exported = await ledger.inScope((scope) => exportRoster(scope, today));
      expect(
        exported.members
          .filter((row) => row['founder'] === '是')
          .map(({ code, phone }) => [code, phone]),
      ).toEqual([[invented.code(10), '19900000010']]);
    });

    test('exported and imported into an alliance without anybody gives the same lists', async () => {
      const loaded = await readCharter(`${CHARTERS}/listing.yaml`);
      if (!loaded.ok) throw new Error('the charter cannot be read');
      await setUpAlliance(
        ledger.context,
        { id: 'empty', code: 'EMP', language: 'zh' },
        loaded.charter,
        [],
      );
      const today = await ledger.inScope(async (scope) => dayOf(scope.now.getTime()));
      const exported = await ledger.inScope((scope) => exportRoster(scope, today));
      expect(exported.members).toHaveLength(FOUNDERS - 3);
      const sheets = (['members', 'people', 'offices'] as const).map((sheet) => ({
        name: { members: '会员', people: '人员', offices: '任职' }[sheet],
        rows: [COLUMNS[sheet].map(({ label }) => label.zh), ...cellsOf(sheet, exported[sheet])],
      }));
      const id = await upload(sheets, 'empty');
      const rows = await inScope(ledger.context, 'empty', (scope) => rowsOfImport(scope, id));
      expect(rows.filter((row) => row.plan.state === 'refused')).toEqual([]);
      await inScope(ledger.context, 'empty', async (scope) => {
        await sql`update roster_imports set state = 'running', started_at = ${scope.now} where id = ${id}`.execute(
          scope.tx,
        );
      });
      await carryOutImports(ledger.context, 'empty');
      const there = await inScope(ledger.context, 'empty', (scope) => exportRoster(scope, today));
      expect(there).toEqual(exported);
    });

    test('stays as it was read: the product itself may not rewrite it', async () => {
      await expect(
        ledger.inScope((scope) =>
          sql`update roster_rows set content = '{}'::jsonb`.execute(scope.tx),
        ),
      ).rejects.toThrow(/permission denied/);
    });
  });
}
