import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { explain } from '../../src/charter/explain.ts';
import { decisionRule, seatsOf } from '../../src/domain/charter.ts';
import { tally } from '../../src/domain/tally.ts';
import { problemsOfFile, unquoted, voteOf } from './charter-files.ts';
import { charterFrom } from './files.ts';

const charter = charterFrom('industry-association');

describe('the model charter of national industry associations', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOfFile('industry-association')).toEqual([]);
  });

  test('quotes every sentence of the text beside it once and leaves out nothing but the headings', () => {
    expect(unquoted(charter)).toBe(
      '全国性行业协会商会章程示范文本第七节内部管理制度和矛盾解决机制',
    );
  });

  test('has the articles that could be had word for word, under their numbers, and no others', () => {
    const heads = new Set(Object.keys(charter.articles).map((id) => Number.parseInt(id, 10)));
    expect([...heads].sort((one, other) => one - other)).toEqual([
      1, 2, 52, 53, 54, 55, 56, 57, 58,
    ]);
  });

  test('says nothing of joining and leaving, for those articles are missing', () => {
    const effects = Object.values(charter.procedures).flatMap(({ stages }) =>
      stages.flatMap(({ then }) => then.map((effect) => effect.do)),
    );
    expect(new Set(effects)).toEqual(new Set(['enter']));
  });

  test('is written without a word of it in the product', () => {
    const src = new URL('../../src/', import.meta.url);
    const files = readdirSync(src, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.tsx?$/u.test(file.name))
      .map((file) => `${file.parentPath}/${file.name}`);
    const speaking = files.filter((file) =>
      /industry-association|登记管理机关/u.test(readFileSync(file, 'utf8')),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(speaking).toEqual([]);
  });

  test('is explained in both languages, with its articles', () => {
    expect(explain(charter, 'zh').join('\n')).toContain('证书、印章遗失（第五十七条第一句）');
    expect(explain(charter, 'en').join('\n')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the votes of the model charter', () => {
  const council = ['president', 'director'];
  test.each([
    ['F 57', 'lost-papers', '≥ 2/3 of all', 'by way', 'default F-Q4'],
    ['F-Q3', 'rule-making', '≥ 2/3 of all', 'by way', 'default F-Q3'],
  ])('%s: %s by the council, %s', (_, procedure, passes, quorum, source) => {
    expect(voteOf(charter, procedure)).toEqual({ electors: council, passes, quorum, source });
  });

  test.each([
    [3, 2],
    [9, 6],
    [10, 7],
    [30, 20],
    [145, 97],
  ])('F 57: of %i directors it takes %i, whoever stays silent', (electors, fewest) => {
    const rule = decisionRule(charter, 'lost-papers');
    const voted = (inFavour: number) =>
      tally(rule, {
        electors,
        for: inFavour,
        against: Math.max(0, Math.floor(electors / 2) + 1 - inFavour),
        abstain: 0,
        invalid: 0,
      }).result;
    expect([voted(fewest - 1), voted(fewest)]).toEqual(['failed', 'passed']);
  });

  test('F-Q2: the president ranks before the directors', () => {
    expect(seatsOf(charter, 'council')).toEqual(council);
  });
});
