import { describe, expect, test } from '@jest/globals';
import {
  checkSeating,
  describePlan,
  electorsOf,
  kindsOf,
  mayOpen,
  rightTo,
  type Charter,
  type CharterStage,
} from '../../src/domain/charter.ts';
import { explain } from '../../src/charter/explain.ts';
import { examineNames } from '../../src/charter/soundness/names.ts';
import { mayBeSpentOn } from '../../src/domain/gates.ts';
import { problemsOfFile, ruleOf, unquoted, voteOf } from './charter-files.ts';
import { charterFrom } from './files.ts';

const charter = charterFrom('zhuzhou');
const COMMITTEE = ['director', 'deputy-director', 'executive'];
const PLENARY = ['representative'];

function electionOf(from: Charter, procedure: string, name: string) {
  const stage = from.procedures[procedure]?.stages.find((one) => one.name === name);
  if (stage?.kind !== 'election') throw new Error(`${procedure} has no election ${name}`);
  const { seats, nominated } = stage;
  return {
    electors: electorsOf(from, stage.by),
    seats,
    nominated,
    ...ruleOf(from, stage.rule ?? ''),
  };
}

describe('charter D', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOfFile('zhuzhou')).toEqual([]);
  });

  test('quotes every sentence of its text once and leaves out nothing but the headings', () => {
    expect(unquoted(charter)).toBe('附件3：株洲市企业服务联盟章程');
  });

  test('has all twenty articles under the numbers of the source', () => {
    const heads = new Set(
      Object.keys(charter.articles).map((number) => Number.parseInt(number, 10)),
    );
    expect([...heads].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  test('gives every article that a rule can cite in English as well', () => {
    const untranslated = Object.entries(charter.articles).filter(([, one]) => !one.translation);
    expect(untranslated.map(([number]) => number)).toEqual(['5']);
  });

  test('says what it is in its own words: unregistered, voluntary, with four principles', () => {
    for (const { says, articles } of Object.values(charter.declarations))
      expect(articles.map((number) => charter.articles[number]?.words).join('')).toContain(says.zh);
    expect(Object.keys(charter.declarations)).toEqual(['unregistered', 'nature', 'principles']);
  });
});

describe('the vote register of charter D', () => {
  test.each([
    ['D-V1', 'admission', 'committee', COMMITTEE, '> 1/2 of all', 'by way', 'default D-Q3'],
    ['D-V2', 'admission', 'plenary', PLENARY, '≥ 1/2 of present', 'by way', 'default D-Q5'],
    ['D-V5', 'work-plan', 'ballot', COMMITTEE, '> 1/2 of present', 'by way', 'default D-Q19'],
    ['D-V6', 'charter-amendment', 'proposal', COMMITTEE, '> 1/2 of all', 'by way', 'default D-Q3'],
    [
      'D-V6',
      'charter-amendment',
      'plenary',
      PLENARY,
      '≥ 2/3 of present',
      'enforce',
      'default D-Q12',
    ],
    ['D-V7', 'termination', 'ballot', PLENARY, '≥ 2/3 of all', 'enforce', 'default D-Q15'],
  ])('%s: %s (%s), %j, %s', (_, procedure, stage, electors, passes, quorum, source) => {
    expect(voteOf(charter, procedure, stage)).toEqual({ electors, passes, quorum, source });
  });

  test('an exact half of the plenary is held for whoever presides (D-Q4)', () => {
    const plenary = describePlan(charter, 'admission').stages[2];
    expect(plenary).toMatchObject({
      rule: { exactHalf: 'hold', sources: { exactHalf: { from: 'default', question: 'D-Q4' } } },
    });
    expect(charter.bodies['plenary']?.chairedBy).toEqual(['director', 'deputy-director']);
  });

  test.each([
    [
      'D-V3',
      'the plenary elects the seven from the committee’s slate and the recommendations',
      'seven',
      {
        electors: PLENARY,
        seats: ['executive'],
        nominated: ['executive-committee', 'sme-centre', 'window-service'],
        passes: '> 1/2 of present',
      },
    ],
    [
      'D-V4',
      'the seven elect the director whom the service centre recommends',
      'director',
      {
        electors: COMMITTEE,
        seats: ['director'],
        nominated: ['sme-centre'],
        passes: '> 1/2 of all',
      },
    ],
    [
      'D-V4',
      'the seven elect the deputies whom the window platform recommends',
      'deputies',
      {
        electors: COMMITTEE,
        seats: ['deputy-director'],
        nominated: ['window-service'],
        passes: '> 1/2 of all',
      },
    ],
  ])('%s: %s', (_, __, stage, expected) => {
    expect(electionOf(charter, 'committee-election', stage)).toEqual({
      ...expected,
      quorum: 'by way',
      source: 'default D-Q9',
    });
  });

  test('elections are secret and refuse forwarded links; so does the end of the alliance', () => {
    const secret = ['plenary-election', 'committee-election'].map((id) => charter.rules[id]);
    for (const rule of secret)
      expect(rule).toMatchObject({ secret: true, refuses: ['forwarded-link'], method: 'approval' });
    for (const id of ['amendment', 'termination'])
      expect(charter.rules[id]?.refuses).toEqual(['forwarded-link']);
  });

  test('D-S1: the director alone may call a meeting of the committee; of the others it takes two', () => {
    expect(charter.procedures['called-meeting']?.open).toMatchObject({ by: ['director'], any: 1 });
    expect(charter.procedures['requested-meeting']?.open).toMatchObject({
      by: ['deputy-director', 'executive'],
      any: 2,
    });
    const meetings = charter.bodies['executive-committee']?.meetings;
    const [held] = charter.procedures['requested-meeting']?.stages ?? [];
    expect(meetings).toMatchObject({
      calledBy: ['director'],
      requested: { by: ['deputy-director', 'executive'], any: 2 },
    });
    // The same days stand where the request is made and where the meeting is held.
    expect(held).toMatchObject({ kind: 'meeting', within: meetings?.requested?.hold });
  });
});

describe('who belongs to charter D', () => {
  test('the kinds of Article 6 may apply, high-quality enterprises among them, and the service centres of Article 1', () => {
    expect(kindsOf(charter).map(({ id, person }) => [id, person])).toEqual(
      ['public-platform', 'window-platform', 'agency', 'base', 'enterprise', 'service-centre'].map(
        (id) => [id, 'unit'],
      ),
    );
    expect(charter.members.kinds['enterprise']?.defaults).toEqual({ '*': 'D-Q1' });
  });

  test('every kind hands in the application form and nothing else', () => {
    for (const { documents } of kindsOf(charter))
      expect(documents.map(({ id }) => id)).toEqual(['application-form']);
  });

  test('D-030 D-041: a committee of one director, two deputies and four members, with one secretary-general, is seated; of any other number it is not', () => {
    const seven = { director: 1, 'deputy-director': 2, executive: 4, 'secretary-general': 1 };
    const errors = (holders: Readonly<Record<string, number>>) =>
      checkSeating(charter, holders)
        .filter(({ seat, grade }) => grade === 'error' && Object.hasOwn(seven, seat))
        .map(({ seat }) => seat);
    expect(errors(seven)).toEqual([]);
    expect(errors({ ...seven, director: 2 })).toEqual(['director']);
    expect(errors({ ...seven, 'deputy-director': 1 })).toEqual(['deputy-director']);
    expect(errors({ ...seven, executive: 5 })).toEqual(['executive']);
    expect(errors({ ...seven, 'secretary-general': 0 })).toEqual(['secretary-general']);
    expect(errors({ ...seven, 'secretary-general': 2 })).toEqual(['secretary-general']);
  });

  test('who sits in the committee has the duties of Articles 15 to 17', () => {
    const duties = charter.bodies['executive-committee']?.duties ?? [];
    expect(duties.map(({ articles, keptIn }) => [...articles, keptIn])).toEqual([
      ['15', 'entrusted-tasks'],
      ['16#1', null],
      ['16#2', 'research'],
      ['17', 'suggestions'],
    ]);
    expect(explain(charter, 'zh').join('\n')).toContain(
      '组成人员的义务（第十五条，第十六条第一句，第十六条第二句，第十七条）',
    );
  });

  test('a duty is kept in a register that the charter has', () => {
    const committee = charter.bodies['executive-committee'];
    if (!committee) throw new Error('there is no committee');
    const duties = [{ keptIn: 'researches', articles: ['16#2'], defaults: {} }];
    const changed = {
      ...charter,
      bodies: { ...charter.bodies, 'executive-committee': { ...committee, duties } },
    };
    expect(
      [...examineNames(changed)].map(({ path, message }) => [path.join('.'), message.en]),
    ).toEqual([
      [
        'bodies.executive-committee.duties.0.kept-in',
        'There is no register researches. Did you mean research?',
      ],
    ]);
  });

  test('director and deputies come from among the members elected first', () => {
    const seats = charter.bodies['executive-committee']?.seats;
    expect(seats?.['director']?.from).toEqual(['executive']);
    expect(seats?.['deputy-director']?.from).toEqual(['executive']);
  });

  test('a member has the rights of Article 7 and leaves at once, without anybody’s consent', () => {
    expect(rightTo(charter, 'member', 'elect', 'executive-committee')?.sources).toEqual([
      { from: 'charter', article: '7(3)' },
    ]);
    expect(rightTo(charter, 'member', 'propose', 'admission')).not.toBeNull();
    expect(mayOpen(charter, 'suggestion', 'member')).toBe(true);
    expect(mayOpen(charter, 'withdrawal', 'member')).toBe(true);
    expect(charter.procedures['withdrawal']?.stages).toMatchObject([
      { kind: 'submit', then: [{ do: 'end-membership', because: 'withdrawn' }] },
    ]);
  });

  test('nobody is expelled and nobody is deemed to have left: the charter has no such procedure, on purpose (D-Q7)', () => {
    const endings = Object.values(charter.procedures)
      .flatMap(({ stages }): readonly CharterStage[] => stages)
      .flatMap(({ then }) => then)
      .flatMap((effect) => (effect.do === 'end-membership' ? [effect.because] : []));
    expect(endings).toEqual(['withdrawn']);
    expect(Object.values(charter.clocks).map(({ kind }) => kind)).not.toContain('inactivity');
    expect(charter.questions['D-Q7']?.leavesOut).toEqual(['expulsion', 'inactivity']);
  });
});

describe('terms, places and money of charter D', () => {
  test('the committee sits for four years, and then until the election without changing the charter', () => {
    expect(charter.clocks['committee-term']).toMatchObject({
      of: 'executive-committee',
      lasts: { count: 4, of: 'years' },
      opens: 'committee-election',
      warn: [180, 90, 30],
      blocks: ['charter-amendment', 'termination'],
    });
  });

  test('D-002 D-040: the bureau guides the alliance, and the window platform hosts the committee’s secretariat', () => {
    expect(charter.authorities['industry-bureau']).toMatchObject({
      as: ['guidance'],
      articles: ['1'],
    });
    expect(charter.bodies['secretariat']).toMatchObject({
      under: 'executive-committee',
      hostedBy: 'window-service',
      articles: ['11#1'],
    });
  });

  test('D-058 D-059 D-060: the six sources of funds are listed in the order of Article 18', () => {
    expect(
      Object.entries(charter.money.income).map(([id, { articles }]) => [id, ...articles]),
    ).toEqual([
      ['members', '18(1)'],
      ['government', '18(2)'],
      ['committee', '18(3)'],
      ['services', '18(4)'],
      ['donations', '18(5)'],
      ['other', '18(6)'],
    ]);
  });

  test.each([
    ['scope', 'yes'],
    ['development', 'yes'],
    ['distribution', 'never'],
    ['out-of-scope', 'never'],
    ['anything-else', 'never'],
  ])('spending on %s: %s', (purpose, answer) => {
    expect(charter.money.spending && mayBeSpentOn(charter.money.spending, purpose)).toBe(answer);
  });

  test('there are no dues; members share costs voluntarily, matter by matter', () => {
    expect(charter.money.dues).toBeNull();
    expect(charter.money.contributions).toMatchObject({ per: 'matter', voluntary: true });
  });
});
