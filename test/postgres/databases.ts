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
  const name = unusedName();
  if (!owner) return createDatabase(name);
  const created = await createDatabase(name, await createOwner(owner.may));
  return { ...created, drop: () => created.drop().then(() => dropOwner(created.url)) };
}

/** Copies of one database that was set up before: the same owner, the same rows. */
export type CopiedDatabase = { copy(): Promise<FreshDatabase>; drop(): Promise<void> };

/** `prepare` must leave no connection open: a database in use cannot be copied. */
export async function copiedDatabase(
  owner: { readonly may: string } | undefined,
  prepare: (url: string) => Promise<void>,
): Promise<CopiedDatabase> {
  const role = owner ? await createOwner(owner.may) : undefined;
  const name = unusedName();
  const original = await createDatabase(name, role);
  await prepare(original.url);
  return {
    copy: () => createDatabase(unusedName(), role, name),
    async drop() {
      await original.drop();
      if (role) await dropOwner(original.url);
    },
  };
}

const unusedName = (): string => `store_${randomBytes(6).toString('hex')}`;

/** A login role whose password is its name. */
async function createOwner(may: string): Promise<string> {
  const role = unusedName();
  await asAdministrator(`create role ${role} login password '${role}' nosuperuser ${may}`);
  return role;
}

async function dropOwner(url: string): Promise<void> {
  await asAdministrator(`drop role ${new URL(url).username}`);
}

async function createDatabase(
  name: string,
  owner?: string,
  template?: string,
): Promise<FreshDatabase> {
  await asAdministrator(
    `create database ${name}${owner ? ` owner ${owner}` : ''}${template ? ` template ${template}` : ''}`,
  );
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  if (owner) {
    url.username = owner;
    url.password = owner;
  }
  return { url: url.href, drop: () => asAdministrator(`drop database ${name} with (force)`) };
}
