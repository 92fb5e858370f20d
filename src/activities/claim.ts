import { canonical } from '../domain/canonical.ts';
import { raiseAlarm } from '../store/alarms.ts';
import type { Case } from '../store/cases.ts';
import { sha256 } from '../store/database.ts';
import type { Scope } from '../store/scope.ts';
import { workflowId } from '../workflows/messages.ts';
import type { StageRef } from './contract.ts';

/** Whether something other than the stored rows asked: a made-up case, a workflow that is not the case's own, or another plan than the stored one. */
export async function checkClaim(
  scope: Scope,
  one: Case | undefined,
  ref: StageRef,
): Promise<boolean> {
  if (!one) {
    await raiseAlarm(scope, {
      kind: 'unknown-case',
      subject: ref.run.workflowId,
      key: ref.run.runId,
      details: {},
    });
    return true;
  }
  if (ref.run.workflowId !== workflowId(scope.alliance, one.process, one.number)) {
    await raiseAlarm(scope, {
      kind: 'foreign-run',
      subject: ref.run.workflowId,
      key: ref.run.runId,
      details: { case: one.id },
    });
    return true;
  }
  if (sha256(canonical(ref.plan)) === one.planHash) return false;
  await raiseAlarm(scope, {
    kind: 'foreign-plan',
    subject: ref.run.workflowId,
    key: ref.run.runId,
    details: { case: one.id },
  });
  return true;
}
