import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, whileAddingToCache } from './cache.mjs';
import { onPath, output, run } from './commands.mjs';
import { downloadWithSdk } from './download.mjs';
import { Obstacle, say, withProgress } from './terminal.mjs';

const listed = fileURLToPath(new URL('time-skipping-server.sha256', import.meta.url));
const oldestJava = 11;

/**
 * The path of Temporal's time-skipping test server: TIME_SKIPPING_SERVER_PATH, the cache's, the SDK's download, or
 * its Java archives by the committed list of checksums.
 * @returns {Promise<string>}
 */
export async function obtainTimeSkippingServer() {
  const named = process.env.TIME_SKIPPING_SERVER_PATH;
  if (named) return named;
  const folder = join(cacheFolder(), 'time-skipping-server');
  const program = join(folder, process.platform === 'win32' ? 'server.cmd' : 'server');
  const downloaded = `${program}-native${process.platform === 'win32' ? '.exe' : ''}`;
  const present = () =>
    [downloaded, program].find((path) => existsSync(path) && (path === downloaded || hasJava()));
  return (
    present() ??
    whileAddingToCache(
      async (scratch) => present() ?? (await add({ scratch, folder, downloaded, program })),
    )
  );
}

async function add({ scratch, folder, downloaded, program }) {
  const refusals = [];
  try {
    const what = { en: 'Downloading the time-skipping server', zh: '正在下载时间跳跃测试服务器' };
    const path = await withProgress(what, (far) =>
      downloadWithSdk('time-skipping', join(scratch, 'sdk'), far),
    );
    mkdirSync(folder, { recursive: true });
    cpSync(path, downloaded);
    chmodSync(downloaded, 0o755);
    return downloaded;
  } catch (error) {
    refusals.push(error.message);
    say({
      en: `    not possible by download: ${error.message}`,
      zh: `    无法下载：${error.message}`,
    });
  }
  try {
    const what = {
      en: 'Fetching the time-skipping server with Maven',
      zh: '正在用 Maven 获取时间跳跃测试服务器',
    };
    await withProgress(what, () => byMaven(scratch));
    cpSync(join(scratch, 'archives'), join(folder, 'archives'), { recursive: true });
    writeProgram(program, join(folder, 'archives'));
    return program;
  } catch (error) {
    refusals.push(error.message);
  }
  throw new Obstacle({
    en: `no time-skipping server (${refusals.join('; ')}): connect to the internet once, or install Java ${oldestJava} or newer and Maven, or set TIME_SKIPPING_SERVER_PATH`,
    zh: `没有时间跳跃测试服务器（${refusals.join('；')}）：请连接互联网一次，或安装 Java ${oldestJava} 以上版本和 Maven，或设置 TIME_SKIPPING_SERVER_PATH`,
  });
}

function java() {
  const home = process.env.JAVA_HOME;
  return home && existsSync(join(home, 'bin')) ? join(home, 'bin', 'java') : onPath('java');
}

function hasJava() {
  const path = java();
  const told = /version "(?:1\.)?(\d+)/.exec((path && output(path, ['-version'])) ?? '');
  return Number(told?.[1] ?? 0) >= oldestJava;
}

/** Maven fetches exactly the listed archives, with the machine's own settings; each is then checked. */
async function byMaven(scratch) {
  if (!hasJava())
    throw new Obstacle({ en: `no Java ${oldestJava}`, zh: `没有 Java ${oldestJava}` });
  const maven = onPath('mvn');
  if (!maven) throw new Obstacle({ en: 'no Maven', zh: '没有 Maven' });
  const archives = readList();
  const dependencies = archives.map(
    ({ group, artifact, version }) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>` +
      '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>',
  );
  writeFileSync(
    join(scratch, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>charterflow</groupId><artifactId>tools</artifactId><version>1</version><dependencies>${dependencies.join('')}</dependencies></project>`,
  );
  const folder = join(scratch, 'archives');
  await run(maven, ['-B', '-q', 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`], {
    cwd: scratch,
    shell: process.platform === 'win32',
  });
  const found = new Set(readdirSync(folder));
  for (const { artifact, version, sha256 } of archives) {
    const name = `${artifact}-${version}.jar`;
    const sum =
      found.has(name) &&
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
    if (sum !== sha256) throw new Error(`${name} is not the listed file`);
    found.delete(name);
  }
  if (found.size > 0) throw new Error(`not listed: ${[...found].join(', ')}`);
}

/** Lines of the committed list: checksum, group:artifact:version. */
function readList() {
  return readFileSync(listed, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [sha256, name] = line.split(/\s+/);
      const [group, artifact, version] = name.split(':');
      return { sha256, group, artifact, version };
    });
}

function writeProgram(path, archives) {
  const main = 'io.temporal.testserver.TestServer';
  const text =
    process.platform === 'win32'
      ? `@"${java()}" -cp "${archives}\\*" ${main} %*\r\n`
      : `#!/bin/sh\nexec "${java()}" -cp "${archives}/*" ${main} "$@"\n`;
  writeFileSync(path, text, { mode: 0o755 });
}
