import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { DuesRoundInput } from './messages.ts';
import { beginWaiting, rows, show } from './run.ts';

const SUMMARY = { zh: '年度会费', en: 'Dues of the year' } as const;
const STAGES = {
  running: { zh: '通知与收缴', en: 'notices and payments' },
  closed: { zh: '已结束', en: 'closed' },
} as const;

/**
 * The dues of one calendar year: notices and reminders in batches, requests for vouchers, the next year's
 * round. Payments lie in rows. Arrears end nothing: they are flagged and telephoned about.
 */
export async function duesRound(input: DuesRoundInput): Promise<'closed' | 'refused to run'> {
  const { alliance, round, year, language } = input;
  const waiting = beginWaiting(alliance);
  const run = { workflowId: waiting.run.workflowId, runId: workflowInfo().firstExecutionRunId };
  const summary = `${SUMMARY[language]} · ${year}`;
  show({ stage: STAGES.running[language], details: `### ${summary}` });
  for (;;) {
    const at = await waiting.look(() => rows.attendDues({ alliance, round, run }));
    if (at.kind === 'refused') return 'refused to run';
    if (at.mail) waiting.sendMeanwhile(round, summary);
    if (at.kind === 'settled') break;
    if (workflowInfo().continueAsNewSuggested) {
      await waiting.allSent();
      await condition(allHandlersFinished);
      await continueAsNew<typeof duesRound>(input);
    }
    await waiting.forNews(at.until, summary);
  }
  show({
    stage: STAGES.closed[language],
    outcome: STAGES.closed[language],
    details: `### ${summary}`,
  });
  await waiting.allSent();
  return 'closed';
}
