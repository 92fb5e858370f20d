import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fewest, reaches } from '../../src/domain/fraction.ts';
import type { DecisionRule, Fraction } from '../../src/domain/plan.ts';
import { afterStatement, statementsFor, tally, type Votes } from '../../src/domain/tally.ts';

const AT_LEAST_TWO_THIRDS: Fraction = { num: 2, den: 3, inclusive: true };
const MORE_THAN_HALF: Fraction = { num: 1, den: 2, inclusive: false };
const AT_LEAST_HALF: Fraction = { num: 1, den: 2, inclusive: true };
const SOURCE = { from: 'charter', article: '1' } as const;

function rule(passes: DecisionRule['passes'], quorum: DecisionRule['quorum'] = null): DecisionRule {
  return {
    passes,
    quorum,
    recuse: [],
    secret: false,
    sources: { passes: SOURCE, quorum: SOURCE, recuse: SOURCE, secret: SOURCE },
  };
}

const votes = (over: Partial<Votes>): Votes => ({
  electors: 0,
  for: 0,
  against: 0,
  abstain: 0,
  invalid: 0,
  ...over,
});

/** Minimum votes for: base, at least 2/3, more than 1/2, at least 1/2. */
const MINIMA = [
  [1, 1, 1, 1],
  [2, 2, 2, 1],
  [3, 2, 2, 2],
  [4, 3, 3, 2],
  [5, 4, 3, 3],
  [6, 4, 4, 3],
  [7, 5, 4, 4],
  [8, 6, 5, 4],
  [9, 6, 5, 5],
  [10, 7, 6, 5],
  [11, 8, 6, 6],
  [12, 8, 7, 6],
  [15, 10, 8, 8],
  [21, 14, 11, 11],
  [30, 20, 16, 15],
  [145, 97, 73, 73],
] as const;

describe('A threshold is reached in integers', () => {
  test.each(MINIMA)(
    'of %i, at least 2/3 needs %i, more than half %i, at least half %i',
    (base, twoThirds, moreThanHalf, half) => {
      for (const [fraction, minimum] of [
        [AT_LEAST_TWO_THIRDS, twoThirds],
        [MORE_THAN_HALF, moreThanHalf],
        [AT_LEAST_HALF, half],
      ] as const) {
        expect(fewest(fraction, base)).toBe(minimum);
        expect(reaches(fraction, minimum, base)).toBe(true);
        expect(reaches(fraction, minimum - 1, base)).toBe(false);
      }
    },
  );

  test('33 of 50 is not two thirds, and 2 of 3 is', () => {
    expect(reaches(AT_LEAST_TWO_THIRDS, 33, 50)).toBe(false);
    expect(reaches(AT_LEAST_TWO_THIRDS, 2, 3)).toBe(true);
  });

  test('an empty base reaches nothing, whatever is asked', () => {
    for (const fraction of [
      AT_LEAST_TWO_THIRDS,
      MORE_THAN_HALF,
      AT_LEAST_HALF,
      { num: 0, den: 1, inclusive: true },
    ]) {
      expect(reaches(fraction, 0, 0)).toBe(false);
      expect(fewest(fraction, 0)).toBeUndefined();
    }
  });

  test('for any fraction and base the fewest votes reach it, and one less does not', () => {
    const fractions = fc
      .record({
        num: fc.integer({ min: 1, max: 20 }),
        den: fc.integer({ min: 1, max: 20 }),
        inclusive: fc.boolean(),
      })
      .filter(({ num, den }) => num <= den);
    fc.assert(
      fc.property(fractions, fc.integer({ min: 1, max: 500 }), (fraction, base) => {
        const least = fewest(fraction, base);
        if (least === undefined) return !reaches(fraction, base, base);
        return reaches(fraction, least, base) && !reaches(fraction, least - 1, base);
      }),
    );
  });
});

