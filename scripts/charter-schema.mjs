// Writes the JSON Schemas for editors into charters/, from the built program:
//   npx tsc -p tsconfig.build.json && node scripts/charter-schema.mjs
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

const built = new URL('../dist/charter/json-schema.js', import.meta.url);
const { editorSchemas } = await import(built.href);
for (const [file, text] of Object.entries(editorSchemas())) {
  const target = new URL(`../charters/${file}`, import.meta.url);
  const style = await resolveConfig(target);
  await writeFile(target, await format(text, { ...style, parser: 'json' }));
}
