import { describe, expect, test } from '@jest/globals';
import { countExamples } from '../../src/charter/examples.ts';
import { explain } from '../../src/charter/explain.ts';
import { examine } from '../../src/charter/examine.ts';
import { loadCharter } from '../../src/charter/load.ts';
import {
  decisionRule,
  defaultsOf,
  describePlan,
  electorsOf,
  inactivityClockFor,
  inPriority,
  mayOpen,
  rightsOf,
  rightTo,
  type Right,
} from '../../src/domain/charter.ts';
import { mayBeSpentOn, missingAt } from '../../src/domain/gates.ts';
import { tally } from '../../src/domain/tally.ts';
import { problemsOfFile, unquoted, voteOf } from './charter-files.ts';
import { charterFrom, fileText, silence } from './files.ts';
import { lacks } from '../support/papers.ts';

const charter = charterFrom('cross-border');
const CLASSES = ['ordinary', 'presidium-member'];

describe('charter C', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOfFile('cross-border')).toEqual([]);
    expect(countExamples(charter)).toBe(105);
  });

  test('quotes every sentence of its text once and leaves out nothing but title, headings and numbers', () => {
    expect(unquoted(charter)).toBe(
      '中国跨境电子商务应用联盟ChinaCross-borderE-commerceApplicationAlliance联盟章程(一)(二)(三)(四)(五)(六)',
    );
  });

  test('has all twenty-one articles under the numbers of the source', () => {
    const heads = new Set(
      Object.keys(charter.articles).map((number) => Number.parseInt(number, 10)),
    );
    expect([...heads].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 21 }, (_, at) => at + 1),
    );
  });

  test('translates every article that is more than a heading and commands a rule', () => {
    const untranslated = Object.entries(charter.articles)
      .filter(([, { translation }]) => translation === null)
      .map(([number]) => number);
    const cited = JSON.stringify({ ...charter, articles: {}, headings: {}, questions: {} });
    expect(untranslated.filter((number) => cited.includes(`"${number}"`))).toEqual([]);
  });

  test('answers every question that it leaves open, and asks no term of presidium members', () => {
    const own = Object.keys(charter.questions).filter((id) => id.startsWith('C-'));
    expect(own).toEqual(Array.from({ length: 19 }, (_, at) => `C-Q${at + 1}`));
    expect(charter.questions['C-Q13']?.leavesOut).toEqual(['term']);
    expect(Object.values(charter.clocks).filter(({ kind }) => kind === 'term')).toEqual([]);
    expect(defaultsOf(charter).map(({ question }) => question)).toEqual(
      expect.arrayContaining(own.filter((id) => id !== 'C-Q13')),
    );
  });

  test('C-009: its explanation names the five organs, each with its article', () => {
    const lines = explain(charter, 'zh').map((line) => line.trim());
    for (const [organ, article] of [
      ['主席团', '第四条第（一）项'],
      ['秘书处', '第四条第（二）项'],
      ['海鹰会', '第四条第（三）项'],
      ['专家委员会', '第四条第（四）项'],
      ['跨境电商研究院', '第四条第（五）项'],
    ])
      expect(lines).toContainEqual(expect.stringContaining(`${organ}（${article}`));
  });
});

