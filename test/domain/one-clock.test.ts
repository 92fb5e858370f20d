import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** In workflows the SDK makes `Date.now` deterministic; the ids of a process need a time of their own. */
const ALLOWED = /^(?:workflows\/|server\.ts$)/;
const ANOTHER_CLOCK = /\bDate\.now\(\)|\bnew Date\(\s*\)|\bperformance\.now\(\)|\bMath\.random\(\)/;

test('nothing in the product reads another clock than the database’s, or rolls dice of its own', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const offenders = files.filter(
    (file) => !ALLOWED.test(file) && ANOTHER_CLOCK.test(readFileSync(join(SOURCE, file), 'utf8')),
  );
  expect(offenders).toEqual([]);
});
