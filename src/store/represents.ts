import { sql } from 'kysely';
import { contactIn } from '../domain/particulars.ts';
import type { Scope } from './scope.ts';

/**
 * Whom each of these people represented at an instant: the unit that employs them under any code it has had, the
 * unit whose liaison they are by their address, and themselves where they are a member as a person.
 */
export async function membersBehind(
  scope: Scope,
  persons: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: people } = await sql<{
    person: string;
    email: string | null;
    employer_code: string | null;
  }>`
    select p.person, p.email, p.employer_code from person_versions p
    where p.person = any(${[...persons]}) and p.valid_from = (select max(q.valid_from) from person_versions q
      where q.person = p.person and q.valid_from <= ${at})`.execute(scope.tx);
  const { rows: members } = await sql<{
    id: string;
    person: string | null;
    codes: readonly string[] | null;
    details: Readonly<Record<string, string>> | null;
  }>`
    select m.id, m.person,
      (select array_agg(o.credit_code) from organisation_versions o
        where o.organisation = m.organisation and o.credit_code is not null) as codes,
      (select o.details from organisation_versions o
        where o.organisation = m.organisation and o.valid_from <= ${at}
        order by o.valid_from desc limit 1) as details
    from members m
    where coalesce(m.since, m.clock_from) <= ${at} and (m.until is null or m.until > ${at})`.execute(
    scope.tx,
  );
  return new Map(
    people.map(({ person, email, employer_code: code }) => [
      person,
      members
        .filter(
          (member) =>
            member.person === person ||
            (code !== null && member.codes?.includes(code)) ||
            (email !== null && sameAddress(contactIn(member.details ?? {}).email, email)),
        )
        .map(({ id }) => id),
    ]),
  );
}

function sameAddress(one: string, other: string): boolean {
  return one !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();
}
