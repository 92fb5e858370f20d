// npm run check: what a change must pass before it is committed; under a minute.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlatform, ensureDependencies } from './tools/dependencies.mjs';
import { runJest } from './tools/jest.mjs';
import { explain, say } from './tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Two at a time: what reads the source, one after the other, beside the tests. */
const lanes = [
  [
    {
      name: 'format',
      run: () =>
        tool('prettier', 'bin/prettier.cjs', '--check', '--cache', '--log-level', 'warn', '.'),
    },
    {
      name: 'lint',
      run: () =>
        tool('oxlint', 'bin/oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'scripts'),
    },
    { name: 'types', run: () => tool('typescript', 'bin/tsc', '-p', 'tsconfig.json') },
    { name: 'unused', run: () => tool('knip', 'bin/knip.js', '--no-progress') },
  ],
  [
    {
      name: 'fast tests',
      run: () =>
        runJest({
          root,
          args: ['--selectProjects', 'fast', '--maxWorkers=2', '--reporters=summary'],
        }),
    },
  ],
];

function tool(name, file, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', name, file), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function main() {
  checkPlatform();
  await ensureDependencies(root);
  const steps = lanes.flat();
  const lines = new Map();
  let failed = 0;
  const runLane = async (lane) => {
    for (const step of lane) {
      const began = performance.now();
      const code = await step.run();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      if (code !== 0) failed += 1;
      lines.set(step, `${code === 0 ? '✓' : '✗'} ${step.name.padEnd(12)} ${seconds.padStart(5)} s`);
    }
  };
  await Promise.all(lanes.map(runLane));
  process.stdout.write(`\n${steps.map((step) => lines.get(step)).join('\n')}\n`);
  if (failed > 0)
    say({
      en: `${failed} of ${steps.length} failed.`,
      zh: `${steps.length} 项中有 ${failed} 项未通过。`,
    });
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
