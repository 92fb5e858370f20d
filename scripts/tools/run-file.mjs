import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processOf } from './processes.mjs';

/**
 * Who runs the product on a data folder. It stays after the end, for the ports that went out in links.
 * @typedef {{
 *   pid: number, command: string, startedAt: string, stoppedAt?: string,
 *   launcher: {pid: number, command: string} | null,
 *   httpPort?: number, urls?: Record<string, string>,
 *   temporal?: {pid: number, port: number, uiPort: number, dbFile: string},
 * }} Run
 */

/** @returns {Run | undefined} */
export function readRun(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Written aside and renamed: whoever reads it never sees half of it. */
export function writeRun(folder, run) {
  const path = join(folder, 'run.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(run, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** @returns {Run} */
export function thisRun() {
  return {
    pid: process.pid,
    command: processOf(process.pid)?.command ?? '',
    startedAt: new Date().toISOString(),
    launcher: launcherOf(process.ppid),
  };
}

/** The npm that started this process: there may be a shell between. */
function launcherOf(pid) {
  if (process.env.npm_lifecycle_event === undefined) return null;
  for (let one = processOf(pid); one; one = processOf(one.ppid))
    if (/^npm |\bnpm-cli\.c?js\b|[\\/]npm(\.cmd)? /.test(`${one.command} `))
      return { pid: one.pid, command: one.command };
  return null;
}

/**
 * What a start does about the data folder. A run is unattended when the npm that started it was killed: nobody can
 * press Ctrl-C any more. One that was started without npm, by a service manager for example, is its own master.
 * @param {{isLocked: boolean, run: Run | undefined, processOf: (pid: number) => {command: string} | undefined}} facts
 * @returns {'free' | 'refuse' | 'refuse unknown' | 'take over'}
 */
export function ownerVerdict({ isLocked, run, processOf }) {
  if (!isLocked) return 'free';
  if (!run || run.stoppedAt || processOf(run.pid)?.command !== run.command) return 'refuse unknown';
  if (run.launcher === null) return 'refuse';
  return processOf(run.launcher.pid)?.command === run.launcher.command ? 'refuse' : 'take over';
}
