import { describe } from '@jest/globals';
import { openLedger, type Ledger } from '../store/ledger.ts';
import { storeRules } from '../store/suites/rules.ts';
import { freshDatabase } from './databases.ts';

/** The same rules on a database of their own, which goes with the suite. */
const on = (owner?: { readonly may: string }) => async (): Promise<Ledger> => {
  const database = await freshDatabase(owner);
  const ledger = await openLedger({ url: database.url });
  return {
    ...ledger,
    close: async () => {
      await ledger.close();
      await database.drop();
    },
  };
};

describe('Opened by the server’s administrator', () => storeRules(on()));

describe('Opened by an ordinary login role that owns the database', () =>
  storeRules(on({ may: 'createrole' })));
