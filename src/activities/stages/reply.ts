import type { ReplyStage } from '../../domain/plan.ts';
import { stagesOf, type Case } from '../../store/cases.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { endedByCase } from '../../store/decide/end-membership.ts';
import { tellSecretariat } from '../../store/decide/tell-member.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { askToReply, repliesAmong, replyCloses } from '../../store/decide/reply.ts';
import { readMember } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';
import { revokeTasks } from '../../store/tasks.ts';
import type { Progress, StageAt } from './progress.ts';

/**
 * 陈述申辩: the subject is told what the case is about, and until when it may answer. Where the charter gives it the
 * whole time, an early answer waits for its end and may be added to.
 */
export async function attendReply(
  scope: Scope,
  one: Case,
  { stage, round, isNew }: StageAt<ReplyStage>,
): Promise<Progress> {
  const closes = await replyCloses(scope, stage, await stagesOf(scope, one.id));
  if (isNew) {
    await askToReply(scope, one.id, stage.name, round);
    const member = await readMember(scope, one.member ?? '');
    // Whoever has just heard that the membership has ended has read there what it may still ask for.
    if (member && !(await endedByCase(scope, one.id)))
      await toMember(scope, member, one, {
        key: `reply ${one.id} ${stage.name} ${round}`,
        template: 'reply-wanted',
        extra: { stage: stage.name, until: new Date(closes).toISOString() },
      });
  }
  const replies = repliesAmong(await decisionsOfCase(scope, one.id), stage.name, round);
  for (const { id } of replies)
    await tellSecretariat(scope, one, `reply-received ${id}`, 'reply-received', {
      until: new Date(closes).toISOString(),
    });
  const over = scope.now.getTime() >= closes;
  if (replies.length === 0 && !over) return { until: closes, due: closes };
  if (stage.early === 'never' && !over) return { until: closes, due: closes };
  await revokeTasks(scope, { caseId: one.id }, 'the time for a reply is over');
  return replies.length > 0 ? { outcome: 'given' } : { outcome: 'lapsed', at: closes };
}
