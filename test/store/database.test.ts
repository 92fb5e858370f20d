import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../src/store/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ memory: true });
  await database.untenanted(async (tx) => {
    for (const id of ['one', 'two'])
      await sql`insert into alliances values (${id}, ${id}, ${id}, ${id}, '', '', 'zh', now())`.execute(
        tx,
      );
  });
});
afterAll(() => database.close());

describe('An alliance sees its own rows only', () => {
  test('a row written for one alliance is not seen by another, nor outside', async () => {
    await database.transaction('one', (tx) =>
      sql`insert into counters values ('one', 'cases', 1)`.execute(tx),
    );
    const seen = (alliance: string) =>
      database.transaction(
        alliance,
        async (tx) => (await sql`select * from counters`.execute(tx)).rows.length,
      );
    expect(await seen('one')).toBe(1);
    expect(await seen('two')).toBe(0);
    expect(
      await database.untenanted(
        async (tx) => (await sql`select * from counters`.execute(tx)).rows.length,
      ),
    ).toBe(0);
  });

  test('a row cannot be written for another alliance', async () => {
    await expect(
      database.transaction('one', (tx) =>
        sql`insert into counters values ('two', 'cases', 1)`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('every table with an alliance column is guarded, but for wake-ups and tokens, which name no person', async () => {
    const open = await database.untenanted(async (tx) =>
      (
        await sql<{ name: string }>`
          select c.relname as name from pg_class c
          join information_schema.columns col on col.table_name = c.relname and col.column_name = 'alliance' and col.table_schema = 'public'
          where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`.execute(
          tx,
        )
      ).rows.map((row) => row.name),
    );
    expect(open).toEqual(['api_token_hashes', 'link_tokens', 'wake_ups']);
  });
});

describe('What was decided is only ever added to', () => {
  test.each(['decisions', 'votes', 'audit_entries', 'audit_chain'])(
    '%s can be neither changed nor deleted',
    async (table) => {
      await expect(
        database.transaction('one', (tx) => sql`delete from ${sql.table(table)}`.execute(tx)),
      ).rejects.toThrow(/permission denied/);
      await expect(
        database.transaction('one', (tx) =>
          sql`update ${sql.table(table)} set alliance = 'two'`.execute(tx),
        ),
      ).rejects.toThrow(/permission denied/);
    },
  );
});
