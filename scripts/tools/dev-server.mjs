import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processOf, processTable, stopProcess } from './processes.mjs';
import { connectWithin, raiseRetention, searchAttributes } from './temporal-namespace.mjs';
import { Obstacle, say } from './terminal.mjs';

/**
 * Temporal's development server as this product runs it.
 * @typedef {{program: string, databaseFile: string, namespace: string, port: number, uiPort: number}} DevServerSettings
 */

const ip = '127.0.0.1';
const patienceMs = 5_000;

/** The poll rates lift a limit of 20 a second that would add 50 ms to each step; see docs of the server's keys. */
const dynamicConfig = {
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
};

/** @param {Omit<DevServerSettings, 'program'>} settings */
export function argumentsOf({ databaseFile, namespace, port, uiPort }) {
  const repeated = [
    ...['journal_mode=wal', 'synchronous=2'].map((pragma) => ['--sqlite-pragma', pragma]),
    ...Object.entries(searchAttributes).map((entry) => ['--search-attribute', entry.join('=')]),
    ...Object.entries(dynamicConfig).map((entry) => ['--dynamic-config-value', entry.join('=')]),
    ...(namespace === 'default' ? [] : [['--namespace', namespace]]),
  ];
  const single = { 'db-filename': databaseFile, ip, port, 'ui-port': uiPort, 'log-level': 'warn' };
  const flags = Object.entries(single).map(([name, value]) => [`--${name}`, `${value}`]);
  return ['server', 'start-dev', ...flags.flat(), ...repeated.flat()];
}

/** Whether a process is a development server on this database file. */
export function servesFile(databaseFile) {
  return (one) =>
    / server start-dev /.test(one.command) &&
    one.command.includes(` --db-filename ${databaseFile} `);
}

/** The ports a development server was started with. */
export function portsOf(command) {
  const port = / --port (\d+) /.exec(command)?.[1];
  const uiPort = / --ui-port (\d+) /.exec(command)?.[1];
  return port && uiPort ? { port: Number(port), uiPort: Number(uiPort) } : undefined;
}

/**
 * What to do with a development server that outlived its Node process.
 * @param {{sameSettings: boolean, portsAllowed: boolean, fileIsThere: boolean, answers: boolean}} facts
 * @returns {'adopt' | 'stop'}
 */
export function orphanVerdict({ sameSettings, portsAllowed, fileIsThere, answers }) {
  return sameSettings && portsAllowed && fileIsThere && answers ? 'adopt' : 'stop';
}

/**
 * Adopts the healthy orphan of an earlier run, and stops every other one on the same file.
 * @param {{program: string, databaseFile: string, namespace: string}} settings
 * @param {(ports: {port: number, uiPort: number}) => boolean} allowed
 * @returns {Promise<{pid: number, port: number, uiPort: number} | undefined>}
 */
export async function settleOrphans(settings, allowed) {
  const isOurs = servesFile(settings.databaseFile);
  let adopted;
  for (const orphan of processTable().filter(isOurs)) {
    const ports = portsOf(orphan.command);
    const wanted = ports && [settings.program, ...argumentsOf({ ...settings, ...ports })].join(' ');
    const facts = {
      sameSettings: orphan.command === wanted,
      portsAllowed: ports !== undefined && allowed(ports),
      fileIsThere: existsSync(settings.databaseFile),
      answers: false,
    };
    if (!adopted && orphanVerdict({ ...facts, answers: true }) === 'adopt') {
      const { connection } = await connectWithin(
        { address: `${ip}:${ports.port}`, namespace: settings.namespace },
        { withinMs: 3_000 },
      );
      await connection?.close();
      facts.answers = connection !== undefined;
    }
    if (!adopted && orphanVerdict(facts) === 'adopt') {
      adopted = { pid: orphan.pid, ...ports };
      say({
        en: `Taking over the Temporal server of the last run (process ${orphan.pid}).`,
        zh: `接管上次运行留下的 Temporal 服务器（进程 ${orphan.pid}）。`,
      });
    } else {
      say({
        en: `Stopping a Temporal server left by an earlier run (process ${orphan.pid}).`,
        zh: `停止以前运行留下的 Temporal 服务器（进程 ${orphan.pid}）。`,
      });
      await stopProcess(orphan.pid, { isOurs, patienceMs });
    }
  }
  return adopted;
}