describe('the vote register of charter C', () => {
  const presidium = ['rotating-chair', 'presidium-representative'];
  test.each([
    ['promotion', 'presidium-promotion', 'ballot', '> 1/2 of all', 'by way', 'charter 8(1)/1'],
    ['expulsion', 'expulsion', 'ballot', '> 1/2 of all', 'enforce', 'default C-Q9'],
    ['reconsideration', 'expulsion', 'reconsideration', '> 1/2 of all', 'enforce', 'default C-Q9'],
    ['the rules', 'rule-making', 'ballot', '> 1/2 of all', 'by way', 'default C-Q4'],
    ['a branch', 'branch-setup', 'ballot', '> 1/2 of all', 'by way', 'default C-Q4'],
    ['a removal', 'removal', 'ballot', '> 1/2 of all', 'by way', 'default C-Q4'],
    [
      'the motion to terminate',
      'termination',
      'motion-vote',
      '> 1/2 of all',
      'enforce',
      'default C-Q10',
    ],
    [
      'the end of a termination',
      'termination',
      'final-vote',
      '≥ 2/3 of all',
      'enforce',
      'default C-Q10',
    ],
    [
      'a change of the charter',
      'charter-amendment',
      'ballot',
      '≥ 2/3 of all',
      'enforce',
      'default C-Q4',
    ],
    ['a motion', 'presidium-motion', 'ballot', '> 1/2 of all', 'by way', 'default C-Q4'],
  ])('the presidium decides on %s (%s, %s): %s', (_, procedure, stage, passes, quorum, source) => {
    expect(voteOf(charter, procedure, stage)).toEqual({
      electors: presidium,
      passes,
      quorum,
      source,
    });
  });

  test('all members vote on a termination, at a meeting, two thirds of those present', () => {
    expect(voteOf(charter, 'termination', 'members-vote')).toEqual({
      electors: ['member-representative'],
      passes: '≥ 2/3 of present',
      quorum: 'enforce',
      source: 'default C-Q10',
    });
    const { stages } = charter.procedures['termination'] ?? { stages: [] };
    expect(stages.find(({ name }) => name === 'members-vote')).toMatchObject({ held: 'meeting' });
  });

  test('one seat of the presidium for each presidium member, one of the annual meeting for each member', () => {
    expect(charter.bodies['presidium']?.seats['presidium-representative']).toMatchObject({
      each: ['presidium-member'],
      as: 'representative',
    });
    expect(charter.bodies['annual-meeting']?.seats['member-representative']).toMatchObject({
      each: CLASSES,
      as: 'representative',
    });
  });

  test('who is appointed is voted on in secret, without forwarded links, by more than half of all', () => {
    expect(decisionRule(charter, 'appointment')).toMatchObject({
      passes: { num: 1, den: 2, inclusive: false, base: 'all' },
      secret: true,
      refuses: ['forwarded-link'],
    });
  });

  test.each([
    ['expulsion', 'ballot', 7],
    ['expulsion', 'reconsideration', 7],
    ['charter-amendment', 'ballot', 7],
    ['termination', 'motion-vote', 7],
    ['termination', 'members-vote', 10],
    ['termination', 'final-vote', 7],
  ])('%s: %s has %i days’ notice and refuses forwarded links', (procedure, stage, days) => {
    const ballot = describePlan(charter, procedure).stages.find(({ name }) => name === stage);
    expect(ballot).toMatchObject({
      notice: { days, source: { from: 'default', question: 'X-Q8' } },
      rule: { refuses: ['forwarded-link'] },
    });
  });

  test('the unit concerned takes no part in its expulsion; who nominated votes on the promotion', () => {
    expect(decisionRule(charter, 'expulsion').recuse).toContain('subject');
    expect(decisionRule(charter, 'promotion').recuse).toEqual(['subject', 'declared']);
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [9, 5],
    [10, 6],
    [145, 73],
  ])('of %i presidium members %i admit another, whoever stays silent', (electors, fewest) => {
    const rule = decisionRule(charter, 'promotion');
    const voted = (inFavour: number) =>
      tally(rule, {
        electors,
        for: inFavour,
        // No more vote than make a valid resolution.
        against: Math.floor(electors / 2) + 1 - inFavour,
        abstain: 0,
        invalid: 0,
      }).result;
    expect([voted(fewest - 1), voted(fewest)]).toEqual(['failed', 'passed']);
  });
});

describe('the classes of charter C', () => {
  test('a presidium member has every right of an ordinary member', () => {
    const rights = (id: string) => rightsOf(charter, id).map(({ may, what }) => `${may} ${what}`);
    expect(rights('presidium-member')).toEqual(expect.arrayContaining(rights('ordinary')));
    expect(rights('ordinary')).toHaveLength(7);
    expect(rights('presidium-member')).toHaveLength(12);
  });

  test('while services are short presidium members come first, by Article 11(2)2', () => {
    const wanting = CLASSES.map((id) => ({ class: id, founder: false }));
    expect(inPriority(charter, 'services', wanting).map((one) => one.class)).toEqual(
      CLASSES.toReversed(),
    );
    expect(rightTo(charter, 'presidium-member', 'join', 'services')).toEqual({
      priority: true,
      sources: [{ from: 'charter', article: '11(2)2' }],
    });
  });

  test.each<[string, Right['may'], string, readonly string[]]>([
    ['goes to the annual meeting', 'attend', 'annual-meeting', CLASSES],
    ['obtains the materials', 'receive', 'materials', CLASSES],
    ['sends somebody to the secretariat', 'second', 'secretariat', ['presidium-member']],
  ])('who %s', (_, may, what, classes) => {
    expect(CLASSES.filter((id) => rightTo(charter, id, may, what) !== null)).toEqual(classes);
  });

  test.each([
    ['presidium-promotion', ['ordinary']],
    ['leaving-the-presidium', ['presidium-member']],
    ['authorisation', ['presidium-member']],
    ['meeting-request', ['presidium-member']],
    ['presidium-motion', ['presidium-member']],
    ['termination', ['presidium-member']],
    ['charter-amendment', ['presidium-member']],
    ['motion', CLASSES],
    ['withdrawal', CLASSES],
    ['expulsion', []],
    ['rule-making', []],
  ])('who starts %s: %s', (procedure, classes) => {
    expect(CLASSES.filter((id) => mayOpen(charter, procedure, id))).toEqual(classes);
  });

  test('every right to start something is the right of whoever may start it', () => {
    const may = CLASSES.flatMap((id) =>
      (charter.members.classes[id]?.rights ?? [])
        .filter((right) => right.may === 'open')
        .map(({ what }) => [id, what, mayOpen(charter, what, id)]),
    );
    expect(may.filter(([, , allowed]) => allowed !== true)).toEqual([]);
  });

  test('the explanation does not offer a presidium member to apply for the presidium', () => {
    const lines = explain(charter, 'zh');
    const begins = lines.findLastIndex((line) => line.startsWith('  主席团成员（第八条'));
    const ends = lines.indexOf('', begins);
    const rights = lines.slice(begins, ends).join('\n');
    expect(rights).toContain('可以发起：退出主席团');
    expect(rights).not.toContain('申请成为主席团成员');
  });
});

