import { describe, expect, test } from '@jest/globals';
import { missingAt } from '../../src/domain/gates.ts';
import { problemsOfFile, unquoted, voteOf } from './charter-files.ts';
import { charterFrom } from './files.ts';

const charter = charterFrom('go-abroad');
const CLASSES = ['ordinary', 'director-unit', 'vice-chair-unit', 'chair-unit'];

describe('charter A', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOfFile('go-abroad')).toEqual([]);
  });

  test('quotes every sentence of its text once and leaves out nothing but the headings', () => {
    expect(unquoted(charter)).toBe('附件1中小企业出海服务联盟章程');
  });

  test('A-097: keeps the source’s numbers, in which Article 20 has no item (4)', () => {
    const items = Object.keys(charter.articles).filter((number) => number.startsWith('20('));
    expect(items).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10, 11].map((item) => `20(${item})`));
    const heads = new Set(
      Object.keys(charter.articles).map((number) => Number.parseInt(number, 10)),
    );
    expect([...heads].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 25 }, (_, at) => at + 1),
    );
  });
});

describe('the vote register of charter A', () => {
  const council = ['chair-representative', 'vice-chair-representative'];
  test.each([
    ['A-V1', 'promotion-to-director', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V2', 'promotion-to-vice-chair', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V3', 'removal', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V4', 'expulsion', '≥ 2/3 of present', 'enforce', 'charter 21#2'],
    ['A-V6', 'set-up-work-group', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V7', 'resolution', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V7', 'annual-report', '≥ 2/3 of present', 'by way', 'charter 21#2'],
    ['A-V8', 'charter-amendment', '≥ 2/3 of all', 'enforce', 'default A-Q4'],
    ['A-V9', 'termination', '≥ 2/3 of present', 'enforce', 'charter 21#2'],
  ])(
    '%s: %s by the representatives of chair and vice-chair units, %s',
    (_, procedure, passes, quorum, source) => {
      expect(voteOf(charter, procedure)).toEqual({ electors: council, passes, quorum, source });
    },
  );
});

describe('the classes of charter A', () => {
  test('A-038: a unit is ordinary, director, vice-chair or chair unit', () => {
    expect(Object.keys(charter.members.classes)).toEqual(CLASSES);
  });
});

test('a vice-chair unit’s activity waits for the receipt of its filing; a chair unit’s does not', () => {
  const gate = charter.gates['filed-before-announced'];
  if (!gate) throw new Error('there is no gate');
  const facts = { leader: null, passed: {}, inForce: [], checked: [], written: [], start: null };
  expect(missingAt(gate, { ...facts, leader: 'vice-chair-unit' })).toHaveLength(1);
  expect(
    missingAt(gate, {
      ...facts,
      leader: 'vice-chair-unit',
      passed: { 'activity-filing': '2027-03-01' },
    }),
  ).toEqual([]);
  expect(missingAt(gate, { ...facts, leader: 'chair-unit' })).toEqual([]);
});
