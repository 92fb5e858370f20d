import { describe, expect, test } from '@jest/globals';
import {
  cite,
  decisionRule,
  duesFor,
  electorsOf,
  formFields,
  kindsOf,
  type CharterStage,
} from '../../src/domain/charter.ts';
import { missingAt } from '../../src/domain/gates.ts';
import type { GateFacts } from '../../src/domain/charter/type.ts';
import { problemsOfFile, ruleOf, unquoted, voteOf } from './charter-files.ts';
import { charterFrom } from './files.ts';

const charter = charterFrom('apec-smesa');
/** Whoever chairs is one of the heads; a person votes once. */
const PRESIDIUM = ['chair', 'vice-chair', 'head'];

function stagesOf(procedure: string): readonly CharterStage[] {
  const part = charter.procedures[procedure];
  if (!part) throw new Error(`there is no procedure ${procedure}`);
  return part.stages;
}

/** Who gives the approvals of a procedure, in their order, and by which article. */
function approvalsOf(procedure: string): readonly string[] {
  return stagesOf(procedure).flatMap((stage) =>
    stage.kind === 'approval' ? [`${stage.by} ${stage.articles.join(' ')}`] : [],
  );
}

const NOTHING: GateFacts = {
  leader: null,
  passed: {},
  inForce: [],
  checked: [],
  written: [],
  start: null,
};
function blocked(gate: string, facts: Partial<GateFacts>): boolean {
  const part = charter.gates[gate];
  if (!part) throw new Error(`there is no gate ${gate}`);
  return missingAt(part, { ...NOTHING, ...facts }).length > 0;
}

describe('charter E', () => {
  test('is sound: quotations, names, sense and examples', () => {
    expect(problemsOfFile('apec-smesa')).toEqual([]);
  });

  test('quotes every sentence of its text once and leaves out nothing but the headings', () => {
    expect(unquoted(charter)).toBe(
      '附件3APEC中小企业服务联盟职权范围（2025–2028年）名称目标和宗旨背景任务主要成果（产出）组织结构和运行机制：评估审查：',
    );
  });

  test('has all seven sections under the numbers of the source', () => {
    expect([...new Set(Object.keys(charter.articles).map(([head]) => head))]).toEqual([
      '一',
      '二',
      '三',
      '四',
      '五',
      '六',
      '七',
    ]);
  });

  test('gives every sentence in English, for its outputs are', () => {
    for (const { translation } of Object.values(charter.articles))
      expect(translation).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(charter.outputs).toMatchObject({ language: 'en', articles: ['六/3#2'] });
  });

  test('is cited by section, paragraph and sentence', () => {
    expect(cite(charter, { from: 'charter', article: '六/2#2' })).toMatchObject({
      label: { zh: '第六部分第二款第二句', en: 'Section 6, paragraph 2, sentence 2' },
      translation: expect.stringContaining('no fees of any kind'),
    });
  });

  test('E-001 E-002 E-004: bears its name, abbreviation and years, and says when and where it was founded', () => {
    expect(charter.abbreviation?.says).toBe('APEC SMESA');
    expect(charter.articles['一']?.words).toBe(`${charter.name.zh}（APEC SMESA）`);
    expect(charter.declarations['mandate']?.says).toEqual({
      zh: '自2025年1月1日起至2028年12月31日止',
      en: expect.stringContaining('2025–2028'),
    });
    const { established } = charter.declarations;
    expect(charter.articles['三/2#1']?.words).toContain(established?.says.zh);
    expect(established?.says.en).toContain('Ningbo, China, in 2003');
  });
});

