import type { Came, StageRef } from '../../activities/contract.ts';
import type { FilingStage } from '../../domain/plan.ts';
import { rows, show } from '../run.ts';
import { stageRef, summaryOf, type CaseRun } from './case-run.ts';
import { detailsOf, ENDS, RECEIPT_AWAITED } from './wording.ts';

/** 备案: the authority is told. The case goes on when the filing was sent, or when its receipt is in. */
export async function filing(
  caseRun: CaseRun,
  stage: FilingStage,
  round: number,
): Promise<Came | null> {
  const { waiting, input } = caseRun;
  const summary = summaryOf(caseRun, stage);
  let reported: StageRef['reported'];
  for (;;) {
    const at = await caseRun.attend(stage, round, reported);
    reported = undefined;
    if (at.kind === 'refused') return null;
    if (at.kind === 'settled') return at.outcome;
    // That the mail server took the filing is what the case waits for.
    if (at.mail) {
      await waiting.send(input.caseId, summary);
      reported = 'mail-sent';
    } else {
      caseRun.announce(stage, at.due);
      await waiting.forNews(at.until, summary);
    }
  }
}

/** A filing that only had to be sent is chased until its receipt is in (B-Q5); nothing waits for it any more. */
export async function chaseReceipts(caseRun: CaseRun): Promise<'moved' | 'done'> {
  const { input, waiting } = caseRun;
  const { plan, language, caseId } = input;
  for (const stage of plan.stages)
    if (stage.kind === 'filing' && stage.passes === 'sent') {
      const came = await waiting.untilSettled(
        summaryOf(caseRun, stage),
        caseId,
        () =>
          waiting.look((sending) =>
            rows.attendReceipt({ ...stageRef(input, waiting, stage, 1), ...sending }),
          ),
        (due) =>
          show({
            stage: RECEIPT_AWAITED[language],
            outcome: ENDS.passed[language],
            due,
            details: detailsOf(plan, undefined, language, 'passed'),
          }),
      );
      if (came === 'moved') return 'moved';
    }
  return 'done';
}
