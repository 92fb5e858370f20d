import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dayOf, endOfDaysToAct, instantOf } from '../../src/domain/calendar.ts';
import { SHIPPED_YEARS } from '../../src/store/working-years.ts';
import { idleAt, type InactivityTerms, type Ledger } from '../../src/domain/participation.ts';

/** Charter B, Article 15(3). */
const TERMS: InactivityTerms = {
  after: 24,
  counts: ['assembly', 'activity', 'vote', 'task'],
  warn: [180, 90, 30],
  least: 30,
  suspended: 'nothing-held',
};
const HELD = { kind: 'activity', day: '2027-06-01' } as const;
const ledger = (over: Partial<Ledger> = {}): Ledger => ({
  began: '2026-11-21',
  entries: [],
  held: [HELD],
  warnedAt: null,
  ...over,
});
const FIRST_WARNING = instantOf('2028-05-25', 9);
const END = instantOf('2028-11-21', 24);

describe('The clock of Article 15(3)', () => {
  test('the day of joining is not counted, and the term ends with the corresponding day 24 months later', () => {
    const idle = idleAt(TERMS, ledger(), instantOf('2026-11-21', 12));
    expect([idle.state, idle.since, idle.ends]).toEqual(['running', '2026-11-21', END]);
  });

  test('where the month has no such day, its last day takes the place', () => {
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-02-28', 24)).toBe('2028-02-28');
  });

  test('a holiday does not move the end of the term, but it moves the end of days in which somebody has to act', () => {
    const { ends } = idleAt(
      TERMS,
      ledger({ began: '2024-10-01', held: [] }),
      instantOf('2024-12-01', 0),
    );
    expect(ends).toBe(instantOf('2026-10-01', 24));
    expect(endOfDaysToAct(SHIPPED_YEARS, '2026-09-16', 15)).toBe(instantOf('2026-10-08', 24));
  });

  test('warnings fall due 180, 90 and 30 days before the last day', () => {
    const at = (day: string, hour: number) =>
      idleAt(TERMS, ledger({ warnedAt: FIRST_WARNING }), instantOf(day, hour));
    expect(at('2028-05-25', 8).state).toBe('running');
    expect([at('2028-05-25', 9).state, at('2028-05-25', 9).warned]).toEqual(['warned', 1]);
    expect(at('2028-08-23', 9).warned).toBe(2);
    expect(at('2028-10-22', 9).warned).toBe(3);
    expect(at('2028-10-22', 9).next).toBe(END);
    expect(at('2028-11-21', 23).state).toBe('warned');
    expect(at('2028-11-21', 24).state).toBe('due');
  });

  test('one participation in the 23rd month begins the term anew', () => {
    const idle = idleAt(
      TERMS,
      ledger({ entries: [{ kind: 'activity', day: '2028-10-20' }], warnedAt: FIRST_WARNING }),
      END,
    );
    expect([idle.state, idle.since, idle.ends]).toEqual([
      'running',
      '2028-10-20',
      instantOf('2030-10-20', 24),
    ]);
  });

  test('taking part on the last day is in time, and on the day after it is too late', () => {
    const on = (day: string) =>
      idleAt(
        TERMS,
        ledger({ entries: [{ kind: 'vote', day }], warnedAt: FIRST_WARNING }),
        instantOf('2028-11-25', 0),
      ).state;
    expect(on('2028-11-21')).toBe('running');
    expect(on('2028-11-22')).toBe('due');
  });

  test('while nothing is held the clock stands still, and starts anew with what is held next', () => {
    const none = idleAt(TERMS, ledger({ held: [] }), instantOf('2029-06-01', 0));
    expect([none.state, none.next]).toEqual(['suspended', null]);
    const resumed = idleAt(
      TERMS,
      ledger({ held: [{ kind: 'assembly', day: '2029-12-10' }] }),
      instantOf('2030-01-01', 0),
    );
    expect([resumed.state, resumed.since, resumed.because, resumed.ends]).toEqual([
      'running',
      '2029-12-10',
      null,
      instantOf('2031-12-10', 24),
    ]);
  });

  test('what does not count by the charter neither resets the clock nor keeps it from standing still', () => {
    const idle = idleAt(
      { ...TERMS, counts: ['assembly'] },
      ledger({ entries: [{ kind: 'vote', day: '2028-01-01' }] }),
      END,
    );
    expect([idle.state, idle.since]).toEqual(['suspended', '2026-11-21']);
  });

  test('B-Q20: whoever is warned late has 30 days from the first warning', () => {
    const late = instantOf('2029-03-01', 10);
    const before = idleAt(TERMS, ledger(), late);
    expect(before.state).toBe('warned');
    const after = idleAt(TERMS, ledger({ warnedAt: late }), late);
    expect([after.state, after.ends]).toEqual(['warned', instantOf('2029-03-31', 24)]);
    expect(idleAt(TERMS, ledger({ warnedAt: late }), instantOf('2029-03-31', 24)).state).toBe(
      'due',
    );
  });

  const days = fc.integer({ min: 0, max: 2500 }).map((count) => addDays('2026-11-21', count));
  const kinds = fc.constantFrom(...TERMS.counts);
  const entries = fc.array(fc.record({ kind: kinds, day: days }), { maxLength: 12 });
  const held = fc.array(
    fc.record({ kind: fc.constantFrom('assembly' as const, 'activity' as const), day: days }),
    { maxLength: 12 },
  );
  const warnedAt = fc.option(days.map((day) => instantOf(day, 9)));

  test('nobody is due who was not warned 30 days before, whose alliance held nothing, or who took part within 24 months', () => {
    fc.assert(
      fc.property(entries, held, warnedAt, days, (taken, were, warned, day) => {
        const now = instantOf(day, 0);
        const idle = idleAt(TERMS, ledger({ entries: taken, held: were, warnedAt: warned }), now);
        if (idle.state !== 'due') return;
        const last = dayOf(idle.ends - 1);
        expect(idle.ends).toBeLessThanOrEqual(now);
        expect(warned).not.toBeNull();
        expect(dayOf(warned as number) <= addDays(last, -30)).toBe(true);
        expect(taken.some((one) => one.day > idle.since && one.day <= last)).toBe(false);
        expect(were.some((one) => one.day > idle.since && one.day <= last)).toBe(true);
        expect(addMonths(idle.since, 24) <= last).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('an instant that is foretold is the instant at which the state changes', () => {
    fc.assert(
      fc.property(entries, held, warnedAt, days, (taken, were, warned, day) => {
        const now = instantOf(day, 0);
        // What is to come is not known yet.
        const known = ledger({
          entries: taken.filter((one) => one.day < day),
          held: were.filter((one) => one.day < day),
          warnedAt: warned,
        });
        const idle = idleAt(TERMS, known, now);
        if (idle.next === null || idle.next <= now) return;
        const before = idleAt(TERMS, known, idle.next - 1);
        const then = idleAt(TERMS, known, idle.next);
        expect([before.state, before.warned]).toEqual([idle.state, idle.warned]);
        expect([then.state, then.warned]).not.toEqual([idle.state, idle.warned]);
      }),
      { numRuns: 2000 },
    );
  });

  test('the order in which entries were made does not matter', () => {
    fc.assert(
      fc.property(entries, held, warnedAt, days, (taken, were, warned, day) => {
        const at = (list: Ledger['entries']) =>
          idleAt(TERMS, ledger({ entries: list, held: were, warnedAt: warned }), instantOf(day, 0));
        const { because: _one, ...forwards } = at(taken);
        const { because: _other, ...backwards } = at(taken.toReversed());
        expect(backwards).toEqual(forwards);
      }),
    );
  });
});
