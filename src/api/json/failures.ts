import type { ErrorRequestHandler, Request, Response } from 'express';
import { UnreadableForm } from '../../documents/receive.ts';
import { HttpProblem, statusOf } from '../errors.tsx';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { Problem, PROBLEMS } from './problem.ts';

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
export function failures(site: Site): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof UnreadableForm || isUnreadable(error))
      return sendProblem(request, response, PROBLEMS.unreadable());
    const status = statusOf(error);
    const problem = BY_STATUS.get(status) ?? PROBLEMS.failed();
    const number = site.context.ids.next().slice(-8).toUpperCase();
    if (status >= 500)
      site.log.error(
        { number, name: error instanceof Error ? error.name : 'unknown' },
        'a request of the interface failed',
      );
    const title =
      status >= 500
        ? { zh: `${problem.title.zh}（${number}）`, en: `${problem.title.en} (${number})` }
        : problem.title;
    sendProblem(
      request,
      response,
      new Problem(
        status,
        problem.code,
        title,
        error instanceof HttpProblem && error.retryAfterSeconds
          ? { retryAfterSeconds: error.retryAfterSeconds }
          : {},
      ),
    );
  };
}

const BY_STATUS: ReadonlyMap<number, Problem> = new Map(
  [
    PROBLEMS.unreadable(),
    PROBLEMS.forbidden(),
    PROBLEMS.unknown(),
    PROBLEMS.tooLarge(),
    PROBLEMS.tooMany(),
    PROBLEMS.unavailable(),
  ].map((problem) => [problem.status, problem]),
);

function isUnreadable(error: unknown): boolean {
  const { status } = error as { readonly status?: unknown };
  return status === 400 || status === 415;
}
