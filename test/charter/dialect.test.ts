import { describe, expect, test } from '@jest/globals';
import { changed, lineOf, listingYaml, printed } from './files.ts';

const at = (text: string, column: number, path: string) =>
  `listing.yaml:${lineOf(listingYaml, text)}:${column} ${path}: `;

describe('YAML that means something else than it reads is refused', () => {
  test.each([
    [
      'a key written twice',
      'version: 1\n',
      'version: 1\nversion: 2\n',
      'listing.yaml:5:1 version: This key stands here twice; remove one of them.',
    ],
    [
      'an anchor',
      'chaired-by: [chair, executive-chair]',
      'chaired-by: &who [chair, executive-chair]',
      `${at('    chaired-by: [chair, exec', 22, 'bodies.chairs-office.chaired-by')}Anchors (&who) are not allowed; remove it.`,
    ],
    [
      'a merge key',
      '    hosted-by: ccpsme',
      '    <<: { hosted-by: ccpsme }',
      `${at('    hosted-by: ccpsme', 5, 'bodies.secretariat."<<"')}Merge keys (<<) are not allowed; write the values again.`,
    ],
    [
      'a tag',
      'day: 2021-12-31',
      'day: !!timestamp 2021-12-31',
      `${at('adopted: ', 29, 'adopted.day')}Tags (!) are not allowed; remove it.`,
    ],
    [
      'no for false',
      "votes: false\n        article: '6/1#1'\n      adviser",
      "votes: no\n        article: '6/1#1'\n      adviser",
      `${at('        votes: false', 16, 'bodies.council.seats.supervisor.votes')}no could mean two things: write true or false, or put it in quotation marks if it is a text.`,
    ],
    [
      'on as a key',
      'adopted: { day: ',
      'adopted: { on: ',
      `${at('adopted: ', 12, 'adopted.on')}on cannot be a key; if it is meant, put it in quotation marks.`,
    ],
    [
      'an article number without quotation marks',
      "  '20': ",
      '  20: ',
      `${at("  '20': ", 3, 'articles."20"')}Put the number in quotation marks: "20".`,
    ],
    [
      'an article number read as a fraction',
      "    article: '16'\n    year",
      '    article: 12.1\n    year',
      `${at("    article: '16'\n    year", 14, 'money.dues.article')}12.1 would be read as the number 12.1; if it is an article’s number or a text, put it in quotation marks: "12.1".`,
    ],
    [
      'a key without a value',
      'text: listing.txt',
      'text:',
      `${at('text: listing', 6, 'text')}There is no value; write one or remove the line.`,
    ],
    [
      'a sentence cut at a comma',
      "    en: 'A one-stop",
      "    en: { a: b, and so on }\n    de: 'A one-stop",
      '',
    ],
  ])('%s', (_title, from, to, expected) => {
    const problems = printed(changed(from, to));
    if (expected === '') expect(problems.join('\n')).toContain('There is no value');
    else expect(problems).toContain(expected);
  });

  test('an alias', () => {
    const yaml = changed('[chair, executive-chair]', '&who [chair, executive-chair]').replace(
      'observers: [supervisor]',
      'observers: *who',
    );
    expect(printed(yaml).join('\n')).toContain('Aliases (*) are not allowed');
  });

  test('a directive that would bring back YAML 1.1', () => {
    expect(printed(`%YAML 1.1\n---\n${listingYaml}`)).toContain(
      'listing.yaml:1:1 Directives that begin with % are not allowed; remove this line.',
    );
  });

  test('a second document', () => {
    expect(printed(`${listingYaml}\n---\ncharter: other\n`).join('\n')).toContain(
      'One file holds one charter',
    );
  });

  test('a tab that indents', () => {
    expect(printed(listingYaml.replace('  kinds:', '\tkinds:')).join('\n')).toMatch(
      /Tabs cannot indent|This is not YAML/u,
    );
  });

  test('a file over a megabyte, before it is parsed', () => {
    expect(printed(`${listingYaml}\n# ${'字'.repeat(400_000)}`)).toEqual([
      expect.stringMatching(
        /^listing\.yaml:1:1 The file has \d+ bytes; at most 1000000 are read\./u,
      ),
    ]);
  });

  test.each([
    ['an empty file', ''],
    ['a list', '- a\n'],
    ['a text', 'charter\n'],
  ])('%s', (_title, yaml) => {
    expect(printed(yaml).length).toBeGreaterThan(0);
  });

  test('brackets nested without end', () => {
    expect(printed('['.repeat(200_000)).length).toBeGreaterThan(0);
  });
});
