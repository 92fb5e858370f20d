import { sql } from 'kysely';
import type { Channel } from './decide/decisions.ts';
import type { Scope } from './scope.ts';

/** What somebody said about an act on a case that is no decision of a stage. Only ever added to. */
export type CaseNote = {
  readonly kind: 'withdrawn' | 'handed-over' | 'loss-declared';
  readonly person: string | null;
  readonly channel: Channel;
  readonly text: string;
  readonly at: Date;
};

export async function addCaseNote(
  scope: Scope,
  caseId: string,
  entry: Omit<CaseNote, 'at'>,
): Promise<void> {
  await sql`insert into case_notes (alliance, id, case_id, kind, person, channel, text, at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${caseId}, ${entry.kind}, ${entry.person},
      ${entry.channel}, ${entry.text.trim()}, ${scope.now})`.execute(scope.tx);
}

export async function caseNotesOf(scope: Scope, caseId: string): Promise<readonly CaseNote[]> {
  const { rows } =
    await sql<CaseNote>`select kind, person, channel, text, at from case_notes where case_id = ${caseId} order by at, id`.execute(
      scope.tx,
    );
  return rows;
}
