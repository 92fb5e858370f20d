import type { Request } from 'express';
import { canonical } from '../../domain/canonical.ts';
import { sha256 } from '../../store/database.ts';
import { beginKeyed, forgetKey, keepAnswer, type KeyedRequest } from '../../store/idempotency.ts';
import { inScope } from '../../store/scope.ts';
import type { Site } from '../site.ts';
import { bearerOf } from './caller.ts';
import { Problem, PROBLEMS } from './problem.ts';

/** What is sent back: a status with a body, and whether it is the answer to an earlier sending. */
export type Sent = { readonly status: number; readonly body: unknown; readonly replayed: boolean };

const KEY = /^[\x21-\x7e]{8,200}$/;

/**
 * Carries a request out once per Idempotency-Key of one caller. Without a key it is simply carried out:
 * the rows keep a decision from being made twice in any case.
 */
export async function onceByKey(
  site: Site,
  request: Request,
  alliance: string | undefined,
  said: { readonly body: unknown; readonly files: readonly string[] },
  act: () => Promise<Problem | { readonly status: number; readonly body: unknown }>,
): Promise<Problem | Sent> {
  const key = request.get('idempotency-key');
  if (key === undefined || alliance === undefined) return sent(await act());
  if (!KEY.test(key))
    return PROBLEMS.invalid([
      {
        field: 'Idempotency-Key',
        message: { zh: '应为8至200个可见字符', en: 'Use 8 to 200 visible characters' },
      },
    ]);
  const keyed: KeyedRequest = {
    callerHash: sha256(bearerOf(request)),
    key,
    requestHash: sha256(canonical([request.method, request.originalUrl, said.body, said.files])),
  };
  const found = await inScope(site.context, alliance, (scope) => beginKeyed(scope, keyed));
  switch (found.kind) {
    case 'under-way':
      return PROBLEMS.underWay();
    case 'other-request':
      return PROBLEMS.otherRequest();
    case 'answered':
      return { status: found.status, body: found.answer, replayed: true };
    case 'begin':
      break;
  }
  try {
    const answer = await act();
    await inScope(site.context, alliance, (scope) =>
      answer instanceof Problem
        ? forgetKey(scope, keyed)
        : keepAnswer(scope, keyed, answer.status, answer.body),
    );
    return sent(answer);
  } catch (error) {
    await inScope(site.context, alliance, (scope) => forgetKey(scope, keyed));
    throw error;
  }
}

function sent(answer: Problem | { readonly status: number; readonly body: unknown }) {
  return answer instanceof Problem ? answer : { ...answer, replayed: false };
}
