import type { ReplyStage } from '../../domain/plan.ts';
import { stagesOf, type Case } from '../../store/cases.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { endedByCase } from '../../store/decide/end-membership.ts';
import { tellSecretariat } from '../../store/decide/tell-member.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { askToReply, repliesAmong, replyCloses } from '../../store/decide/reply.ts';
import { waitsForPaper } from '../../store/decide/reply-on-paper.ts';
import { readMember } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';
import { revokeTasks } from '../../store/tasks.ts';
import type { Progress, StageAt } from './progress.ts';
import { remindMember } from './remind-member.ts';

/**
 * 陈述申辩: the subject is told what the case is about, and until when it may answer, and is reminded of it. Where the
 * charter gives it the whole time, an early answer waits for its end and may be added to.
 */
export async function attendReply(
  scope: Scope,
  one: Case,
  at: StageAt<ReplyStage>,
): Promise<Progress> {
  const { stage, round, isNew } = at;
  const closes = await replyCloses(scope, one.plan, stage, await stagesOf(scope, one.id));
  // Whoever has just heard that the membership has ended has read there what it may still ask for.
  const asked = !(await endedByCase(scope, one.id));
  if (isNew) {
    await askToReply(scope, one.id, stage.name, round);
    if (asked) await mailMember(scope, one, at, closes, 0);
  }
  const replies = repliesAmong(await decisionsOfCase(scope, one.id), stage.name, round);
  for (const { id } of replies)
    await tellSecretariat(scope, one, `reply-received ${id}`, 'reply-received', {
      until: new Date(closes).toISOString(),
    });
  const paper = await waitsForPaper(scope, one, stage.name, closes);
  // Only what the reply was asked by is revoked: a review that waits behind it goes on.
  if (scope.now.getTime() >= closes) {
    // What came in its time is waited for until it was checked.
    if (paper) return { until: null, due: closes };
    await revokeTasks(scope, { caseId: one.id, stage: stage.name }, 'the time for a reply is over');
    return replies.length > 0 ? { outcome: 'given' } : { outcome: 'lapsed', at: closes };
  }
  if (replies.length > 0 && stage.early !== 'never') {
    await revokeTasks(scope, { caseId: one.id, stage: stage.name }, 'it was replied');
    return { outcome: 'given' };
  }
  if (replies.length > 0 || paper || !asked) return { until: closes, due: closes };
  const until = await remindMember(scope, one, at, closes, (sequence) =>
    mailMember(scope, one, at, closes, sequence),
  );
  return { until, due: closes };
}

/** 0: it is asked for a reply; 1 and 2: it is reminded. */
async function mailMember(
  scope: Scope,
  one: Case,
  { stage, round }: StageAt<ReplyStage>,
  closes: number,
  sequence: 0 | 1 | 2,
): Promise<void> {
  const member = await readMember(scope, one.member ?? '');
  const key = `reply ${one.id} ${stage.name} ${round}`;
  if (member)
    await toMember(scope, member, one, {
      key: sequence === 0 ? key : `${key} reminder ${sequence}`,
      template: 'reply-wanted',
      extra: { stage: stage.name, until: new Date(closes).toISOString(), sequence },
    });
}
