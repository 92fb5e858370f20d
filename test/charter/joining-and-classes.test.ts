import { describe, expect, test } from '@jest/globals';
import {
  lacking as lackingOf,
  papersFor,
  checkSeating,
  classAndIncluded,
  decisionRule,
  electorsOf,
  inPriority,
  kindsOf,
  mayOpen,
  observersOf,
  rightsOf,
  rightTo,
  type Charter,
  type Right,
} from '../../src/domain/charter.ts';
import { guestsOf } from '../../src/domain/charter/guests.ts';
import type { Papers } from '../../src/domain/charter/papers.ts';
import { checkReview } from '../../src/domain/review.ts';
import { tally, type Votes } from '../../src/domain/tally.ts';
import { charterFrom, listing } from './files.ts';

const charters = {
  A: charterFrom('go-abroad'),
  B: listing(),
  C: charterFrom('cross-border'),
  D: charterFrom('zhuzhou'),
  E: charterFrom('apec-smesa'),
};
const { A, B, C, D, E } = charters;
type Of = keyof typeof charters;

function papersOf(charter: Charter, kind: string): Papers {
  const papers = papersFor(charter, 'admission', kind);
  if (!papers) throw new Error(`nobody applies as ${kind}`);
  return papers;
}

describe('joining', () => {
  test.each<[title: string, of: Of]>([
    ['A-004', 'A'],
    ['C-030', 'C'],
    ['D-016', 'D'],
  ])('%s: nobody becomes a member but on an application of its own', (_, of) => {
    const charter = charters[of];
    const admitting = Object.values(charter.procedures).filter(({ stages }) =>
      stages.some(({ then }) => then.some((effect) => effect.do === 'admit')),
    );
    expect(admitting.map(({ open, stages }) => [open.by, stages[0]?.kind])).toEqual([
      ['anyone', 'submit'],
    ]);
  });

  test('B-007: units may join charter B, and people in their own name', () => {
    expect(kindsOf(B).map(({ id, person }) => [id, person])).toEqual([
      ['enterprise', 'unit'],
      ['group', 'unit'],
      ['individual', 'individual'],
    ]);
  });

  test.each<[title: string, of: Of, kind: string, article: string]>([
    ['A-028', 'A', 'enterprise', '9(2)'],
    ['A-030', 'A', 'research', '9(4)'],
    ['C-039 C-042', 'C', 'organisation', '9(2)'],
    ['C-040', 'C', 'enterprise', '9'],
    ['D-015', 'D', 'enterprise', '6/1#1'],
  ])('%s: whoever applies declares that the condition holds', (_, of, kind, article) => {
    const charter = charters[of];
    const lacking = (values: Readonly<Record<string, string>>) =>
      lackingOf(charter, papersOf(charter, kind), values, [])
        .filter(({ on }) => on === 'declares')
        .map(({ id }) => id);
    expect(lacking({})).toContain(article);
    expect(lacking({ [`declares.${article}`]: 'yes' })).not.toContain(article);
  });

  test.each<[title: string, of: Of, articles: readonly string[]]>([
    ['A-027: registered in China, able and reputed, within the law', 'A', ['9(1)', '9(3)', '9(4)']],
    ['C-043 C-044: recommended, of the trade, of some influence', 'C', ['9(1)', '9(3)', '9(4)']],
  ])('%s: the reviewer cannot approve while one of these is not ticked', (_, of, articles) => {
    const charter = charters[of];
    const review = charter.procedures['admission']?.stages[1];
    if (review?.kind !== 'review') throw new Error('the second stage is no review');
    const missing = (ticks: readonly string[]) =>
      checkReview(
        { decision: 'approve', reason: '', remark: '', checks: {}, handOverTo: '', ticks },
        [],
        [],
        review.checks,
      ).map(({ field }) => field);
    expect(missing([])).toEqual(articles.map((article) => `tick.${article}`));
    expect(missing(articles)).toEqual([]);
  });

  test('A-029: the reviewer of charter A approves only with a comment on ability, coordination, influence and reputation (Article 9(3)); refusing takes the reason alone', () => {
    const review = A.procedures['admission']?.stages[1];
    if (review?.kind !== 'review') throw new Error('the second stage is no review');
    const missing = (decision: 'approve' | 'not-approve', remark: string) =>
      checkReview(
        {
          decision,
          reason: '不符合条件',
          remark,
          checks: {},
          handOverTo: '',
          ticks: review.checks,
        },
        [],
        [],
        review.checks,
        review.assesses,
      ).map(({ field, message }) => [field, message.zh]);
    for (const nothing of ['', '  '])
      expect(missing('approve', nothing)).toEqual([
        ['remark', '请写明对第九条第（三）项所列条件的评价；没有评价不能同意。'],
      ]);
    expect(missing('approve', '服务企业三百家，牵头成立省级协作组，社会评价良好。')).toEqual([]);
    expect(missing('not-approve', '')).toEqual([]);
    expect(A.articles['9(3)']?.words).toContain('高质量服务能力、组织协调能力');
  });

  test.each<[title: string, of: Of, kind: string, count: number]>([
    ['A-032', 'A', 'association', 8],
    ['D-017', 'D', 'base', 8],
    ['E-Q17', 'E', 'agency', 11],
  ])('%s: without the form filled in nothing is handed in', (_, of, kind, count) => {
    const charter = charters[of];
    const fields = lackingOf(charter, papersOf(charter, kind), {}, []).filter(
      ({ on }) => on === 'field',
    );
    expect(fields).toHaveLength(count);
  });

  test('D-003: kinds of charter D are those of Article 1, and the high-quality enterprises of Article 6', () => {
    expect(kindsOf(D).map(({ name }) => name.zh)).toEqual([
      '中小企业公共服务平台',
      '产业窗口平台',
      '优秀服务机构',
      '创业创新基地',
      '优质企业',
      '中小企业服务中心',
    ]);
  });
});

