import { OF_EVERY_CHARTER } from '../../src/charter/silence.ts';
import { describe, expect, test } from '@jest/globals';
import {
  articleLabel,
  checkSeating,
  correspondenceOf,
  defaultsOf,
  duesFor,
  electorsOf,
  formFields,
  kindsOf,
  observersOf,
  papersFor,
  resolvePlan,
  seatsOf,
} from '../../src/domain/charter.ts';
import { listing } from '../charter/files.ts';
import { lacks } from '../support/papers.ts';

const charter = listing();

const enterprise = {
  'organisation-name': '北京某某科技有限公司',
  'credit-code': '91350100M000100Y43',
  'legal-representative': '王小明',
  address: '北京市海淀区万寿路27号',
  profile: '为中小企业提供上市辅导、投融资对接和管理咨询服务的科技公司。',
  capacity: 'legal-representative',
  'liaison-name': '李敏',
  'liaison-phone': '138 0013 8000',
  'liaison-email': 'limin@example.com',
};
const papers = ['commitment-letter', 'legal-person-proof', 'unit-profile'];
const individual = {
  'person-name': '王小明',
  'id-number': '11010519491231002X',
  address: '北京市海淀区万寿路27号',
  phone: '13800138000',
  email: 'wang@example.com',
};
const lacking = (
  kind: string,
  values: Readonly<Record<string, string>>,
  given: readonly string[],
) => lacks(charter, kind, values, given).map(({ on, id }) => `${on} ${id}`);
const without = (values: Readonly<Record<string, string>>, ...ids: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));

describe('an application to charter B', () => {
  test('AT-14 B-066: an enterprise without 法人资格证明 is told so, and an individual pays no dues', () => {
    expect(lacks(charter, 'enterprise', enterprise, papers)).toEqual([]);
    expect(lacks(charter, 'enterprise', enterprise, ['commitment-letter', 'unit-profile'])).toEqual(
      [
        {
          on: 'document',
          id: 'legal-person-proof',
          message: {
            zh: '请上传法人资格证明文件。',
            en: 'Please upload: Proof of legal-person status.',
          },
          sources: [{ from: 'charter', article: '14(2)' }],
        },
      ],
    );
    expect(lacking('enterprise', enterprise, ['commitment-letter', 'legal-person-proof'])).toEqual([
      'document unit-profile',
    ]);
    expect(
      lacks(charter, 'individual', individual, [
        'commitment-letter',
        'identity-copy',
        'curriculum-vitae',
      ]),
    ).toEqual([]);
    expect(duesFor(charter, 'individual')).toEqual({
      amount: 0,
      sources: [{ from: 'charter', article: '16' }],
    });
  });

  test('B-079: individual members pay nothing, enterprises and groups 20 000 yuan a year', () => {
    expect(duesFor(charter, 'individual')?.amount).toBe(0);
    expect(duesFor(charter, 'enterprise')?.amount).toBe(20000);
    expect(duesFor(charter, 'group')?.amount).toBe(20000);
    expect(duesFor(charter, 'nobody')).toBeNull();
  });

  test('B-042: members are enterprises, groups and individuals, each with papers of its own', () => {
    expect(
      kindsOf(charter).map(({ name, documents }) => [name.zh, documents.map(({ id }) => id)]),
    ).toEqual([
      [
        '企业会员',
        [
          'registration-form',
          'commitment-letter',
          'authorisation-letter',
          'legal-person-proof',
          'unit-profile',
        ],
      ],
      [
        '团体会员',
        [
          'registration-form',
          'commitment-letter',
          'authorisation-letter',
          'registration-certificate',
        ],
      ],
      ['个人会员', ['registration-form', 'commitment-letter', 'identity-copy', 'curriculum-vitae']],
    ]);
  });

  test('B-063: a unit’s authorised representative adds a name and a letter of authorisation; its legal representative does not', () => {
    const authorised = { ...enterprise, capacity: 'authorised-representative' };
    expect(lacking('enterprise', authorised, papers)).toEqual([
      'field authorised-representative',
      'document authorisation-letter',
    ]);
    const named = { ...authorised, 'authorised-representative': '赵强' };
    expect(lacking('enterprise', named, [...papers, 'authorisation-letter'])).toEqual([]);
    expect(lacking('enterprise', without(enterprise, 'capacity'), papers)).toEqual([
      'field capacity',
    ]);
    expect(lacking('enterprise', { ...enterprise, capacity: 'friend' }, papers)).toEqual([
      'field capacity',
    ]);
  });

  test('B-064: the registration form is mandatory, field by field', () => {
    const fields = formFields(charter, 'registration-form', 'enterprise').filter(
      ({ required, if: only }) => required && only === null,
    );
    expect(lacking('enterprise', {}, papers)).toEqual(fields.map(({ id }) => `field ${id}`));
    expect(fields).toHaveLength(9);
    expect(lacking('enterprise', { ...enterprise, profile: '  \u3000 ' }, papers)).toEqual([
      'field profile',
    ]);
  });

  test('B-065: the signed commitment letter is mandatory for every kind', () => {
    for (const { id, documents } of kindsOf(charter)) {
      const letter = documents.find((document) => document.id === 'commitment-letter');
      expect(letter).toMatchObject({
        shows: ['signature'],
        sources: [{ from: 'charter', article: '14(1)' }],
      });
      expect(lacking(id, {}, [])).toContain('document commitment-letter');
    }
  });

  test('B-061: a unit designates a liaison with telephone and e-mail', () => {
    const liaison = ['liaison-name', 'liaison-phone', 'liaison-email'];
    for (const kind of ['enterprise', 'group']) {
      const asked = formFields(charter, 'registration-form', kind).filter(({ id }) =>
        liaison.includes(id),
      );
      expect(asked.map(({ required, sources }) => ({ required, sources }))).toEqual(
        liaison.map(() => ({ required: true, sources: [{ from: 'charter', article: '13(5)' }] })),
      );
    }
    expect(lacking('enterprise', without(enterprise, ...liaison), papers)).toEqual(
      liaison.map((id) => `field ${id}`),
    );
  });

  test('a wrong answer is told apart from a missing one, in both languages', () => {
    const [problem] = lacks(
      charter,
      'enterprise',
      { ...enterprise, 'credit-code': '91350100M000100Y44' },
      papers,
    );
    expect(problem?.message.zh).toContain('校验码不符');
    expect(problem?.message.en).toContain('check character');
    expect(problem?.sources).toEqual([{ from: 'default', question: 'B-Q19' }]);
  });

  test('an optional answer may be left out but not be wrong', () => {
    expect(lacking('enterprise', { ...enterprise, website: '' }, papers)).toEqual([]);
    expect(
      lacking('enterprise', { ...enterprise, website: 'javascript:alert(1)' }, papers),
    ).toEqual(['field website']);
  });

  test('a kind the charter does not know is refused', () => {
    expect(papersFor(charter, 'admission', 'partner')).toBeUndefined();
    expect(papersFor(charter, 'admission', 'constructor')).toBeUndefined();
  });
});

