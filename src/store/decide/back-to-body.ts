import { sql } from 'kysely';
import { after } from '../../domain/progress.ts';
import { note } from '../audit-trail.ts';
import { lockCase, stagesOf, type Case } from '../cases.ts';
import { memberOfCase } from '../members.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

/**
 * Sets aside what a stage came to, so that its body decides again in a new round. Nothing that was done is
 * undone and nothing is approved: what follows is for the body alone. Says `with-body` where a decision of
 * the body is due already, and `ended` where its applicant has withdrawn the case.
 */
export async function backToTheBody(
  scope: Scope,
  caseId: string,
  at: { readonly stage: string; readonly round: number },
  record: Recorded,
): Promise<'back-to-body' | 'with-body' | 'ended'> {
  const one = (await lockCase(scope, caseId)) as Case;
  if (one.status === 'withdrawn') return 'ended';
  const row = (await stagesOf(scope, one.id)).find(
    (candidate) => candidate.name === at.stage && candidate.round === at.round,
  );
  if (!row) throw new Error(`case ${one.id} has no round ${at.round} of ${at.stage}`);
  if (row.outcome && after(one.plan, at.stage, row.outcome).to === 'again') return 'with-body';
  await sql`update stages set corrected_by = ${record.id}, outcome = coalesce(outcome, 'corrected'),
      closed_at = coalesce(closed_at, ${scope.now})
    where case_id = ${one.id} and name = ${at.stage} and round = ${at.round}`.execute(scope.tx);
  await reopen(scope, one);
  await note(scope, {
    kind: 'case.back-to-body',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: {
      stage: at.stage,
      round: at.round,
      setAside: row.outcome,
      ended: one.status === 'open' ? null : one.status,
      record: record.id,
      number: record.number,
    },
  });
  return 'back-to-body';
}

/** A case that had ended goes on; that its workflow begins anew is expected, so no alarm may be raised. */
export async function reopen(scope: Scope, one: Case): Promise<void> {
  if (one.status !== 'open') {
    await sql`update cases set status = 'open', closed_at = null where id = ${one.id}`.execute(
      scope.tx,
    );
    await sql`delete from workflow_runs where workflow_id like ${`%/${one.process}/${one.number}`}`.execute(
      scope.tx,
    );
  }
  await wake(scope, one.process, one.id);
  const member = await memberOfCase(scope, one.id);
  if (member) await wake(scope, 'membership', member.id);
}
