import { sql } from 'kysely';
import { note } from './audit-trail.ts';
import type { Case } from './cases.ts';
import { queueMail } from './mails.ts';
import { personsOf } from './persons.ts';
import { through, type Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

/** 抄送: somebody who is told the outcome of a case. */
export type CaseCopy = {
  readonly person: string;
  readonly addedBy: string;
  readonly toldAt: Date | null;
};

/** From now on a person is told how the case ends; where it has ended, they are told now. False when they are already. */
export async function addCopy(
  scope: Scope,
  one: Case,
  person: string,
  by: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into case_copies values (${scope.alliance}, ${one.id}, ${person}, ${by}, ${scope.now})
    on conflict do nothing returning person`.execute(scope.tx);
  if (rows.length === 0) return false;
  await note(scope, {
    kind: 'copy.added',
    actor: by,
    channel: through(scope, 'console'),
    subject: one.id,
    details: { person },
  });
  if (one.status !== 'open') await tellCopies(scope, one);
  return true;
}

export async function copiesOf(scope: Scope, caseId: string): Promise<readonly CaseCopy[]> {
  const { rows } = await sql<{ person: string; added_by: string; told_at: Date | null }>`
    select person, added_by, told_at from case_copies where case_id = ${caseId} order by added_at, person`.execute(
    scope.tx,
  );
  return rows.map((row) => ({ person: row.person, addedBy: row.added_by, toldAt: row.told_at }));
}

/** Tells everybody who was promised a copy how the case ended, once. */
export async function tellCopies(scope: Scope, one: Case): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    update case_copies set told_at = ${scope.now} where case_id = ${one.id} and told_at is null returning person`.execute(
    scope.tx,
  );
  for (const { id, name, email, language } of await personsOf(
    scope,
    rows.map(({ person }) => person),
  ))
    await queueMail(scope, {
      key: `copy ${one.id} ${id}`,
      scope: 'alliance',
      template: 'outcome-copy',
      extra: {},
      language,
      to: { person: id, name, address: email },
      caseId: one.id,
    });
  if (rows.length > 0) await wake(scope, 'mailDelivery', 'alliance');
}