describe('the bodies of charter B', () => {
  test('B-036: the chair’s office votes with chair, executive chair, standing vice-chairs, vice-chairs and secretary-general', () => {
    expect(electorsOf(charter, 'chairs-office')).toEqual([
      'chair',
      'executive-chair',
      'standing-vice-chair',
      'vice-chair',
      'secretary-general',
    ]);
    expect(observersOf(charter, 'chairs-office')).toEqual(['supervisor']);
  });

  test('the council’s supervisor and advisers sit in it without a vote', () => {
    expect(seatsOf(charter, 'council')).toContain('supervisor');
    expect(electorsOf(charter, 'council')).not.toContain('supervisor');
    expect(observersOf(charter, 'council')).toEqual(['supervisor', 'adviser']);
  });

  test('the chair or the executive chair may order a vote by correspondence, by default X-Q22', () => {
    expect(correspondenceOf(charter, 'chairs-office')).toEqual({
      orderedBy: ['chair', 'executive-chair'],
      source: { from: 'default', question: 'X-Q22' },
    });
    expect(correspondenceOf(charter, 'secretariat')).toBeNull();
  });

  test('B-009: there is exactly one chair, one executive chair and one supervisor', () => {
    const filled = { chair: 1, 'executive-chair': 1, supervisor: 1, 'secretary-general': 1 };
    const errors = (holders: Readonly<Record<string, number>>) =>
      checkSeating(charter, holders)
        .filter(({ grade }) => grade === 'error')
        .map(({ seat }) => seat);
    expect(errors(filled)).toEqual([]);
    for (const seat of ['chair', 'executive-chair', 'supervisor']) {
      expect(errors({ ...filled, [seat]: 2 })).toEqual([seat]);
      expect(errors({ ...filled, [seat]: 0 })).toEqual([seat]);
    }
    expect(errors({ ...filled, 'vice-chair': 40 })).toEqual([]);
    expect(checkSeating(charter, filled)).toContainEqual(
      expect.objectContaining({ seat: 'vice-chair', grade: 'warning' }),
    );
  });
});

