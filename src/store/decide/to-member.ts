import type { Case } from '../cases.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { contactOfMember } from '../contacts.ts';
import type { Member } from '../members.ts';
import type { Scope } from '../scope.ts';

/** A mail to a member about a case of theirs, to the address on record now, with the link to its page. */
export async function toMember(
  scope: Scope,
  member: Member,
  one: Case,
  mail: {
    readonly key: string;
    readonly template: string;
    readonly extra?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { name, email, language } = await contactOfMember(scope, member);
  await queueMail(scope, {
    ...mail,
    extra: mail.extra ?? {},
    scope: one.id,
    language,
    to: { name, address: email },
    link: await linkFor(scope, 'case', one.id, null),
    caseId: one.id,
  });
}
