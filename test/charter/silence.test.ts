import { describe, expect, test } from '@jest/globals';
import { loadCharter, loadSilence } from '../../src/charter/load.ts';
import { demandOf, resolvePlan, type Charter } from '../../src/domain/charter.ts';
import { changed, fileText, listing, silence } from './files.ts';

function loaded(yaml: string): Charter {
  const result = loadCharter(yaml, 'listing.yaml', silence);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.charter;
}

describe('where a charter is silent the common answers hold, and where it speaks it wins', () => {
  test('a rule without a quorum takes the common one, with its question', () => {
    expect(listing().rules['office']).toMatchObject({
      quorum: {
        num: 1,
        den: 2,
        inclusive: false,
        mode: { correspondence: 'enforce', meeting: 'advise' },
      },
      defaults: { passes: 'B-Q4', quorum: 'X-Q1' },
    });
  });

  test('a quorum the charter states is its own, and so is none', () => {
    const stated = loaded(
      changed(
        '    default: { passes: B-Q4 }',
        "    quorum: { at: at least 2/3, mode: advise }\n    article: '8-2'\n    default: { passes: B-Q4 }",
      ),
    );
    const ballot = resolvePlan(stated, 'admission').stages.find(({ kind }) => kind === 'ballot');
    expect(ballot).toMatchObject({
      rule: {
        quorum: { num: 2, den: 3, inclusive: true, mode: 'advise' },
        sources: {
          quorum: { from: 'charter', article: '8-2' },
          passes: { from: 'default', question: 'B-Q4' },
        },
      },
    });
    const none = loaded(
      changed(
        '    default: { passes: B-Q4 }',
        '    quorum: none\n    default: { passes: B-Q4, quorum: B-Q1 }',
      ),
    );
    expect(none.rules['office']).toMatchObject({ quorum: null, defaults: { quorum: 'B-Q1' } });
    expect(Object.values(none.rules['office']?.defaults ?? {})).not.toContain('X-Q1');
  });

  test('a rule may say that an exact half is held, as the charter or as an answer to a question', () => {
    const held = loaded(
      changed(
        '    passes: more than 1/2 of present\n    default: { passes: B-Q4 }\n    examples:\n',
        '    passes: at least 1/2 of present\n    exact-half: hold\n    default: { passes: B-Q4, exact-half: B-Q1 }\n    examples:\n      - { electors: 10, present: 10, for: 5, result: to-be-confirmed }\n',
      ),
    );
    const ballot = resolvePlan(held, 'admission').stages.find(({ kind }) => kind === 'ballot');
    expect(ballot).toMatchObject({
      rule: {
        exactHalf: 'hold',
        sources: { exactHalf: { from: 'default', question: 'B-Q1' } },
      },
    });
    expect(listing().rules['office']).toMatchObject({ exactHalf: null });
  });

  test('a third of the electorate may demand a meeting wherever somebody chairs the body', () => {
    expect(demandOf(listing(), 'chairs-office')).toEqual({
      share: { num: 1, den: 3, inclusive: true },
      source: { from: 'default', question: 'X-Q22' },
    });
    expect(demandOf(listing(), 'secretariat')).toBeNull();
  });

  test('a notice the charter states is its own', () => {
    const stated = loaded(
      changed(
        '          by: chairs-office\n',
        '          by: chairs-office\n          notice: 7 working days\n',
      ),
    );
    const ballot = resolvePlan(stated, 'admission').stages.find(({ kind }) => kind === 'ballot');
    expect(ballot).toMatchObject({
      notice: { workingDays: 7, source: { from: 'charter', article: '14(3)' } },
    });
  });

  test('ways of voting are open unless the charter refuses them, and the count waits as long as it says', () => {
    expect(resolvePlan(listing(), 'admission').stages[2]).toMatchObject({
      rule: { refuses: [], sources: { refuses: { question: 'X-Q26' } } },
      counting: { workingDays: 3, source: { question: 'X-Q25' } },
    });
    const stated = loaded(
      changed(
        '    default: { passes: B-Q4 }',
        "    refuses: [forwarded-link, paper]\n    article: '8-2'\n    default: { passes: B-Q4 }",
      ),
    );
    expect(resolvePlan(stated, 'admission').stages[2]).toMatchObject({
      rule: {
        refuses: ['forwarded-link', 'paper'],
        sources: { refuses: { from: 'charter', article: '8-2' } },
      },
    });
  });

  test('a part for which nothing lies beneath is not given any', () => {
    const { bodies } = listing();
    expect(bodies['chairs-office']).toMatchObject({
      first: null,
      correspondence: 'ordered-by-chair',
    });
    expect(bodies['secretariat']).toMatchObject({ first: 'imported', correspondence: null });
  });

  test('the common answers are checked like a charter', () => {
    const wrong = loadSilence(
      fileText('silence.yaml').replace('3 working days', 'three days'),
      'silence.yaml',
    );
    expect(wrong).toMatchObject({
      ok: false,
      problems: [
        {
          file: 'silence.yaml',
          path: 'ballot.notice',
          message: { en: 'A notice is written 3 working days, or 7 days; it says “three days”.' },
        },
      ],
    });
  });
});
