// npm run build: dist/ from src/, where it is not current.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './tools/build.mjs';
import { ensureDependencies } from './tools/dependencies.mjs';
import { explain } from './tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  await ensureDependencies(root);
  await ensureBuilt(root);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
