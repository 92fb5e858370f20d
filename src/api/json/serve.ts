import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { contentHeaders } from '../../documents/content-headers.ts';
import { receiveFiles } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { inScope } from '../../store/scope.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { callerOf } from './caller.ts';
import { failures, sendProblem } from './failures.ts';
import { onceByKey } from './keyed.ts';
import type { Answer, HandedOut, Operation } from './operation.ts';
import { Problem, PROBLEMS } from './problem.ts';
import { comesAs, hashesOf, problemsIn, said, unkeptIn, unkeptProblems } from './reading.ts';

const MOST_FILES = 20;

/** All operations under `/api/v1`. Every answer is JSON, every refusal problem+json. */
export function serveOperations(site: Site, operations: readonly Operation[]): Router {
  const router = Router();
  const within: Site = { ...site, context: { ...site.context, door: 'api' } };
  for (const one of operations) {
    const path = routeOf(one);
    const read: RequestHandler =
      one.files.length > 0
        ? receiveFiles({ maxFiles: MOST_FILES, maxFileSize: LARGEST_FILE })
        : express.json({ limit: '1mb', strict: true });
    router[one.method](path, atMost(triesOf(one), 10), read, (request, response) =>
      carryOut(within, one, request, response),
    );
  }
  for (const [path, methods] of methodsByPath(operations))
    router.all(path, (request, response) => {
      response.set('Allow', methods.join(', '));
      sendProblem(request, response, PROBLEMS.noSuchMethod());
    });
  router.use((request, response) => sendProblem(request, response, PROBLEMS.unknown()));
  router.use(failures(site));
  return router;
}

const routeOf = ({ path }: Operation): string => path.replace(/\{(\w+)\}/g, ':$1');

function methodsByPath(operations: readonly Operation[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const one of operations) {
    const methods = one.method === 'get' ? ['GET', 'HEAD'] : ['POST'];
    found.set(routeOf(one), [...(found.get(routeOf(one)) ?? []), ...methods]);
  }
  return found;
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
  if (!comesAs(one, request)) return sendProblem(request, response, PROBLEMS.mediaType());
  if (unkeptIn(request.params) !== undefined)
    return sendProblem(request, response, PROBLEMS.unknown());
  const sent = said(one, request);
  if (sent === undefined) return sendProblem(request, response, PROBLEMS.unreadable());
  const query = one.query.safeParse(request.query);
  const body = one.body?.safeParse(sent);
  const errors = [
    ...problemsIn(query, 'query.'),
    ...(body ? problemsIn(body, '') : []),
    ...unkeptProblems(query.data, 'query.'),
    ...unkeptProblems(body?.data, ''),
  ];
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
