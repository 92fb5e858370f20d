import type { Request } from 'express';
import { z } from 'zod';
import type { Charter } from '../../domain/charter/type.ts';
import type { Alliance } from '../../store/charters.ts';
import type { Link } from '../../store/links.ts';
import type { Person } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import type { Site } from '../site.ts';
import type { Problem } from './problem.ts';

/** Who may call: anybody, the holder of a mailed link's token, or a person of the secretariat by a machine token. */
export type CallableBy = 'anyone' | 'link' | 'secretariat';

/** Who calls, as the credentials showed. */
export type Callers = {
  readonly anyone: { readonly alliance: Alliance | undefined };
  readonly link: {
    readonly alliance: Alliance;
    readonly link: Link;
    readonly person: Person | undefined;
    /** The secretariat passed this link on. */
    readonly forwarded: boolean;
  };
  readonly secretariat: {
    readonly alliance: Alliance;
    readonly person: Person;
    readonly charter: Charter;
  };
};

/** One request to one operation, read and checked. */
export type Call<By extends CallableBy, Query, Body> = {
  readonly site: Site;
  readonly by: Callers[By];
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** For operations with files. */
  readonly request: Request;
  /** One transaction of the caller's alliance. */
  inScope<Result>(work: (scope: Scope) => Promise<Result>): Promise<Result>;
};

/** A file that is handed out under its own name, whole or as it is made. */
export type HandedOut = {
  readonly type: string;
  readonly name: string;
  readonly bytes: Buffer | AsyncIterable<string>;
};

/** An answer; a Problem is an expected refusal. */
export type Answer =
  Problem | { readonly status?: 200 | 201; readonly body: unknown } | { readonly file: HandedOut };

/** One thing a program can do. The router, the description and the tests are made from these. */
export type Operation = {
  readonly id: string;
  readonly tag: string;
  readonly method: 'get' | 'post';
  /** Below `/api/v1`, in OpenAPI's writing: `/alliances/{alliance}/cases/{case}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly by: CallableBy;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  /** Names of file parts; the request is then multipart/form-data with the body's fields beside them. */
  readonly files: readonly string[];
  readonly answers: z.ZodType;
  /** Media types of the file that it answers with instead of JSON; empty where it answers with JSON. */
  readonly downloads: readonly string[];
  readonly created: boolean;
  /** Its answer holds a secret: it is kept for no repetition under an Idempotency-Key. */
  readonly secret: boolean;
  /** How often one visitor may call it in ten minutes, where it is less than usual. */
  readonly tries: number | null;
  /** Codes of the refusals it knows besides the general ones. */
  readonly refusals: readonly string[];
  act(call: Call<CallableBy, unknown, unknown>): Promise<Answer>;
};

type Written<By extends CallableBy, Query extends z.ZodObject, Body extends z.ZodType> = Pick<
  Operation,
  'id' | 'tag' | 'method' | 'path' | 'summary' | 'answers'
> & {
  readonly by: By;
  readonly description?: string;
  readonly query?: Query;
  readonly body?: Body;
  readonly files?: readonly string[];
  readonly downloads?: readonly string[];
  readonly created?: boolean;
  readonly secret?: boolean;
  readonly tries?: number;
  readonly refusals?: readonly string[];
  act(call: Call<By, z.output<Query>, z.output<Body>>): Promise<Answer>;
};

/** Writes an operation down, with its values typed by its schemas. */
export function operation<
  By extends CallableBy,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodNull,
>(written: Written<By, Query, Body>): Operation {
  return {
    ...written,
    description: written.description ?? '',
    query: written.query ?? z.object({}),
    body: written.body ?? null,
    files: written.files ?? [],
    downloads: written.downloads ?? [],
    created: written.created ?? false,
    secret: written.secret ?? false,
    tries: written.tries ?? null,
    refusals: written.refusals ?? [],
    act: (call) => written.act(call as Call<By, z.output<Query>, z.output<Body>>),
  };
}

/** A file to download. */
export function download<By extends CallableBy, Query extends z.ZodObject = z.ZodObject>(
  written: Omit<Written<By, Query, z.ZodNull>, 'method' | 'answers' | 'body' | 'files'> & {
    readonly downloads: readonly string[];
  },
): Operation {
  return operation<By, Query>({ ...written, method: 'get', answers: z.unknown() });
}
