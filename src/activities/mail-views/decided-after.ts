import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Wording } from '../../domain/wording.ts';

/** Who decides after a stage. */
export function decidedAfter(charter: Charter, plan: Plan, stage: string): Wording | null {
  const at = plan.stages.findIndex(({ name }) => name === stage);
  const deciding = plan.stages
    .slice(at + 1)
    .find(({ kind }) => kind === 'review' || kind === 'ballot');
  return deciding?.kind === 'review' || deciding?.kind === 'ballot'
    ? nameIn(charter, deciding.by)
    : null;
}