describe('the decision register of charter E', () => {
  test.each([
    ['E-V2', 'recommendation', 'deliberation', 'by way'],
    ['E-V2', 'matter', 'ballot', 'by way'],
    ['E-V2', 'rules-revision', 'ballot', 'enforce'],
    ['E-V5', 'tor-revision', 'ballot', 'enforce'],
  ])('%s: %s (%s) by the presidium, more than half of all', (_, procedure, stage, quorum) => {
    expect(voteOf(charter, procedure, stage)).toEqual({
      electors: PRESIDIUM,
      passes: '> 1/2 of all',
      quorum,
      source: 'default E-Q6',
    });
  });

  test.each([
    ['E-V1', 'presidium-election', ['chair', 'vice-chairs']],
    ['E-V2', 'adviser-appointment', ['election']],
  ])('%s: %s by the presidium, in secret, more than half of all', (_, procedure, names) => {
    expect(stagesOf(procedure).map(({ name }) => name)).toEqual(names);
    for (const stage of stagesOf(procedure)) {
      if (stage.kind !== 'election') throw new Error(`${stage.name} is no election`);
      expect(electorsOf(charter, stage.by)).toEqual(PRESIDIUM);
      expect(ruleOf(charter, stage.rule ?? '')).toMatchObject({
        passes: '> 1/2 of all',
        source: 'default E-Q6',
      });
      expect(decisionRule(charter, stage.rule ?? '')).toMatchObject({
        secret: true,
        refuses: ['forwarded-link'],
      });
    }
  });

  test('consensus is asked for ten days before any vote of the presidium (E-Q6)', () => {
    for (const rule of Object.values(charter.rules))
      expect(rule).toMatchObject({
        consensus: { within: { count: 10, of: 'days' } },
        defaults: { consensus: 'E-Q6' },
      });
  });

  test.each([
    ['E-V3', 'smewg-approval', ['smewg 六/3#1']],
    ['E-V4', 'new-body', ['smewg 六/3#3', 'sce 六/3#3']],
    ['E-V5', 'tor-revision', ['smewg 六/6']],
    ['E-V6', 'mandate-review', ['smewg 七/2#2', 'sce 七/2#2 七/2#3']],
  ])('%s: %s is approved by %j, in this order', (_, procedure, approvals) => {
    expect(approvalsOf(procedure)).toEqual(approvals);
  });

  test('internal rules are for the presidium alone; the terms of reference take effect with the approval (E-Q7)', () => {
    expect(approvalsOf('rules-revision')).toEqual([]);
    expect(stagesOf('tor-revision').at(-1)).toMatchObject({
      kind: 'approval',
      then: [{ do: 'adopt', what: 'charter' }],
    });
    expect(charter.changes).toEqual({ charter: 'tor-revision', readings: 'rules-revision' });
  });
});

describe('who belongs to charter E', () => {
  test('an SME service agency of one of the 21 APEC economies registers; no other economy can be chosen', () => {
    expect(kindsOf(charter).map(({ id }) => id)).toEqual(['agency']);
    const economy = formFields(charter, 'registration-form', 'agency').find(
      ({ id }) => id === 'economy',
    );
    expect(economy?.options).toHaveLength(21);
    expect(economy?.required).toBe(true);
    expect(economy?.options?.map(({ label }) => label.en)).toEqual(
      expect.arrayContaining(['Hong Kong, China', 'Chinese Taipei', 'Viet Nam', 'Peru']),
    );
    expect(economy?.check('chinese-taipei')).toBeNull();
    expect(economy?.check('france')).not.toBeNull();
  });

  test('the form asks for the head, who sits in the presidium, and for the name in English', () => {
    const asked = formFields(charter, 'registration-form', 'agency');
    for (const id of ['english-name', 'head-name', 'head-email', 'liaison-email'])
      expect(asked.find((one) => one.id === id)?.required).toBe(true);
  });

  test('the secretariat checks and admits; the presidium is told afterwards (E-Q8)', () => {
    expect(stagesOf('admission')).toMatchObject([
      { kind: 'submit', form: 'registration-form' },
      { kind: 'review', by: 'secretariat', checks: ['六/2#2'], then: [{ do: 'admit' }] },
      { kind: 'notify', to: ['opener', 'presidium'], then: [] },
    ]);
  });

  test('E-030: there are no fees of any kind', () => {
    expect(charter.money).toMatchObject({ dues: null, fees: {}, free: { of: 'fees' } });
    expect(duesFor(charter, 'agency')).toBeNull();
  });

  test('a member leaves by notice; nobody is expelled and nobody is deemed to have left (E-Q14)', () => {
    const endings = Object.keys(charter.procedures)
      .flatMap(stagesOf)
      .flatMap(({ then }) => then)
      .flatMap((effect) => (effect.do === 'end-membership' ? [effect.because] : []));
    expect(endings).toEqual(['withdrawn']);
    expect(Object.values(charter.clocks).map(({ kind }) => kind)).not.toContain('inactivity');
    expect(charter.questions['E-Q14']?.leavesOut).toContain('expulsion');
  });

  test('the head of every member organisation sits in the presidium, which its chair comes from', () => {
    const seats = charter.bodies['presidium']?.seats;
    expect(seats?.['head']).toMatchObject({ each: ['member'], as: 'head', articles: ['六/1#2'] });
    expect(seats?.['chair']).toMatchObject({ from: ['head'], count: { atLeast: 1, atMost: 1 } });
    expect(seats?.['adviser']?.votes).toBe(false);
  });

  test('E-018 E-027 E-028: the presidium’s executive body is the secretariat, which the centre hosts', () => {
    expect(charter.bodies['presidium']).toMatchObject({
      articles: ['六/1#1'],
      powers: ['六.1', '六.2', '六.3', '六.4', '六.5', '六.6'],
    });
    expect(charter.bodies['secretariat']).toMatchObject({
      under: 'presidium',
      hostedBy: 'host-centre',
      articles: ['六/2#1'],
    });
    expect(charter.authorities['host-centre']).toMatchObject({
      name: { zh: '中国中小企业发展促进中心' },
      as: ['host'],
    });
  });

  test('E-005: the SME Working Group is the parent body, whose dates the alliance only hears of', () => {
    expect(charter.authorities['smewg']).toMatchObject({
      as: ['parent'],
      articles: ['三/2#4', '七/2#1'],
    });
    expect(Object.keys(charter.authorities['smewg']?.dates ?? {})).toEqual([
      'annual-meeting',
      'second-plenary',
    ]);
  });
});