describe('the plan of an admission', () => {
  const plan = resolvePlan(charter, 'admission');

  test('is application, review, approval, filing and certificate, under the charter’s name for the process', () => {
    expect(plan).toMatchObject({
      format: 1,
      charter: 'listing',
      version: 1,
      process: 'applicationReview',
    });
    expect(plan.stages.map(({ kind, title }) => [kind, title.zh])).toEqual([
      ['submit', '提交申请'],
      ['review', '秘书处审核'],
      ['ballot', '理事长办公会批准'],
      ['filing', '报中促中心备案'],
      ['issue', '颁发会员证书'],
    ]);
  });

  test('makes a member at the ballot and nowhere else (B-Q5)', () => {
    expect(plan.stages.flatMap(({ kind, then }) => then.map((effect) => [kind, effect]))).toEqual([
      [
        'ballot',
        {
          do: 'admit',
          class: 'member',
          sources: [
            { from: 'charter', article: '14(3)' },
            { from: 'default', question: 'B-Q5' },
          ],
        },
      ],
    ]);
  });

  test('decides by more than half of those present, with more than half of the electorate taking part', () => {
    const ballot = plan.stages.find(({ kind }) => kind === 'ballot');
    expect(ballot).toMatchObject({
      by: 'chairs-office',
      sources: [{ from: 'charter', article: '14(3)' }],
      notice: { workingDays: 3, source: { from: 'default', question: 'X-Q8' } },
      rule: {
        passes: { num: 1, den: 2, inclusive: false, base: 'present' },
        quorum: {
          num: 1,
          den: 2,
          inclusive: false,
          mode: { correspondence: 'enforce', meeting: 'advise' },
        },
        recuse: ['subject', 'declared'],
        secret: false,
        sources: {
          passes: { from: 'default', question: 'B-Q4' },
          quorum: { from: 'default', question: 'X-Q1' },
          recuse: { from: 'default', question: 'X-Q11' },
          secret: { from: 'default', question: 'X-Q14' },
        },
      },
    });
  });

  test('is plain data that can be stored and read back', () => {
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(JSON.parse(JSON.stringify(charter))).toEqual(charter);
  });

  test('of a procedure the charter does not have is a bug', () => {
    expect(() => resolvePlan(charter, 'rotation')).toThrow('rotation');
  });
});

test('the sheet of defaults has every question with our reading and every place where it stands', () => {
  const sheet = defaultsOf(charter);
  expect(sheet.map(({ question }) => question)).toEqual(Object.keys(charter.questions));
  const nowhere = sheet.filter(({ places }) => places.length === 0);
  expect(nowhere.map(({ question }) => question).toSorted()).toEqual([
    'X-Q17',
    ...OF_EVERY_CHARTER,
    'X-Q31',
  ]);
  expect(sheet.find(({ question }) => question === 'B-Q4')?.places).toContainEqual({
    path: 'rules.office.passes',
    value: { zh: '超过到会人员的二分之一（不含）', en: 'more than 1/2 of those present' },
  });
  expect(sheet.find(({ question }) => question === 'B-Q7')?.places).toContainEqual({
    path: 'documents.curriculum-vitae',
    value: { zh: '个人简历', en: 'Curriculum vitae' },
  });
});

test.each([
  ['14', '第十四条', 'Article 14'],
  ['14(3)', '第十四条第（三）项', 'Article 14(3)'],
  ['8-2', '第八条第二项', 'Article 8, item 2'],
  ['8-1(4)', '第八条第一项第（四）目', 'Article 8, item 1(4)'],
  ['12.1', '第十二条第1项', 'Article 12.1'],
  ['12(3)3', '第十二条第（三）项第3目', 'Article 12(3).3'],
  ['6/1#2', '第六条第一款第二句', 'Article 6, paragraph 1, sentence 2'],
  ['20(10)', '第二十条第（十）项', 'Article 20(10)'],
  ['101', '第一百零一条', 'Article 101'],
  ['110', '第一百一十条', 'Article 110'],
  ['四.2', '第四部分第2项', 'Section 4.2'],
])('the article %s is said %s and %s', (number, zh, en) => {
  expect(articleLabel(number)).toEqual({ zh, en });
});

test.each(['', 'x', '14(', '14(x)', '-1', '8--2'])('“%s” is no article number', (number) => {
  expect(articleLabel(number)).toBeNull();
});
