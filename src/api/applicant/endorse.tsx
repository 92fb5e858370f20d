import type { Request, Response } from 'express';
import { endorsementIn, type RequiredEndorsement } from '../../domain/charter/endorsements.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import { answerEndorsement } from '../../store/decide/endorse.ts';
import { matterOf, readEndorsement, type Endorsement } from '../../store/endorsements.ts';
import { readMember } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { EndorsementPage } from '../../web/pages/endorsement.tsx';
import { textIn } from '../body.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';

/** 确认推荐: a member that an applicant named gives its word, or declines. */
export function endorsementPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      if (pathBelow(request, opened) !== '') return response.redirect(303, opened.base);
      return show(site, request, response, opened);
    },
    forms: { '': (request, response, opened) => answer(site, request, response, opened) },
  };
}

type Situation = {
  readonly charter: Charter;
  readonly one: Endorsement;
  readonly asked: RequiredEndorsement;
  readonly member: string;
  readonly matter: Wording;
  readonly open: boolean;
};

async function situation(scope: Scope, id: string): Promise<Situation | undefined> {
  const one = await readEndorsement(scope, id);
  const charter = await charterInForce(scope);
  const asked = one && endorsementIn(charter, one.document);
  const member = one?.member ? await readMember(scope, one.member) : undefined;
  if (!one || !asked || !member) return undefined;
  const matter = await matterOf(scope, charter, one);
  return { charter, one, asked, member: member.name, matter, open: one.closesAt > scope.now };
}

async function show(
  site: Site,
  request: Request,
  response: Response,
  { alliance, link, base }: OpenedLink,
): Promise<void> {
  const at = await inScope(site.context, alliance.id, (scope) => situation(scope, link.subject));
  if (!at) return sendProblem(site, request, response, { problem: 'unknown' }, alliance);
  if (!at.open && !at.one.answer)
    return sendProblem(
      site,
      request,
      response,
      { problem: 'closed', at: at.one.closesAt.getTime() - 1 },
      alliance,
    );
  const view = {
    form: { action: base },
    applicant: at.one.applicant,
    member: at.member,
    document: at.asked.name,
    matter: at.matter,
    until: at.one.closesAt.getTime() - 1,
    ...(at.one.answer ? { answer: at.one.answer } : {}),
    sources: ruleSources(at.charter, at.asked.sources),
  };
  sendPage(site, request, response, {
    title: at.asked.name,
    alliance,
    page: <EndorsementPage view={view} />,
  });
}

async function answer(
  site: Site,
  request: Request,
  response: Response,
  { alliance, link, base }: OpenedLink,
): Promise<void> {
  const action = textIn(request, 'action', 20);
  if (action === 'confirm' || action === 'decline') {
    const came = await inScope(site.context, alliance.id, (scope) =>
      answerEndorsement(scope, link.subject, action === 'confirm' ? 'confirmed' : 'declined'),
    );
    if (came.kind === 'refused')
      return sendProblem(
        site,
        request,
        response,
        { problem: came.because === 'unknown' ? 'unknown' : 'closed' },
        alliance,
      );
  }
  response.redirect(303, base);
}
