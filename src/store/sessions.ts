import { sql } from 'kysely';
import { sha256 } from './database.ts';
import type { Context } from './scope.ts';

export const SESSION_HOURS = 12;

/** A session with a fresh token of 256 random bits, of which only the hash is kept. */
export async function startSession(context: Context, person: string): Promise<string> {
  const token = context.ids.random(32).toString('base64url');
  await context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    await sql`insert into sessions (token_hash, person, created_at, expires_at)
      values (${sha256(token)}, ${person}, ${now}, ${new Date(now.getTime() + SESSION_HOURS * 3_600_000)})`.execute(
      tx,
    );
  });
  return token;
}

/** Whose session a token opens now; undefined for an ended, expired or made-up one. */
export async function personOfSession(
  context: Context,
  token: string,
): Promise<string | undefined> {
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    const { rows } = await sql<{ person: string }>`
      select person from sessions
      where token_hash = ${sha256(token)} and revoked_at is null and expires_at > ${now}`.execute(
      tx,
    );
    return rows[0]?.person;
  });
}

export async function endSession(context: Context, token: string): Promise<void> {
  await context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    await sql`update sessions set revoked_at = ${now} where token_hash = ${sha256(token)} and revoked_at is null`.execute(
      tx,
    );
  });
}
