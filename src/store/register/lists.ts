import { sql } from 'kysely';
import type { Scope } from '../scope.ts';

/** Ids of the persons the alliance knows that have a version at the scope's now and match a text. */
export async function personsMatching(scope: Scope, text: string): Promise<readonly string[]> {
  const like = likeOf(text);
  const { rows } = await sql<{ person: string }>`
    select person from (
      select distinct on (person) * from person_versions where valid_from <= ${scope.now}
      order by person, valid_from desc) v
    where ${text.trim()} = '' or v.name ilike ${like} or v.title ilike ${like} or v.email ilike ${like} or v.phone ilike ${like}
      or v.employer_code ilike ${like}`.execute(scope.tx);
  return rows.map((row) => row.person);
}

/** Ids of the organisations the alliance knows that have a version at the scope's now and match a text. */
export async function organisationsMatching(
  scope: Scope,
  text: string,
): Promise<readonly string[]> {
  const like = likeOf(text);
  const { rows } = await sql<{ organisation: string }>`
    select organisation from (
      select distinct on (organisation) * from organisation_versions where valid_from <= ${scope.now}
      order by organisation, valid_from desc) v
    where ${text.trim()} = '' or v.name ilike ${like} or v.credit_code ilike ${like}
      or v.details ->> 'legal-representative' ilike ${like} or v.details ->> 'liaison-name' ilike ${like}
    order by v.name, v.organisation`.execute(scope.tx);
  return rows.map((row) => row.organisation);
}

function likeOf(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Who is employed by the unit of a credit code at the scope's now. */
export async function personsEmployedBy(
  scope: Scope,
  creditCode: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from (
      select distinct on (person) person, employer_code from person_versions where valid_from <= ${scope.now}
      order by person, valid_from desc) v
    where v.employer_code = ${creditCode}`.execute(scope.tx);
  return rows.map((row) => row.person);
}

/** The ids of records by the numbers that versions name as their evidence. */
export async function recordsNumbered(
  scope: Scope,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; id: string }>`
    select number, id from records where number = any(${[...numbers]})`.execute(scope.tx);
  return new Map(rows.map(({ number, id }) => [number, id]));
}