describe('who applies to join charter C', () => {
  const VALUES = {
    'organisation-name': '上海某某跨境电子商务有限公司',
    'credit-code': '91110108MA01A2B3CF',
    'legal-representative': '王小明',
    'head-name': '王小明',
    'head-email': 'wang@example.com',
    address: '上海市普陀区某某路1号',
    profile: '从事跨境电子商务平台的建设与运营，服务出口企业五百余家。',
    'liaison-name': '李小红',
    'liaison-phone': '13800138000',
    'liaison-email': 'li@example.com',
  };
  const DOCUMENTS = ['licences', 'unit-profile', 'referral'];
  const lacking = (values: Readonly<Record<string, string>>, documents: readonly string[]) =>
    lacks(charter, 'enterprise', values, documents).map(({ id, sources }) => [
      id,
      sources[0]?.article ?? sources[0]?.question,
    ]);

  test('with form, licences, profile and a recommendation may hand in the application', () => {
    expect(lacking(VALUES, DOCUMENTS)).toEqual([]);
  });

  test('C-047: hands in licences and a profile of the unit', () => {
    expect(lacking(VALUES, ['referral'])).toEqual([
      ['licences', '10(1)'],
      ['unit-profile', '10(1)'],
    ]);
  });

  test('needs the recommendation of a member, confirmed within 30 days', () => {
    expect(lacking(VALUES, ['licences', 'unit-profile'])).toEqual([['referral', '9(1)']]);
    expect(charter.documents['referral']).toMatchObject({
      as: 'endorsement',
      by: CLASSES,
      count: { atLeast: 1 },
      within: { count: 30, of: 'days' },
    });
  });

  test('C-046: fills in the form that the charter names', () => {
    expect(charter.documents['entry-form']?.name.zh).toBe('中国跨境电子商务应用联盟入盟申请表');
    expect(lacking({}, DOCUMENTS)).toEqual(
      expect.arrayContaining([
        ['organisation-name', 'C-Q16'],
        ['head-email', '10(3)'],
        ['liaison-name', '12(1)5'],
      ]),
    );
  });

  test('is a member from the review on, and its head is told', () => {
    const [, review, notice] = describePlan(charter, 'admission').stages;
    expect(review?.then).toMatchObject([{ do: 'admit', class: 'ordinary' }]);
    expect(notice).toMatchObject({ kind: 'notify', title: { zh: '通知单位负责人' } });
    expect(charter.procedures['admission']?.stages[2]).toMatchObject({ reaching: 'head' });
  });
});

describe('leaving charter C', () => {
  test('a notice ends the membership, and one to the presidium only the seat there', () => {
    expect(describePlan(charter, 'withdrawal').stages[0]?.then).toMatchObject([
      { do: 'end-membership', because: 'withdrawn' },
    ]);
    expect(describePlan(charter, 'leaving-the-presidium').stages[0]?.then).toMatchObject([
      { do: 'class', class: 'ordinary' },
    ]);
  });

  test('a year without taking part ends it for both classes, but not without asking for a reason', () => {
    for (const id of CLASSES)
      expect(inactivityClockFor(charter, id)).toMatchObject({
        after: 12,
        counts: expect.arrayContaining(['excused']),
        opens: 'inactivity-exit',
      });
    const [warning, reason] = describePlan(charter, 'inactivity-exit').stages;
    expect(warning?.then).toEqual([]);
    expect(reason).toMatchObject({
      kind: 'objection',
      within: 30,
      restarts: 'inactivity',
      then: [{ do: 'end-membership', because: 'deemed' }],
    });
  });

  test('an expulsion is verified by somebody else than who alleged it, before the presidium votes', () => {
    const stages = describePlan(charter, 'expulsion').stages.map(({ kind }) => kind);
    expect(stages).toEqual(['submit', 'reply', 'review', 'ballot', 'reply', 'ballot']);
    expect(charter.procedures['expulsion']?.stages[2]).toMatchObject({
      by: 'secretariat',
      otherThan: 'opener',
      checks: ['13(2)'],
    });
  });
});

