import type { Request } from 'express';
import { ownerOfApiToken, MACHINE_TOKEN } from '../../store/api-tokens.ts';
import { actsFor } from '../../store/bodies.ts';
import { allianceOf, charterInForce } from '../../store/charters.ts';
import { linkOfToken, readLink, tokenProblem } from '../../store/links.ts';
import { personOf } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { allAlliances } from '../alliance.ts';
import type { Site } from '../site.ts';
import type { CallableBy, Callers } from './operation.ts';
import { Problem, PROBLEMS } from './problem.ts';

/** The bearer token of a request; empty where there is none. */
export function bearerOf(request: Request): string {
  return /^Bearer +([\w-]{20,200})$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

/** Who calls, or why they may not. Cookies count for nothing here. */
export async function callerOf(
  site: Site,
  request: Request,
  by: CallableBy,
): Promise<Callers[CallableBy] | Problem> {
  switch (by) {
    case 'anyone':
      return anyone(site, request);
    case 'link':
      return linkHolder(site, bearerOf(request));
    case 'secretariat':
      return secretary(site, request);
  }
}

async function anyone(site: Site, request: Request): Promise<Callers['anyone'] | Problem> {
  const named = request.params['alliance'];
  if (named === undefined) return { alliance: undefined };
  const alliance = (await allAlliances(site)).find((one) => one.id === named);
  return alliance ? { alliance } : PROBLEMS.unknown();
}

export const LINK_PROBLEMS = {
  revoked: { zh: '链接已撤销', en: 'The link was revoked' },
  expired: {
    zh: '链接已过期，请在网页上申请新链接',
    en: 'The link has expired: ask for a fresh one',
  },
  superseded: { zh: '链接已由新链接取代', en: 'A newer link has replaced this one' },
} as const;

async function linkHolder(site: Site, token: string): Promise<Callers['link'] | Problem> {
  const found = await linkOfToken(site.context, token);
  if (!found) return PROBLEMS.unauthorised();
  return inScope(site.context, found.alliance, async (scope) => {
    const link = await readLink(scope, found.link);
    if (!link) return PROBLEMS.unauthorised();
    const problem = tokenProblem(link, found, scope.now);
    if (problem) return new Problem(401, problem, LINK_PROBLEMS[problem]);
    return {
      alliance: await allianceOf(scope),
      link,
      forwarded: found.forwarded,
      person: link.person ? await personOf(scope, link.person) : undefined,
    };
  });
}

async function secretary(site: Site, request: Request): Promise<Callers['secretariat'] | Problem> {
  const token = bearerOf(request);
  if (!token.startsWith(MACHINE_TOKEN)) return PROBLEMS.unauthorised();
  const owner = await ownerOfApiToken(site.context, token);
  if (!owner) return PROBLEMS.unauthorised();
  if (request.params['alliance'] !== owner.alliance) return PROBLEMS.forbidden();
  if (owner.readsOnly && request.method !== 'GET') return PROBLEMS.readsOnly();
  return inScope(site.context, owner.alliance, async (scope) => {
    const charter = await charterInForce(scope);
    // A token is worth what its owner is worth today.
    if (!(await actsFor(scope, charter.version, 'secretariat', owner.person)))
      return PROBLEMS.forbidden();
    return {
      alliance: await allianceOf(scope),
      person: await personOf(scope, owner.person),
      charter,
    };
  });
}
