import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { partsOf } from '../../src/domain/charter/told/parts.ts';
import { readingOf } from '../../src/domain/charter/told/beside.ts';
import { drawingOf, drawingsOf } from '../../src/domain/charter/told/drawing.ts';
import { textOf } from '../../src/domain/charter/told/text.ts';
import { toldParts } from '../../src/domain/charter/told/rules.ts';
import { dutiesOf } from '../../src/domain/charter/told/year.ts';
import type { Charter } from '../../src/domain/charter.ts';
import { charterFrom, fileText } from './files.ts';

const WHOLE = ['go-abroad', 'listing', 'cross-border', 'zhuzhou', 'apec-smesa'];
const CHARTERS = readdirSync(new URL('../../charters/', import.meta.url))
  .flatMap((file) => /^(?!silence)(?<id>.+)\.yaml$/u.exec(file)?.groups?.['id'] ?? [])
  .map((id) => [id, charterFrom(id)] as const);

/** Every id of a charter that is no word of a language: promotion-form, tor-revision. */
function idsOf(charter: Charter): readonly string[] {
  return partsOf(charter)
    .flatMap(({ path }) => path.slice(-1))
    .filter((id) => /^[a-z]+(?:-[a-z]+)+$/u.test(id));
}

describe.each(CHARTERS)('the reader of %s', (_, charter) => {
  const reading = readingOf(charter);
  const beside = reading.text.flatMap((article) => Object.values(article.beside).flat());
  const under = reading.questions.flatMap(({ parts }) => parts);

  test('shows every rule of the file beside an article or under a question', () => {
    const shown = new Set(
      [...beside, ...under].flatMap(({ rules }) => rules.map(({ path }) => path.join('/'))),
    );
    const parts = new Set([...beside, ...under].map(({ path }) => path.join('/')));
    const told = toldParts(charter);
    expect(told.map(({ path }) => path.join('/')).filter((path) => !parts.has(path))).toEqual([]);
    expect(
      told
        .flatMap(({ rules }) => rules.map(({ path }) => path.join('/')))
        .filter((path) => !shown.has(path)),
    ).toEqual([]);
  });

  test('says nothing that only a program understands', () => {
    const said = toldParts(charter).flatMap(({ rules }) =>
      rules.flatMap(({ says }) => [says.zh, says.en]),
    );
    expect(said.filter((one) => /\b(?:null|undefined|true|false)\b|\[object/u.test(one))).toEqual(
      [],
    );
  });

  test('leaves out nothing that the file says: each field of each part is told, or is a name, usual or a part of its own', () => {
    const told = new Set(
      toldParts(charter).flatMap(({ rules }) => rules.map(({ path }) => path.join('/'))),
    );
    const silent = ['articles', 'defaults', 'examples', 'name', 'title', 'kind', 'process'];
    const untold = partsOf(charter)
      .filter(({ sort }) => sort !== 'ask')
      .flatMap(({ path, fields, sort }) =>
        told.has(path.join('/'))
          ? []
          : Object.entries(fields)
              .filter(
                ([field, value]) =>
                  !silent.includes(field) &&
                  !['matter', 'copies'].includes(field) &&
                  JSON.stringify(value) !== '{}' &&
                  ![null, false, 'either'].includes(value as never) &&
                  !(Array.isArray(value) && value.length === 0) &&
                  !(field === 'any' && value === 1) &&
                  !(field === 'votes' && value === true) &&
                  !(sort === 'dues' && field === 'every') &&
                  !JSON.stringify(value).includes('"articles":') &&
                  !told.has([...path, field].join('/')),
              )
              .map(([field]) => [...path, field].join('/')),
      );
    expect(untold).toEqual([]);
  });

  test('speaks in words, in both languages: no name of the file and no word of the other language', () => {
    const ids = idsOf(charter);
    for (const { rules, titles } of toldParts(charter)) {
      const words = [
        ...titles,
        ...rules.flatMap(({ label, says }) => [...(label ? [label] : []), says]),
      ];
      for (const { zh, en } of words) {
        expect(ids.filter((id) => zh.includes(id) || (id.includes('-') && en === id))).toEqual([]);
        expect(en.replaceAll(/“[^”]*”/gu, '')).not.toMatch(/\p{Script=Han}/u);
        // A field without a label of its own would be called as the file calls it.
        expect(zh).not.toMatch(/^[a-z]/u);
        expect(en).not.toBe('');
      }
    }
  });

  test('names a source for every rule', () => {
    const bare = toldParts(charter).flatMap(({ rules }) =>
      rules.filter(({ sources }) => sources.length === 0).map(({ path }) => path.join('/')),
    );
    expect(bare).toEqual([]);
  });

  test('keeps every quotation, in the order of the source', () => {
    const numbers = reading.text.flatMap(({ lines }) => lines.map(({ number }) => number));
    expect(new Set(numbers)).toEqual(new Set(Object.keys(charter.articles)));
    expect(numbers.length).toBe(Object.keys(charter.articles).length);
  });

  test('draws every procedure with an end that can be reached from its first step', () => {
    for (const { name, steps } of drawingsOf(charter)) {
      const reached = new Set([1]);
      for (const step of steps)
        if (reached.has(step.number))
          for (const way of step.ways) if (way.step !== null) reached.add(way.step);
      expect([name.zh, steps.filter(({ number }) => !reached.has(number))]).toEqual([name.zh, []]);
      expect(
        steps.some(({ ways }) => ways.some(({ to, tone }) => to === 'end' && tone === 'good')),
      ).toBe(true);
    }
  });
});

test('the gap in charter A stands where the fourth item of Article 20 would be, and its contradiction beside both articles', () => {
  const { text } = readingOf(charterFrom('go-abroad'));
  const missing = text.flatMap(({ lines }) =>
    lines.flatMap((line) => line.missing.map(({ zh }) => [zh, line.number])),
  );
  expect(missing).toEqual([['第二十条第（四）项', '20(5)']]);
  const doubted = text.filter(({ doubts }) => doubts.some(({ id }) => id === 'A-Q9'));
  expect(doubted.map(({ head }) => head)).toEqual(['20', '25']);
});

test('no other charter has a gap in its numbers', () => {
  for (const [id, charter] of CHARTERS)
    if (WHOLE.includes(id) && id !== 'go-abroad')
      expect(
        readingOf(charter).text.flatMap(({ lines }) => lines.flatMap(({ missing }) => missing)),
      ).toEqual([]);
});

test('the expulsion of charter A is drawn with its vote, its reconsideration, and where each outcome leads', () => {
  const { steps, start } = drawingOf(charterFrom('go-abroad'), 'expulsion');
  expect(start.says.zh).toBe('秘书处');
  expect(
    steps.map(({ number, title, within, ways }) => [
      number,
      title.zh,
      within.map(({ says }) => says.zh).join(),
      ways.map(({ outcome, step, there }) => `${outcome.zh}→${step ?? there.zh}`).join('；'),
    ]),
  ).toEqual([
    [1, '提起除名', '', '提交后→2'],
    [2, '陈述申辩', '15日内,期满前不结束', '已提出→3；期内未提出→3'],
    [
      3,
      '理事会表决',
      '提前7日通知,不得缩短,期满前不结束',
      '通过→4；未通过→结束，未予通过；未形成有效决议→本步骤重新进行',
    ],
    [4, '申请复议', '30日内', '已提出→5；期内未提出→办结'],
    [
      5,
      '理事会复议是否撤销除名',
      '提前7日通知,不得缩短,期满前不结束',
      '通过→解除；未通过→办结；未形成有效决议→本步骤重新进行',
    ],
  ]);
});

test('the duties of a year stand in their months, and last those whose day nobody has set', () => {
  const duties = (id: string) =>
    dutiesOf(charterFrom(id)).map(
      ({ month, when, says }) => `${month ?? '-'} ${when.zh} ${says.zh}`,
    );
  expect(duties('listing')).toEqual([
    '1 1月10日起 发出会费缴费通知',
    '3 3月31日前 缴清当年会费',
    '11 11月15日起 导入次年的节假日安排（国务院办公厅公布后，由秘书处办理）',
    '12 12月31日前 理事大会，必议：总结理事大会休会期间的工作；汇报年度财务收支状况',
    '- 每年一次，日期未定 年度财务报告',
  ]);
  expect(duties('cross-border')).toContain('- 每6个月一次，日期未定 主席团联席会议');
  expect(duties('cross-border')).toContain(
    '- 每年一次，日期未定 年会，必议：公布联盟的收入及其使用情况',
  );
  expect(duties('apec-smesa')).toContain(
    '12 2028年12月31日 联盟任期（日落条款）届满，未获延期的终止',
  );
});

test.each(WHOLE)(
  'with its headings nothing of the text of %s is missing but numbers and its title',
  (id) => {
    const charter = charterFrom(id);
    const plain = (words: string) => words.replace(/\s/gu, '').replace(/[－–—]/gu, '-');
    const quoted = textOf(charter).flatMap(({ lines }) =>
      lines.flatMap(({ words, heading }) => [words, ...(heading ? [heading.words] : [])]),
    );
    let rest = plain(fileText(charter.text));
    for (const words of quoted.map(plain).toSorted((one, other) => other.length - one.length))
      rest = rest.replace(words, '|');
    const left = rest
      .replace(
        /第[一二三四五六七八九十]+条|[（(][一二三四五六七八九十]+[）)]|\d[.、]|[一二三四五六七]、/gu,
        '',
      )
      .replace(/^附件\d：?/u, '')
      .replaceAll('|', '');
    expect(left).toBe(TITLES[id]);
  },
);

/** What stands above the first heading, and beneath the last article. */
const TITLES: Readonly<Record<string, string>> = {
  'go-abroad': '中小企业出海服务联盟章程',
  listing: '2021年12月31日',
  'cross-border': '中国跨境电子商务应用联盟ChinaCross-borderE-commerceApplicationAlliance联盟章程',
  zhuzhou: '株洲市企业服务联盟章程',
  'apec-smesa': 'APEC中小企业服务联盟职权范围（2025-2028年）',
};
