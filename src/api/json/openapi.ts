import { z } from 'zod';
import { bodyExamples, exampleOf } from './examples.ts';
import type { Operation } from './operation.ts';
import { problemTypes } from './problem-types.ts';

/** Where the operations lie. */
export const API_BASE = '/api/v1';

type Json = Readonly<Record<string, unknown>>;

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same request under the same key is carried out once and answered alike for three days (Idempotency-Replayed: true).',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};

/** The description of the interface in OpenAPI 3.1, made from the operations themselves. */
export function openApi(operations: readonly Operation[], baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of operations) (paths[one.path] ??= {})[one.method] = described(one);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Charterflow',
      version: '1',
      description:
        'Everything the pages can do. Refusals are application/problem+json with a stable `code`, described at /api. Texts in problems follow Accept-Language (zh, en). Instants are UTC; days are days in China.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl + API_BASE }],
    tags: [...new Set(operations.map((one) => one.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        machine: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token made in the console under 接口令牌. It acts for its owner, or only reads; it expires, and can be revoked.',
        },
        link: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a mailed link: what follows /l/ in its address.',
        },
      },
      responses: {
        Unauthorised: refusal('No token, or one that does not work any more'),
        TooMany: {
          ...refusal('Too many requests of one visitor'),
          headers: {
            'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } },
          },
        },
        Refusal: refusal('A refusal'),
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string', format: 'uri-reference' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: problemTypes(operations).map(({ code }) => code) },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'detail'],
                properties: { field: { type: 'string' }, detail: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}

function described(one: Operation): Json {
  const inPath = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = schemaOf(one.query) as {
    readonly properties?: Record<string, Json>;
    readonly required?: readonly string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return {
    operationId: one.id,
    tags: [one.tag],
    summary: one.summary,
    ...(one.description || one.refusals.length > 0
      ? { description: [one.description, codes(one)].filter(Boolean).join('\n\n') }
      : {}),
    security: one.by === 'anyone' ? [] : [{ [one.by === 'link' ? 'link' : 'machine']: [] }],
    parameters: [...inPath, ...inQuery, ...(one.method === 'post' && !one.secret ? [KEY] : [])],
    ...(one.body || one.files.length > 0 ? { requestBody: requestBody(one) } : {}),
    responses: {
      [one.created ? 201 : 200]: {
        description: one.created ? 'Done' : 'The answer',
        content: answered(one),
      },
      ...(one.by === 'anyone' ? {} : { 401: { $ref: '#/components/responses/Unauthorised' } }),
      429: { $ref: '#/components/responses/TooMany' },
      default: { $ref: '#/components/responses/Refusal' },
    },
  };
}

function refusal(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function answered(one: Operation): Json {
  if (one.downloads.length === 0)
    return {
      'application/json': {
        schema: schemaOf(one.answers, 'output'),
        example: exampleOf(one.answers, 'output'),
      },
    };
  const schema = { type: 'string', format: 'binary' };
  return Object.fromEntries(one.downloads.map((type) => [type, { schema }]));
}

function codes({ refusals }: Operation): string {
  return refusals.length > 0 ? `Refused with: ${refusals.join(', ')}.` : '';
}

function requestBody(one: Operation): Json {
  const values = {
    ...(one.body ? schemaOf(one.body) : { type: 'object' }),
    examples: one.body ? bodyExamples(one.body) : [{}],
  };
  if (one.files.length === 0)
    return { required: true, content: { 'application/json': { schema: values } } };
  const files = Object.fromEntries(
    one.files.map((name) => [name, { type: 'array', items: { type: 'string', format: 'binary' } }]),
  );
  return {
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', required: ['body'], properties: { body: values, ...files } },
        encoding: { body: { contentType: 'application/json' } },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return rest;
}
