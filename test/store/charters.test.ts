import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { readCharter } from '../../src/charter/files.ts';
import { charterStoredIn } from '../../src/domain/charter/stored.ts';
import { setUpDemo } from '../../src/setup/demo.ts';
import { charterInForce, charterOfVersion } from '../../src/store/charters.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Context } from '../../src/store/scope.ts';
import { keptIn } from '../charter/kept.ts';

const CHARTERS = join(import.meta.dirname, '..', '..', 'charters');
let context: Context;

beforeAll(async () => {
  const database = await openDatabase({ memory: true });
  context = {
    database,
    clock: databaseClock,
    ids: systemIds(() => Date.now()),
    secret: 'secret',
  };
  await setUpDemo(context, CHARTERS);
}, 30_000);

afterAll(() => context.database.close());

describe('a stored charter', () => {
  test('keeps the order in which it names classes, bodies and seats, which is the order of rank', async () => {
    const written = await readCharter(join(CHARTERS, 'listing.yaml'));
    if (!written.ok) throw new Error('the charter cannot be read');
    const stored = await inScope(context, 'listing', charterInForce);
    expect(JSON.stringify(stored)).toBe(JSON.stringify(written.charter));
  });

  test('is not read from its file again when the product starts once more', async () => {
    await setUpDemo(context, '/no/such/folder');
    const stored = await inScope(context, 'listing', charterInForce);
    expect(stored.id).toBe('listing');
  });

  test('that an earlier version of the product stored is read in today’s form', async () => {
    const { content } = keptIn(1).charters['zhuzhou'] ?? {};
    const charter = await inScope(context, 'zhuzhou', async (scope) => {
      await sql`insert into charter_versions (alliance, version, format, content, content_hash, in_force_from)
        values ('zhuzhou', 0, 1, ${JSON.stringify(content)}::json, 'of its day', ${scope.now})`.execute(
        scope.tx,
      );
      return charterOfVersion(scope, 0);
    });
    expect(charter).toEqual(charterStoredIn(1, content ?? {}));
    expect(charter).not.toEqual(content);
  });
});