/**
 * A development server that is kept running until it is stopped: started, or watched over where it was adopted,
 * and started again on the same port when it dies.
 * @param {DevServerSettings} settings
 * @param {{adopted?: number, onPid: (pid: number) => void}} options
 */
export function devServer(settings, { adopted, onPid }) {
  const isOurs = servesFile(settings.databaseFile);
  const address = `${ip}:${settings.port}`;
  const state = { stopping: false, pid: adopted };

  const launch = async () => {
    const started = spawnServer(settings);
    state.pid = started.pid;
    onPid(started.pid);
    const { connection, failure } = await connectWithin(
      { address, namespace: settings.namespace },
      { withinMs: 60_000, goOn: () => !started.hasEnded() && !state.stopping },
    );
    if (!connection) {
      await stopProcess(started.pid, { isOurs, patienceMs });
      throw notAnswering(settings, failure);
    }
    await raiseRetention(connection, settings.namespace);
    await connection.close();
    return started;
  };

  const relaunch = async () => {
    for (let delay = 200; !state.stopping; delay = Math.min(delay * 2, 30_000)) {
      say({
        en: 'The Temporal server has ended unexpectedly; starting it again. Nothing is lost: the database has every case.',
        zh: 'Temporal 服务器意外退出，正在重新启动。所有事项都在数据库中，不会丢失。',
      });
      try {
        const started = await launch();
        say({ en: 'The Temporal server is back.', zh: 'Temporal 服务器已恢复。' });
        return started;
      } catch (error) {
        if (!state.stopping) say({ en: error.message, zh: error.message });
        await pause(delay, undefined, { ref: false });
      }
    }
    return undefined;
  };

  const watchOver = async (first) => {
    for (let started = first; started; started = await relaunch()) await started.end;
  };

  return {
    address,
    uiUrl: `http://localhost:${settings.uiPort}`,
    /** Resolves when it answers. */
    async start() {
      void watchOver(adopted === undefined ? await launch() : { end: endOf(adopted, isOurs) });
    },
    async stop() {
      state.stopping = true;
      if (state.pid !== undefined) await stopProcess(state.pid, { isOurs, patienceMs });
    },
    /** Ends it at once, for a person who will not wait. */
    kill() {
      state.stopping = true;
      const one = state.pid === undefined ? undefined : processOf(state.pid);
      if (one && isOurs(one)) process.kill(one.pid, 'SIGKILL');
    },
  };
}

/** In a process group of its own, so that Ctrl-C reaches it only in its turn; writing to a file, which outlives Node. */
function spawnServer(settings) {
  const folder = dirname(settings.databaseFile);
  mkdirSync(folder, { recursive: true });
  const log = openSync(logFileOf(settings), 'w');
  const child = spawn(settings.program, argumentsOf(settings), {
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let hasEnded = false;
  const end = new Promise((resolve) => {
    const note = () => {
      hasEnded = true;
      resolve();
    };
    child.once('exit', note).once('error', note);
  });
  child.unref();
  return { pid: child.pid, end, hasEnded: () => hasEnded };
}

function logFileOf({ databaseFile }) {
  return join(dirname(databaseFile), 'server.log');
}

/** Resolves when a process that is no child of this one has ended. */
async function endOf(pid, isOurs) {
  for (;;) {
    const one = processOf(pid);
    if (!one || !isOurs(one)) return;
    await pause(500, undefined, { ref: false });
  }
}

function notAnswering(settings, failure) {
  const log = logFileOf(settings);
  const told = existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
    : '';
  return new Obstacle({
    en: `The Temporal server on port ${settings.port} does not answer (${failure?.message ?? 'it ended'}). Its log ${log} ends:\n${told}`,
    zh: `端口 ${settings.port} 上的 Temporal 服务器没有响应（${failure?.message ?? '已退出'}）。日志 ${log} 的末尾：\n${told}`,
  });
}