describe('A ballot is counted', () => {
  const office = rule(
    { ...MORE_THAN_HALF, base: 'present' },
    { ...MORE_THAN_HALF, mode: 'enforce' },
  );

  test.each([
    ['three of five in favour pass', votes({ electors: 5, for: 3, against: 2 }), 'passed'],
    [
      'an exact half fails where more than half is asked',
      votes({ electors: 4, for: 2, against: 2 }),
      'failed',
    ],
    [
      'an abstention is present and does not help',
      votes({ electors: 4, for: 2, against: 1, abstain: 1 }),
      'failed',
    ],
    [
      'an invalid vote is present and does not help',
      votes({ electors: 4, for: 2, against: 1, invalid: 1 }),
      'failed',
    ],
    [
      'two of five returned make no valid resolution, though both are in favour',
      votes({ electors: 5, for: 2 }),
      'no-valid-resolution',
    ],
    ['three of five returned and in favour pass', votes({ electors: 5, for: 3 }), 'passed'],
    [
      'half of the electorate is not more than half',
      votes({ electors: 4, for: 2 }),
      'no-valid-resolution',
    ],
    ['nobody at all passes nothing', votes({ electors: 0 }), 'no-valid-resolution'],
  ] as const)('%s', (_title, counted, result) => {
    expect(tally(office, counted).result).toBe(result);
  });

  test('where a quorum only advises, nothing is decided without it until somebody has confirmed it', () => {
    const advised = rule(
      { ...AT_LEAST_TWO_THIRDS, base: 'present' },
      { ...MORE_THAN_HALF, mode: 'advise' },
    );
    for (const [yes, no, literal] of [
      [2, 1, 'passed'],
      [1, 2, 'failed'],
    ] as const) {
      const counted = tally(advised, votes({ electors: 9, for: yes, against: no }));
      expect(counted).toMatchObject({ result: 'to-be-confirmed', held: ['quorum'] });
      expect(statementsFor(counted)).toEqual(['confirmed', 'not-quorate']);
      expect(afterStatement(counted, 'confirmed')).toBe(literal);
      expect(afterStatement(counted, 'not-quorate')).toBe('no-valid-resolution');
    }
    expect(tally(advised, votes({ electors: 9 })).result).toBe('no-valid-resolution');
  });

  test('without its quorum a correspondence vote is no valid resolution, and a meeting waits for whoever chaired it', () => {
    const both = rule(
      { ...MORE_THAN_HALF, base: 'present' },
      { ...MORE_THAN_HALF, mode: { correspondence: 'enforce', meeting: 'advise' } },
    );
    const two = votes({ electors: 5, for: 2 });
    expect(tally(both, two, 'correspondence').result).toBe('no-valid-resolution');
    expect(tally(both, { ...two, present: 2 }, 'meeting').result).toBe('to-be-confirmed');
    expect(tally(both, { ...two, present: 3 }, 'meeting').result).toBe('passed');
    expect(tally(both, { ...two, present: 4 }, 'meeting').result).toBe('failed');
  });

  test('whoever is present at a meeting and returns nothing counts in the base of those present', () => {
    const counted = tally(office, { ...votes({ electors: 7, for: 3 }), present: 6 }, 'meeting');
    expect(counted).toMatchObject({ present: 6, base: 6, needed: 4, result: 'failed' });
  });

  const half: DecisionRule = { ...rule({ ...AT_LEAST_HALF, base: 'present' }), exactHalf: 'hold' };
  test.each([
    [10, 4, 'failed', []],
    [10, 5, 'to-be-confirmed', ['exact-half']],
    [10, 6, 'passed', []],
    [9, 4, 'failed', []],
    [9, 5, 'passed', []],
    [2, 1, 'to-be-confirmed', ['exact-half']],
    [1, 0, 'failed', []],
    [1, 1, 'passed', []],
    [0, 0, 'failed', []],
  ] as const)(
    'D-Q4: of %i present, %i for it, where an exact half is held: %s',
    (present, yes, result, held) => {
      const counted = tally(half, votes({ electors: 12, for: yes, against: present - yes }));
      expect(counted).toMatchObject({ result, held });
    },
  );

  test('an exact half can be confirmed and not refused, and is then what the charter says of it', () => {
    const counted = tally(half, votes({ electors: 12, for: 5, against: 5 }));
    expect(statementsFor(counted)).toEqual(['confirmed']);
    expect(afterStatement(counted, 'confirmed')).toBe('passed');
  });

  test('the absent count where the base is the whole electorate', () => {
    const all = rule({ ...AT_LEAST_TWO_THIRDS, base: 'all' });
    expect(tally(all, votes({ electors: 30, for: 19 })).result).toBe('failed');
    expect(tally(all, votes({ electors: 30, for: 20 })).result).toBe('passed');
  });

  test('the formula shows the numbers as they stand', () => {
    expect(tally(office, votes({ electors: 5, for: 3, against: 2 })).formula).toBe(
      '3 × 2 = 6 > 5 = 1 × 5',
    );
    expect(tally(office, votes({ electors: 4, for: 2, against: 2 })).formula).toBe(
      '2 × 2 = 4 ≤ 4 = 1 × 4',
    );
  });

  const anyVotes = fc
    .tuple(fc.nat(120), fc.nat(120), fc.nat(120), fc.nat(40), fc.nat(100))
    .map(([yes, no, abstain, invalid, absent]) =>
      votes({
        electors: yes + no + abstain + invalid + absent,
        for: yes,
        against: no,
        abstain,
        invalid,
      }),
    );
  const anyRule = fc
    .record({
      fraction: fc.constantFrom(AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, AT_LEAST_HALF),
      base: fc.constantFrom('all' as const, 'present' as const, 'voting' as const),
      quorum: fc.constantFrom(
        null,
        { ...MORE_THAN_HALF, mode: 'enforce' as const },
        { ...MORE_THAN_HALF, mode: 'advise' as const },
      ),
    })
    .map(({ fraction, base, quorum }) => rule({ ...fraction, base }, quorum));

  test('without a vote in favour nothing ever passes, in electorates to 500', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyVotes,
        (asked, counted) => tally(asked, { ...counted, for: 0 }).result !== 'passed',
      ),
    );
  });

  test('one more elector in favour instead of against never turns a pass into a failure', () => {
    fc.assert(
      fc.property(anyRule, anyVotes, (asked, counted) => {
        if (counted.against === 0 || tally(asked, counted).result !== 'passed') return true;
        return (
          tally(asked, { ...counted, for: counted.for + 1, against: counted.against - 1 })
            .result === 'passed'
        );
      }),
    );
  });

  test('the result follows from the published numbers alone', () => {
    fc.assert(
      fc.property(anyRule, anyVotes, (asked, counted) => {
        const { needed, quorum, result, thresholdMet, present } = tally(asked, counted);
        const met = needed !== null && counted.for >= needed;
        if (met !== thresholdMet) return false;
        if (quorum && !quorum.met)
          return (
            result ===
            (asked.quorum?.mode === 'enforce' || present === 0
              ? 'no-valid-resolution'
              : 'to-be-confirmed')
          );
        return result === (met ? 'passed' : 'failed');
      }),
    );
  });
});
