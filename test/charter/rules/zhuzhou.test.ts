import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('zhuzhou');

describe('what charter D says of the alliance', () => {
  commands(charter, [
    [
      'D 1, 3, 4: unregistered, its nature, its principles',
      'declarations',
      'unregistered nature principles',
    ],
    [
      'D-Q12 X-Q24: who may change the charter and how it is read',
      'changes',
      { charter: 'charter-amendment', readings: 'change-of-readings' },
    ],
    [
      'D-002: the bureau guides, the window platform hosts',
      'authorities',
      { 'industry-bureau': { as: 'guidance' }, 'sme-centre': '', 'window-service': { as: 'host' } },
    ],
  ]);
});

describe('who may join charter D, and what members may', () => {
  commands(charter, [
    [
      'D-Q1: six kinds of unit, each with the application form',
      'members.kinds',
      {
        'public-platform': { person: 'unit', documents: ['application-form'] },
        'window-platform': { person: 'unit', documents: ['application-form'] },
        agency: { person: 'unit', documents: ['application-form'] },
        base: { person: 'unit', documents: ['application-form'] },
        enterprise: { person: 'unit', documents: ['application-form'] },
        'service-centre': { person: 'unit', documents: ['application-form'] },
      },
    ],
    [
      'D 7, 8: rights and duties of members',
      'members.classes.member',
      {
        first: 'founders',
        rights: [
          'attend plenary',
          'receive services',
          'open suggestion',
          'elect executive-committee',
          'propose admission',
          'open withdrawal',
        ],
        duties: ['8(1)', '8(2) activities', '8(3) entrusted-tasks'],
      },
    ],
    [
      'D-Q17: what the form asks',
      'documents.application-form',
      {
        as: 'form',
        asks: {
          any: [
            'organisation-name',
            'credit-code',
            'legal-representative',
            'address',
            'website?',
            'profile',
            'liaison-name',
            'liaison-post?',
            'liaison-phone',
            'liaison-email',
          ],
        },
      },
    ],
  ]);
});

describe('the bodies of charter D', () => {
  commands(charter, [
    [
      'D-Q5 D-Q16: one seat a member; work and spending are always reported',
      'bodies.plenary',
      {
        seats: { representative: 'each member as representative' },
        chairedBy: 'director deputy-director',
        rule: 'plenary',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'executive-committee',
          agenda: ['required 12(3)#2', 'required 12(3)#2'],
        },
        powers: '6/4 9/1#4 12(1) 19 20',
      },
    ],
    [
      'D-Q10 D-Q16: one director, two deputies, four members; two of them call a meeting within thirty days',
      'bodies.executive-committee',
      {
        seats: {
          director: '1 from executive',
          'deputy-director': '2 from executive',
          executive: '4',
        },
        chairedBy: 'director deputy-director',
        rule: 'committee',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        under: 'plenary',
        meetings: {
          calledBy: 'director',
          requested: { by: 'deputy-director executive', any: '2', hold: '30 days' },
          agenda: ['required 10#2', 'required plan-form'],
        },
        powers: '6/3 9/2 12(1) 12(2)#1 12(2)#2 12(3)#1 12(3)#2 12(4)#1 12(4)#2 12(5) 20',
        duties: ['15 entrusted-tasks', '16#1', '16#2 research', '17 suggestions'],
      },
    ],
    [
      'D-040 D-Q18: under the committee, hosted by the window platform, with one secretary-general',
      'bodies.secretariat',
      {
        seats: { 'secretary-general': '1', 'case-officer': 'any' },
        ledBy: 'secretary-general',
        first: 'imported',
        hostedBy: 'window-service',
        under: 'executive-committee',
      },
    ],
    ['D-Q13: experts', 'bodies.expert-committee', { seats: { expert: 'any' }, first: 'imported' }],
    [
      'D-Q13: one lead agency for membership and publicity',
      'bodies.membership-committee',
      {
        seats: { 'membership-lead': '1', 'membership-delegate': 'any' },
        first: 'imported',
        under: 'executive-committee',
      },
    ],
    [
      'D-Q13: one lead agency for exchange',
      'bodies.exchange-committee',
      {
        seats: { 'exchange-lead': '1', 'exchange-delegate': 'any' },
        first: 'imported',
        under: 'executive-committee',
      },
    ],
    [
      'D-Q13: one lead agency for training',
      'bodies.training-committee',
      {
        seats: { 'training-lead': '1', 'training-delegate': 'any' },
        first: 'imported',
        under: 'executive-committee',
      },
    ],
  ]);
});

