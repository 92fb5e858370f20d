import type { EndorsementWanted } from '../../mail/templates/views.ts';
import { endorsementIn } from '../../domain/charter/endorsements.ts';
import { charterInForce } from '../../store/charters.ts';
import { matterOf, readEndorsement } from '../../store/endorsements.ts';
import { readMember } from '../../store/members.ts';
import { articleOf, type MailContext } from './context.ts';

/** The request to a member to give its word for an applicant. */
export async function endorsementView({
  scope,
  mail,
  frame,
  link,
}: MailContext): Promise<EndorsementWanted> {
  const one = await readEndorsement(scope, String(mail.extra['endorsement']));
  const member = one?.member ? await readMember(scope, one.member) : undefined;
  const charter = await charterInForce(scope);
  const asked = one && endorsementIn(charter, one.document);
  if (!one || !member || !asked) throw new Error(`mail ${mail.id} belongs to no endorsement`);
  return {
    template: 'endorsement-wanted',
    ...frame,
    article: articleOf(charter, asked.sources),
    applicant: one.applicant,
    member: member.name,
    document: asked.name,
    matter: await matterOf(scope, charter, one),
    until: new Date(one.closesAt.getTime() - 1),
    link,
  };
}
