import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './commands.mjs';
import { ownFolderInTurn } from './lock.mjs';
import { Obstacle, say, withProgress } from './terminal.mjs';

const compiled = new Set(['.ts', '.tsx']);
const workflowBundle = 'workflow-bundle.js';

/**
 * Builds dist/ where the sources changed since the last build: the compiled sources, their assets (SQL, styles,
 * fonts), and the bundle of workflow code. Without sources, as in a container image, dist/ was shipped built.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  if (!existsSync(join(root, 'src'))) return;
  if (isCurrent(root)) return;
  const lock = await ownFolderInTurn(root, () =>
    say({
      en: 'Another start is building; waiting for it …',
      zh: '另一个启动正在构建，等待其完成……',
    }),
  );
  try {
    if (isCurrent(root)) return;
    await withProgress({ en: 'Building', zh: '正在构建' }, (far) => build(root, far));
  } finally {
    lock.release();
  }
}

async function build(root, far) {
  const dist = join(root, 'dist');
  const stamp = { look: look(root), content: content(root) };
  rmSync(dist, { recursive: true, force: true });
  far('TypeScript');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    await run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--pretty', 'false'], {
      cwd: root,
    });
  } catch (error) {
    throw new Obstacle({
      en: `The sources do not compile:\n${error.message}`,
      zh: `源代码无法编译：\n${error.message}`,
    });
  }
  mkdirSync(dist, { recursive: true });
  cpSync(join(root, 'src'), dist, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !compiled.has(extname(path)),
  });
  far('Temporal');
  await bundleWorkflows(dist);
  writeFileSync(join(dist, '.stamp'), JSON.stringify(stamp));
}

async function bundleWorkflows(dist) {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, 'workflows', 'index.js'),
    logger: new DefaultLogger('WARN'),
  });
  writeFileSync(join(dist, workflowBundle), code);
}

/** @returns {Promise<any>} a module of dist/ */
export function importBuilt(root, file) {
  return import(pathToFileURL(join(root, 'dist', file)).href);
}

function isCurrent(root) {
  const path = join(root, 'dist', '.stamp');
  if (!existsSync(path)) return false;
  const stamp = readStamp(path);
  if (stamp.look === look(root)) return true;
  if (stamp.content !== content(root)) return false;
  writeFileSync(path, JSON.stringify({ ...stamp, look: look(root) }));
  return true;
}

function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function sources(root) {
  const inSrc = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const besides = [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    join('scripts', 'tools', 'build.mjs'),
  ];
  return [...inSrc, ...besides.map((name) => join(root, name))].sort();
}

/** Changes with any name, size or time: cheap, and enough for a second start. */
function look(root) {
  const hash = createHash('sha256');
  for (const path of sources(root)) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Changes with what the sources say, whatever git did to their times. */
function content(root) {
  const hash = createHash('sha256');
  for (const path of sources(root)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}
