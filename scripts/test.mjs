// npm test: gets everything the tests need, then runs them; arguments go to jest.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlatform, ensureDependencies } from './tools/dependencies.mjs';
import { mergedResults, runJest } from './tools/jest.mjs';
import { preflight } from './tools/preflight.mjs';
import { explain, say } from './tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.cache');
const given = process.argv.slice(2);

/**
 * What needs no server that all share runs two files at a time, the longest first. Then the tests on PostgreSQL, which
 * share its roles, one after the other, and beside them the whole products with their browsers, one after the other too.
 */
const steps = given.some((one) => one.startsWith('--selectProjects'))
  ? [[{ name: 'chosen', args: ['-i'] }]]
  : [
      [
        {
          name: 'rules',
          args: ['--selectProjects', 'fast', 'parts', 'workflows', '--maxWorkers=2'],
        },
      ],
      [
        { name: 'postgres', args: ['--selectProjects', 'postgres', '-i'] },
        { name: 'products', args: ['--selectProjects', 'e2e', '-i'] },
      ],
    ];

let running = [];
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true;
    for (const child of running) child.kill(signal);
  });

async function main() {
  checkPlatform();
  await ensureDependencies(root);
  say({ en: 'What the tests run on:', zh: '测试所用的环境：' });
  const { environment, release } = await preflight();
  const codes = [];
  const files = [];
  try {
    for (const step of steps) {
      if (interrupted) break;
      running = [];
      const run = ({ name, args }) => {
        const results = join(folder, `tests-${name}.json`);
        files.push(results);
        const onStart = (child) => void running.push(child);
        return runJest({ root, args: [...args, ...given], results, environment, onStart });
      };
      codes.push(...(await Promise.all(step.map(run))));
    }
  } finally {
    await release();
  }
  return summary(files, codes);
}

function summary(files, codes) {
  const merged = mergedResults(files);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'acceptance.json'), JSON.stringify(merged));
  const { numPassedTests: passed, numFailedTests: failed, numTotalTests: total } = merged;
  const skipped = merged.numPendingTests + merged.numTodoTests;
  const broken = merged.numRuntimeErrorTestSuites;
  const rest = [
    failed && `${failed} failed`,
    broken && `${broken} files broken`,
    skipped && `${skipped} skipped`,
  ].filter(Boolean);
  process.stdout.write(`\nTests: ${[...rest, `${passed} passed`, `${total} total`].join(', ')}\n`);
  if (total === 0) say({ en: 'No test was run.', zh: '没有运行任何测试。' });
  const complete = !interrupted && total > 0 && merged.success && codes.every((code) => code === 0);
  return complete ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(1);
  },
);
