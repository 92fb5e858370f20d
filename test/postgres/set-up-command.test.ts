import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setUpLink } from '../../src/set-up-command.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { stateOfSetUpLink } from '../../src/store/set-up/links.ts';
import { freshDatabase, type FreshDatabase } from './databases.ts';

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('an administrator gets the link of an installation on PostgreSQL from the terminal, with the server’s environment', async () => {
  const { exitCode, printed } = await setUpLink('zh', {
    DATABASE_URL: fresh.url,
    SECRET: 'x'.repeat(32),
    BASE_URL: 'https://alliance.example',
    TEMPORAL_ADDRESS: 'temporal:7233',
    SMTP_URL: 'smtp://mail:1025',
    MAIL_FROM: 'office@example.org',
  });
  expect(exitCode).toBe(0);
  const link = printed[1] ?? '';
  expect(link).toMatch(/^https:\/\/alliance\.example\/set-up\/l\/[\w-]{43}$/);
  database = await openDatabase({ url: fresh.url });
  const context = { database, clock: databaseClock, ids: systemIds(() => 0), secret: '' };
  expect(await stateOfSetUpLink(context, link.split('/').at(-1) ?? '')).toBe('good');
});
