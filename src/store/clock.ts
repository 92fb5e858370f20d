import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock, Ids } from './scope.ts';

/** The database's clock: one for every process. It moves on within a transaction. */
export const databaseClock: Clock = {
  async now(tx, begun) {
    if (begun) return begun;
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
    return (rows[0] as { now: Date }).now;
  },
};

let counter = 0;

/** Ids whose first part is a time and a counter, so that rows sort as they came; the rest is random. */
export function systemIds(millisecondsNow: () => number): Ids {
  return {
    next() {
      counter = (counter + 1) % 0x1_0000;
      const time = millisecondsNow().toString(16).padStart(12, '0');
      return `${time}${counter.toString(16).padStart(4, '0')}${randomBytes(6).toString('hex')}`;
    },
    random: randomBytes,
  };
}
