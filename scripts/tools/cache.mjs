import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ownFolderInTurn } from './lock.mjs';
import { Obstacle, say } from './terminal.mjs';

/** Where tools are kept between starts and shared by all checkouts of this user. */
export function cacheFolder() {
  const { CHARTERFLOW_CACHE, XDG_CACHE_HOME } = process.env;
  const folder =
    CHARTERFLOW_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'charterflow');
  try {
    mkdirSync(join(folder, 'bin'), { recursive: true });
  } catch (error) {
    throw new Obstacle({
      en: `The cache folder ${folder} cannot be written (${error.code}). Set CHARTERFLOW_CACHE to a folder that can.`,
      zh: `无法写入缓存文件夹 ${folder}（${error.code}）。请将 CHARTERFLOW_CACHE 设为可写的文件夹。`,
    });
  }
  return folder;
}

/**
 * Lets one process at a time add to the cache, each in a scratch folder that is removed afterwards,
 * so that a kill half-way leaves nothing that looks complete.
 * @template T
 * @param {(scratch: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileAddingToCache(work) {
  const folder = cacheFolder();
  const lock = await ownFolderInTurn(folder, () =>
    say({
      en: 'Another start is obtaining tools; waiting for it …',
      zh: '另一个启动正在获取工具，等待其完成……',
    }),
  );
  try {
    for (const name of readdirSync(folder))
      if (name.startsWith('scratch-')) rmSync(join(folder, name), { recursive: true, force: true });
    const scratch = mkdtempSync(join(folder, 'scratch-'));
    try {
      return await work(scratch);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}
