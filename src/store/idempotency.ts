import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** A request as it is told from others: who sent it, under which key, and the hash of what it said. */
export type KeyedRequest = {
  readonly callerHash: string;
  readonly key: string;
  readonly requestHash: string;
};

/** What a key says about a request. `begin`: nobody has answered it, go on. */
export type Keyed =
  | { readonly kind: 'begin' }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'answered'; readonly status: number; readonly answer: unknown };

/** A request that was begun and never answered fell with its process; the acts themselves happen once in any case. */
const ABANDONED_AFTER_SECONDS = 60;
const KEPT_DAYS = 3;

export async function beginKeyed(scope: Scope, request: KeyedRequest): Promise<Keyed> {
  const { rows } = await sql<{
    request_hash: string;
    status: number | null;
    answer: unknown;
    mine: boolean;
    begun_at: Date;
  }>`
    with begun as (
      insert into idempotency_keys (alliance, caller_hash, key, request_hash, begun_at)
      values (${scope.alliance}, ${request.callerHash}, ${request.key}, ${request.requestHash}, ${scope.now})
      on conflict do nothing returning 1)
    select request_hash, status, answer, begun_at, false as mine from idempotency_keys
      where caller_hash = ${request.callerHash} and key = ${request.key}
    union all select ${request.requestHash}, null, null, ${scope.now}, true from begun
    order by mine desc limit 1`.execute(scope.tx);
  const found = rows[0];
  // Another transaction began it at this very moment and is not visible yet.
  if (!found) return { kind: 'under-way' };
  if (found.mine) return { kind: 'begin' };
  if (found.request_hash !== request.requestHash) return { kind: 'other-request' };
  if (found.status !== null)
    return { kind: 'answered', status: found.status, answer: found.answer };
  return takeOver(scope, request, found.begun_at);
}

async function takeOver(scope: Scope, request: KeyedRequest, begunAt: Date): Promise<Keyed> {
  if (scope.now.getTime() - begunAt.getTime() < ABANDONED_AFTER_SECONDS * 1000)
    return { kind: 'under-way' };
  const { rows } = await sql`update idempotency_keys set begun_at = ${scope.now}
    where caller_hash = ${request.callerHash} and key = ${request.key} and begun_at = ${begunAt} and status is null returning 1`.execute(
    scope.tx,
  );
  return { kind: rows.length > 0 ? 'begin' : 'under-way' };
}

export async function keepAnswer(
  scope: Scope,
  request: KeyedRequest,
  status: number,
  answer: unknown,
): Promise<void> {
  await sql`update idempotency_keys set status = ${status}, answer = ${JSON.stringify(answer)}::jsonb
    where caller_hash = ${request.callerHash} and key = ${request.key}`.execute(scope.tx);
}

/** A request that failed may be sent again under its key. */
export async function forgetKey(scope: Scope, request: KeyedRequest): Promise<void> {
  await sql`delete from idempotency_keys
    where caller_hash = ${request.callerHash} and key = ${request.key} and status is null`.execute(
    scope.tx,
  );
}

/** Deletes answers nobody asks for again. */
export async function forgetOldKeys(scope: Scope): Promise<void> {
  await sql`delete from idempotency_keys where begun_at < ${new Date(scope.now.getTime() - KEPT_DAYS * 86_400_000)}`.execute(
    scope.tx,
  );
}