describe('how charter D decides', () => {
  commands(charter, [
    [
      'D-V1 D-Q3: more than half of the seven',
      'rules.committee',
      { passes: '> 1/2 of all', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'D-V5: more than half of those present',
      'rules.business',
      { passes: '> 1/2 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'D-V2 D-Q4 D-Q5: half of those present, and exactly half is held',
      'rules.admission',
      {
        passes: '≥ 1/2 of present',
        quorum: '> 1/2 enforce/advise',
        exactHalf: 'hold',
        recuse: 'subject declared',
      },
    ],
    [
      'D-Q12: more than half of those present',
      'rules.plenary',
      { passes: '> 1/2 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'D-V3 D-Q9: in secret, more than half of those present',
      'rules.plenary-election',
      {
        passes: '> 1/2 of present',
        quorum: '> 1/2 enforce/advise',
        recuse: 'subject declared',
        secret: 'yes',
        refuses: 'forwarded-link',
        method: 'approval',
        tie: 'run-off lot',
      },
    ],
    [
      'D-V4 D-Q9: in secret, more than half of the seats',
      'rules.committee-election',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce/advise',
        recuse: 'subject declared',
        secret: 'yes',
        refuses: 'forwarded-link',
        method: 'approval',
        tie: 'run-off lot',
      },
    ],
    [
      'D-V6 D-Q12: two thirds of those present, with more than half of the members',
      'rules.amendment',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'D-V7 D-Q15: two thirds of all',
      'rules.termination',
      {
        passes: '≥ 2/3 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
  ]);
});

describe('the papers of charter D’s procedures', () => {
  commands(charter, [
    [
      'X-Q5: a notice of leaving on a page; the reason may be left out',
      'documents.withdrawal-notice',
      { as: 'form', asks: { any: ['leaving-reason?'] } },
    ],
    [
      'D-023 D-Q23: members recommend, and nobody needs it',
      'documents.recommendation',
      { as: 'endorsement', by: 'member', count: 'any', within: '30 days' },
    ],
    [
      'D-Q20: subject and content',
      'documents.suggestion-form',
      { as: 'form', asks: { any: ['subject (text)', 'content (long-text)'] } },
    ],
    [
      'D-Q19: this year’s work and next year’s plan',
      'documents.plan-form',
      { as: 'form', asks: { any: ['summary (long-text)', 'plan (long-text)'] } },
    ],
    [
      'D 5(5): performance, difficulties, proposals',
      'documents.situation-report-form',
      {
        as: 'form',
        asks: {
          any: ['performance (long-text)', 'difficulties? (long-text)', 'proposals? (long-text)'],
        },
      },
    ],
    [
      'D-Q12: articles and reasons',
      'documents.amendment-proposal',
      { as: 'form', asks: { any: ['subject (text)', 'reason (long-text)'] } },
    ],
    ['D-Q12: the amended text', 'documents.amended-text', { as: 'upload' }],
    [
      'X-Q24: the question and its new reading',
      'documents.reading-proposal',
      { as: 'form', asks: { any: ['subject (long-text)', 'reason (long-text)'] } },
    ],
  ]);
});

describe('what comes round in charter D', () => {
  commands(charter, [
    [
      'D-T1 X-Q7: four years, then caretakers',
      'clocks.committee-term',
      {
        kind: 'term',
        of: 'executive-committee',
        lasts: '4 years',
        from: 'committee-election',
        warn: '180 90 30',
        opens: 'committee-election',
        expiry: 'caretaker',
        blocks: 'charter-amendment termination',
      },
    ],
    [
      'D-T2: at least once a year',
      'clocks.committee-meets',
      { kind: 'cadence', meets: 'executive-committee', every: '1 years' },
    ],
    [
      'D-T3 D-Q2: once a year',
      'clocks.plenary-meets',
      { kind: 'cadence', meets: 'plenary', every: '1 years' },
    ],
  ]);
});

describe('what charter D keeps lists of', () => {
  commands(charter, [
    ['D-Q21: policies passed on', 'registers.policies', { keptBy: 'secretariat' }],
    ['D-Q21: joint research', 'registers.research', { keptBy: 'secretariat' }],
    ['D-Q21: situation reports', 'registers.reports', { keptBy: 'secretariat' }],
    [
      'D 5(4): six kinds of activity',
      'registers.activities',
      {
        kinds: 'regional benchmark study-visit publication fair other',
        keptBy: 'secretariat',
        counts: 'activity',
      },
    ],
    [
      'D 5(6), 15: tasks, which count as taking part',
      'registers.entrusted-tasks',
      { keptBy: 'secretariat', counts: 'task' },
    ],
    ['D 7(1): services', 'registers.services', { keptBy: 'secretariat' }],
    [
      'D-Q20: criticism and suggestions',
      'registers.suggestions',
      { keptBy: 'secretariat executive-committee' },
    ],
    ['D-Q21: plans', 'registers.work-plans', { keptBy: 'secretariat' }],
    [
      'D 12(2): what the plenary resolved, until it is done',
      'registers.resolved-work',
      { states: 'resolved done', keptBy: 'secretariat' },
    ],
  ]);
});

describe('the money of charter D', () => {
  commands(charter, [
    [
      'D-Q14: shared voluntarily, matter by matter',
      'money.contributions',
      { per: 'matter', voluntary: 'yes' },
    ],
    [
      'D-061 D-Q14: six sources',
      'money.income',
      'members government committee services donations other',
    ],
    [
      'D 18: for scope and development; never distributed, never outside the scope',
      'money.spending',
      { for: 'scope development', never: 'distribution out-of-scope', others: 'never' },
    ],
  ]);
});

describe('the procedures of charter D: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'D-V1 D-V2 D-Q5: the committee, then the plenary with fourteen days’ notice',
      'admission',
      [
        'anyone',
        'submit; form application-form; declares 6/1#1; documents recommendation',
        'ballot committee; by executive-committee',
        'ballot plenary; by plenary; rule admission; notice 14 days → admit member',
      ],
    ],
    ['D-Q6: on receipt', 'withdrawal', ['member', 'submit; form withdrawal-notice → withdrawn']],
    [
      'D-V3 D-V4 D-T1: slate, seven, director, deputies',
      'committee-election',
      [
        'clock',
        'ballot slate; by executive-committee',
        'election seven; by plenary; rule plenary-election; seats executive; nominated executive-committee sme-centre window-service',
        'election director; by executive-committee; rule committee-election; seats director; nominated sme-centre',
        'election deputies; by executive-committee; rule committee-election; seats deputy-director; nominated window-service',
      ],
    ],
    ['D-S1: the director alone', 'called-meeting', ['director', 'meeting; of executive-committee']],
    [
      'D-S1 D-Q10: two together, within thirty days',
      'requested-meeting',
      ['deputy-director, executive; 2 together', 'meeting; of executive-committee; within 30 days'],
    ],
    [
      'D-V5 D-Q19: next year’s plan',
      'work-plan',
      [
        'secretariat',
        'submit; form plan-form',
        'ballot; by executive-committee; rule business → enter work-plans',
      ],
    ],
    [
      'D-Q11 D-Q13: the committee appoints',
      'appointments',
      [
        'executive-committee',
        'election; by executive-committee; rule committee-election; seats secretary-general expert membership-lead membership-delegate exchange-lead exchange-delegate training-lead training-delegate',
      ],
    ],
    [
      'D-Q20: passed to the committee, answered by the secretariat',
      'suggestion',
      [
        'member',
        'submit; form suggestion-form',
        'notify; to executive-committee',
        'formalities; by secretariat → enter suggestions',
      ],
    ],
    [
      'D 5(5): reported to the bureau',
      'report-to-government',
      [
        'secretariat, executive-committee',
        'submit; form situation-report-form',
        'filing; with industry-bureau; passes sent',
      ],
    ],
    [
      'D-V6 D-Q12: proposed by the committee, passed at a plenary',
      'charter-amendment',
      [
        'executive-committee',
        'submit; form amendment-proposal; documents amended-text',
        'ballot proposal; by executive-committee',
        'ballot plenary; by plenary; rule amendment; notice 10 days; held meeting; shorten never → adopt charter',
      ],
    ],
    [
      'X-Q24: by the body that may amend the charter',
      'change-of-readings',
      [
        'executive-committee',
        'submit; form reading-proposal',
        'ballot; by plenary; rule plenary; notice 10 days → adopt readings',
      ],
    ],
    [
      'D-V7 D-Q15: discussed at a plenary first',
      'termination',
      [
        'executive-committee',
        'meeting; of plenary',
        'ballot; by plenary; rule termination; notice 10 days; held meeting; shorten never → dissolve',
      ],
    ],
  ]);
});
