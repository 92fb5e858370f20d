import { describe, expect, test } from '@jest/globals';
import { charterFrom } from './files.ts';

describe('what a charter leaves out on purpose, and the question that says so', () => {
  test.each<[title: string, id: string, leftOut: Readonly<Record<string, readonly string[]>>]>([
    [
      'A-Q17 A-Q19 A-Q22: no item 20(4), no dues, no certificate',
      'go-abroad',
      { 'A-Q17': ['numbering'], 'A-Q19': ['dues'], 'A-Q22': ['certificate'] },
    ],
    ['B-Q16: no term of office', 'listing', { 'B-Q16': ['term'] }],
    ['C-Q13: no term of the presidium', 'cross-border', { 'C-Q13': ['term'] }],
    [
      'D-Q7 D-Q14: no expulsion and no inactivity, voluntary pledges and no dues',
      'zhuzhou',
      { 'D-Q7': ['expulsion', 'inactivity'], 'D-Q14': ['dues'] },
    ],
    [
      'E-Q14: no expulsion, no inactivity and no certificate',
      'apec-smesa',
      { 'E-Q14': ['expulsion', 'inactivity', 'certificate'] },
    ],
    [
      'F-Q1: what the missing articles would say',
      'industry-association',
      { 'F-Q1': ['dues', 'election', 'expulsion', 'inactivity', 'term', 'termination'] },
    ],
  ])('%s (%s)', (_, id, expected) => {
    const { questions } = charterFrom(id);
    const leftOut = Object.entries(questions).flatMap(([question, { leavesOut }]) =>
      leavesOut ? [[question, leavesOut]] : [],
    );
    expect(Object.fromEntries(leftOut)).toEqual(expected);
  });
});

describe('what is answered beneath a charter although no part of it says so', () => {
  const always = ['X-Q27', 'X-Q28', 'X-Q30'];
  test.each<[title: string, id: string, answered: readonly string[]]>([
    [
      'X-Q17 X-Q31: A expels, and members join what has places',
      'go-abroad',
      ['X-Q17', ...always, 'X-Q31'],
    ],
    [
      'X-Q17 X-Q31: B expels, and members join what has places',
      'listing',
      ['X-Q17', ...always, 'X-Q31'],
    ],
    [
      'X-Q17 X-Q31: C expels, and members join what has places',
      'cross-border',
      ['X-Q17', ...always, 'X-Q31'],
    ],
    ['X-Q27 X-Q28 X-Q30: D expels nobody', 'zhuzhou', always],
    [
      'X-Q31: E expels nobody, and members join what has places',
      'apec-smesa',
      [...always, 'X-Q31'],
    ],
    ['X-Q27 X-Q28 X-Q30: F expels nobody', 'industry-association', always],
  ])('%s (%s)', (_, id, answered) => {
    const { questions } = charterFrom(id);
    const asked = ['X-Q17', ...always, 'X-Q31'].filter((question) =>
      Object.hasOwn(questions, question),
    );
    expect(asked).toEqual(answered);
  });
});
