import { sql } from 'kysely';
import { actsFor } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { contactSeat, filingsOf, markFilingReceived } from '../filings.ts';
import { seatsHeldBy } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { closeTask, lockTask, openTask } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import {
  alreadyDecided,
  decisionOfTask,
  recordDecision,
  inWhosePlace,
  refusalFor,
  type Actor,
  type Decided,
} from './decisions.ts';

export type FilingAct = {
  readonly outcome: 'received' | 'returned';
  /** The authority's own number. */
  readonly number: string;
  readonly remark: string;
  readonly reason: string;
  /** The authority's letter, where the answer came on paper. */
  readonly evidence?: { readonly file: string; readonly sha256: string };
  readonly actedAt?: Date;
};

/**
 * Records the authority's answer: by its own link, or by the secretariat from its letter with the scan.
 * `returned` is an opinion for the secretariat and leaves the filing open: another task waits for the receipt.
 */
export async function decideFiling(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  act: FilingAct,
): Promise<Decided> {
  const task = await lockTask(scope, await taskUnderway(scope, taskId, act.outcome));
  const byLetter = actor.channel === 'letter';
  const refusal = byLetter ? (task ? undefined : 'unknown') : refusalFor(task, actor);
  if (refusal === 'not-yours') return { kind: 'refused', because: refusal };
  const decided = task && (await decisionOfTask(scope, task.id));
  if (decided) return alreadyDecided(decided, act.outcome);
  if (refusal || !task?.caseId || !task.stage)
    return { kind: 'refused', because: refusal ?? 'unknown' };
  if (task.state !== 'open') return { kind: 'refused', because: 'closed' };
  const one = await readCase(scope, task.caseId);
  const filing = (await filingsOf(scope, task.caseId)).find(
    (candidate) => candidate.stage === task.stage,
  );
  if (!one || !filing) return { kind: 'refused', because: 'unknown' };
  const allowed = byLetter
    ? await actsFor(scope, one.charterVersion, 'secretariat', actor.person)
    : (await seatsHeldBy(scope, inWhosePlace(task, actor) ?? actor.person)).includes(
        contactSeat(filing.authority),
      );
  if (!allowed) return { kind: 'refused', because: byLetter ? 'not-yours' : 'no-longer-in-office' };
  const decision = await recordDecision(scope, {
    task,
    actor,
    choice: act.outcome,
    reason: act.reason,
    remark: act.remark,
    details: { number: act.number.trim() || null, evidence: act.evidence ?? null },
    ...(act.actedAt ? { actedAt: act.actedAt } : {}),
  });
  await closeTask(scope, task.id, 'done', 'decided');
  if (act.outcome === 'received')
    await markFilingReceived(scope, one.id, task.stage, {
      at: decision.actedAt,
      number: act.number.trim() || null,
      file: act.evidence?.file ?? null,
    });
  else
    await openTask(scope, {
      kind: 'filing',
      addressees: task.addressees,
      caseId: one.id,
      stage: task.stage,
      round: task.round ?? 1,
    });
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}

/** A receipt that comes after the filing was returned is the answer to the task opened then. */
async function taskUnderway(
  scope: Scope,
  taskId: string,
  outcome: FilingAct['outcome'],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select next.id from tasks asked
    join decisions d on d.task_id = asked.id and d.choice = 'returned'
    join tasks next on next.case_id = asked.case_id and next.stage = asked.stage and next.kind = 'filing'
    where asked.id = ${taskId} and asked.kind = 'filing' order by next.opened_at desc, next.id desc limit 1`.execute(
    scope.tx,
  );
  return outcome === 'received' ? (rows[0]?.id ?? taskId) : taskId;
}
