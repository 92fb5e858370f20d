import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('cross-border');

describe('what charter C says of the alliance', () => {
  commands(charter, [
    ['C 21: in force since 1 January 2015', 'adopted', { day: '2015-01-01' }],
    ['C 1, 7: what it says of itself', 'declarations', 'platform non-profit honest own-decision'],
    [
      'C-Q11: rules are made by the presidium before they count',
      'changes',
      { charter: 'charter-amendment', readings: 'rule-making' },
    ],
    [
      'C 1: the Ministry of Commerce guides it',
      'authorities',
      { 'commerce-ministry': { as: 'guidance' } },
    ],
  ]);
});

describe('who may join charter C, and with what', () => {
  commands(charter, [
    ['C 12(1)5: each unit has one liaison', 'members.liaison', { count: '1' }],
    [
      'C 9(3): enterprises of the trade and other economic organisations, each as a unit with its papers',
      'members.kinds',
      {
        enterprise: {
          person: 'unit',
          documents: ['entry-form', 'licences', 'unit-profile', 'referral'],
        },
        organisation: {
          person: 'unit',
          documents: ['entry-form', 'licences', 'unit-profile', 'referral'],
        },
      },
    ],
    [
      'C-Q16: what the form asks of each kind, the head’s e-mail among it',
      'documents.entry-form',
      {
        as: 'form',
        asks: {
          enterprise: [
            'organisation-name',
            'credit-code',
            'legal-representative',
            'head-name',
            'head-email',
            'address',
            'website?',
            'profile',
            'liaison-name',
            'liaison-post?',
            'liaison-phone',
            'liaison-email',
          ],
          organisation: [
            'organisation-name',
            'registration-number',
            'legal-representative',
            'head-name',
            'head-email',
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
    ['C 10(1): licences', 'documents.licences', { as: 'upload' }],
    ['C 10(1): a profile', 'documents.unit-profile', { as: 'upload' }],
    [
      'C-Q3: at least one member of either class recommends, within thirty days',
      'documents.referral',
      { as: 'endorsement', by: 'ordinary presidium-member', count: '1 or more', within: '30 days' },
    ],
    [
      'C 10(3): a numbered certificate',
      'documents.member-certificate',
      { as: 'issued', copies: 'numbered' },
    ],
  ]);
});

describe('the classes of charter C', () => {
  commands(charter, [
    [
      'C 11(1), 12(1): ordinary members',
      'members.classes.ordinary',
      {
        rights: [
          'attend annual-meeting',
          'join activities',
          'receive materials',
          'join services',
          'open motion',
          'open presidium-promotion',
          'open withdrawal',
        ],
        duties: [
          '12(1)1',
          '12(1)2 tasks',
          '12(1)3 activities',
          '12(1)4',
          '12(1)5',
          '12(1)6 business-secrets',
        ],
      },
    ],
    [
      'C 11(2), 12(2): presidium members, of whom the founders were the first',
      'members.classes.presidium-member',
      {
        includes: 'ordinary',
        first: 'founders',
        rights: [
          'join services first',
          'open authorisation',
          'open meeting-request',
          'second secretariat',
          'open presidium-motion',
          'open leaving-the-presidium',
        ],
        duties: ['12(2)2 activities', '12(2)3 tasks', '12(2)4 tasks'],
      },
    ],
    [
      'C-Q16: the reasons of an application to the presidium',
      'documents.promotion-application',
      {
        as: 'form',
        asks: {
          any: [
            'reason (long-text)',
            'representative-name',
            'representative-email',
            'representative-phone',
          ],
        },
      },
    ],
    [
      'C-Q3: a presidium member nominates, within thirty days',
      'documents.nomination',
      { as: 'endorsement', by: 'presidium-member', count: '1 or more', within: '30 days' },
    ],
  ]);
});

describe('the bodies of charter C', () => {
  commands(charter, [
    [
      'C-V1 C-Q1 C-Q5: one seat a presidium member; the chair passes round; a proposal to meet is answered in fifteen days',
      'bodies.presidium',
      {
        seats: {
          'rotating-chair': '1 from presidium-representative',
          'presidium-representative': 'each presidium-member as representative',
        },
        chairedBy: 'rotating-chair',
        rule: 'presidium',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'rotating-chair',
          requested: { by: 'presidium-member', any: '1', answer: '15 days' },
        },
        powers: '4(1) 8(1)/1 13(2) 17 18 19 20',
      },
    ],
    [
      'C-V6 C-Q14: all members, one vote each; income and its use are always on the agenda',
      'bodies.annual-meeting',
      {
        seats: { 'member-representative': 'each ordinary presidium-member as representative' },
        chairedBy: 'rotating-chair',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'rotating-chair',
          agenda: ['required finance-disclosure', '11(1)1', '18'],
        },
      },
    ],
    [
      'C-Q17: a secretariat with one head',
      'bodies.secretariat',
      {
        seats: {
          'secretariat-head': '1',
          'case-officer': 'any',
          'sent-representative': 'any, without a vote',
        },
        ledBy: 'secretariat-head',
        first: 'imported',
        under: 'presidium',
        powers: '4(2) 10(2) 10(3) 13(2) 19',
      },
    ],
    [
      'C-Q15: a club without votes',
      'bodies.haiying-club',
      { seats: { 'club-member': 'any, without a vote' }, first: 'imported' },
    ],
    [
      'C-Q15: experts',
      'bodies.expert-committee',
      { seats: { expert: 'any' }, first: 'imported', powers: '4(4)' },
    ],
    [
      'C-Q15: researchers',
      'bodies.research-institute',
      { seats: { researcher: 'any' }, first: 'imported', powers: '4(5)' },
    ],
  ]);
});

describe('how charter C decides', () => {
  commands(charter, [
    [
      'C-V1: more than half of all',
      'rules.promotion',
      { passes: '> 1/2 of all', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'C-V4 C-Q4: more than half of all',
      'rules.presidium',
      { passes: '> 1/2 of all', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'C-V4 X-Q16: in secret, more than half of all',
      'rules.appointment',
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
      'C-V2 C-Q9: more than half of all',
      'rules.expulsion',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'C-V8 C-Q4: two thirds of all',
      'rules.charter-change',
      {
        passes: '≥ 2/3 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'C-V5 C-Q10: more than half of all',
      'rules.termination-motion',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'C-V6 C-Q10: two thirds of those present, with more than half of the members',
      'rules.termination-by-members',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'C-V7 C-Q10: two thirds of all',
      'rules.termination-final',
      {
        passes: '≥ 2/3 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
  ]);
});

describe('the papers of charter C’s procedures', () => {
  commands(charter, [
    [
      'C-Q12: leaving the presidium needs no reason',
      'documents.presidium-leaving-notice',
      { as: 'form', asks: { any: ['leaving-reason?'] } },
    ],
    [
      'X-Q5: a notice of leaving on a page; the reason may be left out',
      'documents.withdrawal-notice',
      { as: 'form', asks: { any: ['leaving-reason?'] } },
    ],
    [
      'X-Q10: facts and articles',
      'documents.allegation',
      { as: 'form', asks: { any: ['facts (long-text)'] } },
    ],
    ['X-Q10: with evidence', 'documents.evidence', { as: 'upload' }],
    [
      'C 11(1)4: a title and a text',
      'documents.motion-form',
      { as: 'form', asks: { any: ['subject-matter (text)', 'content (long-text)'] } },
    ],
    [
      'C-Q1: reasons and items',
      'documents.meeting-proposal',
      { as: 'form', asks: { any: ['reason (long-text)'] } },
    ],
    [
      'C-Q6: scope, first and last day',
      'documents.authorisation-request',
      { as: 'form', asks: { any: ['scope (long-text)', 'first-day (day)', 'last-day (day)'] } },
    ],
    [
      'C-Q6: a numbered letter',
      'documents.authorisation-letter',
      { as: 'issued', copies: 'numbered' },
    ],
    [
      'C-Q6: revoked with reasons',
      'documents.revocation-notice',
      { as: 'form', asks: { any: ['reason (long-text)'] } },
    ],
    [
      'C-V4 C-Q11: meetings, branches, personnel and voting',
      'documents.rules-draft',
      {
        as: 'form',
        asks: { any: ['part (meetings, branches, personnel, voting)', 'summary (long-text)'] },
      },
    ],
    ['C-V4 C-Q11: the text of the rules', 'documents.rules-text', { as: 'upload' }],
    [
      'C-V4: a branch',
      'documents.branch-proposal',
      { as: 'form', asks: { any: ['branch-name (text)', 'content (long-text)'] } },
    ],
    [
      'C-V4: candidates',
      'documents.appointment-proposal',
      { as: 'form', asks: { any: ['candidates (long-text)'] } },
    ],
    [
      'C-V4: who is to be removed, and why',
      'documents.removal-proposal',
      { as: 'form', asks: { any: ['candidates (long-text)', 'reason (long-text)'] } },
    ],
    [
      'C-V8: what is to change and why',
      'documents.amendment-proposal',
      { as: 'form', asks: { any: ['summary (long-text)'] } },
    ],
    ['C-V8: the amended text', 'documents.amended-text', { as: 'upload' }],
    [
      'C-Q19: article and question',
      'documents.interpretation-request',
      { as: 'form', asks: { any: ['content (long-text)'] } },
    ],
    [
      'C-V5: the four grounds of Article 17, and others',
      'documents.termination-proposal',
      {
        as: 'form',
        asks: {
          any: [
            'ground (purpose-achieved, own-dissolution, division, merger, other)',
            'reason (long-text)',
          ],
        },
      },
    ],
    [
      'C 4(4): plans, measures, policies and rules of funds',
      'documents.policy-draft',
      {
        as: 'form',
        asks: { any: ['part (plan, measure, policy, fund-rules)', 'summary (long-text)'] },
      },
    ],
    ['C 4(4): the text', 'documents.policy-text', { as: 'upload' }],
    [
      'C 14: the matter, and what is borne',
      'documents.contribution-pledge',
      { as: 'form', asks: { any: ['matter (text)', 'amount (text)'] } },
    ],
    [
      'C-T2: income and its use',
      'documents.finance-disclosure',
      { as: 'issued', copies: 'numbered' },
    ],
  ]);
});

describe('what comes round in charter C', () => {
  commands(charter, [
    [
      'C-T1 C-Q8: twelve months, warned twice; an accepted reason counts',
      'clocks.inactivity',
      {
        kind: 'inactivity',
        of: 'ordinary',
        after: '12',
        counts: 'assembly activity vote task excused',
        warn: '90 30',
        least: '30',
        suspended: 'nothing-held',
        opens: 'inactivity-exit',
      },
    ],
    [
      'C-T4 C-Q5 C-V3: every twelve months, by joining and then by name',
      'clocks.chair-rotation',
      {
        kind: 'rotation',
        of: 'rotating-chair',
        among: 'presidium-member',
        every: '12 months',
        order: 'joined name',
        declined: 'skip',
      },
    ],
    [
      'C-T3 C-Q1: twice a year',
      'clocks.joint-meetings',
      { kind: 'cadence', meets: 'presidium', every: '6 months' },
    ],
    [
      'C-T2: once a year',
      'clocks.yearly-meeting',
      { kind: 'cadence', meets: 'annual-meeting', every: '1 years' },
    ],
    [
      'C-T2: prepared once a year',
      'clocks.yearly-preparation',
      { kind: 'cadence', opens: 'annual-preparation', every: '1 years' },
    ],
  ]);
});

describe('what waits in charter C', () => {
  commands(charter, [
    [
      'C-Q11: no vote before the rules are approved, but on the rules',
      'gates.approved-rules',
      { needs: ['in-force rule-making'], except: 'rule-making', vote: 'anything' },
    ],
    [
      'C-Q2: scope and non-profit principle are ticked first',
      'gates.within-scope',
      {
        needs: ['checked 6/1 7(1)'],
        reach: ['activities.announced', 'projects.under-way', 'joint-business.started'],
      },
    ],
    [
      'C-S1 C-Q6: nobody acts for the alliance unauthorised',
      'gates.authorised',
      { needs: ['passed authorisation'], reach: ['joint-business.started'] },
    ],
  ]);
});

describe('what charter C keeps lists of', () => {
  commands(charter, [
    [
      'C 5(2), 5(6): exhibitions, conferences, exchange and training',
      'registers.activities',
      {
        kinds: 'exhibition conference exchange training',
        states: 'planned announced held',
        keptBy: 'secretariat',
        counts: 'activity',
      },
    ],
    [
      'C 3, 4(1): major projects and matching',
      'registers.projects',
      { kinds: 'major matching', states: 'proposed under-way done', keptBy: 'secretariat' },
    ],
    [
      'C 11(2)3: business done for the alliance',
      'registers.joint-business',
      { states: 'planned started', keptBy: 'secretariat' },
    ],
    [
      'C-Q6: authorisations end',
      'registers.authorisations',
      { states: 'in-force ended', keptBy: 'secretariat' },
    ],
    [
      'C 12(1)2, 12(2)3: tasks, which count as taking part',
      'registers.tasks',
      { states: 'given delivered', keptBy: 'secretariat', counts: 'task' },
    ],
    ['C 5(1): tasks of the government', 'registers.government-tasks', { keptBy: 'secretariat' }],
    [
      'C 4(5), 5(3), 5(4): five kinds of research',
      'registers.research',
      { kinds: 'report book survey standard proposal', keptBy: 'research-institute secretariat' },
    ],
    [
      'C 4(4): four kinds of policy',
      'registers.policies',
      { kinds: 'plan measure policy fund-rules', keptBy: 'expert-committee' },
    ],
    [
      'C 11(1)2: five kinds of material',
      'registers.materials',
      { kinds: 'policy technology standard industry market', keptBy: 'secretariat' },
    ],
    [
      'C 5(5): services',
      'registers.services',
      { kinds: 'consulting guidance liaison', keptBy: 'secretariat' },
    ],
    ['C 1: partners', 'registers.partners', { kinds: 'association office', keptBy: 'secretariat' }],
    ['C-Q15: the list of the club', 'registers.club-list', { keptBy: 'secretariat' }],
    ['C 19: branches', 'registers.branches', { keptBy: 'secretariat' }],
    [
      'C 19: appointments end',
      'registers.appointments',
      { states: 'in-office ended', keptBy: 'secretariat' },
    ],
    [
      'C 11(1)4: motions are answered',
      'registers.motions',
      { states: 'received answered', keptBy: 'secretariat' },
    ],
    [
      'C 14: contributions pledged and received',
      'registers.contributions',
      { states: 'pledged received', keptBy: 'secretariat' },
    ],
    [
      'C 12(1)6: kept in confidence',
      'registers.business-secrets',
      { keptBy: 'secretariat', confidential: 'yes' },
    ],
  ]);
});

describe('the money of charter C', () => {
  commands(charter, [
    [
      'C 14: costs are borne matter by matter, voluntarily',
      'money.contributions',
      { per: 'matter', voluntary: 'yes' },
    ],
    ['C 14: what members bear', 'money.income', 'contributions'],
    [
      'C-Q18: never seized, divided or misappropriated',
      'money.spending',
      { for: 'activities', never: 'seized divided misappropriated', others: 'with-reason' },
    ],
  ]);
});

describe('the procedures of charter C: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'C-S1: the secretariat alone decides; the head is told',
      'admission',
      [
        'anyone',
        'submit; form entry-form; declares 9 9(1) 9(2)',
        'review; by secretariat; checks 9(1) 9(3) 9(4) → admit ordinary',
        'notify; to opener; reaching head',
        'issue; document member-certificate',
      ],
    ],
    [
      'C-V1 C-Q3: nominated, then voted on by the presidium',
      'presidium-promotion',
      [
        'ordinary',
        'submit; form promotion-application; declares 9(2); documents nomination',
        'ballot; by presidium; rule promotion → class presidium-member',
      ],
    ],
    [
      'C-Q12: back to an ordinary member at once',
      'leaving-the-presidium',
      ['presidium-member', 'submit; form presidium-leaving-notice → class ordinary'],
    ],
    [
      'C-Q7: on receipt',
      'withdrawal',
      ['member', 'submit; form withdrawal-notice → withdrawn', 'notify; to opener'],
    ],
    [
      'C-T1 C-Q8: thirty days for a reason; an accepted one starts the year anew',
      'inactivity-exit',
      [
        'clock',
        'warning; clock inactivity',
        'objection; by secretariat; within 30; restarts inactivity → deemed',
      ],
    ],
    [
      'C-V2 X-Q10: reply, verification, vote, reconsideration',
      'expulsion',
      [
        'secretariat; about a member',
        'submit; form allegation; documents evidence',
        'reply; by subject; within 15 days; early never',
        'review; by secretariat; checks 13(2); otherThan opener',
        'ballot; by presidium; rule expulsion; notice 7 days; shorten never; early never → expelled',
        'reply reconsideration-request; by subject; within 30 days; lapsed: passed',
        'ballot reconsideration; by presidium; rule expulsion; notice 7 days; shorten never; early never; passed: lifted; failed: passed → reinstate',
      ],
    ],
    [
      'C-S1 C-Q6: checked by the secretariat',
      'authorisation',
      [
        'presidium-member',
        'submit; form authorisation-request',
        'review; by secretariat; checks 6/1 7(1) 11(2)3 → enter authorisations',
        'issue; document authorisation-letter',
      ],
    ],
    [
      'C-Q6: revocable',
      'authorisation-revocation',
      [
        'secretariat; about a member',
        'submit; form revocation-notice → authorisations.ended',
        'notify; to subject',
      ],
    ],
    [
      'C-Q1: a proposal to meet is answered, and not granted of itself',
      'meeting-request',
      [
        'presidium-member',
        'submit; form meeting-proposal',
        'review; by secretariat',
        'meeting; of presidium',
      ],
    ],
    [
      'C 11(1)4: any member moves, the secretariat answers',
      'motion',
      [
        'member',
        'submit; form motion-form → enter motions',
        'review; by secretariat → motions.answered',
      ],
    ],
    [
      'C 11(2)6: a presidium member moves, the presidium votes, all are told',
      'presidium-motion',
      [
        'presidium-member',
        'submit; form motion-form → enter motions',
        'ballot; by presidium',
        'notify; to members',
      ],
    ],
    [
      'C-V4 C-Q11: drafted by the secretariat, approved by the presidium',
      'rule-making',
      [
        'secretariat',
        'submit; form rules-draft; documents rules-text',
        'ballot; by presidium; rule presidium → adopt readings',
        'notify; to members',
      ],
    ],
    [
      'C-V4: a branch',
      'branch-setup',
      [
        'secretariat',
        'submit; form branch-proposal',
        'ballot; by presidium; rule presidium → enter branches',
      ],
    ],
    [
      'C-V4 C-Q15: offices filled',
      'appointment',
      [
        'secretariat',
        'submit; form appointment-proposal',
        'election; by presidium; rule appointment; seats secretariat-head expert researcher; nominated secretariat → enter appointments',
      ],
    ],
    [
      'C-V4: offices ended',
      'removal',
      [
        'secretariat',
        'submit; form removal-proposal',
        'ballot; by presidium; rule presidium → appointments.ended',
      ],
    ],
    [
      'C-V8 X-Q8: seven days’ notice',
      'charter-amendment',
      [
        'presidium-member',
        'submit; form amendment-proposal; documents amended-text',
        'ballot; by presidium; rule charter-change; notice 7 days; shorten never → adopt charter',
        'notify; to members',
      ],
    ],
    [
      'C-Q19: any member asks, the presidium interprets',
      'interpretation',
      [
        'member',
        'submit; form interpretation-request',
        'ballot; by presidium',
        'notify; to opener',
      ],
    ],
    [
      'C-V5 C-V6 C-V7: three votes, the second at a meeting',
      'termination',
      [
        'presidium-member',
        'submit; form termination-proposal',
        'ballot motion-vote; by presidium; rule termination-motion; notice 7 days; shorten never',
        'ballot members-vote; by annual-meeting; rule termination-by-members; notice 10 days; held meeting; shorten never',
        'ballot final-vote; by presidium; rule termination-final; notice 7 days; shorten never → dissolve',
        'notify; to members; within 5 working-days',
      ],
    ],
    [
      'C 4(4): the experts draft',
      'policy-drafting',
      [
        'expert-committee',
        'submit; form policy-draft; documents policy-text → enter policies',
        'notify; to presidium',
      ],
    ],
    [
      'C 14: pledged, then entered',
      'contribution',
      [
        'member',
        'submit; form contribution-pledge → enter contributions',
        'formalities; by secretariat → contributions.received',
      ],
    ],
    [
      'C-T2: planned, prepared, organised; disclosed; held',
      'annual-preparation',
      [
        'clock',
        'formalities; by presidium; items 3 of them',
        'issue; document finance-disclosure',
        'meeting; of annual-meeting',
      ],
    ],
  ]);
});
