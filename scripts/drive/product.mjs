import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { npm } from '../tools/commands.mjs';
import { freePort } from '../tools/ports.mjs';
import { isAlive, processTable } from '../tools/processes.mjs';
import { readRun } from '../tools/run-file.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What an installation is started with: a data folder nobody used before, and ports nobody has. */
export async function freshSettings() {
  const [site, temporal, ui] = [await freePort(), await freePort(), await freePort()];
  return {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'charterflow-drive-')),
    PORT: `${site}`,
    TEMPORAL_PORT: `${temporal}`,
    TEMPORAL_UI_PORT: `${ui}`,
  };
}

/**
 * `npm start` as a person runs it, in a terminal of its own.
 * @param {Record<string, string>} settings
 */
export async function startProduct(settings, { withinMs = 600_000 } = {}) {
  const { command, args, shell } = npm('start');
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    shell,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...settings },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      printed += chunk;
    });
  const exit = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const hasTable = () => (printed.match(/^─+$/gm) ?? []).length >= 2;
  while (!hasTable() && !ended() && performance.now() - began < withinMs) await pause(50);
  const run = readRun(settings.DATA_DIR);
  const product = {
    run,
    urls: run?.urls ?? {},
    readyAfterMs: performance.now() - began,
    printed: () => printed,
    launcher: child.pid,
    exit,
    /** Ctrl-C reaches every process of the terminal: npm and its shell too, which then end by the signal. */
    pressControlC: () => process.kill(-Number(child.pid), 'SIGINT'),
    /** What the table says. */
    kill: () => process.kill(run.pid),
  };
  if (hasTable()) return product;
  if (!ended()) killEverything(settings);
  throw new Error(`npm start showed no table:\n${printed}`);
}

/** Every process of the installation in this data folder. */
export function processesOf(settings) {
  const run = readRun(settings.DATA_DIR);
  const known = [run?.pid, run?.launcher?.pid].filter((pid) => pid !== undefined && isAlive(pid));
  const byFolder = processTable().filter((one) => one.command.includes(settings.DATA_DIR));
  return [...new Set([...known, ...byFolder.map((one) => one.pid)])];
}

/** kill -9 of all of them at once. */
export function killEverything(settings) {
  for (const pid of processesOf(settings)) process.kill(pid, 'SIGKILL');
}

/** Waits until something holds; the message says what did not. */
export async function until(what, holds, withinMs = 20_000) {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error(`not within ${withinMs / 1000} s: ${what}`);
}
