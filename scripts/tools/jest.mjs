import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Jest loads ES modules through Node's vm modules. */
const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/**
 * Runs jest with its normal report; `results` is where its JSON goes.
 * @param {{root: string, args: readonly string[], results?: string, environment?: Record<string, string>,
 *   onStart?: (child: import('node:child_process').ChildProcess) => void}} wish
 * @returns {Promise<number>} exit code
 */
export function runJest({ root, args, results, environment = {}, onStart = () => {} }) {
  if (results) {
    mkdirSync(dirname(results), { recursive: true });
    rmSync(results, { force: true });
  }
  const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const report = results ? ['--json', `--outputFile=${results}`] : [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args, ...report], {
      cwd: root,
      // With --json jest writes the JSON to standard output too; its report goes to standard error.
      stdio: ['ignore', results ? 'ignore' : 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...environment,
        NODE_OPTIONS: [process.env.NODE_OPTIONS, nodeOptions].filter(Boolean).join(' '),
      },
    });
    onStart(child);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const counts = ['Passed', 'Failed', 'Pending', 'Todo', 'Total'].flatMap((kind) =>
  kind === 'Total'
    ? ['numTotalTests', 'numTotalTestSuites']
    : [`num${kind}Tests`, `num${kind}TestSuites`],
);

/** One result of several runs, in the form of jest's own. */
export function mergedResults(files) {
  const parts = files
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const sum = (name) => parts.reduce((total, part) => total + (part[name] ?? 0), 0);
  return {
    ...Object.fromEntries(
      [...counts, 'numRuntimeErrorTestSuites'].map((name) => [name, sum(name)]),
    ),
    success: parts.length === files.length && parts.every((part) => part.success),
    startTime: Math.min(...parts.map((part) => part.startTime)),
    testResults: parts.flatMap((part) => part.testResults),
  };
}
