import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../src/domain/calendar.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { readMember } from '../../src/store/members.ts';
import { APPLICANTS, FOUNDERS, fourYears, type Members } from './four-years.ts';
import type { SteadyWorld } from './steady-world.ts';

const VERIFY = join(import.meta.dirname, '..', '..', 'scripts', 'verify-trail.mjs');

const FIRST_TWO_YEARS = instantOf('2029-01-05', 0);
/** Two years after the assembly of 2028. */
const LAST_TWO_YEARS = instantOf('2030-12-12', 0);

/** What became of each unit that did not stay: every seventh never came, every fifth stayed away after 2028. */
const ENDED: Readonly<Record<number, { readonly because: string; readonly at: number }>> = {
  3: { because: 'withdrawn', at: instantOf('2027-09-15', 10) },
  5: { because: 'deemed', at: LAST_TWO_YEARS },
  7: { because: 'deemed', at: FIRST_TWO_YEARS },
  9: { because: 'withdrawn', at: instantOf('2029-11-20', 10) },
  10: { because: 'deemed', at: LAST_TWO_YEARS },
  14: { because: 'deemed', at: FIRST_TWO_YEARS },
  15: { because: 'deemed', at: LAST_TWO_YEARS },
  20: { because: 'deemed', at: LAST_TWO_YEARS },
  21: { because: 'deemed', at: FIRST_TWO_YEARS },
  25: { because: 'deemed', at: LAST_TWO_YEARS },
  28: { because: 'deemed', at: FIRST_TWO_YEARS },
  30: { because: 'deemed', at: LAST_TWO_YEARS },
  34: { because: 'withdrawn', at: instantOf('2030-05-13', 10) },
  // Admitted three days after the founders were entered.
  35: { because: 'deemed', at: instantOf('2029-01-08', 0) },
  40: { because: 'deemed', at: LAST_TWO_YEARS },
};

async function expectWhatTheCharterSays(world: SteadyWorld, members: Members): Promise<void> {
  expect(members.size).toBe(FOUNDERS + APPLICANTS);
  const ended: Record<number, { readonly because: string; readonly at: number }> = {};
  for (const [number, id] of members) {
    const member = await world.inScope((scope) => readMember(scope, id));
    if (member?.until)
      ended[number] = { because: member.endedBecause ?? '', at: member.until.getTime() };
  }
  expect(ended).toEqual(ENDED);
  expect(await world.inScope(listAlarms)).toEqual([]);
}

/** Computed again by the script that needs nothing of the product. */
async function expectWhole(trail: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-trail-'));
  const file = join(folder, 'trail.jsonl');
  await writeFile(file, trail);
  const { stdout } = await promisify(execFile)(process.execPath, [VERIFY, file]);
  expect(stdout).toBe(
    `whole: ${trail.trimEnd().split('\n').length - 1} entries, head ${headOf(trail)}\n`,
  );
  await rm(folder, { recursive: true });
}

function headOf(trail: string): string {
  return (JSON.parse(trail.slice(0, trail.indexOf('\n'))) as { head: string }).head;
}

describe('Four years of charter B with forty invented members', () => {
  test('pass twice, end as the charter says, and leave the same audit trail byte by byte', async () => {
    const first = await fourYears(expectWhatTheCharterSays);
    const second = await fourYears(expectWhatTheCharterSays);
    expect(second).toBe(first);
    await expectWhole(first);
  }, 900_000);
});
