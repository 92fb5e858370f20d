import { expect, test } from '@jest/globals';
import { minutesOf, type Sat } from '../../src/domain/minutes.ts';

const same = (text: string) => ({ zh: text, en: text });
const SAT: Sat = {
  number: 'LSA-V-2026-0001',
  body: { zh: '理事长办公会议', en: 'Chair’s office meeting' },
  meetsAt: same('2026-12-09 14:30'),
  opened: same('14:31'),
  ended: same('15:10'),
  place: '二层会议室',
  chairedBy: same('王建国'),
  there: ['王建国', '刘志远'],
  notThere: ['李敏'],
  observers: [],
  guests: [],
  items: [
    {
      title: same('甲公司'),
      result: { zh: '通过', en: 'Passed' },
      resolves: undefined,
      counted: {
        entitled: 4,
        present: 3,
        for: 2,
        against: 1,
        abstain: 0,
        invalid: 0,
        formula: '2 × 2 = 4 > 3 = 1 × 3',
        scrutineer: same('周海涛'),
        teller: same('赵雪'),
        recused: [{ name: same('陈丽华'), reason: '本单位' }],
      },
      rules: [{ rule: { zh: '通过条件', en: 'Threshold' }, says: same('过半数（B-Q4）') }],
    },
    {
      title: same('乙公司'),
      result: { zh: '待上会', en: 'Left for a meeting' },
      resolves: same('秘书处'),
      counted: undefined,
      rules: [],
    },
  ],
};

test('minutes say per item how many were entitled and present, the result, and where each rule comes from', () => {
  const { items, facts } = minutesOf(SAT);
  const said = items.map(({ heading, result, lines }) =>
    [heading, result, ...lines.flatMap(({ label, value }) => [label, value])].map(({ zh }) => zh),
  );
  expect(said[0]).toEqual(
    expect.arrayContaining([
      '议题1：甲公司',
      '通过',
      '应到4人，实到3人',
      '赞成2票，反对1票，弃权0票，无效0票',
      '2 × 2 = 4 > 3 = 1 × 3',
      '陈丽华：本单位',
      '过半数（B-Q4）',
    ]),
  );
  expect(said[1]).toEqual(['议题2：乙公司', '待上会', '由谁处理', '秘书处']);
  expect(facts.map(({ value }) => value.zh)).toContain('王建国、刘志远');
});

test('without a list of those attending the minutes claim nobody absent', () => {
  const { facts } = minutesOf({ ...SAT, there: [], notThere: ['王建国'] });
  expect(facts.map(({ label }) => label.zh)).not.toContain('未到会');
});
