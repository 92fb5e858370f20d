import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import {
  Kysely,
  Migrator,
  PostgresDialect,
  sql,
  type Migration,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  type Transaction,
} from 'kysely';
import pg from 'pg';

/** A transaction: every statement of the product runs in one. */
export type Tx = Transaction<unknown>;

export type Database = {
  /**
   * Runs `work` in one transaction that sees the rows of one alliance only. Never call a network inside.
   * `begun` is the database's time at its beginning.
   */
  transaction<Result>(
    alliance: string,
    work: (tx: Tx, begun: Date) => Promise<Result>,
  ): Promise<Result>;
  /** A transaction over what belongs to no alliance: persons, sessions, tokens, wake-ups. Sees no alliance's rows. */
  untenanted<Result>(work: (tx: Tx, begun: Date) => Promise<Result>): Promise<Result>;
  /**
   * A transaction of the alliance that is named by a row found at its beginning, by a statement of literals alone over
   * what belongs to no alliance; of none where nothing is found.
   */
  foundBy<Row extends { readonly alliance: string }, Result>(
    finding: RawBuilder<Row>,
    work: (tx: Tx, begun: Date, found: Row | undefined) => Promise<Result>,
  ): Promise<Result>;
  readonly engine: 'embedded' | 'postgres';
  /** A dump of the whole embedded database as a gzipped tar; undefined on PostgreSQL, which has its own tools. */
  dump(): Promise<Buffer> | undefined;
  close(): Promise<void>;
};

/**
 * Where the rows are: a folder (PGlite), memory (PGlite, gone at the end) or a PostgreSQL server. In memory it may begin
 * as the database that `dump` gave.
 */
export type DatabasePlace =
  | { readonly folder: string }
  | { readonly memory: true; readonly dump?: Buffer }
  | { readonly url: string };

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** Opens the database and brings its tables up to date. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const embedded = 'url' in place ? undefined : openEmbedded(place);
  await embedded?.waitReady;
  const pool =
    'url' in place
      ? new pg.Pool({ connectionString: place.url, max: 10 })
      : new pg.Pool(createPgConfig(embedded));
  // An idle connection that breaks must not end the process: the next statement reports it.
  pool.on('error', () => {});
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: withLastResults(pool) }),
  });
  try {
    await migrate(kysely);
  } catch (error) {
    await kysely.destroy();
    await embedded?.close();
    throw error;
  }
  return databaseOn(kysely, embedded);
}

function openEmbedded(place: Exclude<DatabasePlace, { readonly url: string }>): PGlite {
  if ('folder' in place) return new PGlite(place.folder);
  if (!place.dump) return new PGlite('memory://');
  return new PGlite('memory://', { loadDataDir: new Blob([new Uint8Array(place.dump)]) });
}

/** Of several statements sent as one, the result of the last. */
function withLastResults(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query: async (text: string, values: readonly unknown[]) => {
          const result: unknown = await client.query(text, [...values]);
          return Array.isArray(result) ? result.at(-1) : result;
        },
        release: () => client.release(),
      } as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

function databaseOn(kysely: Kysely<unknown>, embedded: PGlite | undefined): Database {
  const run = <Begun, Result>(
    begin: (connection: Kysely<unknown>) => Promise<Begun>,
    work: (tx: Tx, begun: Begun) => Promise<Result>,
  ): Promise<Result> =>
    kysely.connection().execute(async (connection) => {
      try {
        const begun = await begin(connection);
        const result = await work(connection as Tx, begun);
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        // A connection that broke has rolled back by itself; why it broke is what counts.
        await sql`rollback`.execute(connection).catch(() => {});
        throw error;
      }
    });
  return {
    transaction: (alliance, work) => run((connection) => beginIn(connection, alliance), work),
    untenanted: (work) => run((connection) => beginIn(connection, ''), work),
    foundBy: (finding, work) =>
      run(
        (connection) => beginWith(connection, finding),
        (tx, { begun, found }) => work(tx, begun, found),
      ),
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

/** Begins a transaction as the product's role and within one alliance, in one trip to the database. */
async function beginIn(connection: Kysely<unknown>, alliance: string): Promise<Date> {
  const { rows } = await sql
    .raw<{ begun: Date }>(
      `begin; select set_config('role', 'charterflow_app', true), set_config('app.alliance', ${pg.escapeLiteral(alliance)}, true), clock_timestamp() as begun`,
    )
    .execute(connection);
  return (rows[0] as { begun: Date }).begun;
}

/** The same within the alliance of a row, which it brings along. */
async function beginWith<Row extends { readonly alliance: string }>(
  connection: Kysely<unknown>,
  finding: RawBuilder<Row>,
): Promise<{ readonly begun: Date; readonly found: Row | undefined }> {
  const { rows } = await sql
    .raw<Omit<Row, 'alliance'> & { alliance: string | null; begun: Date }>(
      `begin; select set_config('role', 'charterflow_app', true); select found.*, set_config('app.alliance', coalesce(found.alliance, ''), true), clock_timestamp() as begun
        from (values (true)) one left join (${finding.compile(connection).sql}) found on true`,
    )
    .execute(connection);
  const [row] = rows as [(typeof rows)[number]];
  return { begun: row.begun, found: row.alliance === null ? undefined : (row as unknown as Row) };
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

/** A row that came as JSON, with its instants as dates again. */
export function withInstants<Row extends object>(row: Row, instants: readonly (keyof Row)[]): Row {
  const dates = instants.map((key) => [key, row[key] && new Date(row[key] as string)]);
  return { ...row, ...Object.fromEntries(dates) };
}
