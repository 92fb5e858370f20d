import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { holder, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Office } from './office.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'verify-trail.mjs');

/** What the stand-alone program says of files. */
async function verified(...files: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [SCRIPT, ...files])).stdout.trim();
  } catch (error) {
    return (error as { stderr: string }).stderr.trim();
  }
}

describe('The exported audit trail', () => {
  let office: Office;
  let folder: string;
  beforeAll(async () => {
    office = await openOffice();
    folder = await mkdtemp(join(tmpdir(), 'charterflow-trail-'));
    await review(office.world, await apply(office.world));
    await chainEntries(office.site.context, 'listing');
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await rm(folder, { recursive: true });
  });

  const exported = async (): Promise<string> => {
    const officer = await holder(office.world, 'case-officer');
    const browser = await office.browser(officer.id);
    return (await browser.get('/console/listing/audit/export')).html;
  };
  const kept = async (name: string, lines: readonly string[]): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  };

  test('AT-45: is computed again by a program that knows nothing of the product, which names the first change', async () => {
    const lines = (await exported()).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(4);
    expect(await verified(await kept('whole', lines))).toMatch(/^whole: \d+ entries/);
    const edited = lines.map((line, index) =>
      index === 2 ? line.replace('"channel":"', '"channel":"x') : line,
    );
    expect(await verified(await kept('edited', edited))).toBe('BROKEN: entry 2 was changed');
    const without = lines.filter((_line, index) => index !== 2);
    expect(await verified(await kept('without', without))).toBe('BROKEN: entry 2 is missing');
    expect(await verified(await kept('cut', lines.slice(0, -1)))).toMatch(/^BROKEN: entries after/);
  });

  test('AT-45: a later export that lost or rewrote what an earlier one holds is found by comparing both', async () => {
    const earlier = await kept('earlier', (await exported()).trimEnd().split('\n'));
    await review(office.world, await apply(office.world));
    await chainEntries(office.site.context, 'listing');
    const later = (await exported()).trimEnd().split('\n');
    expect(await verified(await kept('later', later), earlier)).toMatch(/^whole/);
    const [heading = '', ...entries] = (await exported()).trimEnd().split('\n');
    const short = entries.slice(0, 2);
    const { hash } = JSON.parse(short.at(-1) ?? '{}') as { hash: string };
    const forged = JSON.stringify({ ...(JSON.parse(heading) as object), entries: 2, head: hash });
    const cut = await kept('forged', [forged, ...short]);
    expect(await verified(cut)).toMatch(/^whole: 2 entries/);
    expect(await verified(cut, earlier)).toBe(
      'BROKEN: entry 3 of the earlier export is missing or differs',
    );
  });
});