describe('classes and their rights', () => {
  const OF_A = ['ordinary', 'director-unit', 'vice-chair-unit', 'chair-unit'];
  const OF_C = ['ordinary', 'presidium-member'];

  /** By class, from the lowest: no right, a right, the right to come first. */
  test.each<[title: string, of: Of, may: Right['may'], what: string, rights: string]>([
    [
      'A-039: obtains the information published to all',
      'A',
      'receive',
      'bulletins',
      'yes yes yes yes',
    ],
    ['A-040: attends the meetings of all members', 'A', 'attend', 'plenary', 'yes yes yes yes'],
    ['A-041 A-045: takes part in activities', 'A', 'join', 'activities', 'yes first first first'],
    ['A-042 A-046: undertakes projects', 'A', 'join', 'projects', 'yes first first first'],
    [
      'A 12(2)2: nominates heads of working groups',
      'A',
      'nominate',
      'group-head',
      'no yes yes yes',
    ],
    ['A-048: drafts standards', 'A', 'join', 'standards', 'no no first first'],
    ['A-051: leads the drafting of standards', 'A', 'lead', 'standards', 'no no no yes'],
    ['A-052 A-053: leads activities in its name', 'A', 'lead', 'activities', 'no no yes yes'],
    ['B-053: obtains journal and member information', 'B', 'receive', 'materials', 'yes'],
    ['B-053: receives training and consulting', 'B', 'join', 'services', 'yes'],
    ['B-055: sends somebody to the activities', 'B', 'join', 'activities', 'yes'],
    ['B-Q1: attends the assembly', 'B', 'attend', 'assembly', 'yes'],
    ['C-052: attends the annual meeting', 'C', 'attend', 'annual-meeting', 'yes yes'],
    ['C-052: takes part in activities', 'C', 'join', 'activities', 'yes yes'],
    ['C-053: obtains the materials', 'C', 'receive', 'materials', 'yes yes'],
    ['C-054 C-059: receives services', 'C', 'join', 'services', 'yes first'],
    ['C 11(2)5: sends somebody to the secretariat', 'C', 'second', 'secretariat', 'no yes'],
    ['D-020: receives services', 'D', 'receive', 'services', 'yes'],
    ['D 9: attends the plenary', 'D', 'attend', 'plenary', 'yes'],
    ['D 7(3): elects the executive committee', 'D', 'elect', 'executive-committee', 'yes'],
    ['D 7(3): recommends new members', 'D', 'propose', 'admission', 'yes'],
    ['E 四.5: attends the annual meeting', 'E', 'attend', 'plenary', 'yes'],
  ])('%s: who of charter %s', (_, of, may, what, rights) => {
    const charter = charters[of];
    const told = Object.keys(charter.members.classes).map((id) => {
      const right = rightTo(charter, id, may, what);
      return right === null ? 'no' : right.priority ? 'first' : 'yes';
    });
    expect(told.join(' ')).toBe(rights);
  });

  test.each<[title: string, of: Of, higher: string, lower: string]>([
    ['A-043', 'A', 'director-unit', 'ordinary'],
    ['A-047', 'A', 'vice-chair-unit', 'director-unit'],
    ['A-050', 'A', 'chair-unit', 'vice-chair-unit'],
    ['C-058', 'C', 'presidium-member', 'ordinary'],
  ])('%s: a higher class has every right of the one below', (_, of, higher, lower) => {
    const charter = charters[of];
    const rights = (id: string) => rightsOf(charter, id).map(({ may, what }) => `${may} ${what}`);
    expect(classAndIncluded(charter, higher)).toContain(lower);
    expect(rights(higher)).toEqual(expect.arrayContaining(rights(lower)));
    expect(rights(higher).length).toBeGreaterThan(rights(lower).length);
  });

  /** Exactly whom a procedure lets in: no tier is skipped, and nobody applies for what it has. */
  test.each<[title: string, of: Of, procedure: string, classes: readonly string[]]>([
    ['A-054', 'A', 'promotion-to-director', ['ordinary']],
    ['A-054', 'A', 'promotion-to-vice-chair', ['director-unit']],
    ['A-054', 'A', 'activity-filing', ['vice-chair-unit']],
    ['A-054', 'A', 'convening-request', ['vice-chair-unit', 'chair-unit']],
    ['A-054', 'A', 'withdrawal', OF_A],
    ['A-054', 'A', 'expulsion', []],
    ['C 8(1)', 'C', 'presidium-promotion', ['ordinary']],
    ['C 11(2)7', 'C', 'leaving-the-presidium', ['presidium-member']],
    ['C 11(1)6', 'C', 'withdrawal', OF_C],
    ['D 7(3)', 'D', 'withdrawal', ['member']],
    ['E-Q14', 'E', 'withdrawal', ['member']],
  ])('%s: who of charter %s starts %s', (_, of, procedure, classes) => {
    const charter = charters[of];
    const open = Object.keys(charter.members.classes).filter((id) =>
      mayOpen(charter, procedure, id),
    );
    expect(open).toEqual(classes);
  });

  test.each<[title: string, of: Of, what: string, order: readonly string[]]>([
    ['A-Q14', 'A', 'projects', ['director-unit', 'ordinary']],
    ['A-Q14', 'A', 'standards', ['chair-unit', 'vice-chair-unit']],
    ['C-059', 'C', 'services', ['presidium-member', 'ordinary']],
  ])(
    '%s: while places are short the higher class of charter %s comes first for %s',
    (_, of, what, order) => {
      const charter = charters[of];
      const wanting = order.toReversed().map((id) => ({ class: id, founder: false }));
      expect(inPriority(charter, what, wanting).map((one) => one.class)).toEqual(order);
    },
  );

  test('C-031: a unit of charter C is an ordinary or a presidium member', () => {
    expect(Object.values(C.members.classes).map(({ name }) => name.zh)).toEqual([
      '普通成员',
      '主席团成员',
    ]);
  });
});

