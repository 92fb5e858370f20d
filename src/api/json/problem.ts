import type { Wording } from '../../domain/wording.ts';

/** What is wrong with one value: `field` is its path in the body, as in `marks.0.choice`. */
export type ValueProblem = { readonly field: string; readonly message: Wording };

/** An expected refusal, answered as application/problem+json (RFC 9457). */
export class Problem {
  readonly status: number;
  /** Stable word for programs; the wording is for people. */
  readonly code: string;
  readonly title: Wording;
  readonly errors: readonly ValueProblem[];
  readonly retryAfterSeconds: number | undefined;
  constructor(
    status: number,
    code: string,
    title: Wording,
    more: { readonly errors?: readonly ValueProblem[]; readonly retryAfterSeconds?: number } = {},
  ) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

export const PROBLEMS = {
  unauthorised: () =>
    new Problem(401, 'unauthorised', {
      zh: '没有有效的令牌，请在 Authorization 中携带 Bearer 令牌',
      en: 'No valid token: send one as Authorization: Bearer',
    }),
  forbidden: () =>
    new Problem(403, 'forbidden', {
      zh: '该令牌不能用于此操作',
      en: 'This token may not be used for this',
    }),
  readsOnly: () =>
    new Problem(403, 'reads-only', {
      zh: '该令牌只能读取，不能办理',
      en: 'This token reads only',
    }),
  unknown: () =>
    new Problem(404, 'unknown', { zh: '没有这一项', en: 'There is nothing under this address' }),
  invalid: (errors: readonly ValueProblem[]) =>
    new Problem(
      422,
      'invalid',
      { zh: '有填写不符合要求的内容', en: 'Some values are not as they should be' },
      { errors },
    ),
  unreadable: () =>
    new Problem(400, 'unreadable', { zh: '无法读取请求内容', en: 'The body could not be read' }),
  mediaType: () =>
    new Problem(415, 'media-type', {
      zh: '请求内容应为 application/json；带文件的操作应为 multipart/form-data',
      en: 'Send application/json, or multipart/form-data where the operation takes files',
    }),
  noSuchMethod: () =>
    new Problem(405, 'method', {
      zh: '此地址不支持这种请求方法',
      en: 'This address knows no such method',
    }),
  tooLarge: () =>
    new Problem(413, 'too-large', { zh: '请求内容过大', en: 'The request is too large' }),
  tooMany: () =>
    new Problem(429, 'too-many', {
      zh: '请求过于频繁，请按 Retry-After 稍后再试',
      en: 'Too many requests: wait as Retry-After says',
    }),
  failed: () =>
    new Problem(500, 'failed', {
      zh: '系统出错，请稍后再试',
      en: 'Something went wrong: try again',
    }),
  unavailable: () =>
    new Problem(503, 'unavailable', {
      zh: '系统暂时不可用，请稍后再试',
      en: 'The product is not available at the moment: try again',
    }),
  underWay: () =>
    new Problem(
      409,
      'under-way',
      {
        zh: '同一 Idempotency-Key 的请求正在办理，请稍后再查',
        en: 'A request with this Idempotency-Key is under way: ask again in a moment',
      },
      { retryAfterSeconds: 2 },
    ),
  otherRequest: () =>
    new Problem(422, 'key-used', {
      zh: '这个 Idempotency-Key 已用于另一个请求',
      en: 'This Idempotency-Key was used for another request',
    }),
} as const;
