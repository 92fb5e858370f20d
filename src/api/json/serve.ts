import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod';
import { contentHeaders } from '../../documents/content-headers.ts';
import { receivedIn, receiveFiles, UnreadableForm } from '../../documents/receive.ts';
import { contentHash } from '../../documents/storage.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { inScope } from '../../store/scope.ts';
import { HttpProblem, statusOf } from '../errors.tsx';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { callerOf } from './caller.ts';
import { onceByKey } from './keyed.ts';
import type { Answer, HandedOut, Operation } from './operation.ts';
import { Problem, PROBLEMS, type ValueProblem } from './problem.ts';

const MOST_FILES = 20;

/** All operations under `/api/v1`. Every answer is JSON, every refusal problem+json. */
export function serveOperations(site: Site, operations: readonly Operation[]): Router {
  const router = Router();
  const within: Site = { ...site, context: { ...site.context, door: 'api' } };
  for (const one of operations) {
    const path = one.path.replace(/\{(\w+)\}/g, ':$1');
    const read: RequestHandler =
      one.files.length > 0
        ? receiveFiles({ maxFiles: MOST_FILES, maxFileSize: LARGEST_FILE })
        : express.json({ limit: '1mb', strict: true });
    router[one.method](path, atMost(triesOf(one), 10), read, (request, response) =>
      carryOut(within, one, request, response),
    );
  }
  router.use((request, response) => sendProblem(request, response, PROBLEMS.unknown()));
  router.use(failures(site));
  return router;
}

/** In ten minutes, of one visitor: strangers may hand in as often as by the pages. */
export function triesOf({ by, method, tries }: Operation): number {
  if (tries !== null) return tries;
  return by === 'anyone' && method === 'post' ? 20 : 600;
}

async function carryOut(
  site: Site,
  one: Operation,
  request: Request,
  response: Response,
): Promise<void> {
  const by = await callerOf(site, request, one.by);
  if (by instanceof Problem) return sendProblem(request, response, by);
  const query = one.query.safeParse(request.query);
  const body = one.body ? one.body.safeParse(said(one, request)) : undefined;
  const errors = [...problemsIn(query, 'query.'), ...(body ? problemsIn(body, '') : [])];
  if (errors.length > 0) return sendProblem(request, response, PROBLEMS.invalid(errors));
  const alliance = by.alliance?.id;
  const asked = (): Promise<Answer> =>
    one.act({
      site,
      by,
      params: request.params as Record<string, string>,
      query: query.data,
      body: body?.data,
      request,
      inScope: (work) => inScope(site.context, alliance ?? '', work),
    });
  const act = async () => {
    const answer = await asked();
    if (one.method === 'post') site.nudge();
    return answered(one, answer);
  };
  if (one.downloads.length > 0) {
    const answer = await asked();
    if (answer instanceof Problem) return sendProblem(request, response, answer);
    if (!('file' in answer)) throw new Error(`${one.id} promised a file`);
    return handOut(response, answer.file);
  }
  const answer =
    one.method === 'post' && !one.secret
      ? await onceByKey(
          site,
          request,
          alliance,
          { body: body?.data ?? null, files: await hashesOf(request) },
          act,
        )
      : await act();
  if (answer instanceof Problem) return sendProblem(request, response, answer);
  if ('replayed' in answer && answer.replayed) response.set('Idempotency-Replayed', 'true');
  response.status(answer.status).json(answer.body);
}

function answered(one: Operation, answer: Answer) {
  if (answer instanceof Problem) return answer;
  if ('file' in answer) throw new Error(`${one.id} promised JSON`);
  return { status: answer.status ?? (one.created ? 201 : 200), body: answer.body };
}

async function handOut(response: Response, { type, name, bytes }: HandedOut): Promise<void> {
  response.set(contentHeaders(type, name, 'attachment'));
  if (Buffer.isBuffer(bytes)) return void response.send(bytes);
  await pipeline(Readable.from(bytes), response);
}

/** A form with files brings its other values as texts, in the part `body` as JSON. */
function said(one: Operation, request: Request): unknown {
  if (one.files.length === 0) return (request.body as unknown) ?? {};
  const { body } = (request.body ?? {}) as { readonly body?: unknown };
  if (typeof body !== 'string') return {};
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function hashesOf(request: Request): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const file of receivedIn(request).files)
    hashes.push(`${file.field} ${file.name} ${contentHash(await file.read())}`);
  return hashes;
}

function problemsIn(
  parsed: z.ZodSafeParseResult<unknown>,
  prefix: string,
): readonly ValueProblem[] {
  return (parsed.error?.issues ?? []).map((issue) => ({
    field: prefix + issue.path.map(String).join('.'),
    message: { zh: z.locales.zhCN().localeError(issue as never) as string, en: issue.message },
  }));
}

export function sendProblem(request: Request, response: Response, problem: Problem): void {
  const lang = languageOf(request);
  if (problem.retryAfterSeconds) response.set('Retry-After', String(problem.retryAfterSeconds));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/api#${problem.code}`,
        title: problem.title[lang],
        status: problem.status,
        code: problem.code,
        ...(problem.errors.length > 0
          ? {
              errors: problem.errors.map(({ field, message }) => ({
                field,
                detail: message[lang],
              })),
            }
          : {}),
      }),
    );
}

/** What failed unexpectedly becomes a problem too; the log keeps no message, which may hold what somebody sent. */
function failures(site: Site): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof UnreadableForm || isUnreadable(error))
      return sendProblem(request, response, PROBLEMS.unreadable());
    const status = statusOf(error);
    const number = site.context.ids.next().slice(-8).toUpperCase();
    if (status >= 500)
      site.log.error(
        { number, name: error instanceof Error ? error.name : 'unknown' },
        'a request of the interface failed',
      );
    sendProblem(
      request,
      response,
      new Problem(
        status,
        CODES[status] ?? 'failed',
        {
          zh: status >= 500 ? `系统出错（${number}），请稍后再试` : '请求未能办理',
          en:
            status >= 500
              ? `Something went wrong (${number}): try again`
              : 'The request was not carried out',
        },
        error instanceof HttpProblem && error.retryAfterSeconds
          ? { retryAfterSeconds: error.retryAfterSeconds }
          : {},
      ),
    );
  };
}

const CODES: Readonly<Record<number, string>> = {
  400: 'unreadable',
  403: 'forbidden',
  404: 'unknown',
  413: 'too-large',
  429: 'too-many',
  503: 'unavailable',
};

function isUnreadable(error: unknown): boolean {
  const { status } = error as { readonly status?: unknown };
  return status === 400 || status === 415;
}
