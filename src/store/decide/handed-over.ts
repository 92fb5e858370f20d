import { sql } from 'kysely';
import { endorsedKey } from '../../domain/charter/endorsements.ts';
import type { Confirmed } from '../endorsements.ts';
import { giveFilesToCase } from '../files.ts';
import type { Scope } from '../scope.ts';

/** A form with the names of those whose word counted, as the case keeps it and its hash covers it. */
export function withEndorsers(
  form: Readonly<Record<string, string>>,
  confirmed: Confirmed,
): Readonly<Record<string, string>> {
  return {
    ...form,
    ...Object.fromEntries(
      Object.entries(confirmed).flatMap(([document, names]) =>
        names.length === 0 ? [] : [[endorsedKey(document), names.join('、')]],
      ),
    ),
  };
}

/** A draft becomes a case: its files are the case's, and what was typed stands there and nowhere else. */
export async function draftBecomes(scope: Scope, draft: string, caseId: string): Promise<void> {
  await giveFilesToCase(scope, draft, caseId, 1);
  await sql`update drafts set case_id = ${caseId}, answers = '{}'::jsonb, updated_at = ${scope.now} where id = ${draft}`.execute(
    scope.tx,
  );
}
