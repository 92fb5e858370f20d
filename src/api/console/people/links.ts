import type { Request, Response } from 'express';
import { note } from '../../../store/audit-trail.ts';
import { readLink, renewLink, revokeLink, type Link } from '../../../store/links.ts';
import { queueMail } from '../../../store/mails.ts';
import { personOf } from '../../../store/persons.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { wake } from '../../../store/wake-ups.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import { visitOf } from '../entrance.tsx';

/** Whose link it is, who acts on it, and how the act reached us. */
type LinkAct = {
  readonly person: string;
  readonly link: string;
  readonly by: string;
  readonly channel: 'console' | 'api';
};

/** Takes a person's link back: no mail sent so far opens it any more. */
export async function takeBackLink(scope: Scope, act: LinkAct): Promise<void> {
  const link = await linkOf(scope, act);
  await revokeLink(scope, link.purpose, link.subject, link.person, 'by-the-secretariat');
  await noteLink(scope, 'link.revoked', act);
}

/** Sends a fresh link to the address on record; those of before open nothing afterwards. */
export async function sendFreshLink(scope: Scope, act: LinkAct): Promise<void> {
  const link = await linkOf(scope, act);
  await renewLink(scope, link.id);
  const { id, name, email, language } = await personOf(scope, link.person);
  await queueMail(scope, {
    // One mail a minute, however often the button is pressed.
    key: `fresh ${link.id} ${scope.now.toISOString().slice(0, 16)}`,
    scope: 'alliance',
    template: 'fresh-link',
    extra: {},
    language,
    to: { person: id, name, address: email },
    link: link.id,
  });
  await wake(scope, 'mailDelivery', 'alliance');
  await noteLink(scope, 'link.renewed', act);
}

export const postRevokeLink = posted(takeBackLink, 'link-revoked');
export const postFreshLink = posted(sendFreshLink, 'link-renewed');

function posted(carryOut: (scope: Scope, act: LinkAct) => Promise<void>, done: string) {
  return async (site: Site, request: Request, response: Response): Promise<void> => {
    const visit = visitOf(response);
    const person = idIn(request.params, 'person');
    const link = idIn(request.params, 'link');
    await inScope(site.context, visit.alliance.id, (scope) =>
      carryOut(scope, { person, link, by: visit.person.id, channel: 'console' }),
    );
    site.nudge();
    response.redirect(303, `${visit.base}/people/${person}?done=${done}`);
  };
}

function noteLink(scope: Scope, kind: string, act: LinkAct): Promise<void> {
  return note(scope, {
    kind,
    actor: act.by,
    channel: act.channel,
    subject: act.person,
    details: { link: act.link },
  });
}

async function linkOf(scope: Scope, act: LinkAct): Promise<Link & { readonly person: string }> {
  const link = await readLink(scope, act.link);
  if (!link?.person || link.person !== act.person) throw new HttpProblem(404);
  return { ...link, person: link.person };
}
