import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { ALLIANCE, openLedger } from '../store/ledger.ts';
import { apply } from '../support/applying.ts';
import { asAdministrator, freshDatabase, type FreshDatabase } from './databases.ts';

/** Roles belong to the whole server: the one the other suites use stands aside meanwhile, with all it was granted. */
const rename = (from: string, to: string) =>
  `do $$ begin if exists (select from pg_roles where rolname = '${from}') then alter role ${from} rename to ${to}; end if; end $$`;

describe('On a server where the product’s role is not there yet', () => {
  const made: FreshDatabase[] = [];
  const database = async (may: string): Promise<FreshDatabase> => {
    const fresh = await freshDatabase({ may });
    made.push(fresh);
    return fresh;
  };
  const user = ({ url }: FreshDatabase) => new URL(url).username;
  const tablesIn = async ({ url }: FreshDatabase): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      `select 1 from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
    );
    await client.end();
    return rows.length;
  };
  beforeAll(() => asAdministrator(rename('charterflow_app', 'charterflow_app_aside')));
  afterEach(async () => {
    for (const fresh of made.splice(0)) await fresh.drop();
    await asAdministrator('drop role if exists charterflow_app');
  });
  afterAll(() => asAdministrator(rename('charterflow_app_aside', 'charterflow_app')));

  test('a login role that may create roles sets everything up by itself', async () => {
    const fresh = await database('createrole');
    const ledger = await openLedger({ url: fresh.url });
    expect((await apply(ledger.world)).number).toMatch(/^LSA-\d{4}-0001$/);
    await ledger.close();
  });

  test('one that may not is told what an administrator has to run, in both languages, and no table is left behind', async () => {
    const fresh = await database('nocreaterole');
    const refused = await openLedger({ url: fresh.url }).catch((error: Error) => error.message);
    expect(refused).toContain(
      `create role charterflow_app nologin; grant charterflow_app to ${user(fresh)};`,
    );
    expect(refused).toContain('请由数据库管理员');
    expect(await tablesIn(fresh)).toBe(0);
  });

  test('after the administrator ran that, it starts', async () => {
    const fresh = await database('nocreaterole');
    await asAdministrator('create role charterflow_app nologin');
    await expect(openLedger({ url: fresh.url })).rejects.toThrow(/grant charterflow_app to/);
    await asAdministrator(`grant charterflow_app to ${user(fresh)}`);
    const ledger = await openLedger({ url: fresh.url });
    await apply(ledger.world);
    await ledger.close();
  });

  test('two databases set up at the same moment, and two processes on one of them, all start', async () => {
    const [one, two] = [await database('createrole'), await database('createrole')];
    const ledgers = await Promise.all(
      [one, one, two].map((fresh) => openLedger({ url: fresh.url })),
    );
    for (const ledger of ledgers) await apply(ledger.world);
    for (const ledger of ledgers) await ledger.close();
  });
});

describe('The owner of the tables, who is no superuser', () => {
  test('sees and writes no alliance’s rows without naming the alliance: the guard binds owners too', async () => {
    const fresh = await freshDatabase({ may: 'createrole' });
    const ledger = await openLedger({ url: fresh.url });
    const one = await apply(ledger.world);
    const seen = (alliance: string) =>
      ledger.context.database.transaction(alliance, async (tx) => {
        await sql`select set_config('role', 'none', true)`.execute(tx);
        return (await sql`select 1 from cases where id = ${one.id}`.execute(tx)).rows.length;
      });
    expect([await seen(ALLIANCE), await seen('another'), await seen('')]).toEqual([1, 0, 0]);
    const forged = ledger.context.database.transaction('another', async (tx) => {
      await sql`select set_config('role', 'none', true)`.execute(tx);
      await sql`insert into counters values (${ALLIANCE}, 'forged', 1)`.execute(tx);
    });
    await expect(forged).rejects.toThrow(/row-level security/);
    await ledger.close();
    await fresh.drop();
  });
});