describe('who sits, and how many', () => {
  const wrong = (charter: Charter, holders: Readonly<Record<string, number>>) =>
    checkSeating(charter, holders)
      .filter(({ seat, grade }) => grade === 'error' && Object.hasOwn(holders, seat))
      .map(({ seat }) => seat);

  test.each<[title: string, of: Of, seat: string, right: number, wrong: readonly number[]]>([
    ['B-009', 'B', 'chair', 1, [0, 2]],
    ['B-009', 'B', 'executive-chair', 1, [0, 2]],
    ['B-009', 'B', 'supervisor', 1, [0, 2]],
    ['B-024', 'B', 'secretary-general', 1, [0, 2]],
    ['B-010 B-024', 'B', 'deputy-secretary-general', 3, []],
    ['B-010', 'B', 'vice-chair', 5, []],
    ['B-010', 'B', 'standing-director', 9, []],
    ['B-010', 'B', 'director', 40, []],
    ['B-010', 'B', 'adviser', 4, []],
    ['D-053', 'D', 'membership-lead', 1, [0, 2]],
    ['D-053', 'D', 'exchange-lead', 1, [0, 2]],
    ['D-053', 'D', 'training-lead', 1, [0, 2]],
  ])('%s: as many as charter %s says hold the seat %s', (_, of, seat, right, others) => {
    const charter = charters[of];
    expect(wrong(charter, { [seat]: right })).toEqual([]);
    for (const held of others) expect(wrong(charter, { [seat]: held })).toEqual([seat]);
  });

  test('B-027 B-035: the chair presides over the assembly, chair or executive chair over the chair’s office', () => {
    expect(B.bodies['assembly']?.chairedBy).toEqual(['chair']);
    expect(B.bodies['chairs-office']?.chairedBy).toEqual(['chair', 'executive-chair']);
  });

  test('B-036 B-038: four offices and the chair vote in the chair’s office; the supervisor attends without a vote', () => {
    expect(electorsOf(B, 'chairs-office')).toEqual([
      'chair',
      'executive-chair',
      'standing-vice-chair',
      'vice-chair',
      'secretary-general',
    ]);
    expect(observersOf(B, 'chairs-office')).toEqual(['supervisor']);
  });

  test('E-019: every member organisation sits in the presidium through its head, who votes', () => {
    expect(E.bodies['presidium']?.seats['head']).toMatchObject({ each: ['member'], as: 'head' });
    expect(electorsOf(E, 'presidium')).toContain('head');
  });

  test('A-108: representatives of chair and vice-chair units vote in the council, director units do not', () => {
    expect(electorsOf(A, 'council')).toEqual(['chair-representative', 'vice-chair-representative']);
    expect(A.bodies['council']?.guests).toEqual(['director-unit']);
    expect(guestsOf(A, 'council')).toEqual([
      { class: 'director-unit', source: { from: 'default', question: 'A-Q1' } },
    ]);
  });
});

