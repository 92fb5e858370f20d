import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { sha256, type Tx } from '../database.ts';
import type { Context } from '../scope.ts';

export const SET_UP_HOURS = 24;
const HASH = /^[0-9a-f]{64}$/;

/** What the terminal proves with: whoever knows the installation's secret may ask for a link. */
export function proofOfSecret(secret: string, tokenHash: string): string {
  return createHmac('sha256', secret).update(`set-up link ${tokenHash}`).digest('hex');
}

/** Whether a request for a link comes from somebody who knows the secret. */
export function isProven(context: Context, tokenHash: string, proof: string): boolean {
  if (!HASH.test(tokenHash) || !HASH.test(proof)) return false;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOfSecret(context.secret, tokenHash)));
}

/** Keeps a link by its hash; asked again, it is the same link. */
export function addSetUpLink(context: Context, tokenHash: string): Promise<void> {
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    await sql`delete from set_up_links where expires_at < ${now}`.execute(tx);
    await sql`insert into set_up_links (token_hash, created_at, expires_at)
      values (${tokenHash}, ${now}, ${new Date(now.getTime() + SET_UP_HOURS * 3_600_000)})
      on conflict do nothing`.execute(tx);
  });
}

/** unknown: there is no such link, or its time is over · used: another browser has opened it. */
export type LinkState = 'good' | 'used' | 'unknown';

export function stateOfSetUpLink(context: Context, token: string): Promise<LinkState> {
  return context.database.untenanted(async (tx, begun) => {
    const row = await readLink(tx, token, await context.clock.now(tx, begun));
    return row ? (row.session_hash === null ? 'good' : 'used') : 'unknown';
  });
}

/**
 * Opens a link for one browser, which chose its session's token when it was shown the link: sent twice it is opened once,
 * and nobody else opens it any more.
 */
export function openSetUpLink(
  context: Context,
  token: string,
  session: string,
): Promise<LinkState> {
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    await sql`update set_up_links set session_hash = ${sha256(session)}, opened_at = ${now}
      where token_hash = ${sha256(token)} and session_hash is null and expires_at > ${now}`.execute(
      tx,
    );
    const row = await readLink(tx, token, now);
    if (!row) return 'unknown';
    return row.session_hash === sha256(session) ? 'good' : 'used';
  });
}

/** Whether a browser's session may set alliances up; it ends with its link. */
export function maySetUp(context: Context, session: string): Promise<boolean> {
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    const { rows } = await sql`select 1 from set_up_links
      where session_hash = ${sha256(session)} and expires_at > ${now}`.execute(tx);
    return rows.length > 0;
  });
}

async function readLink(
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ session_hash: string | null } | undefined> {
  const { rows } = await sql<{ session_hash: string | null }>`
    select session_hash from set_up_links where token_hash = ${sha256(token)} and expires_at > ${now}`.execute(
    tx,
  );
  return rows[0];
}
