import { describe, expect, test } from '@jest/globals';
import { countExamples } from '../../src/charter/examples.ts';
import { editorSchemas } from '../../src/charter/json-schema.ts';
import { cite, electorsOf } from '../../src/domain/charter.ts';
import { ruleOf, voteOf } from './charter-files.ts';
import { fileText, listing, listingText, listingYaml, problemsOf } from './files.ts';

describe('charter B', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOf(listingYaml)).toEqual([]);
    expect(countExamples(listing())).toBe(60);
  });

  test('quotes every sentence of its text once and leaves out nothing but headings and the date', () => {
    let rest = listingText.replace(/^第.章.*$/gmu, '').replace(/\s/gu, '');
    const articles = Object.values(listing().articles).map(({ words }) =>
      words.replace(/\s/gu, ''),
    );
    for (const words of articles.toSorted((one, other) => other.length - one.length))
      rest = rest.replace(words, '|');
    const left = rest
      .replace(/第[一二三四五六七八九十]+条|（[一二三四]）|（五）|[一二三四五六]、|[1-4]、/gu, '')
      .replace(/\|/gu, '');
    expect(left).toBe('2021年12月31日');
  });

  test('has all twenty articles under the numbers of the source', () => {
    const heads = new Set(
      Object.keys(listing().articles).map((number) => Number.parseInt(number, 10)),
    );
    expect([...heads].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  test('cites an article in the reader’s manner, with its own words', () => {
    expect(cite(listing(), { from: 'charter', article: '14(3)' })).toEqual({
      from: 'charter',
      label: { zh: '第十四条第（三）项', en: 'Article 14(3)' },
      words: '经联盟秘书处审核、理事长办公会批准并报中促中心备案。',
      translation: expect.stringContaining('filed with CCPSME'),
    });
  });

  test('tells a default from the charter’s text and shows the question it answers', () => {
    const shown = cite(listing(), { from: 'default', question: 'B-Q4' });
    expect(shown).toMatchObject({
      from: 'default',
      label: { zh: '系统默认 B-Q4' },
      question: { id: 'B-Q4' },
    });
    expect(shown.words).toBeUndefined();
    expect(shown.question?.reading.zh).toContain('半数');
  });

  test('takes the answers to its silences from the common file and only those it uses', () => {
    const { questions } = listing();
    expect(Object.keys(questions)).toEqual([
      'B-Q1',
      'B-Q2',
      'B-Q3',
      'B-Q4',
      'B-Q5',
      'B-Q6',
      'B-Q7',
      'B-Q8',
      'B-Q9',
      'B-Q10',
      'B-Q11',
      'B-Q12',
      'B-Q13',
      'B-Q14',
      'B-Q15',
      'B-Q16',
      'B-Q17',
      'B-Q18',
      'B-Q19',
      'B-Q20',
      'B-Q22',
      'B-Q23',
      'B-Q24',
      'X-Q1',
      'X-Q2',
      'X-Q3',
      'X-Q5',
      'X-Q6',
      'X-Q8',
      'X-Q10',
      'X-Q11',
      'X-Q14',
      'X-Q15',
      'X-Q16',
      'X-Q17',
      'X-Q21',
      'X-Q22',
      'X-Q23',
      'X-Q25',
      'X-Q26',
      'X-Q27',
      'X-Q28',
      'X-Q30',
      'X-Q31',
    ]);
  });
});

describe('the vote register of charter B', () => {
  const assembly = [
    'chair',
    'executive-chair',
    'standing-vice-chair',
    'vice-chair',
    'standing-director',
    'director',
  ];
  const office = [
    'chair',
    'executive-chair',
    'standing-vice-chair',
    'vice-chair',
    'secretary-general',
  ];
  test.each([
    ['B-V1', 'admission', office, '> 1/2 of present', 'by way', 'default B-Q4'],
    ['B-V2', 'expulsion', office, '≥ 2/3 of present', 'enforce', 'default B-Q4'],
    ['B-V5', 'charter-amendment', assembly, '≥ 2/3 of present', 'enforce', 'default B-Q2'],
    ['B-V6', 'dues-adjustment', assembly, '> 1/2 of present', 'by way', 'default B-Q2'],
    ['B-V7', 'assembly-resolution', assembly, '> 1/2 of present', 'by way', 'default B-Q2'],
    ['B-V8', 'office-resolution', office, '> 1/2 of present', 'by way', 'default B-Q4'],
  ])('%s: %s by %j, %s', (_, procedure, electors, passes, quorum, source) => {
    expect(voteOf(listing(), procedure)).toEqual({ electors, passes, quorum, source });
  });

  test.each([
    ['B-V3', 'leadership-election', assembly],
    ['B-V4', 'secretariat-appointment', assembly],
  ])('%s: %s by %j, more than half of those present', (_, procedure, electors) => {
    for (const stage of listing().procedures[procedure]?.stages ?? [])
      if (stage.kind === 'election') {
        expect(electorsOf(listing(), stage.by)).toEqual(electors);
        expect(ruleOf(listing(), stage.rule ?? '')).toEqual({
          passes: '> 1/2 of present',
          quorum: 'by way',
          source: 'default B-Q2',
        });
      }
    expect.assertions(procedure === 'leadership-election' ? 6 : 2);
  });
});

test.each(['charter.schema.json', 'silence.schema.json'] as const)(
  'the editors’ %s is made from the schema that loads the files and is current',
  (file) => {
    expect(JSON.parse(fileText(file))).toEqual(JSON.parse(editorSchemas()[file]));
  },
);

test('the editors’ schema names a stage’s verbs and refuses unknown keys', () => {
  const schema = JSON.stringify(JSON.parse(editorSchemas()['charter.schema.json']));
  expect(schema).toContain('"submit"');
  expect(schema).toContain('"additionalProperties":false');
  expect(schema).toContain('"maxProperties":1');
});
