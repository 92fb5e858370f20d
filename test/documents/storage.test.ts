import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { contentHash, openFolderStorage } from '../../src/documents/storage.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(() => rm(root, { recursive: true }));
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('files in a folder', () => {
  test('a file is read back as it was put, by another opening of the same folder too', async () => {
    const bytes = Buffer.from('营业执照');
    await openFolderStorage(root).put('3fa85f64', bytes);
    expect(await openFolderStorage(root).read('3fa85f64')).toEqual(bytes);
    expect((await files()).map((file) => join(file.parentPath, file.name))).toEqual([
      join(root, '3f', 'a8', '3fa85f64'),
    ]);
  });

  test('a removed file is gone, and removing it again is no fault', async () => {
    const storage = openFolderStorage(root);
    await storage.put('3fa85f64', Buffer.from('x'));
    await storage.remove('3fa85f64');
    await storage.remove('3fa85f64');
    await expect(storage.read('3fa85f64')).rejects.toThrow('ENOENT');
  });

  test('no id leads out of the folder', async () => {
    const storage = openFolderStorage(join(root, 'inner'));
    await writeFile(join(root, 'secret'), 'secret');
    for (const id of [
      '../secret',
      '..%2fsecret',
      '/etc/passwd',
      '',
      'a/b/c/d/e/f',
      '12345678\0',
      '1234567\n',
    ])
      await expect(storage.read(id)).rejects.toThrow('Not the id of a file');
  });

  test('two writers of one file leave one of the two whole, and nothing half-written', async () => {
    const storage = openFolderStorage(root);
    const versions = [Buffer.alloc(300_000, 'a'), Buffer.alloc(300_000, 'b')];
    await Promise.all(versions.map((bytes) => storage.put('3fa85f64', bytes)));
    const read = await storage.read('3fa85f64');
    expect(versions.some((bytes) => bytes.equals(read))).toBe(true);
    expect(await files()).toHaveLength(1);
  });

  test('a write that fails leaves nothing behind', async () => {
    const storage = openFolderStorage(root);
    await expect(storage.put('3fa85f64', 'no bytes'.length as unknown as Buffer)).rejects.toThrow();
    expect(await files()).toHaveLength(0);
  });

  test('the hash of a file is its SHA-256', () => {
    expect(contentHash(Buffer.from('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
