import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { decisionRule } from '../../src/domain/charter.ts';
import type { DecisionRule } from '../../src/domain/plan.ts';
import { tally } from '../../src/domain/tally.ts';
import { charterFrom } from './files.ts';

const FILES = readdirSync(new URL('../../charters/', import.meta.url))
  .filter((file) => file.endsWith('.yaml') && file !== 'silence.yaml')
  .map((file) => file.slice(0, -'.yaml'.length));
const RULES = FILES.flatMap((file) => {
  const charter = charterFrom(file);
  return Object.keys(charter.rules).map((id) => [file, id, decisionRule(charter, id)] as const);
});

/** Votes of a body of up to 500: nobody votes twice, and not everybody votes. */
const votes = fc
  .record({
    electors: fc.integer({ min: 1, max: 500 }),
    shares: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ electors, shares }) => {
    let left = electors;
    const [inFavour = 0, against = 0, abstain = 0, invalid = 0] = shares.map((share) => {
      const taken = Math.min(left, share);
      left -= taken;
      return taken;
    });
    return { electors, for: inFavour, against, abstain, invalid };
  });

const isReached = (
  { passes }: DecisionRule,
  one: { electors: number; for: number; against: number; abstain: number; invalid: number },
) => {
  const present = one.for + one.against + one.abstain + one.invalid;
  const base = { all: one.electors, present, voting: one.for + one.against }[passes.base];
  const [yes, needed] = [one.for * passes.den, passes.num * base];
  return base > 0 && (passes.inclusive ? yes >= needed : yes > needed);
};

describe.each(RULES)('%s: the rule %s', (_, __, rule) => {
  test('passes nothing short of its threshold, and nothing without a single vote for', () => {
    fc.assert(
      fc.property(votes, (one) => {
        const { result } = tally(rule, one, 'correspondence');
        if (result === 'passed') {
          expect(isReached(rule, one)).toBe(true);
          expect(one.for).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('one more vote for it never turns a pass into a failure', () => {
    fc.assert(
      fc.property(votes, (one) => {
        if (tally(rule, one, 'correspondence').result !== 'passed' || one.against === 0) return;
        const more = { ...one, for: one.for + 1, against: one.against - 1 };
        expect(tally(rule, more, 'correspondence').result).toBe('passed');
      }),
    );
  });

  test('everybody for it passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (electors) => {
        const all = { electors, for: electors, against: 0, abstain: 0, invalid: 0 };
        expect(tally(rule, all, 'correspondence').result).toBe('passed');
      }),
    );
  });
});
