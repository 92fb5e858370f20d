import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** Something a case changed, once. */
export type StoredEffect = {
  readonly kind: string;
  readonly result: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

export async function effectsOf(scope: Scope, caseId: string): Promise<readonly StoredEffect[]> {
  const { rows } =
    await sql<StoredEffect>`select kind, result, done_at as at from effects where case_id = ${caseId} order by done_at, key`.execute(
      scope.tx,
    );
  return rows;
}
