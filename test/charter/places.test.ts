import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claimTo, inPriority, joinable, whoJoins } from '../../src/domain/charter/places.ts';
import type { Charter } from '../../src/domain/charter.ts';
import { charterFrom, listing } from './files.ts';

const A = charterFrom('go-abroad');
const B = listing();
const C = charterFrom('cross-border');

/** Members as they signed up, of any class, each known by its number. */
const signedUp = (charter: Charter) =>
  fc
    .array(
      fc.record({
        class: fc.constantFrom(...Object.keys(charter.members.classes)),
        founder: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    .map((all) => all.map((one, number) => ({ ...one, number })));
const anyList = fc
  .constantFrom(
    ...[A, B, C].flatMap((charter) => joinable(charter).map((what) => ({ charter, what }))),
  )
  .chain(({ charter, what }) => signedUp(charter).map((wanting) => ({ charter, what, wanting })));

describe('The order of those who want a place', () => {
  test('loses and doubles nobody, puts every priority before all others, and keeps equals as they came', () => {
    fc.assert(
      fc.property(anyList, ({ charter, what, wanting }) => {
        const order = inPriority(charter, what, wanting);
        expect(order.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          wanting.map(({ number }) => number),
        );
        const ranks = order.map((one) => claimTo(charter, what, one)?.rank ?? -1);
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
        for (const [at, one] of order.entries()) {
          const next = order[at + 1];
          if (next && ranks[at] === ranks[at + 1]) expect(one.number).toBeLessThan(next.number);
        }
      }),
    );
  });

  const unit = (of: string, founder = false) => ({ class: of, founder });
  test.each<
    [
      title: string,
      charter: Charter,
      what: string,
      came: readonly (readonly [string, boolean?])[],
      order: string,
    ]
  >([
    [
      'A-045: director units come before ordinary members in activities, and a higher class before both (A-Q14)',
      A,
      'activities',
      [['ordinary'], ['director-unit'], ['ordinary'], ['vice-chair-unit'], ['chair-unit']],
      '4 3 1 0 2',
    ],
    [
      'A-046: the same for cooperation projects',
      A,
      'projects',
      [['ordinary'], ['director-unit'], ['director-unit'], ['vice-chair-unit']],
      '3 1 2 0',
    ],
    [
      'A-022 A-048: founders come first in standards work, the higher class among them before; then chair and vice-chair units; others have no claim',
      A,
      'standards',
      [['vice-chair-unit'], ['ordinary'], ['ordinary', true], ['chair-unit'], ['chair-unit', true]],
      '4 2 3 0 1',
    ],
    [
      'A-022: founders come first in standards work alone',
      A,
      'activities',
      [['ordinary'], ['ordinary', true], ['director-unit']],
      '2 0 1',
    ],
    [
      'B 12.3: where the charter gives no priority, who came first is first',
      B,
      'activities',
      [['member'], ['member', true], ['member']],
      '0 1 2',
    ],
  ])('%s', (_, charter, what, came, order) => {
    const wanting = came.map(([of, founder], number) => ({ ...unit(of, founder), number }));
    const found = inPriority(charter, what, wanting);
    expect(found.map(({ number }) => number).join(' ')).toBe(order);
  });

  test('A-022: a founder’s claim is by Article 7(4), and lets it join whatever its class', () => {
    expect(claimTo(A, 'standards', unit('ordinary', true))?.sources).toEqual([
      { from: 'charter', article: '7(4)' },
      { from: 'default', question: 'A-Q14' },
    ]);
    expect(claimTo(A, 'standards', unit('ordinary'))).toBeNull();
    expect(whoJoins(A, 'standards')).toEqual({
      classes: ['vice-chair-unit', 'chair-unit'],
      founders: true,
    });
  });
});
