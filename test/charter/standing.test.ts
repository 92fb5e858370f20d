import { expect, test } from '@jest/globals';
import { dutiesInWords, rightsInWords } from '../../src/domain/charter/standing.ts';
import { charterFrom } from './files.ts';

const said = (charter: string, memberClass: string) => ({
  rights: rightsInWords(charterFrom(charter), memberClass).map(({ says }) => says.zh),
  duties: dutiesInWords(charterFrom(charter), memberClass).map(({ sources }) =>
    sources.map(({ article }) => article).join(' '),
  ),
});

test('a unit reads the duties of its class and of those it includes, the lower ones first, in the articles’ own words', () => {
  const ordinary = ['13(1)', '13(2)', '13(3)'];
  expect(said('go-abroad', 'ordinary').duties).toEqual(ordinary);
  expect(said('go-abroad', 'vice-chair-unit').duties).toEqual([...ordinary, '13(4)', '13(5)']);
  expect(said('cross-border', 'ordinary').duties).toEqual([
    '12(1)1',
    '12(1)2',
    '12(1)3',
    '12(1)4',
    '12(1)5',
    '12(1)6',
  ]);
  const [, , liaison] = dutiesInWords(charterFrom('go-abroad'), 'ordinary');
  expect(liaison?.says).toEqual({
    zh: '指定专人负责同联盟秘书处联系，以便利开展日常工作；',
    en: 'to designate a person who keeps contact with the secretariat;',
  });
});

test('it reads what its class may do, first in line where the charter says 优先; what it starts itself stands elsewhere', () => {
  const { rights } = said('go-abroad', 'director-unit');
  expect(rights).toContain('可以参与：活动（优先）');
  expect(rights.filter((right) => right.includes('参与：活动'))).toHaveLength(1);
  expect(rights.join()).not.toContain('可以发起');
  expect(said('go-abroad', 'ordinary').rights.join()).not.toContain('优先');
});
