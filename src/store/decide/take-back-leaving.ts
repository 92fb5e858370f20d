import { positionOf } from '../../domain/position.ts';
import { note } from '../audit-trail.ts';
import { endCase, lockCase, stagesOf, type Case } from '../cases.ts';
import { restoreWithdrawn } from '../certificates.ts';
import { formalitiesOf } from '../formalities.ts';
import { lockMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import type { Actor } from './decisions.ts';
import { toMember } from './to-member.ts';

/** Whether a notice of leaving can still be taken back: until the formalities are done or over (X-Q30). */
export async function mayTakeBack(scope: Scope, one: Case): Promise<boolean> {
  if (one.status !== 'open' || !one.member) return false;
  const at = positionOf(one.plan, await stagesOf(scope, one.id));
  if ('end' in at || at.stage.kind !== 'formalities') return false;
  const { done, closes } = await formalitiesOf(scope, one, at.stage);
  return !done && (closes === null || scope.now < closes);
}

/** 收回退会申请: the membership goes on as if no notice had been given, and its certificates are valid again. */
export async function takeBackLeaving(
  scope: Scope,
  caseId: string,
  actor: Actor,
): Promise<'taken-back' | 'taken-back-before' | 'closed'> {
  const one = await lockCase(scope, caseId);
  if (one?.member && one.status === 'withdrawn') return 'taken-back-before';
  if (!one?.member || !(await mayTakeBack(scope, one))) return 'closed';
  const member = await lockMember(scope, one.member);
  if (!member || member.until) return 'closed';
  await endCase(scope, caseId, 'withdrawn');
  await revokeTasks(scope, { caseId }, 'the notice of leaving was taken back');
  const restored = await restoreWithdrawn(scope, member.id, one.openedAt);
  await note(scope, {
    kind: 'leaving.taken-back',
    actor: actor.person ?? 'applicant',
    channel: actor.channel,
    subject: caseId,
    details: { member: member.id, certificates: restored },
  });
  await toMember(scope, member, one, {
    key: `leaving taken back ${caseId}`,
    template: 'leaving-taken-back',
  });
  await wake(scope, one.process, caseId);
  return 'taken-back';
}
