import { note } from './audit-trail.ts';
import { through, type Scope } from './scope.ts';
import { closeTask, lockTask, type TaskKind } from './tasks.ts';

const CALLS: ReadonlySet<TaskKind> = new Set(['telephone', 'undeliverable', 'tell', 'objection']);

/** Ends a task to telephone, or to reach somebody a mail did not reach; false when it had ended before. */
export async function endCall(
  scope: Scope,
  taskId: string,
  person: string,
  outcome: string,
): Promise<boolean> {
  const task = await lockTask(scope, taskId);
  if (task?.state !== 'open' || !CALLS.has(task.kind)) return false;
  await closeTask(scope, task.id, 'done', outcome.trim());
  await note(scope, {
    kind: `call.${task.kind}`,
    actor: person,
    channel: through(scope, 'console'),
    subject: task.caseId ?? task.votingRound ?? task.id,
    details: { task: task.id },
  });
  return true;
}
