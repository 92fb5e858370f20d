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

/** Takes a person's link back: no mail sent so far opens it any more. */
export async function postRevokeLink(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  await inScope(site.context, visit.alliance.id, async (scope) => {
    const link = await linkIn(scope, request);
    await revokeLink(scope, link.purpose, link.subject, link.person, 'by-the-secretariat');
    await note(scope, {
      kind: 'link.revoked',
      actor: visit.person.id,
      channel: 'console',
      subject: link.person,
      details: { link: link.id },
    });
  });
  response.redirect(
    303,
    `${visit.base}/people/${idIn(request.params, 'person')}?done=link-revoked`,
  );
}

/** Sends a fresh link to the address on record; those of before open nothing afterwards. */
export async function postFreshLink(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  await inScope(site.context, visit.alliance.id, async (scope) => {
    const link = await linkIn(scope, request);
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
    await note(scope, {
      kind: 'link.renewed',
      actor: visit.person.id,
      channel: 'console',
      subject: link.person,
      details: { link: link.id },
    });
  });
  site.nudge();
  response.redirect(
    303,
    `${visit.base}/people/${idIn(request.params, 'person')}?done=link-renewed`,
  );
}

async function linkIn(scope: Scope, request: Request): Promise<Link & { readonly person: string }> {
  const link = await readLink(scope, idIn(request.params, 'link'));
  if (!link?.person || link.person !== idIn(request.params, 'person')) throw new HttpProblem(404);
  return { ...link, person: link.person };
}
