import type { Database, Tx } from './database.ts';

/**
 * The one clock outside workflows: the database's in production, the test server's in simulation. `begun`: what the
 * database's clock showed when the transaction began a moment ago.
 */
export type Clock = { now(tx: Tx, begun?: Date): Promise<Date> };

/** Where ids and secrets come from. */
export type Ids = {
  /** A new id, sortable by time of making. */
  next(): string;
  /** Unguessable bytes. */
  random(bytes: number): Buffer;
};

/** What the store needs besides rows. `secret` keys what must be computed again instead of stored. */
export type Context = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: string;
  /** Set for what the interface for programs does: its acts are noted as such, not as a page's. */
  readonly door?: 'api';
};

/** One transaction of one alliance with the time it reads. */
export type Scope = {
  readonly tx: Tx;
  readonly alliance: string;
  readonly now: Date;
  readonly context: Context;
};

/** The channel of an act that is done on a page, or through the interface in the same way. */
export function through<Page extends string>(scope: Scope, page: Page): Page | 'api' {
  return scope.context.door ?? page;
}

/** Runs `work` in one transaction of an alliance. */
export function inScope<Result>(
  context: Context,
  alliance: string,
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  return context.database.transaction(alliance, async (tx, begun) =>
    work({ tx, alliance, now: await context.clock.now(tx, begun), context }),
  );
}
