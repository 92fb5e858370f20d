import type { Came } from '../../activities/contract.ts';
import type { ReviewStage } from '../../domain/plan.ts';
import { summaryOf, type CaseRun } from './case-run.ts';

/**
 * 审核: one of the reviewers decides. After 退回补正 the next round waits for the applicant first and is then
 * reviewed again. However long it takes: time running out approves nothing and refuses nothing.
 */
export function review(caseRun: CaseRun, stage: ReviewStage, round: number): Promise<Came | null> {
  return caseRun.waiting.untilSettled(
    summaryOf(caseRun, stage),
    caseRun.input.caseId,
    () => caseRun.attend(stage, round),
    (due) => caseRun.announce(stage, due),
  );
}