describe('what waits, comes round and is kept in charter C', () => {
  const NOTHING = { leader: null, passed: {}, inForce: [], checked: [], written: [], start: null };
  const gate = (id: string) => {
    const found = charter.gates[id];
    if (!found) throw new Error(`no gate ${id}`);
    return found;
  };

  test('nothing is voted on before the rules are approved, but for the rules', () => {
    expect(gate('approved-rules')).toMatchObject({ vote: 'anything', except: ['rule-making'] });
    expect(missingAt(gate('approved-rules'), NOTHING)).toHaveLength(1);
    expect(missingAt(gate('approved-rules'), { ...NOTHING, inForce: ['rule-making'] })).toEqual([]);
    expect(charter.changes).toEqual({ charter: 'charter-amendment', readings: 'rule-making' });
  });

  test('an activity is announced once somebody has ticked scope and non-profit principle', () => {
    const checked = { ...NOTHING, checked: ['6/1', '7(1)'] };
    expect(missingAt(gate('within-scope'), checked)).toEqual([]);
    expect(missingAt(gate('within-scope'), { ...NOTHING, checked: ['7(1)'] })).toHaveLength(1);
    expect(explain(charter, 'zh').map((line) => line.trim())).toContain(
      '须由专人逐条核对：第六条第一款、第七条第（一）项',
    );
  });

  test('nobody acts for the alliance without an authorisation, not even a presidium member', () => {
    const led = { ...NOTHING, leader: 'presidium-member' };
    expect(missingAt(gate('authorised'), led)).toHaveLength(1);
    expect(
      missingAt(gate('authorised'), { ...led, passed: { authorisation: '2027-03-01' } }),
    ).toEqual([]);
  });

  test('the chair passes round every twelve months, in the order of joining and then of names', () => {
    expect(charter.clocks['chair-rotation']).toMatchObject({
      kind: 'rotation',
      of: 'rotating-chair',
      among: 'presidium-member',
      every: { count: 12, of: 'months' },
      order: ['joined', 'name'],
      declined: 'skip',
    });
    expect(electorsOf(charter, 'presidium')).toContain('rotating-chair');
  });

  test('the presidium meets twice a year, the members once, where income and its use are disclosed', () => {
    expect(charter.clocks['joint-meetings']).toMatchObject({
      meets: 'presidium',
      every: { count: 6, of: 'months' },
    });
    expect(charter.clocks['yearly-meeting']).toMatchObject({ meets: 'annual-meeting' });
    expect(charter.bodies['annual-meeting']?.meetings?.agenda[0]).toMatchObject({
      required: true,
      document: 'finance-disclosure',
      articles: ['15'],
    });
  });

  test('costs are borne voluntarily; assets are never seized, divided or misappropriated', () => {
    const { contributions, dues, spending } = charter.money;
    expect(contributions).toMatchObject({ per: 'matter', voluntary: true, articles: ['14'] });
    expect(dues).toBeNull();
    if (!spending) throw new Error('no rules of spending');
    expect(
      ['activities', 'seized', 'divided', 'misappropriated', 'office-rent'].map((purpose) =>
        mayBeSpentOn(spending, purpose),
      ),
    ).toEqual(['yes', 'never', 'never', 'never', 'with-reason']);
  });
});

test('where the head of the unit is to be told, the form asks for the head’s address, and no other one will do', () => {
  const problems = (from: string, to: string) => {
    const yaml = fileText('cross-border.yaml').replaceAll(from, to);
    const loaded = loadCharter(yaml, 'cross-border.yaml', silence);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    return examine(loaded.charter, fileText('cross-border.txt')).map(({ message }) => message.en);
  };
  const kinds = 2;
  expect(problems("        - { ask: head-email, article: '10(3)' }\n", '')).toEqual(
    Array.from(
      { length: kinds },
      () =>
        'The head of the unit is to be told, and the form does not ask for the head’s e-mail; add head-email.',
    ),
  );
  expect(problems("        - { ask: liaison-email, article: '12(1)5' }\n", '')).toEqual(
    Array.from(
      { length: kinds },
      () =>
        'No e-mail address is asked for, so nobody could be told the outcome; add liaison-email or email.',
    ),
  );
});
