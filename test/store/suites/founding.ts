import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { creditCodeCheckDigit } from '../../../src/domain/particulars/identifiers.ts';
import { readRoster } from '../../../src/domain/roster/read.ts';
import type { RawSheet } from '../../../src/domain/roster/type.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { sha256 } from '../../../src/store/database.ts';
import { carryOutImports, dryRun } from '../../../src/store/roster/carry-out.ts';
import { insertImport, rowsOfImport } from '../../../src/store/roster/imports.ts';
import { rosterTerms } from '../../../src/store/roster/terms.ts';
import { inScope } from '../../../src/store/scope.ts';
import { holder } from '../../support/acting.ts';
import { setUpUnder } from '../../support/go-abroad.ts';
import type { World } from '../../support/world.ts';
import { count, type Ledger, type OpenLedger } from '../ledger.ts';

const code = (at: number): string => {
  const first = `91110108MA0F${String(at).padStart(5, '0')}`;
  return first + creditCodeCheckDigit(first);
};

/** Founders come in by a roster with their classes, before there is anybody to decide. */
export function founding(open: OpenLedger): void {
  describe('Founders', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    const under = (charter: string, alliance: string): Promise<World> => {
      const { context, world, attend } = ledger;
      return setUpUnder({ context, world, bring: attend }, charter, alliance);
    };
    /** Uploads a roster and carries it out, as after the check of a second person. */
    async function imports(world: World, alliance: string, sheets: readonly RawSheet[]) {
      const officer = await holder(world, 'case-officer');
      const read = readRoster(sheets, await world.inScope(rosterTerms));
      const planned = await dryRun(ledger.context, alliance, read.rows, officer.id);
      const id = await world.inScope((scope) =>
        insertImport(
          scope,
          {
            file: scope.context.ids.next(),
            fileName: '发起单位.xlsx',
            fileType: 'text/csv',
            fileSize: 1,
            sha256: sha256('founders'),
            sheets: read.sheets,
            enteredBy: officer.id,
          },
          planned,
        ),
      );
      await world.inScope(async (scope) => {
        await sql`update roster_imports set state = 'running', started_at = ${scope.now} where id = ${id}`.execute(
          scope.tx,
        );
      });
      await carryOutImports(ledger.context, alliance);
      const rows = await world.inScope((scope) => rowsOfImport(scope, id));
      return rows.filter((row) => row.plan.state === 'refused');
    }
    const byClass = (alliance: string) =>
      inScope(ledger.context, alliance, async (scope) => {
        const { rows } = await sql<{ class: string; of: number }>`
          select class, count(*)::int as of from members group by class order by class`.execute(
          scope.tx,
        );
        return Object.fromEntries(rows.map((row) => [row.class, row.of]));
      });

    test('C-032: the initiators of charter C are presidium members as of right: their roster says so, and nobody votes', async () => {
      const world = await under('cross-border', 'initiators');
      const kind = (await world.inScope(rosterTerms)).kinds[0]?.names[0] ?? '';
      const units = [1, 2, 3].map((at) => ({ name: `主发起单位${at}`, code: code(at), at }));
      const rows = [
        ['单位名称', '会员类别', '成员等次', '统一社会信用代码'],
        ...units.map((unit) => [unit.name, kind, '主席团成员', unit.code]),
        ['普通单位', kind, '', code(9)],
      ];
      expect(await imports(world, 'initiators', [{ name: '会员', rows }])).toEqual([]);
      expect(await byClass('initiators')).toEqual({ ordinary: 1, 'presidium-member': 3 });
      const people = units.map((unit) => [
        `代表${unit.at}`,
        unit.name,
        unit.code,
        `rep${unit.at}@unit.example`,
      ]);
      const offices = units.map(({ at }) => [
        `代表${at}`,
        '主席团成员代表',
        `rep${at}@unit.example`,
      ]);
      expect(
        await imports(world, 'initiators', [
          { name: '人员', rows: [['姓名', '工作单位', '工作单位信用代码', '邮箱'], ...people] },
          { name: '任职', rows: [['姓名', '联盟职务', '邮箱'], ...offices] },
        ]),
      ).toEqual([]);
      const presidium = await world.inScope((scope) => membersOfBody(scope, 1, 'presidium'));
      expect(presidium.map(({ person }) => person.name)).toEqual(['代表1', '代表2', '代表3']);
      await world.inScope(async (scope) => {
        for (const table of [sql`cases`, sql`ballots`, sql`votes`, sql`class_changes`])
          expect(await count(scope, table)).toBe(0);
      });
    }, 60_000);

    test('A-064: the 145 founders of charter A come in with their classes, the first director units among them', async () => {
      const world = await under('go-abroad', 'founders');
      const kind = (await world.inScope(rosterTerms)).kinds[0]?.names[0] ?? '';
      const classOf = (at: number) =>
        at === 0 ? '理事长单位' : at < 10 ? '副理事长单位' : at < 60 ? '理事单位' : '普通会员单位';
      const rows = Array.from({ length: 145 }, (_, at) => [
        `发起单位${at + 1}`,
        kind,
        classOf(at),
        code(100 + at),
      ]);
      const header = ['单位名称', '会员类别', '会员等次', '统一社会信用代码'];
      expect(
        await imports(world, 'founders', [{ name: '发起单位', rows: [header, ...rows] }]),
      ).toEqual([]);
      expect(await byClass('founders')).toEqual({
        'chair-unit': 1,
        'director-unit': 50,
        ordinary: 85,
        'vice-chair-unit': 9,
      });
    }, 120_000);
  });
}
