import { linkFor } from '../links.ts';
import { note } from '../audit-trail.ts';
import { queueMail } from '../mails.ts';
import { contactOfMember } from '../contacts.ts';
import { readMember } from '../members.ts';
import { through, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

export type LinkSent = 'sent' | 'unknown' | 'ended' | 'no-address';

/** The link to a member's own page, to the contact on record; once an hour, however often it is asked for. */
export async function sendMemberLink(
  scope: Scope,
  memberId: string,
  by: string,
): Promise<LinkSent> {
  const member = await readMember(scope, memberId);
  if (!member) return 'unknown';
  if (member.until !== null && member.until <= scope.now) return 'ended';
  const { name, email, language } = await contactOfMember(scope, member);
  if (!email) return 'no-address';
  await queueMail(scope, {
    key: `member-link ${member.id} ${scope.now.toISOString().slice(0, 13)}`,
    scope: 'alliance',
    template: 'member-link',
    extra: { member: member.id },
    language,
    to: { name, address: email },
    link: await linkFor(scope, 'member', member.id, null),
  });
  await note(scope, {
    kind: 'member.link-sent',
    actor: by,
    channel: through(scope, 'console'),
    subject: member.id,
    details: {},
  });
  await wake(scope, 'mailDelivery', 'alliance');
  return 'sent';
}
