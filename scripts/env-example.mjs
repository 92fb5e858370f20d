// npm run env-example: writes .env.example from the variables the product reads.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, importBuilt } from './tools/build.mjs';
import { ensureDependencies } from './tools/dependencies.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await ensureDependencies(root);
await ensureBuilt(root);
const { environmentExample } = await importBuilt(root, 'config-variables.js');
writeFileSync(join(root, '.env.example'), environmentExample());
