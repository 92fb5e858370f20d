import type { EndReason } from '../domain/plan.ts';
import { membersOfBody } from '../store/bodies.ts';
import type { Case } from '../store/cases.ts';
import { toMember } from '../store/decide/leaving.ts';
import { queueMail } from '../store/mails.ts';
import type { Member } from '../store/members.ts';
import type { Scope } from '../store/scope.ts';

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
