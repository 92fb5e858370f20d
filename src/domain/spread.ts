/** What falls due for thousands at one instant is carried out over this long, in milliseconds. */
const SPREAD = 4 * 3_600_000;
const PRIME = 16_777_619;

/** How much later than its instant something is carried out for one of many; always the same for the same id. */
export function spreadOver(id: string): number {
  let mixed = 0;
  for (const sign of id) mixed = (Math.imul(mixed, PRIME) ^ (sign.codePointAt(0) ?? 0)) >>> 0;
  return mixed % SPREAD;
}
