import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one suite on the server the tests were given. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

export function serverUrl(): string {
  const url = process.env['POSTGRES_URL'];
  if (!url) throw new Error('the tests were not started by "npm test": no POSTGRES_URL');
  return url;
}

/** Runs statements as the server's administrator. */
export async function asAdministrator(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** With `may`, it belongs to a login role that is no superuser and has just these privileges. */
export async function freshDatabase(owner?: { readonly may: string }): Promise<FreshDatabase> {
  const name = `store_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  if (owner) {
    await asAdministrator(
      `create role ${name} login password '${name}' nosuperuser ${owner.may}`,
      `create database ${name} owner ${name}`,
    );
    url.username = name;
    url.password = name;
  } else await asAdministrator(`create database ${name}`);
  return {
    url: url.href,
    drop: () =>
      asAdministrator(
        `drop database ${name} with (force)`,
        ...(owner ? [`drop role ${name}`] : []),
      ),
  };
}
