import { sql } from 'kysely';
import type { Tally } from '../../domain/tally.ts';
import { note } from '../audit-trail.ts';
import { readCase } from '../cases.ts';
import type { Scope } from '../scope.ts';
import type { Ballot } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { askToConfirm } from './confirm-result.ts';

/** Writes what a ballot came to. `record`: the checked sheet of a show of hands that was counted. */
export async function recordResult(
  scope: Scope,
  ballot: Ballot,
  counted: Tally,
  record: string | null = null,
): Promise<void> {
  await sql`update ballots set closed_at = ${scope.now}, result = ${counted.result}, tally = ${JSON.stringify(counted)}::jsonb,
    record = ${record} where id = ${ballot.id}`.execute(scope.tx);
  await note(scope, {
    kind: 'ballot.closed',
    actor: 'system',
    channel: 'system',
    subject: ballot.caseId,
    details: {
      ballot: ballot.id,
      electorate: ballot.electorateHash,
      tally: counted,
      ...(record ? { record } : {}),
    },
  });
  if (counted.result === 'to-be-confirmed')
    await askToConfirm(scope, { ...ballot, closedAt: scope.now, tally: counted });
  const one = await readCase(scope, ballot.caseId);
  if (one) await wake(scope, one.process, one.id);
}
