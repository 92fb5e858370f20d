import { expect } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { OPERATIONS } from '../../src/api/json/operations.ts';
import { GENERAL_PROBLEMS } from '../../src/api/json/problem-types.ts';
import { Visitor, type Front } from './front.ts';

export type Answered = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** As they came, of a download. */
  readonly bytes: Buffer;
};

export type Said = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Call = (id: string, over?: Said) => Promise<Answered>;

const lastEntry = (front: Front): Promise<string> =>
  front.inScope(async ({ tx }) => {
    const { rows } = await sql<{
      last: string;
    }>`select coalesce(max(id), 0)::text as last from audit_entries`.execute(tx);
    return rows[0]?.last ?? '0';
  });

const pageEntriesAfter = (front: Front, before: string) =>
  front.inScope(async ({ tx }) => {
    const { rows } = await sql<{ kind: string; channel: string }>`
      select kind, channel from audit_entries
      where id > ${before}::bigint and channel in ('console', 'own-link')`.execute(tx);
    return rows;
  });

/** Calls an operation by its id and compares its answer with what the description promises. */
export async function callOperation(front: Front, id: string, over: Said = {}): Promise<Answered> {
  const one = OPERATIONS.find((operation) => operation.id === id);
  if (!one) throw new Error(`no operation ${id}`);
  const path = one.path.replace(
    /\{(\w+)\}/g,
    (_all, name: string) => over.params?.[name] ?? (name === 'alliance' ? 'listing' : 'x'),
  );
  const headers: Record<string, string> = {
    ...(over.token === undefined ? {} : { Authorization: `Bearer ${over.token}` }),
    ...(over.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...over.headers,
  };
  const sent = over.form ?? (over.body === undefined ? undefined : JSON.stringify(over.body));
  const before = await lastEntry(front);
  const answer = await new Visitor(front.url).ask(`/api/v1${path}${over.query ?? ''}`, {
    method: one.method.toUpperCase(),
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  });
  // Whatever a program does is noted as done through the interface, never as done on a page.
  expect(await pageEntriesAfter(front, before)).toEqual([]);
  if (answer.status < 300 && one.downloads.length > 0) {
    const type = answer.headers.get('content-type') ?? '';
    expect(one.downloads).toContain(type.split(';')[0]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    return { status: answer.status, type, headers: answer.headers, body: {}, bytes: answer.bytes };
  }
  const body = JSON.parse(answer.html) as Record<string, unknown>;
  if (answer.status < 300) {
    expect(answer.status).toBe(one.created ? 201 : 200);
    const closed = one.answers instanceof z.ZodObject && one.answers.def.catchall === undefined;
    const promised = closed ? one.answers.strict() : one.answers;
    expect(promised.safeParse(body).error?.issues ?? []).toEqual([]);
  }
  if (answer.status >= 400) {
    const known = [...one.refusals, ...GENERAL_PROBLEMS.map(({ code }) => code)];
    expect(known).toContain(body['code']);
    expect(body['type']).toBe(`/api#${String(body['code'])}`);
  }
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    headers: answer.headers,
    body,
    bytes: answer.bytes,
  };
}
