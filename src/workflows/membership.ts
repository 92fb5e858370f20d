import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { MembershipInput } from './messages.ts';
import { beginWaiting, rows } from './run.ts';

const SUMMARY = { zh: '会员资格', en: 'Membership' } as const;
const LONGEST_SLEEP = 30 * 86_400_000;

/**
 * One membership, from its certificate to its end, over years. It sleeps until the next known instant,
 * thirty days at most, and reads its row: a missed wake-up, a restore or an amendment heals by itself.
 */
export async function membership(input: MembershipInput): Promise<'ended' | 'refused to run'> {
  const { alliance, member, language } = input;
  const summary = SUMMARY[language];
  const waiting = beginWaiting(alliance);
  const run = { workflowId: waiting.run.workflowId, runId: workflowInfo().firstExecutionRunId };
  for (;;) {
    const at = await waiting.look(() => rows.attendMember({ alliance, member, run }));
    if (at.kind === 'refused') return 'refused to run';
    if (at.kind === 'settled') return at.outcome;
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof membership>(input);
    }
    await waiting.forNews(at.until ?? Date.now() + LONGEST_SLEEP, summary);
  }
}
