import type { Fraction } from './plan.ts';

/** Whether `count` of `base` reaches the fraction. An empty base reaches nothing. Integers only. */
export function reaches(fraction: Fraction, count: number, base: number): boolean {
  if (base <= 0) return false;
  const left = count * fraction.den;
  const right = fraction.num * base;
  return fraction.inclusive ? left >= right : left > right;
}

/** The least count that reaches the fraction of `base`; undefined when not even `base` does. */
export function fewest(fraction: Fraction, base: number): number | undefined {
  if (base <= 0) return undefined;
  const exact = fraction.num * base;
  const floor = Math.floor(exact / fraction.den);
  const least = fraction.inclusive && exact % fraction.den === 0 ? floor : floor + 1;
  return least <= base ? least : undefined;
}
