import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  apiTokensOf,
  makeApiToken,
  revokeApiToken,
  TOKEN_DAYS,
  type ApiToken,
} from '../../store/api-tokens.ts';
import { inScope } from '../../store/scope.ts';
import { TokensPage } from '../../web/pages/interface.tsx';
import type { TokensView } from '../../web/views/interface.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf } from './entrance.tsx';
import { showPart } from './frame.tsx';

const Form = z.object({ name: text(80), days: text(8), may: text(8) });
type Shown = Partial<Pick<TokensView, 'values' | 'problems' | 'made'>>;

export async function showTokens(
  site: Site,
  request: Request,
  response: Response,
  shown: Shown = {},
): Promise<void> {
  const wrong = Object.keys(shown.problems ?? {}).length > 0;
  await showPart(site, request, response, {
    current: 'audit',
    title: 'tokens',
    read: async (scope, visit) => ({
      make: { action: `${visit.base}/tokens` },
      referenceUrl: '/api',
      values: shown.values ?? { name: '', days: '90', may: 'act' },
      problems: shown.problems ?? {},
      ...(shown.made ? { made: shown.made } : {}),
      tokens: (await apiTokensOf(scope, visit.person.id)).map((token) =>
        rowOf(token, scope.now, `${visit.base}/tokens/${token.id}/revocation`),
      ),
    }),
    page: (view) => <TokensPage view={view} />,
    path: `${visitOf(response).base}/tokens`,
    ...(wrong ? { status: 422 } : {}),
  });
}

function rowOf(token: ApiToken, now: Date, revoke: string): TokensView['tokens'][number] {
  const state = token.revokedAt ? 'revoked' : token.expiresAt <= now ? 'expired' : 'works';
  return {
    name: token.name,
    createdAt: token.createdAt.getTime(),
    expiresAt: token.expiresAt.getTime(),
    readsOnly: token.readsOnly,
    lastUsedOn: token.lastUsedOn,
    state,
    ...(state === 'works' ? { revoke: { action: revoke } } : {}),
  };
}

/** Makes a token and shows it in the answer itself: it is kept nowhere, so no other page could. */
export async function postToken(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const form = entered(Form, request.body);
  const days = Number(form.days.trim());
  const found: TokensView['problems'] = {
    ...(form.name.trim() === ''
      ? { name: problems.missing({ zh: '用途', en: 'the purpose' }) }
      : {}),
    ...(Number.isInteger(days) && days >= 1 && days <= TOKEN_DAYS
      ? {}
      : {
          days: {
            zh: `请填写1至${TOKEN_DAYS}之间的整数`,
            en: `Enter a whole number from 1 to ${TOKEN_DAYS}`,
          },
        }),
  };
  if (Object.keys(found).length > 0)
    return showTokens(site, request, response, { values: form, problems: found });
  const made = await inScope(site.context, visit.alliance.id, (scope) =>
    makeApiToken(scope, visit.person.id, form.name, days, form.may === 'read'),
  );
  await showTokens(site, request, response, { made });
}

export async function postRevocation(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'token');
  const known = await inScope(site.context, visit.alliance.id, async (scope) => {
    const mine = (await apiTokensOf(scope, visit.person.id)).some((token) => token.id === id);
    if (mine) await revokeApiToken(scope, visit.person.id, id);
    return mine;
  });
  if (!known) throw new HttpProblem(404);
  response.redirect(303, `${visit.base}/tokens?done=token-revoked`);
}
