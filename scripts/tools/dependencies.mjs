import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './commands.mjs';
import { ownFolderInTurn } from './lock.mjs';
import { Obstacle, say, withProgress } from './terminal.mjs';

const oldestNode = [20, 19];

/** Refuses a Node or a system on which the product cannot run, before anything is installed. */
export function checkPlatform() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
    throw new Obstacle({
      en: `Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}. Install one from nodejs.org and start again.`,
      zh: `需要 Node ${oldestNode.join('.')} 或更新版本，当前为 ${process.version}。请从 nodejs.org 安装后重新启动。`,
    });
  const known =
    ['linux', 'darwin', 'win32'].includes(process.platform) &&
    ['x64', 'arm64'].includes(process.arch);
  const musl =
    process.platform === 'linux' && !process.report?.getReport().header.glibcVersionRuntime;
  if (!known || musl)
    throw new Obstacle({
      en: `This system (${process.platform} ${process.arch}${musl ? ', without glibc' : ''}) cannot run Temporal's worker. Use Linux with glibc (Debian, Ubuntu, Fedora …), macOS or Windows, on x64 or arm64.`,
      zh: `本系统（${process.platform} ${process.arch}${musl ? '，无 glibc' : ''}）无法运行 Temporal 工作进程。请使用带 glibc 的 Linux（Debian、Ubuntu、Fedora 等）、macOS 或 Windows（x64 或 arm64）。`,
    });
}

/** Installs the packages of package-lock.json where node_modules does not hold exactly them. */
export async function ensureDependencies(root) {
  if (areInstalled(root)) return;
  const lock = await ownFolderInTurn(root, () =>
    say({
      en: 'Another start is installing; waiting for it …',
      zh: '另一个启动正在安装，等待其完成……',
    }),
  );
  try {
    if (!areInstalled(root)) await install(root);
  } finally {
    lock.release();
  }
}

async function install(root) {
  const { command, args, shell } = npm(
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--include=dev',
  );
  const folders = join(root, 'node_modules');
  const what = { en: 'Installing packages (npm ci)', zh: '正在安装依赖（npm ci）' };
  const total = Object.keys(readLock(join(root, 'package-lock.json'))).length;
  try {
    await withProgress(what, async (far) => {
      const counting = setInterval(() => {
        const present = existsSync(folders) ? readdirSync(folders).length : 0;
        far(`${present} / ~${total}`);
      }, 1000);
      try {
        await run(command, args, { cwd: root, shell });
      } finally {
        clearInterval(counting);
      }
    });
  } catch (error) {
    throw new Obstacle({
      en: `The packages could not be installed:\n${error.message}\nCheck the connection (npm config get registry, proxy) and start again.`,
      zh: `无法安装依赖：\n${error.message}\n请检查网络连接（npm config get registry、代理）后重新启动。`,
    });
  }
}

function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** npm writes what it installed to a hidden lock file when it is done. */
function areInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readLock(hidden);
  return Object.entries(readLock(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found
      ? found.version === wanted.version
      : wanted.optional === true || wanted.devOptional === true;
  });
}
