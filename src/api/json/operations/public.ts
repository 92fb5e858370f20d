import { z } from 'zod';
import { charterInForce } from '../../../store/charters.ts';
import { leavingProcedure } from '../../../store/decide/leaving.ts';
import { askToLeave } from '../../../store/decide/leaving-link.ts';
import { allAlliances } from '../../alliance.ts';
import { CODE_PROBLEM, openByCode } from '../../applicant/lookup.tsx';
import { renewByToken } from '../../fresh-link.tsx';
import { verified } from '../../verify.tsx';
import type { Instant } from '../../../web/views/shared.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { done, instant, wording } from '../shapes.ts';

const TAG = 'Public';

const listAlliances = operation({
  id: 'listAlliances',
  tag: TAG,
  method: 'get',
  path: '/alliances',
  summary: 'The alliances served here',
  by: 'anyone',
  answers: z.object({ alliances: z.array(z.object({ id: z.string(), name: wording })) }),
  act: async ({ site }) => ({
    body: { alliances: (await allAlliances(site)).map(({ id, name }) => ({ id, name })) },
  }),
});

const verifyCertificate = operation({
  id: 'verifyCertificate',
  tag: TAG,
  method: 'get',
  path: '/certificates/{number}',
  summary: 'Whether a certificate is genuine and valid today (证书查验)',
  description: 'The number as printed, with its check code.',
  by: 'anyone',
  answers: z.object({
    state: z.string(),
    number: z.string(),
    holder: z.string().nullable(),
    validToday: z.boolean(),
    issuedAt: instant.nullable(),
    endedAt: instant.nullable(),
    sha256: z.string().nullable(),
  }),
  async act({ site, params }) {
    const { view } = await verified(site, params['number'] ?? '');
    const { document } = view;
    const at = (moment: Instant | undefined) =>
      moment === undefined ? null : new Date(moment).toISOString();
    return {
      body: {
        state: view.state,
        number: view.number,
        holder: document?.holder ?? null,
        validToday: document?.validToday ?? false,
        issuedAt: at(document?.issuedAt),
        endedAt: at(document?.endedAt),
        sha256: document?.sha256 ?? null,
      },
    };
  },
});

const openOwnCase = operation({
  id: 'openOwnCase',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/own-case',
  summary: 'A token for one’s own case, by its number and lookup code (查询码)',
  description:
    'The token works like that of the mailed link. It stands in this answer and nowhere else.',
  by: 'anyone',
  created: true,
  secret: true,
  tries: 10,
  body: z.object({
    number: z.string().trim().min(1).max(40),
    code: z.string().trim().min(1).max(40),
  }),
  answers: z.object({ token: z.string() }),
  refusals: ['no-such-case'],
  act: ({ body, inScope }) =>
    inScope(async (scope) => {
      const opened = await openByCode(scope, body.number.toUpperCase(), body.code);
      return opened
        ? { body: { token: opened.token } }
        : refused('no-such-case', CODE_PROBLEM, 422);
    }),
});

const freshLink = operation({
  id: 'sendFreshLink',
  tag: TAG,
  method: 'post',
  path: '/fresh-links',
  summary: 'Have a fresh link mailed for an expired one, to the address on record only',
  by: 'anyone',
  tries: 10,
  body: z.object({ token: z.string().max(200) }),
  answers: done,
  refusals: ['still-works', 'revoked'],
  async act({ site, body }) {
    const { kind } = await renewByToken(site, body.token);
    switch (kind) {
      case 'unknown':
        return PROBLEMS.unknown();
      case 'revoked':
        return refused(kind, { zh: '链接已撤销', en: 'The link was revoked' });
      case 'still-works':
        return refused(kind, { zh: '这个链接仍然有效', en: 'The link still works' });
      case 'sent':
        return { body: { done: 'queued' } };
    }
  },
});

const leavingLink = operation({
  id: 'askForLeavingLink',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/leaving-links',
  summary: 'Ask for a link to leave by (退会): mailed to the contact a member has on record',
  description: 'The answer is the same whether or not a member has this address.',
  by: 'anyone',
  tries: 10,
  body: z.object({ address: z.string().max(254) }),
  answers: done,
  act: ({ body, inScope }) =>
    inScope(async (scope) => {
      if (leavingProcedure(await charterInForce(scope))) await askToLeave(scope, body.address);
      return { body: { done: 'asked' } };
    }),
});

export const PUBLIC_OPERATIONS: readonly Operation[] = [
  leavingLink,
  listAlliances,
  verifyCertificate,
  openOwnCase,
  freshLink,
];