describe('votes of the scenarios, each counted by the rule of its charter', () => {
  const vote = (electors: number, present: number, inFavour: number, abstain = 0): Votes => ({
    electors,
    for: inFavour,
    against: present - inFavour - abstain,
    abstain,
    invalid: 0,
  });
  test.each<[title: string, of: Of, rule: string, votes: Votes, result: string]>([
    ['AT-04: 4 of 7', 'A', 'resolution', vote(7, 7, 4), 'failed'],
    ['AT-04: 5 of 7', 'A', 'resolution', vote(7, 7, 5), 'passed'],
    ['AT-04: 4 of 6', 'A', 'resolution', vote(6, 6, 4), 'passed'],
    ['AT-04: 2 of 3', 'A', 'resolution', vote(3, 3, 2), 'passed'],
    ['AT-05: 4 and 1 abstention of 6', 'A', 'resolution', vote(6, 6, 4, 1), 'passed'],
    ['AT-05: 4 and 1 abstention of 7', 'A', 'resolution', vote(7, 7, 4, 1), 'failed'],
    ['AT-06: 5 of 7 present of 9', 'A', 'charter-change', vote(9, 7, 5), 'failed'],
    ['AT-06: 6 of 7 present of 9', 'A', 'charter-change', vote(9, 7, 6), 'passed'],
    ['AT-23: 5 of 10', 'C', 'promotion', vote(10, 10, 5), 'failed'],
    ['AT-23: 6 of 10', 'C', 'promotion', vote(10, 10, 6), 'passed'],
    ['AT-23: 5 of 9, nobody else voted', 'C', 'promotion', vote(9, 5, 5), 'passed'],
    ['D-Q3: 3 of the 7', 'D', 'committee', vote(7, 7, 3), 'failed'],
    ['D-Q3: 4 of the 7', 'D', 'committee', vote(7, 7, 4), 'passed'],
    ['D-Q4: 5 of 10', 'D', 'admission', vote(10, 10, 5), 'to-be-confirmed'],
    ['D-Q4: 6 of 10', 'D', 'admission', vote(10, 10, 6), 'passed'],
    ['AT-33: 19 of 30', 'D', 'termination', vote(30, 25, 19), 'failed'],
    ['AT-33: 20 of 30', 'D', 'termination', vote(30, 25, 20), 'passed'],
  ])('%s', (_, of, rule, votes, result) => {
    const charter = charters[of];
    expect(tally(decisionRule(charter, rule), votes, 'correspondence').result).toBe(result);
  });
});

describe('leaving', () => {
  const endings = (charter: Charter) =>
    Object.entries(charter.procedures).flatMap(([id, { stages }]) =>
      stages.flatMap(({ kind, then }) =>
        then.flatMap((effect) =>
          effect.do === 'end-membership' ? [`${id}: ${effect.because} at ${kind}`] : [],
        ),
      ),
    );

  test('AT-35: of charter D one can only leave; expulsion and inactivity are not offered', () => {
    expect(endings(D)).toEqual(['withdrawal: withdrawn at submit']);
    expect(Object.values(D.clocks).some(({ kind }) => kind === 'inactivity')).toBe(false);
  });

  test('E-Q14: of charter E too one can only leave', () => {
    expect(endings(E)).toEqual(['withdrawal: withdrawn at submit']);
    expect(Object.values(E.clocks).some(({ kind }) => kind === 'inactivity')).toBe(false);
  });

  test('A-S3 A-V4: charter A ends a membership by leaving, by law without a vote, and by a vote', () => {
    expect(endings(A)).toEqual([
      'withdrawal: withdrawn at formalities',
      'automatic-cancellation: cancelled at notify',
      'expulsion: expelled at ballot',
    ]);
  });

  test('C-V2 C-T1: charter C ends a membership by leaving, by inactivity without a reason, and by a vote', () => {
    expect(endings(C)).toEqual([
      'withdrawal: withdrawn at submit',
      'inactivity-exit: deemed at objection',
      'expulsion: expelled at ballot',
    ]);
  });
});
