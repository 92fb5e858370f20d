import type { StageRef } from '../../activities/contract.ts';
import type { FilingStage } from '../../domain/plan.ts';
import type { Outcome } from '../../domain/progress.ts';
import { rows, show } from '../run.ts';
import { refOf, summaryOf, type CaseRun } from './case-run.ts';
import { detailsOf, ENDS, RECEIPT_AWAITED } from './wording.ts';

/** 备案: the authority is told. The case goes on when the filing was sent, or when its receipt is in. */
export async function filing(
  caseRun: CaseRun,
  stage: FilingStage,
  round: number,
): Promise<Outcome | null> {
  const { waiting, input } = caseRun;
  const summary = summaryOf(caseRun, stage);
  let reported: StageRef['reported'];
  for (;;) {
    const seen = waiting.woken();
    const at = await rows.attendStage({
      ...refOf(caseRun, stage, round),
      ...(reported ? { reported } : {}),
    });
    reported = undefined;
    if (at.kind === 'refused') return null;
    if (at.kind === 'settled') return at.outcome;
    // That the mail server took the filing is what the case waits for.
    if (at.mail) {
      await waiting.send(input.caseId, summary);
      reported = 'mail-sent';
    } else {
      caseRun.announce(stage, at.due);
      await waiting.forNews(seen, at.until, summary);
    }
  }
}

/** A filing that only had to be sent is chased until its receipt is in (B-Q5); nothing waits for it any more. */
export async function chaseReceipts(caseRun: CaseRun): Promise<void> {
  const { plan, language, caseId } = caseRun.input;
  for (const stage of plan.stages)
    if (stage.kind === 'filing' && stage.passes === 'sent')
      await caseRun.waiting.untilSettled(
        summaryOf(caseRun, stage),
        caseId,
        () => rows.attendReceipt(refOf(caseRun, stage, 1)),
        (due) =>
          show({
            stage: RECEIPT_AWAITED[language],
            outcome: ENDS.passed[language],
            due,
            details: detailsOf(plan, undefined, language, 'passed'),
          }),
      );
}
