import { contactIn } from '../../domain/particulars.ts';
import type { Language } from '../../domain/wording.ts';
import { readCase } from '../cases.ts';
import { allianceOf } from '../charters.ts';
import { readMember, type Member } from '../members.ts';
import { personOf } from '../persons.ts';
import { organisationOf } from '../register/organisations.ts';
import type { Scope } from '../scope.ts';

/** Whom to write to and to call about a member's dues: its liaison, as the register names it now. */
export type DuesContact = {
  readonly member: Member;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string;
  readonly language: Language;
};

export async function duesContact(scope: Scope, id: string): Promise<DuesContact | undefined> {
  const member = await readMember(scope, id);
  if (!member) return undefined;
  if (member.person) {
    const { name, email, phone, language } = await personOf(scope, member.person);
    return { member, name, email, phone: phone ?? '', language };
  }
  const one = member.caseId ? await readCase(scope, member.caseId) : undefined;
  const organisation = member.organisation
    ? await organisationOf(scope, member.organisation)
    : undefined;
  const { name, phone, email } = contactIn(organisation?.details ?? one?.form ?? {});
  return {
    member,
    name: name || member.name,
    email: email || one?.applicantEmail || null,
    phone,
    language: one?.language ?? (await allianceOf(scope)).language,
  };
}
