import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where files lie. An id is made up of letters, digits, - and _; the database keeps name, type and hash. */
export type FileStorage = {
  /** Once it resolves the file outlives a crash. The same id again replaces the file whole. */
  put(id: string, bytes: Buffer): Promise<void>;
  /** Rejects when there is no such file: the database knows it, so it ought to be there. */
  read(id: string): Promise<Buffer>;
  /** Removing what is not there is no fault. */
  remove(id: string): Promise<void>;
};

/** SHA-256 of a file in hexadecimal, as it stands in decisions and in the audit trail. */
export function contentHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Storage in a folder, two levels deep: 3fa8… lies in 3f/a8/. */
export function openFolderStorage(root: string): FileStorage {
  let writes = 0;
  const pathOf = (id: string): string => {
    if (!/^[A-Za-z0-9_-]{8,128}$/.test(id)) throw new Error('Not the id of a file');
    return join(root, id.slice(0, 2), id.slice(2, 4), id);
  };
  return {
    async put(id, bytes) {
      const path = pathOf(id);
      const folder = dirname(path);
      writes += 1;
      const part = `${path}.${process.pid}.${writes}.part`;
      await mkdir(folder, { recursive: true });
      try {
        const handle = await open(part, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      for (const level of [folder, dirname(folder), root]) await syncFolder(level);
    },
    async read(id) {
      return readFile(pathOf(id));
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
    },
  };
}
