import type { Came } from '../../activities/contract.ts';
import type { NotifyStage } from '../../domain/plan.ts';
import { summaryOf, type CaseRun } from './case-run.ts';

/** 通知: done once the mails wait to be sent; that they arrive is the mail queue's. */
export function notify(caseRun: CaseRun, stage: NotifyStage, round: number): Promise<Came | null> {
  return caseRun.waiting.untilSettled(
    summaryOf(caseRun, stage),
    caseRun.input.caseId,
    () => caseRun.attend(stage, round),
    (due) => caseRun.announce(stage, due),
  );
}
