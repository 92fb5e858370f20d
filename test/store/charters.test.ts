import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCharter } from '../../src/charter/files.ts';
import { setUpDemo } from '../../src/setup/demo.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Context } from '../../src/store/scope.ts';

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
});
