import { decisionOfTask, type Decision } from '../decide/decisions.ts';
import type { Scope } from '../scope.ts';
import { sql } from 'kysely';

/** What was decided on a paper's release, in order. */
export async function decisionsOfPaper(scope: Scope, paper: string): Promise<readonly Decision[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tasks where kind = 'release' and subject = ${paper} order by opened_at, id`.execute(
    scope.tx,
  );
  const decisions: Decision[] = [];
  for (const { id } of rows) {
    const decision = await decisionOfTask(scope, id);
    if (decision) decisions.push(decision);
  }
  return decisions;
}
