import { sql } from 'kysely';
import { contactIn } from '../domain/particulars.ts';
import type { Language } from '../domain/wording.ts';
import { allianceOf } from './charters.ts';
import { personsOf } from './persons.ts';
import type { Scope } from './scope.ts';

/** Whom mails to a member speak to (Art. 13(5)), as they are on record now. */
export type Contact = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** The unit's credit code. */
  readonly code: string | null;
  readonly language: Language;
};

export async function contactOfMember(
  scope: Scope,
  member: { readonly id: string },
): Promise<Contact> {
  const [found] = await contactsOfMembers(scope, [member.id]);
  if (!found) throw new Error(`no member ${member.id}`);
  return found.contact;
}

/** The same of many at once, in the order of their ids: the person where a member is one, else the unit's liaison. */
export async function contactsOfMembers(
  scope: Scope,
  members: readonly string[],
): Promise<readonly { readonly member: string; readonly contact: Contact }[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    name: string;
    person: string | null;
    details: Readonly<Record<string, string>> | null;
    credit_code: string | null;
    applicant_email: string | null;
    language: Language | null;
  }>`
    select m.id, m.name, m.person, v.details, v.credit_code, c.applicant_email, c.language
    from members m left join cases c on c.id = m.case_id
      left join lateral (select details, credit_code from organisation_versions
        where organisation = m.organisation and valid_from <= ${scope.now} order by valid_from desc limit 1) v on true
    where m.id = any(${[...members]}) order by m.id`.execute(scope.tx);
  const persons = await personsOf(
    scope,
    rows.flatMap(({ person }) => person ?? []),
  );
  const { language: own } = await allianceOf(scope);
  return rows.map((row) => {
    const person = persons.find(({ id }) => id === row.person);
    if (person) {
      const { name, email, phone, language } = person;
      return { member: row.id, contact: { name, email, phone, code: null, language } };
    }
    const { name, email, phone } = contactIn(row.details ?? {});
    return {
      member: row.id,
      contact: {
        name: name || row.name,
        email: email || row.applicant_email || null,
        phone: phone || null,
        code: row.credit_code,
        language: row.language ?? own,
      },
    };
  });
}
