import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../src/domain/calendar.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { readMember } from '../../src/store/members.ts';
import { APPLICANTS, FOUNDERS, fourYears, type Members } from './four-years.ts';
import type { SteadyWorld } from './steady-world.ts';

/** What became of each unit that did not stay: 7 never came, 5 and 10 stayed away after the assembly of 2028. */
const ENDED: Readonly<Record<number, { readonly because: string; readonly at: number }>> = {
  3: { because: 'withdrawn', at: instantOf('2027-09-15', 10) },
  5: { because: 'deemed', at: instantOf('2030-12-12', 0) },
  7: { because: 'deemed', at: instantOf('2029-01-05', 0) },
  9: { because: 'withdrawn', at: instantOf('2029-11-20', 10) },
  10: { because: 'deemed', at: instantOf('2030-12-12', 0) },
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

describe('Four years of charter B with invented members', () => {
  test('end as the charter says, without an alarm, and leave a trail that is whole', async () => {
    const trail = await fourYears(expectWhatTheCharterSays);
    const [heading = '', ...entries] = trail.trimEnd().split('\n');
    expect((JSON.parse(heading) as { entries: number }).entries).toBe(entries.length);
    expect(entries.length).toBeGreaterThan(100);
  }, 600_000);
});
