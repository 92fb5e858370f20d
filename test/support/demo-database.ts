import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUpDemo } from '../../src/setup/demo.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase, type Database, type DatabasePlace } from '../../src/store/database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.cache');
export const CHARTERS = join(ROOT, 'charters');
export const SECRET = 'a secret of the tests';

/**
 * A database with the demo's alliances. In memory they are set up once for a day and a state of the source; every other
 * begins as a copy, which takes a fraction of the time.
 */
export async function openWithDemo(place: DatabasePlace): Promise<Database> {
  if (!('memory' in place)) return setUp(place);
  const path = join(FOLDER, `demo-${stateOfSource()}.tar.gz`);
  const dump = readIfThere(path);
  if (dump) return openDatabase({ memory: true, dump });
  const database = await setUp(place);
  const fresh = await database.dump();
  if (fresh) keep(path, fresh);
  return database;
}

async function setUp(place: DatabasePlace): Promise<Database> {
  const database = await openDatabase(place);
  const ids = systemIds(() => Date.now());
  await setUpDemo({ database, clock: databaseClock, ids, secret: SECRET }, CHARTERS);
  return database;
}

/** Whole or not at all, since others may look for it at the same time. */
function keep(path: string, dump: Buffer): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER))
    if (name.startsWith('demo-') && !path.endsWith(name.replace(/\.\d+$/u, '')))
      rmSync(join(FOLDER, name), { force: true });
  const written = `${path}.${process.pid}`;
  writeFileSync(written, dump);
  renameSync(written, path);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Changes with every file the set-up could read or run, and with the day. */
function stateOfSource(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const folder of ['src', 'charters'])
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        hash.update(path.slice(ROOT.length)).update(readFileSync(path));
      }
  return hash.digest('hex').slice(0, 16);
}
