import type { Request } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn } from '../../documents/receive.ts';
import { contentHash } from '../../documents/storage.ts';
import type { Operation } from './operation.ts';
import type { ValueProblem } from './problem.ts';

/** A form with files brings its other values as texts, in the part `body` as JSON. */
export function said(one: Operation, request: Request): unknown {
  if (one.files.length === 0) return (request.body as unknown) ?? {};
  const { body } = (request.body ?? {}) as { readonly body?: unknown };
  if (typeof body !== 'string') return {};
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Whether a request with a body has one of the kind its operation reads. */
export function comesAs(one: Operation, request: Request): boolean {
  if (one.method === 'get' || request.is('*/*') === null) return true;
  return request.is(one.files.length > 0 ? 'multipart/form-data' : 'json') !== false;
}

/** NUL and halves of a sign cannot be stored. */
const isKept = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);

/** Where a text holds what no database keeps. */
export function unkeptIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isKept(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = !isKept(key) ? path : unkeptIn(inner, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function unkeptProblems(value: unknown, prefix: string): readonly ValueProblem[] {
  const path = unkeptIn(value);
  const message = { zh: '含有不能保存的字符', en: 'It holds a sign that cannot be kept' };
  return path === undefined ? [] : [{ field: prefix + path, message }];
}

export async function hashesOf(request: Request): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const file of receivedIn(request).files)
    hashes.push(`${file.field} ${file.name} ${contentHash(await file.read())}`);
  return hashes;
}

export function problemsIn(
  parsed: z.ZodSafeParseResult<unknown>,
  prefix: string,
): readonly ValueProblem[] {
  return (parsed.error?.issues ?? []).map((issue) => ({
    field: prefix + issue.path.map(String).join('.'),
    message: inWords(issue),
  }));
}

function inWords(issue: z.core.$ZodIssue): Wording {
  if (issue.code === 'invalid_type')
    return {
      zh: `缺少这一项，或类型不是 ${issue.expected}`,
      en: `Missing, or not of the type ${issue.expected}`,
    };
  return { zh: z.locales.zhCN().localeError(issue as never) as string, en: issue.message };
}
