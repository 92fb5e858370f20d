import { sql } from 'kysely';
import { dayOf } from '../domain/calendar.ts';
import { note } from './audit-trail.ts';
import { sha256 } from './database.ts';
import { inScope, type Context, type Scope } from './scope.ts';

/** A token as its owner sees it again: the token itself is shown once, when it is made. */
export type ApiToken = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly readsOnly: boolean;
  /** The day in China, so that reading by a program writes once a day at most. */
  readonly lastUsedOn: string | null;
};

/** What a machine token begins with, so that it can be told from a link's and found in leaked text. */
export const MACHINE_TOKEN = 'cf_';

/** How long a token works at most. */
export const TOKEN_DAYS = 365;

/** Makes a token for a person: 256 random bits, of which only the hash is kept. */
export async function makeApiToken(
  scope: Scope,
  person: string,
  name: string,
  days: number,
  readsOnly = false,
): Promise<string> {
  const token = MACHINE_TOKEN + scope.context.ids.random(32).toString('base64url');
  const id = scope.context.ids.next();
  await sql`insert into api_tokens (alliance, id, person, name, created_at, expires_at, reads_only)
    values (${scope.alliance}, ${id}, ${person}, ${name.trim()}, ${scope.now},
      ${new Date(scope.now.getTime() + days * 86_400_000)}, ${readsOnly})`.execute(scope.tx);
  await sql`insert into api_token_hashes values (${sha256(token)}, ${scope.alliance}, ${id})`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'api-token.made',
    actor: person,
    channel: 'console',
    subject: id,
    details: { days, readsOnly },
  });
  return token;
}

/** A person's tokens in this alliance, newest first. */
export async function apiTokensOf(scope: Scope, person: string): Promise<readonly ApiToken[]> {
  const { rows } = await sql<{
    id: string;
    person: string;
    name: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
    reads_only: boolean;
    last_used_on: string | null;
  }>`select id, person, name, created_at, expires_at, revoked_at, reads_only, last_used_on from api_tokens
    where person = ${person} order by created_at desc, id desc`.execute(scope.tx);
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    readsOnly: row.reads_only,
    lastUsedOn: row.last_used_on,
  }));
}

/** Takes one of a person's own tokens back; false when there is none to take back. */
export async function revokeApiToken(scope: Scope, person: string, id: string): Promise<boolean> {
  const { rows } = await sql`update api_tokens set revoked_at = ${scope.now}
    where person = ${person} and id = ${id} and revoked_at is null returning id`.execute(scope.tx);
  if (rows.length > 0)
    await note(scope, {
      kind: 'api-token.revoked',
      actor: person,
      channel: 'console',
      subject: id,
      details: {},
    });
  return rows.length > 0;
}

/** For whom, where and for what a token works now. */
export type TokenOwner = {
  readonly alliance: string;
  readonly person: string;
  readonly readsOnly: boolean;
};

export async function ownerOfApiToken(
  context: Context,
  token: string,
): Promise<TokenOwner | undefined> {
  const { rows } = await context.database.untenanted((tx) =>
    sql<{ alliance: string; token: string }>`
      select alliance, token from api_token_hashes where token_hash = ${sha256(token)}`.execute(tx),
  );
  const found = rows[0];
  return found && inScope(context, found.alliance, (scope) => ownerNow(scope, found.token));
}

async function ownerNow(scope: Scope, id: string): Promise<TokenOwner | undefined> {
  const { rows } = await sql<{
    person: string;
    reads_only: boolean;
    last_used_on: string | null;
  }>`select person, reads_only, last_used_on from api_tokens
    where id = ${id} and revoked_at is null and expires_at > ${scope.now}`.execute(scope.tx);
  const [row] = rows;
  if (!row) return undefined;
  const today = dayOf(scope.now.getTime());
  if (row.last_used_on !== today)
    await sql`update api_tokens set last_used_on = ${today} where id = ${id}`.execute(scope.tx);
  return { alliance: scope.alliance, person: row.person, readsOnly: row.reads_only };
}