describe('the gates of charter E', () => {
  test.each([
    ['never approved', {}, true],
    ['approved the day after it began', { 'smewg-approval': '2026-06-02' }, true],
    ['approved on the day it began', { 'smewg-approval': '2026-06-01' }, true],
    ['approved the day before', { 'smewg-approval': '2026-05-31' }, false],
  ])('an activity that begins on 1 June, %s', (_, passed, stopped) => {
    expect(blocked('prior-approval', { passed, start: '2026-06-01' })).toBe(stopped);
  });

  test('what is published is there in English and for all economies, and was ticked against every guideline', () => {
    expect(blocked('english', { written: ['zh'], checked: ['六/3#2'] })).toBe(true);
    expect(blocked('english', { written: ['zh', 'en'], checked: ['六/3#2'] })).toBe(false);
    expect(blocked('guidelines', { checked: ['六/5'] })).toBe(true);
    expect(blocked('guidelines', { checked: ['六/4', '六/5'] })).toBe(false);
    for (const guide of ['非成员合作管理', '出版物', '赞助', '品牌', '标识'])
      expect(charter.articles['六/4']?.words).toContain(guide);
  });

  test('no new body without both approvals: the Working Group’s alone does not do', () => {
    expect(blocked('new-bodies', { passed: { 'smewg-approval': '2026-05-01' } })).toBe(true);
    expect(blocked('new-bodies', { passed: { 'new-body': '2026-05-01' } })).toBe(false);
  });

  test('after the mandate everything but its renewal is refused', () => {
    expect(charter.gates['sunset']).toMatchObject({
      open: 'anything',
      vote: 'anything',
      except: ['mandate-review'],
    });
    expect(blocked('sunset', {})).toBe(true);
    expect(blocked('sunset', { inForce: ['mandate'] })).toBe(false);
  });
});

describe('the clocks of charter E', () => {
  test('the mandate runs from 1 January 2025 to 31 December 2028 and is reviewed from twelve months before', () => {
    expect(charter.clocks['mandate']).toMatchObject({
      from: '2025-01-01',
      until: '2028-12-31',
      opens: 'mandate-review',
      before: { count: 12, of: 'months' },
      warn: [6, 3, 1].map((count) => ({ count, of: 'months' })),
      follows: 'smewg',
    });
  });

  test('the presidium sits for three years, or until the mandate ends', () => {
    expect(charter.clocks['presidium-term']).toMatchObject({
      lasts: { count: 3, of: 'years' },
      cap: 'mandate',
      opens: 'presidium-election',
      defaults: { cap: 'E-Q5' },
    });
  });

  test('the recommendation is planned back from the Working Group’s annual meeting: 90, 60, 30 and 14 days', () => {
    const due = stagesOf('recommendation').map((stage) => [
      stage.kind,
      stage.due?.before.count,
      `${stage.due?.authority}.${stage.due?.date}`,
    ]);
    expect(due).toEqual([
      ['submit', 90, 'smewg.annual-meeting'],
      ['ballot', 60, 'smewg.annual-meeting'],
      ['submit', 30, 'smewg.annual-meeting'],
      ['filing', 14, 'smewg.annual-meeting'],
    ]);
  });
});
