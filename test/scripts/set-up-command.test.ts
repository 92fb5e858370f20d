import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { freePort } from '../../scripts/tools/ports.mjs';
import { setUpLink } from '../../src/set-up-command.ts';

test('with the embedded database and nothing running, the terminal says to start the product first', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'charterflow-set-up-'));
  const said = await setUpLink('en', { DATA_DIR, PORT: String(await freePort()) });
  expect(said).toMatchObject({ exitCode: 1, printed: [] });
  expect(said.complaints.join()).toContain('start it (npm start), then run this command again');
  rmSync(DATA_DIR, { recursive: true });
});

test('a wrong environment is named, as the start would', async () => {
  const { exitCode, complaints } = await setUpLink('zh', { PORT: 'many' });
  expect(exitCode).toBe(1);
  expect(complaints.join()).toContain('PORT');
});
