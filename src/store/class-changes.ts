import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** 等次变更: a member came from one class to another, by a case. */
export type ClassChange = {
  readonly from: string;
  readonly to: string;
  readonly caseId: string;
  readonly at: Date;
};

/** Every change of a member's class, oldest first. */
export async function classChangesOf(
  scope: Scope,
  member: string,
): Promise<readonly ClassChange[]> {
  const { rows } = await sql<{ from: string; to: string; case_id: string; at: Date }>`
    select from_class as "from", to_class as "to", case_id, changed_at as at from class_changes
    where member = ${member} order by changed_at, id`.execute(scope.tx);
  return rows.map((row) => ({ from: row.from, to: row.to, caseId: row.case_id, at: row.at }));
}
