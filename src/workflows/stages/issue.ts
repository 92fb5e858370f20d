import type { IssueStage } from '../../domain/plan.ts';
import type { Outcome } from '../../domain/progress.ts';
import { issueDocument, rows } from '../run.ts';
import { refOf, summaryOf, type CaseRun } from './case-run.ts';

/** 颁发: the document is numbered, made and sent to whoever it is for. */
export async function issue(
  caseRun: CaseRun,
  stage: IssueStage,
  round: number,
): Promise<Outcome | null> {
  const { input, waiting } = caseRun;
  const summary = summaryOf(caseRun, stage);
  let issued = false;
  for (;;) {
    const seen = waiting.woken();
    const at = await rows.attendStage({
      ...refOf(caseRun, stage, round),
      ...(issued ? { reported: 'document-issued' } : {}),
    });
    if (at.kind === 'refused') return null;
    if (at.kind === 'settled') {
      if (at.mail) waiting.sendMeanwhile(input.caseId, summary);
      return at.outcome;
    }
    // Reported as issued, but not in the rows: an alarm was raised, and it is tried again after a while.
    if (issued) await waiting.forNews(seen, Date.now() + 60_000, summary);
    await issueDocument(summary, {
      alliance: input.alliance,
      caseId: input.caseId,
      stage: stage.name,
    });
    issued = true;
  }
}
