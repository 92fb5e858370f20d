import { contactIn } from '../../domain/particulars.ts';
import type { EndReason } from '../../domain/plan.ts';
import { membersOfBody } from '../bodies.ts';
import type { Case } from '../cases.ts';
import { toMember } from './to-member.ts';
import type { ClassChanged } from './change-class.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { contactOfMember } from '../contacts.ts';
import { readMember, type Member } from '../members.ts';
import type { Scope } from '../scope.ts';

/** Tells an applicant that it is a member, where no later stage of its case says so. */
export async function tellAdmission(scope: Scope, one: Case, stage: string): Promise<void> {
  await queueMail(scope, {
    key: `admitted ${one.id}`,
    scope: one.id,
    template: 'approved',
    extra: { stage },
    language: one.language,
    to: { name: contactIn(one.form).name || one.applicantName, address: one.applicantEmail },
    link: await linkFor(scope, 'case', one.id, null),
    caseId: one.id,
  });
}

/** Tells the member and the secretariat that a membership has ended, and why. */
export async function tellEnding(
  scope: Scope,
  one: Case,
  member: Member,
  because: EndReason,
): Promise<void> {
  await toMember(scope, member, one, {
    key: `membership-ended ${one.id}`,
    template: 'membership-ended',
    extra: { because },
  });
  await tellSecretariat(scope, one, `member-left ${one.id}`, 'member-left', { because });
}

/** Tells a member that it has come to another class, and with which link it says who represents it. */
export async function tellClass(
  scope: Scope,
  one: Case,
  changed: ClassChanged,
  came: 'class' | 'class-back' = 'class',
  at: Date = scope.now,
): Promise<void> {
  const member = await readMember(scope, changed.member);
  if (!member) return;
  const { name, email, language } = await contactOfMember(scope, member);
  await queueMail(scope, {
    key: `${came} ${one.id} ${changed.to}`,
    scope: one.id,
    template: 'own-procedure',
    extra: { came, from: changed.from, to: changed.to, at: at.toISOString() },
    language,
    to: { name, address: email },
    link: await linkFor(scope, 'member', member.id, null),
    caseId: one.id,
  });
}

/** A mail to each person of the secretariat about a member's case. */
export async function tellSecretariat(
  scope: Scope,
  one: Case,
  key: string,
  template: string,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const { person } of await membersOfBody(scope, one.charterVersion, 'secretariat'))
    await queueMail(scope, {
      key: `${key} ${person.id}`,
      scope: one.id,
      template,
      extra,
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      caseId: one.id,
    });
}
