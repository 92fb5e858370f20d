import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, isWorkingDay } from '../../src/domain/calendar.ts';
import type { Dues } from '../../src/domain/charter.ts';
import {
  dueDay,
  duesOwed,
  nextBatch,
  nudgesForDues,
  shareProblem,
  standingOf,
  tariffOf,
} from '../../src/domain/dues.ts';
import { fenIn, yuanText } from '../../src/domain/money.ts';
import { SHIPPED_YEARS } from '../../src/store/working-years.ts';
import { listing } from '../charter/files.ts';

const KNOWN = SHIPPED_YEARS;
const dues = listing().money.dues as Dues;
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2021-12-31', days));

describe('what a member owes', () => {
  test.each([
    ['enterprise', '2021-12-31', null, 2027, 2_000_000, 'a founder, entered from paper'],
    ['group', '2021-12-31', null, 2027, 2_000_000, 'a group member is an organisation'],
    ['enterprise', '2027-01-01', null, 2027, 2_000_000, 'admitted on the first day'],
    ['enterprise', '2027-12-31', null, 2027, 2_000_000, 'admitted on the last day: no pro rata'],
    ['enterprise', '2028-01-01', null, 2027, null, 'admitted only afterwards'],
    ['individual', '2021-12-31', null, 2027, null, 'individuals pay nothing'],
    ['enterprise', '2021-12-31', '2026-06-30', 2027, null, 'left the year before'],
    ['enterprise', '2021-12-31', '2027-03-31', 2027, null, 'left by the due day'],
    ['enterprise', '2021-12-31', '2027-04-01', 2027, 2_000_000, 'left after the due day'],
  ] as const)(
    '%s, admitted %s, ended %s, for %s: %s fen (%s)',
    (kind, admitted, ended, year, fen, _why) => {
      expect(duesOwed(KNOWN, dues, [], { kind, admitted, ended }, year)?.fen ?? null).toBe(fen);
    },
  );

  test('B-078 B-079: is the whole amount of its kind in every year of membership, whatever the days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('enterprise', 'group', 'individual'),
        anyDay,
        fc.integer({ min: 2022, max: 2032 }),
        (kind, admitted, year) => {
          const owed = duesOwed(KNOWN, dues, [], { kind, admitted, ended: null }, year);
          const owes = kind !== 'individual' && Number(admitted.slice(0, 4)) <= year;
          expect(owed?.fen ?? 0).toBe(owes ? 2_000_000 : 0);
        },
      ),
    );
  });

  test('falls due on a working day, and never before thirty days of membership', () => {
    expect(dueDay(KNOWN, dues, '2021-12-31', 2026)).toBe('2026-03-31');
    // 31 March 2029 is a Saturday.
    expect(dueDay(KNOWN, dues, '2021-12-31', 2029)).toBe('2029-04-02');
    expect(dueDay(KNOWN, dues, '2026-03-20', 2026)).toBe('2026-04-20');
    fc.assert(
      fc.property(anyDay, (admitted) => {
        const due = dueDay(KNOWN, dues, admitted, Number(admitted.slice(0, 4)));
        expect(isWorkingDay(KNOWN, due)).toBe(true);
        expect(due >= addDays(admitted, 30)).toBe(true);
      }),
    );
  });
});

describe('what the assembly resolves', () => {
  const raised = { from: '2028-01-01', amount: { enterprise: 30000, group: 15000, individual: 0 } };
  const midyear = { from: '2029-06-15', amount: { enterprise: 1, group: 1, individual: 0 } };

  test('B-080: holds from its date on, and the years before keep their amounts', () => {
    const amounts = [2027, 2028, 2029, 2030].map(
      (year) => tariffOf(dues, [midyear, raised], year)['enterprise'],
    );
    expect(amounts).toEqual([20000, 30000, 30000, 1]);
  });
});

describe('where a year stands', () => {
  test.each([
    [2_000_000, 0, '2027-03-31', 'unpaid', 2_000_000, 0, false],
    [2_000_000, 0, '2027-04-01', 'unpaid', 2_000_000, 0, true],
    [2_000_000, 1, '2027-04-01', 'part', 1_999_999, 0, true],
    [2_000_000, 2_000_000, '2027-04-01', 'paid', 0, 0, false],
    [2_000_000, 2_000_001, '2027-04-01', 'over', 0, 1, false],
    [0, 0, '2027-04-01', 'none', 0, 0, false],
    [0, 5, '2027-04-01', 'over', 0, 5, false],
  ] as const)('owed %s, paid %s, on %s: %s', (owed, paid, today, state, open, over, overdue) => {
    expect(standingOf(owed, paid, '2027-03-31', today)).toEqual({ state, open, over, overdue });
  });

  test('open and over never stand together, and with what was paid they make up what is owed', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(fen, fen, anyDay, (owed, paid, today) => {
        const { open, over } = standingOf(owed, paid, '2027-03-31', today);
        expect(Math.min(open, over)).toBe(0);
        expect(paid + open - over).toBe(owed);
      }),
    );
  });
});

describe('a payment', () => {
  test('is divided among members and years without a fen left over', () => {
    const one = { member: 'a', year: 2027, fen: 1_500_000 };
    const other = { member: 'b', year: 2027, fen: 500_000 };
    expect(shareProblem(2_000_000, [one, other])).toBeUndefined();
    expect(shareProblem(2_000_000, [one])).toBe('sum-differs');
    expect(shareProblem(2_000_000, [])).toBe('no-shares');
    expect(shareProblem(3_000_000, [one, one])).toBe('share-twice');
  });

  test.each([
    ['20000', 2_000_000],
    ['20,000.00', 2_000_000],
    ['￥20,000元', 2_000_000],
    ['２００００．５', 2_000_050],
    ['0.01', 1],
    ['0', null],
    ['-5', null],
    ['2万', null],
    ['20,00', null],
    ['1.005', null],
    ['1e6', null],
    ['', null],
    ['100000000', 10_000_000_000],
    ['100000000.01', null],
  ])('%s yuan are %s fen', (typed, fen) => {
    expect(fenIn(typed)).toBe(fen);
  });

  test('is written as it was read, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (fen) => {
        expect(fenIn(yuanText(fen))).toBe(fen);
      }),
    );
    expect(yuanText(-2_000_050)).toBe('-20,000.50');
  });
});

describe('reminders of dues', () => {
  const shanghai = (instant: number) =>
    new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

  test('come once before and once after the due day, on working days, and then the telephone', () => {
    const nudges = nudgesForDues(KNOWN, Date.parse('2026-01-12T09:00:00+08:00'), '2026-03-31');
    expect(nudges.map(({ at, does }) => `${shanghai(at)} ${does}`)).toEqual([
      '2026-03-24 09:00 remind',
      '2026-04-15 09:00 remind',
      '2026-04-29 09:00 telephone',
    ]);
  });

  test('leave a week between any two steps, however late the notice went out', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (noticed, due) => {
        const nudges = nudgesForDues(KNOWN, Date.parse(`${noticed}T01:00:00Z`), due);
        const days = [noticed, ...nudges.map(({ at }) => dayOf(at))];
        for (const [at, day] of days.slice(1).entries())
          expect(day >= addDays(days[at] as string, 5)).toBe(true);
      }),
    );
  });

  test('and notices go out in working hours only', () => {
    expect(shanghai(nextBatch(KNOWN, Date.parse('2026-01-12T16:55:00+08:00')))).toBe(
      '2026-01-13 09:00',
    );
    expect(shanghai(nextBatch(KNOWN, Date.parse('2026-01-12T10:00:00+08:00')))).toBe(
      '2026-01-12 10:10',
    );
  });
});
