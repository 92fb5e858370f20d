import { chmodSync, copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, whileAddingToCache } from './cache.mjs';
import { onPath, output, run } from './commands.mjs';
import { downloadWithSdk } from './download.mjs';
import { Obstacle, say, withProgress } from './terminal.mjs';

/** The newest version that `go install` can build: later ones carry a `replace` directive. */
const buildable = 'v1.5.1';
const packageToBuild = `github.com/temporalio/cli/cmd/temporal@${buildable}`;

/** The oldest server the product was tried with. */
const oldestServer = [1, 29, 0];

/** The server's version as `temporal --version` tells it, or undefined where the program does not work. */
function serverVersion(path) {
  const told = /Server (\d+)\.(\d+)\.(\d+)/.exec(output(path, ['--version']) ?? '');
  return told ? told.slice(1).map(Number) : undefined;
}

/** @param {readonly number[] | undefined} version */
export function isNewEnough(version) {
  if (!version) return false;
  const differing = oldestServer.findIndex((part, index) => version[index] !== part);
  return differing === -1 || version[differing] > oldestServer[differing];
}

function usable(path) {
  return path !== undefined && existsSync(path) && isNewEnough(serverVersion(path));
}

/**
 * The path of a `temporal` program with a development server: the one named by TEMPORAL_CLI_PATH, the one on PATH,
 * the one in the cache, the SDK's download, or a build with Go.
 * @returns {Promise<string>}
 */
export async function obtainTemporalCli() {
  const named = process.env.TEMPORAL_CLI_PATH;
  if (named) {
    if (usable(named)) return named;
    throw new Obstacle({
      en: `TEMPORAL_CLI_PATH: "${named}" is not a Temporal CLI with server ${oldestServer.join('.')} or newer. Correct it or leave it out.`,
      zh: `TEMPORAL_CLI_PATH：“${named}”不是带有 ${oldestServer.join('.')} 或更新服务器的 Temporal CLI。请更正或取消设置。`,
    });
  }
  const cached = join(
    cacheFolder(),
    'bin',
    process.platform === 'win32' ? 'temporal.exe' : 'temporal',
  );
  const present = () => [onPath('temporal'), cached].find(usable);
  return (
    present() ??
    whileAddingToCache(async (scratch) => present() ?? (await addToCache(scratch, cached)))
  );
}

async function addToCache(scratch, cached) {
  const failures = [];
  for (const [way, obtain] of [
    [{ en: 'download', zh: '下载' }, byDownload],
    [{ en: 'build with Go', zh: '用 Go 构建' }, byGo],
  ])
    try {
      const path = await obtain(scratch);
      if (!usable(path)) throw new Error('the program does not run here');
      chmodSync(path, 0o755);
      renameSync(path, cached);
      return cached;
    } catch (error) {
      failures.push([way, error instanceof Error ? error.message : String(error)]);
      say({
        en: `    not possible by ${way.en}: ${failures.at(-1)[1].split('\n').at(-1)}`,
        zh: `    无法${way.zh}：${failures.at(-1)[1].split('\n').at(-1)}`,
      });
    }
  throw new Obstacle({
    en: `No Temporal development server could be had. One of these helps:
  - install the Temporal CLI (docs.temporal.io/cli) so that "temporal" is on PATH, or set TEMPORAL_CLI_PATH to it
  - install Go (go.dev) and start again: it is then built from source
  - start once with a connection to the internet: it is then downloaded
  - set TEMPORAL_ADDRESS to a Temporal server that runs already`,
    zh: `无法获得 Temporal 开发服务器。可任选一种办法：
  - 安装 Temporal CLI（docs.temporal.io/cli），使 PATH 中有 temporal；或将 TEMPORAL_CLI_PATH 设为其路径
  - 安装 Go（go.dev）后重新启动，将从源代码构建
  - 连接互联网启动一次，将自动下载
  - 将 TEMPORAL_ADDRESS 设为已在运行的 Temporal 服务器`,
  });
}

async function byDownload(scratch) {
  const what = {
    en: 'Downloading the Temporal development server',
    zh: '正在下载 Temporal 开发服务器',
  };
  const path = await withProgress(what, (far) =>
    downloadWithSdk('dev-server', join(scratch, 'sdk'), far),
  );
  const own = join(scratch, 'downloaded');
  copyFileSync(path, own);
  return own;
}

async function byGo(scratch) {
  if (!onPath('go')) throw new Obstacle({ en: 'no Go on PATH', zh: 'PATH 中没有 Go' });
  const what = {
    en: 'Building the Temporal development server with Go (a few minutes, this once)',
    zh: '正在用 Go 构建 Temporal 开发服务器（仅此一次，需几分钟）',
  };
  await withProgress(what, (far) => {
    let count = 0;
    return run('go', ['install', '-v', '-ldflags', '-s -w', packageToBuild], {
      env: { ...process.env, GOBIN: scratch },
      onLine: (line) => {
        count += 1;
        far(line.startsWith('go: downloading') ? line.slice(4, 60) : `${count}`);
      },
    });
  });
  return join(scratch, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
}
