import type { Came } from '../../activities/contract.ts';
import type { IssueStage } from '../../domain/plan.ts';
import { issueDocument } from '../run.ts';
import { summaryOf, type CaseRun } from './case-run.ts';

/** 颁发: the document is numbered, made and sent to whoever it is for: at once, or by the mail queue when that failed. */
export async function issue(
  caseRun: CaseRun,
  stage: IssueStage,
  round: number,
): Promise<Came | null> {
  const { input, waiting } = caseRun;
  const summary = summaryOf(caseRun, stage);
  let issued = false;
  for (;;) {
    const at = await caseRun.attend(stage, round, issued ? 'document-issued' : undefined);
    if (at.kind === 'refused') return null;
    if (at.kind === 'settled') {
      if (at.mail) waiting.sendMeanwhile(input.caseId, summary);
      return at.outcome;
    }
    // Reported as issued, but not in the rows: an alarm was raised, and it is tried again after a while.
    if (issued) await waiting.forNews(Date.now() + 60_000, summary);
    await issueDocument(summary, {
      alliance: input.alliance,
      caseId: input.caseId,
      stage: stage.name,
    });
    issued = true;
  }
}
