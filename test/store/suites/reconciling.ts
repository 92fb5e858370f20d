import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { forgetWakeUps, pendingWakeUps } from '../../../src/store/wake-ups.ts';
import { reconcile } from '../../../src/temporal/reconciler.ts';
import { ALLIANCE, type Ledger, type OpenLedger } from '../ledger.ts';

const MEMBERS = 1100;

/** A server on which every workflow it is asked about runs, but for those named. */
function serverWithout(gone: readonly string[]): Client {
  const running = (query: string): readonly string[] =>
    [...query.matchAll(/'([^']+\/[^']+)'/g)].flatMap(([, id = '']) =>
      gone.includes(id) ? [] : [id],
    );
  const workflow = {
    count: async (query: string) => ({ count: running(query).length }),
    list: async function* ({ query }: { query: string }) {
      for (const workflowId of running(query)) yield { workflowId };
    },
  };
  return { workflow } as unknown as Client;
}

export function reconciling(open: OpenLedger): void {
  describe('Rows whose workflow is gone', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
      await ledger.asOwner(async ({ tx, now }) => {
        const given = sql`select 'many-' || n as id from generate_series(1, ${MEMBERS}::integer) n`;
        await sql`insert into organisations (id, created_at) select id, ${now} from (${given}) g`.execute(
          tx,
        );
        await sql`insert into members (alliance, id, organisation, class, kind, name, dues_yuan, since, evidence)
          select ${ALLIANCE}, id, id, 'member', 'enterprise', id, 5000, ${now}, 'import' from (${given}) g`.execute(
          tx,
        );
      }, 'keep');
    }, 60_000);
    afterAll(() => ledger.close());

    const woken = async (): Promise<readonly string[]> => {
      const pending = await pendingWakeUps(ledger.context);
      await forgetWakeUps(
        ledger.context,
        pending.flatMap(({ ids }) => ids),
      );
      return pending.map(({ type, subject }) => `${type} ${subject}`);
    };

    test('are found among more than a thousand memberships that run, and no other is woken', async () => {
      const gone = ['many-1', 'many-500', 'many-1100'];
      await woken();
      const client = serverWithout(gone.map((id) => `${ALLIANCE}/membership/${id}`));
      expect(await reconcile(ledger.context, client)).toBe(3);
      expect([...(await woken())].toSorted()).toEqual(
        gone.map((id) => `membership ${id}`).toSorted(),
      );
      expect(await reconcile(ledger.context, serverWithout([]))).toBe(0);
      expect(await woken()).toEqual([]);
    });
  });
}
