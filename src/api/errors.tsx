import type { NextFunction, Request, Response } from 'express';
import type { Wording } from '../domain/wording.ts';
import { ErrorPage } from '../web/pages/error.tsx';
import type { ErrorView } from '../web/views.ts';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';

/** An expected refusal that is a whole page. The only place that knows statuses besides the routes. */
export class HttpProblem extends Error {
  readonly status: ErrorView['status'];
  readonly retryAfterSeconds: number | undefined;
  constructor(status: ErrorView['status'], retryAfterSeconds?: number) {
    super(`HTTP ${status}`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const TITLES: Readonly<Record<ErrorView['status'], Wording>> = {
  400: { zh: '无法识别的请求', en: 'The request could not be read' },
  403: { zh: '无权访问', en: 'Not allowed' },
  404: { zh: '没有这个页面', en: 'Page not found' },
  413: { zh: '上传内容过大', en: 'The upload is too large' },
  429: { zh: '操作过于频繁', en: 'Too many tries' },
  500: { zh: '系统出错', en: 'Something went wrong' },
  503: { zh: '暂时无法办理', en: 'Not available at the moment' },
};

export function notFound(_request: Request, _response: Response, next: NextFunction): void {
  next(new HttpProblem(404));
}

/** The last handler: whatever went wrong becomes a page in the reader's language, and a log entry without personal data. */
export function errorPages(site: Site) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    const number = site.context.ids.next().slice(-8).toUpperCase();
    if (status >= 500)
      site.log.error(
        { number, name: error instanceof Error ? error.name : 'unknown', stack: stackOf(error) },
        'a request failed',
      );
    const retryAfterSeconds =
      error instanceof HttpProblem ? error.retryAfterSeconds : status === 503 ? 10 : undefined;
    if (retryAfterSeconds) response.set('Retry-After', String(retryAfterSeconds));
    const view: ErrorView = {
      status,
      homeUrl: '/',
      ...(status >= 500 ? { number } : {}),
      ...(status === 413 ? { limitMegabytes: 20 } : {}),
      ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
    };
    sendPage(site, request, response, {
      title: TITLES[status],
      page: <ErrorPage view={view} />,
      status,
      path: '/',
    });
  };
}

const DATABASE_IS_AWAY = /^(?:08|57P|53)|ECONNREFUSED|ECONNRESET|ETIMEDOUT/;

/** The status an error is answered with. */
export function statusOf(error: unknown): ErrorView['status'] {
  if (error instanceof HttpProblem) return error.status;
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (typeof code === 'string' && DATABASE_IS_AWAY.test(code)) return 503;
  if (status === 413) return 413;
  if (typeof status === 'number' && status >= 400 && status < 500) return 400;
  return 500;
}

/** Where it failed, without the message, which may hold what somebody typed. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
}
