import { afterAll, beforeAll, describe } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { openLedgerOn, type Ledger } from '../store/ledger.ts';
import { storeRules } from '../store/suites/rules.ts';
import { openWithDemo } from '../support/demo-database.ts';
import { copiedDatabase, type CopiedDatabase } from './databases.ts';

/** The same rules, each suite on a database of its own that goes with it. */
function onPostgres(owner?: { readonly may: string }): void {
  let original: CopiedDatabase;
  beforeAll(async () => {
    original = await copiedDatabase(owner, async (url) => (await openWithDemo({ url })).close());
  }, 60_000);

  storeRules(async (): Promise<Ledger> => {
    const database = await original.copy();
    const ledger = openLedgerOn(await openDatabase({ url: database.url }));
    return {
      ...ledger,
      close: async () => {
        await ledger.close();
        await database.drop();
      },
    };
  });
  // After the suites' own: a role goes when it owns nothing any more.
  afterAll(() => original.drop());
}

describe('Opened by the server’s administrator', () => onPostgres());

describe('Opened by an ordinary login role that owns the database', () =>
  onPostgres({ may: 'createrole' }));
