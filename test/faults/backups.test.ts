import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { setUpDemo } from '../../src/setup/demo.ts';
import { note, verifyTrail, chainEntries } from '../../src/store/audit-trail.ts';
import { backUp, newestBackup } from '../../src/store/backups.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { inScope, type Context } from '../../src/store/scope.ts';

const CHARTERS = join(import.meta.dirname, '..', '..', 'charters');
const DAY = 86_400_000;
const NOW = new Date('2026-12-04T09:00:00Z');

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charterflow-backups-'));
  database = await openDatabase({ folder: join(folder, 'database') });
  await setUpDemo(contextOn(database), CHARTERS);
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

function contextOn(on: Database): Context {
  return { database: on, clock: databaseClock, ids: systemIds(() => Date.now()), secret: '' };
}

const entry = { kind: 'test', actor: 'system', channel: 'system', subject: 'x', details: {} };

describe('dumps of the embedded database', () => {
  test('a dump taken while people act is whole: everything recorded before it is there when it is unpacked', async () => {
    const context = contextOn(database);
    let stopped = false;
    let recorded = 0;
    const acting = (async () => {
      while (!stopped) {
        await inScope(context, 'listing', (scope) => note(scope, entry));
        recorded += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    while (recorded < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = recorded;
    await backUp(database, join(folder, 'backups'), NOW, 7);
    stopped = true;
    await acting;

    const [dump = ''] = await readdir(join(folder, 'backups'));
    const restored = join(folder, 'restored');
    await mkdir(restored);
    execFileSync('tar', ['-xzf', join(folder, 'backups', dump), '-C', restored]);
    const copy = await openDatabase({ folder: restored });
    try {
      while ((await chainEntries(contextOn(copy), 'listing')) > 0);
      const { entries, trail } = await inScope(contextOn(copy), 'listing', async (scope) => {
        const { rows } = await sql<{ entries: number }>`
          select count(*)::int as entries from audit_entries where kind = 'test'`.execute(scope.tx);
        return { entries: rows[0]?.entries ?? 0, trail: await verifyTrail(scope) };
      });
      expect(entries).toBeGreaterThanOrEqual(before);
      expect(trail.kind).toBe('whole');
    } finally {
      await copy.close();
    }
  }, 60_000);

  test('the newest seven are kept', async () => {
    const kept = join(folder, 'kept');
    expect(await newestBackup(kept)).toBeUndefined();
    for (let day = 0; day < 9; day += 1)
      await backUp(database, kept, new Date(NOW.getTime() + day * DAY), 7);
    const names = await readdir(kept);
    expect(names).toHaveLength(7);
    expect(names.toSorted()[0]).toBe('database-2026-12-06T09-00-00Z.tar.gz');
    expect(await newestBackup(kept)).toEqual(new Date(NOW.getTime() + 8 * DAY));
  }, 120_000);
});
