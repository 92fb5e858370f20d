import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, Migrator, PostgresDialect, sql, type Migration, type Transaction } from 'kysely';
import pg from 'pg';

/** A transaction: every statement of the product runs in one. */
export type Tx = Transaction<unknown>;

export type Database = {
  /** Runs `work` in one transaction that sees the rows of one alliance only. Never call a network inside. */
  transaction<Result>(alliance: string, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** A transaction over what belongs to no alliance: persons, sessions, tokens, wake-ups. Sees no alliance's rows. */
  untenanted<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  readonly engine: 'embedded' | 'postgres';
  /** A dump of the whole embedded database as a gzipped tar; undefined on PostgreSQL, which has its own tools. */
  dump(): Promise<Buffer> | undefined;
  close(): Promise<void>;
};

/** Where the rows are: a folder (PGlite), memory (PGlite, gone at the end) or a PostgreSQL server. */
export type DatabasePlace =
  { readonly folder: string } | { readonly memory: true } | { readonly url: string };

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** Opens the database and brings its tables up to date. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const embedded =
    'url' in place ? undefined : new PGlite('folder' in place ? place.folder : 'memory://');
  await embedded?.waitReady;
  const pool =
    'url' in place
      ? new pg.Pool({ connectionString: place.url, max: 10 })
      : new pg.Pool(createPgConfig(embedded));
  // An idle connection that breaks must not end the process: the next statement reports it.
  pool.on('error', () => {});
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(kysely);
  } catch (error) {
    await kysely.destroy();
    await embedded?.close();
    throw error;
  }
  return databaseOn(kysely, embedded);
}

function databaseOn(kysely: Kysely<unknown>, embedded: PGlite | undefined): Database {
  const run = <Result>(alliance: string, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    kysely.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'charterflow_app', true), set_config('app.alliance', ${alliance}, true)`.execute(
        tx,
      );
      return work(tx);
    });
  return {
    transaction: run,
    untenanted: (work) => run('', work),
    engine: embedded ? 'embedded' : 'postgres',
    dump: () =>
      embedded?.dumpDataDir('gzip').then(async (file) => Buffer.from(await file.arrayBuffer())),
    close: async () => {
      if (embedded) await sql`checkpoint`.execute(kysely);
      await kysely.destroy();
      await embedded?.close();
    },
  };
}

async function migrate(kysely: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: readMigrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()) {
    const text = await readFile(join(MIGRATIONS, file), 'utf8');
    migrations[file] = { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
  return migrations;
}

/** SHA-256 in hexadecimal. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
