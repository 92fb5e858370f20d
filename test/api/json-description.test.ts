import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { bodyExamples, exampleOf } from '../../src/api/json/examples.ts';
import { IN_CHINESE, TAGS_IN_CHINESE } from '../../src/api/json/in-chinese.ts';
import { openApi } from '../../src/api/json/openapi.ts';
import { OPERATIONS } from '../../src/api/json/operations.ts';
import { problemTypes } from '../../src/api/json/problem-types.ts';

const described = () =>
  JSON.parse(JSON.stringify(openApi(OPERATIONS, 'https://alliance.example'))) as Record<
    string,
    unknown
  >;

describe('The description of the interface', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const found = await validator.validate(described());
    expect(found.errors ?? []).toEqual([]);
    expect(found.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  test('refers to nothing that is not in it', () => {
    const document = described();
    const text = JSON.stringify(document);
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect([path, typeof found]).toEqual([path, 'object']);
    }
  });

  test.each(OPERATIONS.map((one) => [one.id, one] as const))(
    'shows for %s what it would take and what it answers',
    (_id, one) => {
      for (const example of one.body ? bodyExamples(one.body) : [])
        expect([example, one.body?.safeParse(example).error?.issues ?? []]).toEqual([example, []]);
      if (one.downloads.length > 0) return;
      const answer = exampleOf(one.answers, 'output');
      expect([answer, one.answers.safeParse(answer).error?.issues ?? []]).toEqual([answer, []]);
    },
  );

  test('names every operation once, with a summary, and each variable of its path', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
    for (const one of OPERATIONS) {
      expect(one.summary).toMatch(/^\S.{10,}/);
      if (one.by === 'secretariat') expect(one.path).toMatch(/^\/alliances\/\{alliance\}\//);
      if (one.by === 'link') expect(one.path).toMatch(/^\/link\b/);
      expect(one.query).toBeInstanceOf(z.ZodObject);
    }
  });

  test('says in Chinese too what each operation does', () => {
    expect(Object.keys(IN_CHINESE).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
    const tags = new Set(OPERATIONS.map(({ tag }) => tag));
    expect(Object.keys(TAGS_IN_CHINESE).toSorted()).toEqual([...tags].toSorted());
  });

  test('lists every type of problem once', () => {
    const codes = problemTypes(OPERATIONS).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['unauthorised', 'reads-only', 'too-many']));
  });
});
