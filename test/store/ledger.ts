import { sql } from 'kysely';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import type { Database, DatabasePlace } from '../../src/store/database.ts';
import { inScope, type Context, type Scope } from '../../src/store/scope.ts';
import { allHaveVoted } from '../../src/store/voting-rounds.ts';
import { forgetWakeUps, pendingWakeUps } from '../../src/store/wake-ups.ts';
import { bringCase, bringRound } from '../support/bringing.ts';
import { openWithDemo, SECRET } from '../support/demo-database.ts';
import type { World } from '../support/world.ts';

export const ALLIANCE = 'listing';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The demo alliance on real rows. No workflow runs: what they would ask for is asked for by hand. */
export type Ledger = {
  readonly context: Context;
  /** For the people of test/support who apply, review and vote. */
  readonly world: World;
  inScope<Result>(work: (scope: Scope) => Promise<Result>): Promise<Result>;
  /** A transaction of the database's own user, whom no guard of the product holds; undone at its end unless kept. */
  asOwner<Result>(work: (scope: Scope) => Promise<Result>, keep?: 'keep'): Promise<Result>;
  /** Lets the clock of the product go on, from one test to the next. */
  later(milliseconds: number): void;
  /** Whatever was woken is brought as far as its rows allow. */
  attend(): Promise<void>;
  close(): Promise<void>;
};

export type OpenLedger = () => Promise<Ledger>;

class Undo extends Error {}

/** With `mail` the filing's mail is really sent; otherwise it counts as taken once queued. */
export async function openLedger(place: DatabasePlace, mail?: 'mail'): Promise<Ledger> {
  return openLedgerOn(await openWithDemo(place), mail);
}

/** The same on a database that has the demo's alliances already. */
export function openLedgerOn(database: Database, mail?: 'mail'): Ledger {
  let ahead = 0;
  const context: Context = {
    database,
    clock: { now: async (tx) => new Date((await databaseClock.now(tx)).getTime() + ahead) },
    ids: systemIds(() => Date.now()),
    secret: SECRET,
  };
  const ledger: Omit<Ledger, 'world'> = {
    context,
    inScope: (work) => inScope(context, ALLIANCE, work),
    asOwner: (work, keep) => asOwner(context, work, keep),
    later: (milliseconds) => {
      ahead += milliseconds;
    },
    attend: () => attend(context, mail === 'mail'),
    close: () => database.close(),
  };
  return { ...ledger, world: worldOn(ledger) };
}

async function asOwner<Result>(
  context: Context,
  work: (scope: Scope) => Promise<Result>,
  keep?: 'keep',
): Promise<Result> {
  let result: { readonly value: Result } | undefined;
  try {
    await inScope(context, ALLIANCE, async (scope) => {
      await sql`select set_config('role', 'none', true)`.execute(scope.tx);
      result = { value: await work(scope) };
      if (!keep) throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return (result as { readonly value: Result }).value;
}

/** The parts of a world that acting people need. */
function worldOn(ledger: Omit<Ledger, 'world'>): World {
  const world: Pick<World, 'inScope' | 'until'> & { readonly dispatcher: { nudge(): void } } = {
    inScope: ledger.inScope,
    dispatcher: { nudge() {} },
    async until(what, ask) {
      await ledger.attend();
      const answer = await ledger.inScope(ask);
      if (answer === undefined || answer === false) throw new Error(`in vain until ${what}`);
      return answer;
    },
  };
  return world as World;
}

/** What dispatcher and workflows do: whatever was woken looks at its rows. */
async function attend(context: Context, sendsMail: boolean): Promise<void> {
  for (const { alliance, type, subject, onlyWhen, ids } of await pendingWakeUps(context)) {
    await forgetWakeUps(context, ids);
    if (type === 'mailDelivery' || type === 'membership' || type === 'duesRound') continue;
    if (type !== 'ballot')
      await bringCase(context, alliance, subject, sendsMail ? 'mail' : undefined);
    else if (
      !onlyWhen ||
      (await inScope(context, alliance, (scope) => allHaveVoted(scope, subject)))
    )
      await bringRound(context, alliance, subject);
  }
}

/** How many rows a query counts. */
export async function count(scope: Scope, from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from ${from}`.execute(
    scope.tx,
  );
  return rows[0]?.rows ?? 0;
}
