import { sql } from 'kysely';
import { after } from '../../domain/progress.ts';
import { endCase, type Case } from '../cases.ts';
import type { Scope } from '../scope.ts';
import { carryOutEffects } from './carry-out-effects.ts';

/**
 * 提交: what was handed in is the first stage of its case, done with its receipt. What the charter says follows from
 * it alone (自由退出：收到之日终止) follows here, in the same transaction; nobody is asked.
 */
export async function settleSubmission(scope: Scope, one: Case, receivedAt: Date): Promise<void> {
  const [first] = one.plan.stages;
  if (first?.kind !== 'submit') return;
  await sql`insert into stages (alliance, case_id, name, round, kind, opened_at, outcome, closed_at)
    values (${scope.alliance}, ${one.id}, ${first.name}, 1, 'submit', ${receivedAt}, 'done', ${receivedAt})`.execute(
    scope.tx,
  );
  await carryOutEffects(scope, one, first, receivedAt.getTime());
  const next = after(one.plan, first.name, 'done');
  if (next.to === 'end') await endCase(scope, one.id, next.end);
}
