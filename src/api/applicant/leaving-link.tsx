import { Router, type Request, type Response } from 'express';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { isMailAddress } from '../../domain/mail-address.ts';
import { charterInForce } from '../../store/charters.ts';
import { leavingProcedure } from '../../store/decide/leaving.ts';
import { askToLeave } from '../../store/decide/leaving-link.ts';
import { inScope } from '../../store/scope.ts';
import { LeavingLinkPage } from '../../web/pages/member-case.tsx';
import type { LeavingLinkView } from '../../web/views.ts';
import { allianceNamed } from '../alliance.ts';
import { textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import { sendPage } from '../respond.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';

/** 退会链接, for members who have no link here: it goes to the contact on record, and the page says nothing of it. */
export function leavingLinkRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  router.get('/', (request, response) =>
    send(site, request, response, { address: '', sent: request.query['done'] === 'asked' }),
  );
  router.post('/', atMost(10, 10), (request, response) => ask(site, request, response));
  return router;
}

async function ask(site: Site, request: Request, response: Response): Promise<void> {
  const alliance = await allianceNamed(site, request);
  const address = textIn(request, 'address', 200).trim();
  if (!isMailAddress(address))
    return send(site, request, response, {
      address,
      sent: false,
      problem: {
        zh: '请填写登记的联络邮箱，如 name@example.com。',
        en: 'Enter the contact address on record, such as name@example.com.',
      },
    });
  await inScope(site.context, alliance.id, async (scope) => {
    if (leavingProcedure(await charterInForce(scope))) await askToLeave(scope, address);
  });
  site.nudge();
  response.redirect(303, `/${alliance.id}/leaving?done=asked`);
}

async function send(
  site: Site,
  request: Request,
  response: Response,
  over: Pick<LeavingLinkView, 'address' | 'sent' | 'problem'>,
): Promise<void> {
  const alliance = await allianceNamed(site, request);
  const charter = await inScope(site.context, alliance.id, charterInForce);
  const procedure = charter.procedures[leavingProcedure(charter) ?? ''];
  if (!procedure) throw new HttpProblem(404);
  const action = `/${alliance.id}/leaving`;
  sendPage(site, request, response, {
    title: procedure.name,
    alliance,
    ...(over.problem ? { status: 422, path: action } : {}),
    page: (
      <LeavingLinkPage
        view={{
          ...over,
          procedure: procedure.name,
          form: { action },
          sources: ruleSources(charter, sourcesOf(procedure)),
        }}
      />
    ),
  });
}
