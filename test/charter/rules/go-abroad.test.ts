import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('go-abroad');

describe('what charter A says of the alliance', () => {
  commands(charter, [
    [
      'A 22: that it is no legal person is said on certificates',
      'declarations',
      { nature: { shown: 'certificates' } },
    ],
    [
      'A 20(1): its charter is changed by an amendment',
      'changes',
      { charter: 'charter-amendment', readings: '' },
    ],
    [
      'A-008: the Centre is its lead founder, and its host',
      'authorities',
      { centre: { as: 'founder host' } },
    ],
  ]);
});

describe('who may join charter A, and with what', () => {
  commands(charter, [
    ['A 13(3): each unit designates one person', 'members.liaison', { count: '1' }],
    [
      'A-005: enterprises, associations and research bodies join, each as a unit with its papers',
      'members.kinds',
      {
        enterprise: { person: 'unit', documents: ['application-form', 'business-licence'] },
        association: {
          person: 'unit',
          documents: ['application-form', 'registration-certificate'],
        },
        research: { person: 'unit', documents: ['application-form', 'registration-certificate'] },
      },
    ],
    [
      'A-Q23: the application asks what review, contact and the file need',
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
    [
      'A 10(1): the copy of the licence shows the seal',
      'documents.business-licence',
      { as: 'upload', shows: 'seal' },
    ],
    [
      'A-Q15: another certificate of registration, with its seal',
      'documents.registration-certificate',
      { as: 'upload', shows: 'seal' },
    ],
  ]);
});

describe('the classes of charter A', () => {
  commands(charter, [
    [
      'A 12(1), 13(1) to (3): ordinary units',
      'members.classes.ordinary',
      {
        rights: [
          'receive bulletins',
          'attend plenary',
          'join activities',
          'join projects',
          'open promotion-to-director',
          'open withdrawal',
        ],
        duties: ['13(1)', '13(2) activities', '13(3)'],
      },
    ],
    [
      'A 12(2), 13(4): director units; the first ones are founders',
      'members.classes.director-unit',
      {
        includes: 'ordinary',
        first: 'founders',
        rights: [
          'nominate group-head',
          'join activities first',
          'join projects first',
          'open promotion-to-vice-chair',
        ],
        duties: ['13(4) offers'],
      },
    ],
    [
      'A 12(3), 13(5): vice-chair units; the first ones come from the founders',
      'members.classes.vice-chair-unit',
      {
        includes: 'director-unit',
        first: 'founders',
        rights: [
          'join standards first',
          'lead activities',
          'open activity-filing',
          'open convening-request',
        ],
        duties: ['13(5) contributions'],
      },
    ],
    [
      'A 12(4): chair units',
      'members.classes.chair-unit',
      {
        includes: 'vice-chair-unit',
        first: 'founders',
        rights: ['lead standards', 'lead activities'],
      },
    ],
    [
      'A-Q24: reasons, and how to reach the representative',
      'documents.promotion-form',
      {
        as: 'form',
        asks: {
          any: [
            'reasons (long-text)',
            'representative-name',
            'representative-email',
            'representative-phone',
          ],
        },
      },
    ],
  ]);
});

describe('the bodies of charter A', () => {
  commands(charter, [
    [
      'A-Q1 A-Q11: representatives of chair and vice-chair units decide; a request to convene is answered in 15 days and met in 60',
      'bodies.council',
      {
        seats: {
          'chair-representative': 'each chair-unit as representative',
          'vice-chair-representative': 'each vice-chair-unit as representative',
        },
        guests: 'director-unit',
        chairedBy: 'chair-representative',
        rule: 'resolution',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'secretariat',
          requested: {
            by: 'chair-unit vice-chair-unit',
            any: '1',
            answer: '15 days',
            hold: '60 days',
          },
          agenda: ['required work-report', 'work-plan'],
        },
        powers: '20(1) 20(2) 20(3) 20(5) 20(6) 20(7) 20(8) 20(9) 20(10) 20(11)',
      },
    ],
    [
      'A-Q11: the plenary informs and does not vote',
      'bodies.plenary',
      {
        seats: {
          'plenary-representative':
            'each ordinary director-unit vice-chair-unit chair-unit as representative, without a vote',
        },
        first: 'imported',
        meetings: { calledBy: 'secretariat' },
      },
    ],
    [
      'A 19, 20(5): experts advise; one of them chairs',
      'bodies.expert-committee',
      {
        seats: { 'expert-chair': '1, without a vote', expert: 'any, without a vote' },
        first: 'imported',
        powers: '19(1) 19(2) 19(3) 19(4)',
      },
    ],
    [
      'A-Q13: a working group under the council',
      'bodies.work-group',
      { seats: { 'group-head': 'any' }, first: 'imported', under: 'council' },
    ],
    [
      'A-009: the secretariat sits in the Centre and serves the council',
      'bodies.secretariat',
      {
        seats: { 'secretariat-head': '1', 'case-officer': 'any' },
        ledBy: 'secretariat-head',
        first: 'imported',
        hostedBy: 'centre',
        under: 'council',
        powers: '18(1) 18(2) 18(3) 18(4) 18(5) 18(6) 25',
      },
    ],
  ]);
});

