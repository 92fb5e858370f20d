import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../src/domain/calendar.ts';
import {
  countableFrom,
  latestCount,
  objectionsUntil,
  type Counting,
} from '../../src/domain/counting.ts';
import { SHIPPED_YEARS } from '../../src/store/working-years.ts';

const KNOWN = SHIPPED_YEARS;
/** Wednesday 18 November 2026, 17:00. */
const CLOSES = instantOf('2026-11-18', 17);
const HOUR = 3_600_000;
const at = (over: Partial<Counting>): Counting => ({
  now: CLOSES,
  closesAt: CLOSES,
  countsBy: latestCount(KNOWN, CLOSES, 3),
  allVoted: false,
  neverEarly: false,
  onBehalf: false,
  waits: false,
  objectionsUntil: null,
  ...over,
});

describe('a round is counted', () => {
  test('at its close, and before it when all have voted for themselves', () => {
    expect(countableFrom(at({ now: CLOSES - HOUR }))).toBe(CLOSES);
    expect(countableFrom(at({ now: CLOSES - HOUR, allVoted: true }))).toBe('now');
    expect(countableFrom(at({}))).toBe('now');
  });

  test('not before its close where the charter never counts early, as of an expulsion (X-Q15)', () => {
    const early = { now: CLOSES - HOUR, allVoted: true };
    expect(countableFrom(at({ ...early, neverEarly: true }))).toBe(CLOSES);
    expect(countableFrom(at({ allVoted: true, neverEarly: true }))).toBe('now');
  });

  test('not before its close when a vote was recorded for somebody, or something waits', () => {
    const early = { now: CLOSES - HOUR, allVoted: true };
    expect(countableFrom(at({ ...early, onBehalf: true }))).toBe(CLOSES);
    expect(countableFrom(at({ ...early, waits: true }))).toBe(CLOSES);
  });

  test('three working days after its close at the latest, whatever still waits (X-Q25)', () => {
    const latest = instantOf('2026-11-23', 17);
    expect(countableFrom(at({ waits: true }))).toBe(latest);
    expect(countableFrom(at({ waits: true, now: latest }))).toBe('now');
    expect(countableFrom(at({ objectionsUntil: latest + HOUR }))).toBe(latest);
  });

  test('once the voters told after the close had the next working day to object', () => {
    const until = objectionsUntil(KNOWN, instantOf('2026-11-20', 10));
    expect(until).toBe(instantOf('2026-11-23', 17));
    expect(countableFrom(at({ objectionsUntil: CLOSES + HOUR }))).toBe(CLOSES + HOUR);
    expect(countableFrom(at({ objectionsUntil: CLOSES - HOUR }))).toBe('now');
  });

  test('at the close itself where no time is given for it', () => {
    expect(latestCount(KNOWN, CLOSES, 0)).toBe(CLOSES);
    expect(countableFrom(at({ waits: true, countsBy: CLOSES }))).toBe('now');
  });
});
