import type { Came } from '../../activities/contract.ts';
import type { BallotStage } from '../../domain/plan.ts';
import { summaryOf, type CaseRun } from './case-run.ts';

/**
 * 表决: the case waits (待上会) until a voting round of the body takes it in and closes. Without a valid
 * resolution it waits for another one.
 */
export function ballot(caseRun: CaseRun, stage: BallotStage, round: number): Promise<Came | null> {
  return caseRun.waiting.untilSettled(
    summaryOf(caseRun, stage),
    caseRun.input.caseId,
    () => caseRun.attend(stage, round),
    (due) => caseRun.announce(stage, due),
  );
}
