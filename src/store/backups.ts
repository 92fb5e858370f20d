import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.ts';

const NAME = /^database-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.tar\.gz$/;

/** When the newest dump in the folder was taken; undefined where there is none. */
export async function newestBackup(folder: string): Promise<Date | undefined> {
  const newest = (await backupsIn(folder)).at(-1);
  return newest === undefined ? undefined : new Date(newest.replace(NAME, '$1T$2:$3:$4Z'));
}

/** Dumps the embedded database into the folder and removes all but the newest `keep` dumps. */
export async function backUp(
  database: Database,
  folder: string,
  now: Date,
  keep: number,
): Promise<void> {
  const dump = await database.dump();
  if (dump === undefined) throw new Error('PostgreSQL is dumped by its own tools');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `database-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`;
  // Written aside, onto the disk and renamed: what bears the name is whole.
  const aside = join(folder, `${name}.part`);
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(dump);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, join(folder, name));
  for (const old of (await backupsIn(folder)).slice(0, -keep)) await rm(join(folder, old));
}

/** The dumps, oldest first; nobody else on the machine may read them. */
async function backupsIn(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (await readdir(folder)).filter((name) => NAME.test(name)).sort();
}
