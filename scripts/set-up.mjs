// npm run set-up: prints the link to set an alliance up; see src/set-up-command.ts.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './tools/build.mjs';
import { ensureDependencies } from './tools/dependencies.mjs';
import { explain } from './tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  await ensureDependencies(root);
  await ensureBuilt(root);
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  process.argv.push('set-up');
  await import(join(root, 'dist', 'cli.js'));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
