import { sql } from 'kysely';
import { readMember } from '../members.ts';
import { personsOf } from '../persons.ts';
import type { Recorded } from '../records/records.ts';
import { organisationOf } from '../register/organisations.ts';
import type { Scope } from '../scope.ts';

/** Whether one of these cases is of the unit that employs a person: then they decide nothing about it (X-Q21). */
export async function isOwnUnit(
  scope: Scope,
  person: string,
  cases: readonly string[],
): Promise<boolean> {
  const code = (await personsOf(scope, [person]))[0]?.employerCode ?? null;
  if (code === null || cases.length === 0) return false;
  const { rows } = await sql`
    select 1 from cases where id = any(${[...cases]}) and applicant_code = ${code} limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

/** Whether a record is about a person themselves or about the unit that employs them: somebody else checks it. */
export async function isOwnMatter(
  scope: Scope,
  person: string,
  record: Pick<Recorded, 'subject' | 'caseId'>,
): Promise<boolean> {
  if (record.subject === person) return true;
  const { rows } = await sql<{ case_id: string }>`
    select case_id from ballots where voting_round = ${record.subject} or id = ${record.subject}`.execute(
    scope.tx,
  );
  const cases = [record.caseId ?? [], ...rows.map((row) => row.case_id)].flat();
  if (await isOwnUnit(scope, person, cases)) return true;
  const code = (await personsOf(scope, [person]))[0]?.employerCode ?? null;
  const member = await readMember(scope, record.subject);
  if (member?.person === person) return true;
  const unit =
    code === null ? undefined : await organisationOf(scope, member?.organisation ?? record.subject);
  return unit !== undefined && unit.creditCode === code;
}
