import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DecisionRule, Fraction } from '../../src/domain/plan.ts';
import {
  checkSheet,
  SHEET_COUNTS,
  votesOnSheet,
  type EnteredSheet,
  type ShowOfHands,
} from '../../src/domain/show-of-hands.ts';
import { tally } from '../../src/domain/tally.ts';

const MORE_THAN_HALF: Fraction = { num: 1, den: 2, inclusive: false };
const SOURCE = { from: 'charter', article: '1' } as const;
const OFFICE: DecisionRule = {
  passes: { ...MORE_THAN_HALF, base: 'present' },
  quorum: { ...MORE_THAN_HALF, mode: { correspondence: 'enforce', meeting: 'advise' } },
  recuse: ['subject', 'declared'],
  secret: false,
  sources: { passes: SOURCE, quorum: SOURCE, recuse: SOURCE, secret: SOURCE },
};

const VOTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const SHEET: ShowOfHands = {
  presentForItem: 6,
  issued: 6,
  returned: 5,
  valid: 4,
  for: 3,
  against: 1,
  abstain: 0,
  invalid: 1,
  recused: [],
  scrutineer: 'x',
  teller: 'y',
};
const check = (over: Partial<EnteredSheet>, attending?: readonly string[]) =>
  checkSheet({ ...SHEET, ...over }, { voters: VOTERS, attending }).map(
    ({ field, message }) => `${field}: ${message.en}`,
  );

describe('A show of hands is entered as its sheet has it', () => {
  test('a sheet that adds up is taken', () => {
    expect(check({})).toEqual([]);
    expect(check({}, VOTERS.slice(0, 6))).toEqual([]);
  });

  test.each([
    [
      { presentForItem: 8 },
      'presentForItem: 8 present for this item is more than the 7 entitled (7 on the list, 0 recused).',
    ],
    [
      { presentForItem: 7, recused: [{ person: 'a', reason: '本单位' }] },
      'presentForItem: 7 present for this item is more than the 6 entitled (7 on the list, 1 recused).',
    ],
    [{ issued: 7 }, 'issued: 7 issued is more than the 6 present for this item.'],
    [{ issued: 4 }, 'returned: 5 returned is more than the 4 issued.'],
    [{ invalid: 0 }, 'valid: 4 valid and 0 invalid make 4, but 5 were returned.'],
    [{ against: 0 }, 'for: 3 for, 0 against and 0 abstaining make 3, but 4 were valid.'],
    [{ teller: 'x' }, 'teller: The scrutineer and the teller cannot be the same person.'],
    [{ scrutineer: '' }, 'scrutineer: Choose the scrutineer.'],
    [{ returned: undefined }, 'returned: Enter returned as a whole number; 0 where there is none.'],
    [{ for: 2.5 }, 'for: Enter for as a whole number; 0 where there is none.'],
    [
      { recused: [{ person: 'x', reason: 'r' }] },
      'recused: Whoever is recused must be on the electorate of this item, and named once.',
    ],
    [
      { recused: [{ person: 'a', reason: ' ' }] },
      'recused: Give the reason of everybody who is recused.',
    ],
  ])('%j is refused, and it says which numbers disagree', (over, message) => {
    expect(check(over)).toContain(message);
  });

  test('more present for an item than were ticked as attending is refused', () => {
    expect(check({}, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      'presentForItem: 6 present for this item is more than the 5 ticked as attending, without those recused; compare the list of those attending.',
    ]);
  });
});

/** Sheets that add up, of electorates to 300, with some recused. */
const sheets = fc
  .record({
    for: fc.nat(60),
    against: fc.nat(60),
    abstain: fc.nat(60),
    invalid: fc.nat(20),
    kept: fc.nat(20),
    unissued: fc.nat(20),
    absent: fc.nat(40),
    recused: fc.nat(5),
  })
  .map(({ kept, unissued, absent, recused, ...counts }) => {
    const valid = counts.for + counts.against + counts.abstain;
    const returned = valid + counts.invalid;
    const issued = returned + kept;
    const presentForItem = issued + unissued;
    const voters = Array.from({ length: presentForItem + absent + recused }, (_, at) => `p${at}`);
    const sheet: ShowOfHands = {
      ...counts,
      valid,
      returned,
      issued,
      presentForItem,
      recused: voters.slice(0, recused).map((person) => ({ person, reason: '利害关系' })),
      scrutineer: 'x',
      teller: 'y',
    };
    return { sheet, voters };
  });

describe('AT-48: a show of hands counts through the same rules as any vote', () => {
  test('every sheet that adds up is taken and its result recomputes from its numbers', () => {
    fc.assert(
      fc.property(sheets, ({ sheet, voters }) => {
        expect(checkSheet(sheet, { voters, attending: undefined })).toEqual([]);
        const votes = votesOnSheet(sheet, voters.length);
        const counted = tally(OFFICE, votes, 'meeting');
        expect(tally(OFFICE, JSON.parse(JSON.stringify(votes)), 'meeting')).toEqual(counted);
        expect(counted.base).toBe(sheet.presentForItem);
        const quorate = sheet.presentForItem * 2 > voters.length - sheet.recused.length;
        const expected =
          sheet.presentForItem === 0
            ? 'no-valid-resolution'
            : !quorate
              ? 'to-be-confirmed'
              : sheet.for * 2 > sheet.presentForItem
                ? 'passed'
                : 'failed';
        expect(counted.result).toBe(expected);
      }),
    );
  });

  test('a sheet on which one number was changed does not add up, unless the change is one nobody can see', () => {
    // Fewer present or issued than were cannot be seen from the sums while the order still holds.
    const tight = ['returned', 'valid', 'for', 'against', 'abstain', 'invalid'] as const;
    fc.assert(
      fc.property(
        sheets,
        fc.constantFrom(...tight),
        fc.integer({ min: 1, max: 9 }),
        ({ sheet, voters }, name, more) => {
          const wrong = { ...sheet, [name]: sheet[name] + more };
          const problems = checkSheet(wrong, { voters, attending: undefined });
          expect(problems.length).toBeGreaterThan(0);
          for (const { message } of problems) {
            expect(message.zh).toMatch(/\d/);
            expect(message.en).toMatch(/\d/);
          }
        },
      ),
    );
  });

  test('nothing negative, and no number left out, is ever taken', () => {
    fc.assert(
      fc.property(
        sheets,
        fc.constantFrom(...SHEET_COUNTS),
        fc.constantFrom(-1, Number.NaN, 1.5, undefined),
        ({ sheet, voters }, name, wrong) => {
          const problems = checkSheet(
            { ...sheet, [name]: wrong },
            { voters, attending: undefined },
          );
          expect(problems.map(({ field }) => field)).toContain(name);
        },
      ),
    );
  });
});
