import type { Request, Response } from 'express';
import { contactIn } from '../domain/particulars.ts';
import { readCase } from '../store/cases.ts';
import { allianceOf, type Alliance } from '../store/charters.ts';
import { duesContact } from '../store/dues/contact.ts';
import { readEndorsement } from '../store/endorsements.ts';
import {
  linkOfToken,
  readLink,
  renewLink,
  tokenProblem,
  type Issued,
  type Link,
} from '../store/links.ts';
import { queueMail, type NewMail } from '../store/mails.ts';
import { contactOfMember } from '../store/contacts.ts';
import { readMember } from '../store/members.ts';
import { addresseeOf, readInvitation } from '../store/places/invitations.ts';
import { personOf } from '../store/persons.ts';
import { inScope, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import { LinkProblemPage } from '../web/pages/receipt.tsx';
import type { LinkProblemView } from '../web/views.ts';
import { LINK_COOKIE } from './link-cookie.ts';
import { masked, sendProblem } from './link-problem.tsx';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';
import { cookiesOf } from './visitor.ts';

/** Whom a link was made for, with the address on record now. */
type Addressee = Pick<NewMail, 'language'> & {
  readonly to: { readonly person?: string; readonly name: string; readonly address: string };
};

/** Where a fresh link would go; undefined for somebody without e-mail. */
export async function addressOnRecord(scope: Scope, link: Link): Promise<Addressee | undefined> {
  if (link.person) {
    const { id, name, email, language } = await personOf(scope, link.person);
    return email ? { language, to: { person: id, name, address: email } } : undefined;
  }
  if (link.purpose === 'dues' || link.purpose === 'leaving') {
    const contact = await duesContact(scope, link.subject);
    return contact?.email
      ? { language: contact.language, to: { name: contact.name, address: contact.email } }
      : undefined;
  }
  if (link.purpose === 'member') {
    const member = await readMember(scope, link.subject);
    const contact = member && (await contactOfMember(scope, member));
    return contact?.email
      ? { language: contact.language, to: { name: contact.name, address: contact.email } }
      : undefined;
  }
  if (link.purpose === 'endorsement') {
    const endorsement = await readEndorsement(scope, link.subject);
    const member = endorsement?.member ? await readMember(scope, endorsement.member) : undefined;
    const contact = member && (await contactOfMember(scope, member));
    return contact?.email
      ? { language: contact.language, to: { name: contact.name, address: contact.email } }
      : undefined;
  }
  if (link.purpose === 'place') {
    const invitation = await readInvitation(scope, link.subject);
    const member = invitation && (await readMember(scope, invitation.member));
    return (member && (await addresseeOf(scope, member))) ?? undefined;
  }
  const one = link.purpose === 'case' ? await readCase(scope, link.subject) : undefined;
  if (!one) return undefined;
  const name = contactIn(one.form).name || one.applicantName;
  return { language: one.language, to: { name, address: one.applicantEmail } };
}

export function freshForm(link: string, { to }: Addressee): NonNullable<LinkProblemView['fresh']> {
  return { form: { action: `/w/${link}/fresh` }, address: masked(to.address) };
}

/** Sends a new link, to the address on record only, whoever asks for it. The old one opens nothing afterwards. */
export async function sendFresh(site: Site, request: Request, response: Response): Promise<void> {
  const id = String(request.params['link']);
  const issued = await linkOfToken(site.context, cookiesOf(request)[LINK_COOKIE] ?? '');
  if (!issued || issued.link !== id)
    return sendProblem(site, request, response, { problem: 'unknown' });
  const { alliance, kind } = await renewIssued(site, issued);
  if (kind === 'still-works') return response.redirect(303, `/w/${id}`);
  if (kind !== 'sent') return sendProblem(site, request, response, { problem: kind }, alliance);
  sendPage(site, request, response, {
    title: { zh: '新链接已发送', en: 'A new link was sent' },
    alliance,
    path: `/w/${id}`,
    notice: {
      kind: 'done',
      text: {
        zh: '新的链接已发往登记的邮箱，请查收。',
        en: 'A new link was sent to the address on record. Please check your mail.',
      },
    },
    page: (
      <LinkProblemPage
        view={{
          problem: 'superseded',
          secretariat: { phone: alliance.phone, address: alliance.address },
        }}
      />
    ),
  });
}

type Renewed = { readonly kind: 'sent' | 'still-works' | 'revoked' | 'unknown' };

/** Sends a new link for one that opens nothing any more. */
async function renewIssued(
  site: Site,
  issued: Issued,
): Promise<Renewed & { readonly alliance: Alliance }> {
  const came = await inScope(site.context, issued.alliance, async (scope) => {
    const link = await readLink(scope, issued.link);
    const problem = link && tokenProblem(link, issued, scope.now);
    if (link && (problem === 'expired' || problem === 'superseded')) await mailFresh(scope, link);
    return { alliance: await allianceOf(scope), problem, link };
  });
  const { alliance, problem, link } = came;
  if (!link) return { alliance, kind: 'unknown' };
  if (!problem) return { alliance, kind: 'still-works' };
  if (problem === 'revoked') return { alliance, kind: problem };
  site.nudge();
  return { alliance, kind: 'sent' };
}

export async function renewByToken(site: Site, token: string): Promise<Renewed> {
  const issued = await linkOfToken(site.context, token);
  return issued ? renewIssued(site, issued) : { kind: 'unknown' };
}

async function mailFresh(scope: Scope, link: Link): Promise<void> {
  const addressee = await addressOnRecord(scope, link);
  if (!addressee) return;
  // A link that was renewed already stays: asking again must not put out the mail that is on its way.
  if (link.expiresAt <= scope.now) await renewLink(scope, link.id);
  await queueMail(scope, {
    // One mail an hour, however often the button is pressed.
    key: `fresh ${link.id} ${scope.now.toISOString().slice(0, 13)}`,
    scope: 'alliance',
    template: 'fresh-link',
    extra: {},
    ...addressee,
    link: link.id,
    ...(link.purpose === 'case' ? { caseId: link.subject } : {}),
  });
  await wake(scope, 'mailDelivery', 'alliance');
}
