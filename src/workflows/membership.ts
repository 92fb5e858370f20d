import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { AttendedMember } from '../activities/contract.ts';
import type { Wording } from '../domain/wording.ts';
import type { MembershipInput } from './messages.ts';
import { beginWaiting, rows, show } from './run.ts';

const SUMMARY = { zh: '会员资格', en: 'Membership' } as const;
const LONGEST_SLEEP = 30 * 86_400_000;

type State = Extract<AttendedMember, { kind: 'waiting' }>['state'];
const STATES: Readonly<Record<State, Wording>> = {
  running: { zh: '有效', en: 'in force' },
  suspended: { zh: '有效，参加活动的期限中止计算', en: 'in force, term of taking part suspended' },
  warned: { zh: '参加活动的期限将届满', en: 'term of taking part about to end' },
  ended: { zh: '已终止，可以提出异议', en: 'ended, may be objected to' },
};

/**
 * One membership, from its certificate to its end, over years. It carries the clocks of the charter in force: it sleeps
 * until the next known instant, thirty days at most, and reads its rows, so a missed wake-up, a restore, a correction
 * of the ledger or an amendment heals by itself. Taking part only writes a row.
 */
export async function membership(input: MembershipInput): Promise<'ended' | 'refused to run'> {
  const { alliance, member, language } = input;
  const summary = SUMMARY[language];
  const waiting = beginWaiting(alliance);
  const run = { workflowId: waiting.run.workflowId, runId: workflowInfo().firstExecutionRunId };
  let shown = '';
  for (;;) {
    const at = await waiting.look(() => rows.attendMember({ alliance, member, run }));
    if (at.kind === 'refused') return 'refused to run';
    if (at.kind === 'settled') return at.outcome;
    if (shown !== `${at.state} ${at.due}`) {
      const stage = STATES[at.state][language];
      show({ stage, due: at.due, details: `### ${summary}\n\n**${stage}**` });
      shown = `${at.state} ${at.due}`;
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof membership>(input);
    }
    await waiting.forNews(at.until ?? Date.now() + LONGEST_SLEEP, summary);
  }
}