describe('how charter A decides', () => {
  commands(charter, [
    [
      'A-V1 A-V2 A-V7: two thirds of those present',
      'rules.resolution',
      { passes: '≥ 2/3 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'A-V3 A-V4 X-Q2: two thirds of those present, with more than half of all',
      'rules.expulsion',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'A-V8 A-Q4: two thirds of all',
      'rules.charter-change',
      {
        passes: '≥ 2/3 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'A-V9 X-Q2: two thirds of those present, with more than half of all',
      'rules.termination',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'A-V5 A-V10 X-Q16: in secret, candidate by candidate',
      'rules.election',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce/advise',
        recuse: 'subject declared',
        secret: 'yes',
        refuses: 'forwarded-link',
        method: 'approval',
        tie: 'run-off lot',
      },
    ],
  ]);
});

describe('the papers of charter A’s procedures', () => {
  commands(charter, [
    [
      'X-Q5: a notice of leaving on a page; the reason may be left out',
      'documents.withdrawal-notice',
      { as: 'form', asks: { any: ['leaving-reason?'] } },
    ],
    [
      'A-Q7: a lost licence and a negative effect are told apart',
      'documents.loss-record',
      {
        as: 'form',
        asks: { any: ['ground (licence-revoked, negative-impact)', 'facts (long-text)'] },
      },
    ],
    [
      'A-Q7: the authority’s decision or the evidence',
      'documents.official-document',
      { as: 'upload' },
    ],
    [
      'X-Q10: the allegation is written',
      'documents.allegation',
      { as: 'form', asks: { any: ['allegation (long-text)'] } },
    ],
    ['X-Q10: with evidence', 'documents.allegation-evidence', { as: 'upload' }],
    [
      'A-Q12: what is filed of an activity',
      'documents.activity-plan',
      {
        as: 'form',
        asks: {
          any: ['activity-name (text)', 'activity-day (day)', 'activity-content (long-text)'],
        },
      },
    ],
    [
      'A-Q11: what the meeting is to be about',
      'documents.convening-form',
      { as: 'form', asks: { any: ['agenda (long-text)'] } },
    ],
    [
      'A-V7: the text of the motion',
      'documents.motion',
      { as: 'form', asks: { any: ['motion (long-text)'] } },
    ],
    [
      'A-V8: the change and its reasons',
      'documents.amendment',
      { as: 'form', asks: { any: ['amendment (long-text)'] } },
    ],
    ['A-T3: the plan is handed in', 'documents.work-plan', { as: 'upload' }],
    ['A-T3: the report is handed in', 'documents.work-report', { as: 'upload' }],
  ]);
});

describe('what comes round in charter A', () => {
  commands(charter, [
    [
      'A-T2 X-Q7: three years, then caretakers; re-election without limit',
      'clocks.council-term',
      {
        kind: 'term',
        of: 'council',
        lasts: '3 years',
        from: 'council-election',
        warn: '180 90 30',
        opens: 'council-election',
        expiry: 'caretaker',
        blocks: 'charter-amendment termination',
        reElection: 'unlimited',
      },
    ],
    [
      'A-T1 A-Q10: a meeting by 31 December, pressing from 1 October',
      'clocks.council-meets',
      { kind: 'cadence', meets: 'council', every: '1 years', by: '12-31', alarm: '10-01' },
    ],
    [
      'A-T3 A-Q10: the plan by 31 January',
      'clocks.plan-due',
      { kind: 'cadence', opens: 'annual-plan', every: '1 years', by: '01-31' },
    ],
    [
      'A-T3 A-Q10: the report by 31 March',
      'clocks.report-due',
      { kind: 'cadence', opens: 'annual-report', every: '1 years', by: '03-31' },
    ],
  ]);
});

describe('what waits in charter A', () => {
  commands(charter, [
    [
      'A-Q12: a vice-chair unit announces nothing before its activity is filed',
      'gates',
      {
        'filed-before-announced': {
          leader: 'vice-chair-unit',
          needs: ['passed activity-filing'],
          reach: ['activities.announced'],
        },
      },
    ],
  ]);
});

describe('what charter A keeps lists of', () => {
  commands(charter, [
    [
      'A 12(1)1, 7(2): news, typical cases and publicity',
      'registers.bulletins',
      { kinds: 'news case publicity', keptBy: 'secretariat' },
    ],
    [
      'A-013: three stages and ten kinds of service',
      'registers.services',
      {
        kinds:
          'policy market logistics finance talent technology compliance rights management e-commerce',
        states: 'preparation arrival operation',
        keptBy: 'secretariat',
      },
    ],
    [
      'A-012: four kinds of enterprise served to measure',
      'registers.beneficiaries',
      { kinds: 'specialised little-giants high-tech chain-leaders', keptBy: 'secretariat' },
    ],
    [
      'A-015: training before departure is a kind of its own',
      'registers.activities',
      {
        kinds: 'training pre-departure matching visit',
        states: 'planned filed announced held',
        keptBy: 'secretariat',
        counts: 'activity',
      },
    ],
    ['A 12(1)4, 20(8): projects', 'registers.projects', { keptBy: 'secretariat' }],
    [
      'A 7(4): four kinds of standard, from proposal to publication',
      'registers.standards',
      {
        kinds: 'product technical process evaluation',
        states: 'proposed drafted published',
        keptBy: 'secretariat',
      },
    ],
    [
      'A 7(3): proposals, reports and solutions',
      'registers.policy-research',
      { kinds: 'proposal report solution', keptBy: 'secretariat' },
    ],
    ['A 7(5): procurement needs', 'registers.procurement-needs', { keptBy: 'secretariat' }],
    ['A 13(4): offers and discounts', 'registers.offers', { keptBy: 'secretariat' }],
    [
      'A 13(5): support of the alliance’s work',
      'registers.contributions',
      { keptBy: 'secretariat' },
    ],
    [
      'A-Q8: breaches are kept in confidence',
      'registers.violations',
      { keptBy: 'secretariat', confidential: 'yes' },
    ],
    [
      'A 10(3): the members’ files are kept in confidence',
      'registers.dossiers',
      { keptBy: 'secretariat', confidential: 'yes' },
    ],
    [
      'A 19: experts’ opinions',
      'registers.expert-opinions',
      { keptBy: 'expert-committee secretariat' },
    ],
    ['A 18(6): what the council entrusts', 'registers.entrusted-tasks', { keptBy: 'secretariat' }],
  ]);
});

describe('the procedures of charter A: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'A-S1 A-Q16: the secretariat alone decides, and tells why',
      'admission',
      [
        'anyone',
        'submit; form application-form; declares 9(2) 9(4)',
        'review; by secretariat; checks 9(1) 9(3) 9(4); assesses 9(3); reason told → admit ordinary, enter dossiers',
        'notify; to opener',
      ],
    ],
    [
      'A-V1: an ordinary unit applies, the council votes',
      'promotion-to-director',
      ['ordinary', 'submit; form promotion-form', 'ballot; by council → class director-unit'],
    ],
    [
      'A-V2: a director unit applies, the council votes',
      'promotion-to-vice-chair',
      [
        'director-unit',
        'submit; form promotion-form',
        'ballot; by council → class vice-chair-unit',
      ],
    ],
    [
      'A-T4 A-Q6: thirty days for three formalities, and nobody’s consent',
      'withdrawal',
      [
        'member',
        'submit; form withdrawal-notice',
        'formalities; by secretariat; within 30; items 3 of them → withdrawn',
      ],
    ],
    [
      'A-S3 A-Q7: no vote; a negative effect is answered in ten days and verified by a second person',
      'automatic-cancellation',
      [
        'secretariat; about a member',
        'submit; form loss-record; documents official-document',
        'reply; by subject; within 10 days; early never; if ground negative-impact',
        'review; by secretariat; checks 15(2); otherThan opener; if ground negative-impact',
        'notify; to subject council → cancelled',
      ],
    ],
    [
      'A-V4 A-Q8 X-Q10: fifteen days to reply before the vote, thirty to ask for another',
      'expulsion',
      [
        'secretariat; about a member',
        'submit; form allegation; documents allegation-evidence',
        'reply; by subject; within 15 days; early never',
        'ballot; by council; rule expulsion; notice 7 days; shorten never; early never → expelled',
        'reply reconsideration-request; by subject; within 30 days; lapsed: passed',
        'ballot reconsideration; by council; rule expulsion; notice 7 days; shorten never; early never; passed: lifted; failed: passed → reinstate',
      ],
    ],
    [
      'A-S2 A-Q12: filed with the secretariat, which has five working days to object',
      'activity-filing',
      [
        'vice-chair-unit',
        'submit; form activity-plan',
        'filing; with secretariat; passes receipt; objection {"within":"5 working-days","grounds":"scope name"} → activities.filed',
      ],
    ],
    [
      'A-Q11: asked of the secretariat, held within sixty days',
      'convening-request',
      [
        'chair-unit, vice-chair-unit',
        'submit; form convening-form',
        'review; by secretariat',
        'meeting; of council; within 60 days',
      ],
    ],
    [
      'A-V3 A-T2: chair units, then vice-chair units',
      'council-election',
      [
        'secretariat',
        'election chair-units; by council; rule election; seats chair-representative; nominated council',
        'election vice-chair-units; by council; rule election; seats vice-chair-representative; nominated council',
      ],
    ],
    [
      'A-V3 A-Q21: down only by a resolution of the council',
      'removal',
      [
        'council; about a member',
        'submit; form motion',
        'ballot; by council → class director-unit',
      ],
    ],
    [
      'A-V5: the council elects the experts and their chair',
      'expert-appointment',
      [
        'secretariat',
        'election; by council; rule election; seats expert-chair expert; nominated council secretariat',
      ],
    ],
    [
      'A-V6 A-Q13: set up, then its head chosen among nominations',
      'set-up-work-group',
      [
        'council, secretariat',
        'submit; form motion',
        'ballot; by council → establish work-group',
        'election; by council; rule election; seats group-head; nominated director-unit vice-chair-unit chair-unit',
      ],
    ],
    [
      'A-V7: the council or the secretariat moves, the council votes',
      'resolution',
      ['council, secretariat', 'submit; form motion', 'ballot; by council'],
    ],
    [
      'A-V7 A-T3: the plan of each year',
      'annual-plan',
      ['clock', 'submit; form motion; documents work-plan', 'ballot; by council'],
    ],
    [
      'A-V7 A-T3: the report of each year',
      'annual-report',
      ['clock', 'submit; form motion; documents work-report', 'ballot; by council'],
    ],
    [
      'A-V8 X-Q8: seven days’ notice',
      'charter-amendment',
      [
        'council, secretariat',
        'submit; form amendment',
        'ballot; by council; rule charter-change; notice 7 days; shorten never → adopt charter',
      ],
    ],
    [
      'A-Q9: the council interprets, the secretariat publishes',
      'interpretation',
      ['council, secretariat', 'submit; form motion', 'ballot; by council', 'notify; to members'],
    ],
    [
      'A-V9 A-Q20 X-Q8: seven days’ notice; all are told within five working days',
      'termination',
      [
        'council',
        'submit; form motion',
        'ballot; by council; rule termination; notice 7 days; shorten never → dissolve',
        'notify; to members; within 5 working-days',
      ],
    ],
  ]);
});
