// Starts the product from a clean state as a person would, uses it, kills it in every way, and stops it.
// With --after-tests the last line also counts the tests in .cache/acceptance.json.
import { readFileSync, rmSync } from 'node:fs';
import {
  freshSettings,
  killEverything,
  processesOf,
  startProduct,
  until,
} from './drive/product.mjs';
import { walks } from './drive/walks.mjs';
import { processOf } from './tools/processes.mjs';
import { explain } from './tools/terminal.mjs';

const settings = await freshSettings();
let product;

const answers = async () => {
  const { walk } = walks[0];
  await walk({ urls: product.urls, settings });
};
const start = async () => {
  product = await startProduct(settings);
  await answers();
};
const steps = [
  {
    title: 'a clean state: npm start prints the table',
    async run() {
      product = await startProduct(settings);
      for (const url of Object.values(product.urls))
        if (url !== product.urls.api && !product.printed().includes(url))
          throw new Error(`the table does not show ${url}`);
    },
  },
  ...walks.map(({ title, walk }) => ({ title, run: () => walk({ urls: product.urls, settings }) })),
  {
    title: 'a second npm start on the same data refuses and names the first',
    async run() {
      const refusal = await startProduct(settings, { withinMs: 60_000 }).then(
        () => '',
        (error) => error.message,
      );
      if (!refusal.includes(`kill ${product.run.pid}`)) throw new Error(`it said: ${refusal}`);
      await answers();
    },
  },
  {
    title: "the Temporal server killed: it comes back, and the product's own process stays",
    async run() {
      process.kill(product.run.temporal.pid, 'SIGKILL');
      await until('"The Temporal server is back"', () =>
        product.printed().includes('server is back'),
      );
      await answers();
    },
  },
  {
    title: 'Ctrl-C stops everything in order',
    run: () => stopsInOrder(product.pressControlC, [0, 'SIGINT']),
  },
  {
    title: 'the next start is ready within fifteen seconds',
    async run() {
      await start();
      if (product.readyAfterMs > 15_000) throw new Error(`ready after ${product.readyAfterMs} ms`);
      process.stdout.write(`    ready after ${(product.readyAfterMs / 1000).toFixed(1)} s\n`);
    },
  },
  {
    title: 'Node killed: the next start takes over the same Temporal server',
    async run() {
      const before = product.run.temporal.pid;
      process.kill(product.run.pid, 'SIGKILL');
      await product.exit;
      if (!processOf(before)) throw new Error('the Temporal server did not outlive Node');
      await start();
      if (product.run.temporal.pid !== before)
        throw new Error('another Temporal server was started');
    },
  },
  {
    title: 'npm killed: the next start stops what it left and goes on',
    async run() {
      const before = product.run.pid;
      process.kill(product.launcher, 'SIGKILL');
      await start();
      if (product.run.pid === before || processOf(before)) throw new Error('the old process lives');
    },
  },
  {
    title: 'everything killed at once: the next start goes on',
    async run() {
      killEverything(settings);
      await start();
    },
  },
  {
    title: 'the command named in the table stops everything in order, with exit code 0',
    run: () => stopsInOrder(product.kill, [0]),
  },
];

async function stopsInOrder(stop, codes) {
  stop();
  await until('npm start has ended', () => processesOf(settings).length === 0, 60_000);
  const code = await product.exit;
  if (!codes.includes(code) || !product.printed().trimEnd().endsWith('Stopped.'))
    throw new Error(`exit code ${code}\n${product.printed()}`);
}

let passed = 0;
let failed = 0;
for (const step of steps)
  try {
    await step.run();
    passed += 1;
    process.stdout.write(`  ✓ ${step.title}\n`);
  } catch (error) {
    failed += 1;
    process.stdout.write(`  ✗ ${step.title}\n${explain(error)}\n`);
    if (product === undefined) break;
  }

killEverything(settings);
rmSync(settings.DATA_DIR, { recursive: true, force: true });
if (process.argv.includes('--after-tests')) {
  const tests = JSON.parse(
    readFileSync(new URL('../.cache/acceptance.json', import.meta.url), 'utf8'),
  );
  passed += tests.numPassedTests;
  failed += tests.numFailedTests + tests.numRuntimeErrorTestSuites;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
