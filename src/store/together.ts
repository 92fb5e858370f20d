import { sql, type RawBuilder } from 'kysely';
import type { Scope } from './scope.ts';

/** Writes what does not read each other's results, in one trip to the database. */
export async function together(
  scope: Scope,
  statements: readonly RawBuilder<unknown>[],
): Promise<void> {
  const last = statements.at(-1);
  if (!last) return;
  const before = statements
    .slice(0, -1)
    .map((statement, index) => sql`${sql.ref(`written_${index}`)} as (${statement})`);
  await (before.length === 0 ? last : sql`with ${sql.join(before)} ${last}`).execute(scope.tx);
}
