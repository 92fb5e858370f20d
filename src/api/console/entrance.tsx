import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Charter } from '../../domain/charter/type.ts';
import { actsFor } from '../../store/bodies.ts';
import { charterInForce, type Alliance } from '../../store/charters.ts';
import { personAnywhere, type Person } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { personOfSession } from '../../store/sessions.ts';
import { ErrorPage } from '../../web/pages/error.tsx';
import { pageTitles } from '../../web/words/titles.ts';
import { allAlliances, allianceNamed } from '../alliance.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { cookiesOf } from '../visitor.ts';

/** Whose members may enter the console. */
const SECRETARIAT = 'secretariat';

/** A member of an alliance's secretariat at work in its console. */
export type Visit = {
  readonly alliance: Alliance;
  readonly person: Person;
  readonly charter: Charter;
  /** Where the console of this alliance lies. */
  readonly base: string;
};

/** The name of the session's cookie: bound to this very host where there is https. */
export function sessionCookie(site: Site): string {
  return site.baseUrl.startsWith('https:') ? '__Host-session' : 'session';
}

export function sessionToken(site: Site, request: Request): string | undefined {
  return cookiesOf(request)[sessionCookie(site)];
}

/** Who is signed in; undefined for nobody. */
export async function signedIn(site: Site, request: Request): Promise<string | undefined> {
  const token = sessionToken(site, request);
  return token === undefined ? undefined : personOfSession(site.context, token);
}

/** Lets in who acts for the secretariat of the address's alliance now; everybody else is told why not. */
export function secretariatOnly(site: Site): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const person = await signedIn(site, request);
    if (person === undefined) return toSignIn(request, response);
    const alliance = await allianceNamed(site, request);
    const visit = await visitOfPerson(site, alliance, person);
    if (!visit.serves) return sendNotSecretariat(site, request, response, visit.person);
    response.locals['visit'] = visit satisfies Visit;
    next();
  };
}

/** The visit that `secretariatOnly` let in. */
export function visitOf(response: Response): Visit {
  return response.locals['visit'] as Visit;
}

/** The alliances whose secretariat a person belongs to now. */
export async function alliancesServedBy(site: Site, person: string): Promise<readonly Alliance[]> {
  const served: Alliance[] = [];
  for (const alliance of await allAlliances(site))
    if ((await visitOfPerson(site, alliance, person)).serves) served.push(alliance);
  return served;
}

async function visitOfPerson(
  site: Site,
  alliance: Alliance,
  id: string,
): Promise<Visit & { readonly serves: boolean }> {
  // An alliance that never heard of the person does not see who they are.
  const person = await personAnywhere(site.context, id);
  return inScope(site.context, alliance.id, async (scope) => {
    const charter = await charterInForce(scope);
    return {
      alliance,
      charter,
      base: `/console/${alliance.id}`,
      person,
      serves:
        charter.bodies[SECRETARIAT] !== undefined &&
        (await actsFor(scope, charter.version, SECRETARIAT, id)),
    };
  });
}

function toSignIn(request: Request, response: Response): void {
  // What was sent with an ended session is not sent again by itself: only a page is come back to.
  const back = request.method === 'GET' || request.method === 'HEAD' ? request.originalUrl : '';
  const after = back === '' || back === '/console' ? '' : `?next=${encodeURIComponent(back)}`;
  response.redirect(303, `/console/sign-in${after}`);
}

/** 403 with the reason, and the way to sign in as somebody else. */
export function sendNotSecretariat(
  site: Site,
  request: Request,
  response: Response,
  person: Person,
): void {
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.error, en: pageTitles.en.error },
    status: 403,
    signedIn: { name: person.name },
    notice: {
      kind: 'attention',
      text: {
        zh: `工作台只供联盟秘书处工作人员使用。您已登录为${person.name}，目前不在秘书处任职。需要表决或办理的事项，请从邮件里的链接进入。`,
        en: `The console is for members of the alliance’s secretariat. You are signed in as ${person.name}, who is not one at present. To vote or decide, please use the link in your mail.`,
      },
    },
    page: <ErrorPage view={{ status: 403, homeUrl: '/', backUrl: '/console/sign-in' }} />,
  });
}
