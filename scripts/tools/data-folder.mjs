import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownFolder } from './lock.mjs';
import { processOf, stopProcess } from './processes.mjs';
import { ownerVerdict, readRun } from './run-file.mjs';
import { Obstacle, say } from './terminal.mjs';

/** A run may take this long to finish what it is doing. */
const patienceMs = 20_000;

/** Refuses a folder in which nothing can be written. */
export function checkWritable(folder) {
  const probe = join(folder, '.writable');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Obstacle({
      en: `The data folder ${folder} cannot be written (${error.code}). Make it writable, free some space, or set DATA_DIR to another folder.`,
      zh: `无法写入数据文件夹 ${folder}（${error.code}）。请使其可写、腾出空间，或将 DATA_DIR 设为其他文件夹。`,
    });
  }
}

/**
 * Makes this process the owner of the data folder: the embedded database bears only one. A run that nobody attends
 * any more is stopped first; one that lives makes this start refuse.
 */
export async function takeDataFolder(folder) {
  const lock = await ownFolder(folder);
  if (lock) return lock;
  const run = readRun(folder);
  const verdict = ownerVerdict({ isLocked: true, run, processOf });
  if (verdict === 'refuse')
    throw new Obstacle({
      en: `Charterflow is already running on ${folder}: ${run.urls?.site ?? 'it is just starting'} (process ${run.pid}, since ${run.startedAt}).
Stop it with Ctrl-C in its terminal or: kill ${run.pid}
Or set DATA_DIR to another folder to run a second one.`,
      zh: `Charterflow 已在 ${folder} 上运行：${run.urls?.site ?? '正在启动'}（进程 ${run.pid}，启动于 ${run.startedAt}）。
请在其终端按 Ctrl-C 停止，或运行：kill ${run.pid}
如需再运行一个，请将 DATA_DIR 设为其他文件夹。`,
    });
  if (verdict === 'refuse unknown') throw heldByUnknown(folder);
  say({
    en: `Stopping an earlier run that nobody attends any more (process ${run.pid}) …`,
    zh: `正在停止无人看管的上一次运行（进程 ${run.pid}）……`,
  });
  await stopProcess(run.pid, { isOurs: (one) => one.command === run.command, patienceMs });
  for (let tries = 0; tries < 50; tries += 1) {
    const taken = await ownFolder(folder);
    if (taken) return taken;
    await pause(50);
  }
  throw heldByUnknown(folder);
}

function heldByUnknown(folder) {
  return new Obstacle({
    en: `Another process is starting or running on the data folder ${folder}. Wait a moment and start again, or set DATA_DIR to another folder.`,
    zh: `另一个进程正在使用数据文件夹 ${folder}。请稍后重新启动，或将 DATA_DIR 设为其他文件夹。`,
  });
}
