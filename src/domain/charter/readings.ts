import type { Charter } from './type.ts';

/**
 * The body that may confirm or change how the charter is read where it is silent: the one that votes on changes of the
 * readings, else of the charter (X-Q24). Undefined where the charter names no such vote.
 */
export function bodyOfReadings({ changes, procedures }: Charter): string | undefined {
  for (const id of [changes.readings, changes.charter]) {
    const stages = id === null ? [] : (procedures[id]?.stages ?? []);
    const ballot = stages.findLast((stage) => stage.kind === 'ballot');
    if (ballot?.kind === 'ballot') return ballot.by;
  }
  return undefined;
}
