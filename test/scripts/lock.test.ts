import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const lockFile = fileURLToPath(new URL('../../scripts/tools/lock.mjs', import.meta.url));
const contender = `
  const { ownFolder } = await import(${JSON.stringify(lockFile)});
  process.stdout.write((await ownFolder(process.argv[1])) ? 'owner' : 'turned away');
  setInterval(() => {}, 1000);
`;

describe('owning a data folder', () => {
  let folder = '';
  let contenders: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'charterflow-lock-'));
    contenders = [];
  });
  afterEach(() => {
    for (const one of contenders) one.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function contend(path: string): Promise<string> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', contender, path]);
    contenders.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return said.toString();
  }

  test('of ten processes that want the folder at once, exactly one becomes its owner', async () => {
    const said = await Promise.all(Array.from({ length: 10 }, () => contend(folder)));
    expect(said.filter((one) => one === 'owner')).toHaveLength(1);
    expect(said.filter((one) => one === 'turned away')).toHaveLength(9);
  }, 30_000);

  test('kill -9 of the owner frees the folder at once', async () => {
    expect(await contend(folder)).toBe('owner');
    const [owner] = contenders;
    owner?.kill('SIGKILL');
    await once(owner as ChildProcess, 'exit');
    expect(await contend(folder)).toBe('owner');
  }, 30_000);

  test('the same folder by another name is the same folder', async () => {
    const otherName = `${folder}-link`;
    symlinkSync(folder, otherName);
    try {
      expect(await contend(folder)).toBe('owner');
      expect(await contend(otherName)).toBe('turned away');
    } finally {
      rmSync(otherName);
    }
  }, 30_000);
});
