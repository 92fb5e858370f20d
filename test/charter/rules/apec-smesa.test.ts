import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('apec-smesa');

describe('what charter E says of the alliance', () => {
  commands(charter, [
    ['E-Q13: what it gives out is in English', 'outputs', { language: 'en' }],
    [
      'E 三, 四, 七: its mandate, its foundation, its platform',
      'declarations',
      'mandate established platform',
    ],
    [
      'E-Q7: what changes the terms of reference, and what the rules',
      'changes',
      { charter: 'tor-revision', readings: 'rules-revision' },
    ],
    [
      'E-005: the Working Group is the parent and sets two dates; the Steering Committee supervises; the centre hosts',
      'authorities',
      {
        smewg: { as: 'parent', dates: 'annual-meeting second-plenary' },
        sce: { as: 'supervision' },
        'host-centre': { as: 'host' },
      },
    ],
  ]);
});

describe('who may join charter E, and what members may', () => {
  commands(charter, [
    [
      'E-Q8: SME service agencies',
      'members.kinds',
      { agency: { person: 'unit', documents: ['registration-form'] } },
    ],
    [
      'E 四.2, 四.5, 六.4: rights of members',
      'members.classes.member',
      {
        first: 'founders',
        rights: [
          'attend plenary',
          'elect presidium',
          'propose concerns',
          'propose situations',
          'join outputs',
          'receive outputs',
          'open withdrawal',
        ],
      },
    ],
    [
      'E-Q8 E-Q17: one of the 21 economies, the name in English, and the head',
      'documents.registration-form',
      {
        as: 'form',
        asks: {
          agency: [
            'organisation-name',
            'english-name (text)',
            'economy (australia, brunei-darussalam, canada, chile, china, hong-kong-china, indonesia, japan, korea, malaysia, mexico, new-zealand, papua-new-guinea, peru, philippines, russia, singapore, chinese-taipei, thailand, united-states, viet-nam)',
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
  ]);
});

describe('the bodies of charter E', () => {
  commands(charter, [
    [
      'E-Q4: the head of every member organisation',
      'bodies.presidium',
      {
        seats: {
          chair: '1 from head',
          'vice-chair': 'any from head',
          head: 'each member as head',
          adviser: 'any, without a vote',
        },
        chairedBy: 'chair vice-chair',
        rule: 'presidium',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: { calledBy: 'secretariat' },
        powers: '六.1 六.2 六.3 六.4 六.5 六.6',
      },
    ],
    [
      'E-Q3: once a year, three items, no vote',
      'bodies.plenary',
      {
        seats: { delegate: 'each member as representative, without a vote' },
        chairedBy: 'chair vice-chair',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'secretariat',
          agenda: ['required 五.3', 'required 五.3', 'required 五.3'],
        },
      },
    ],
    [
      'E-028 E-Q18: serves the presidium, hosted by the centre',
      'bodies.secretariat',
      {
        seats: { 'secretariat-head': '1', 'case-officer': 'any' },
        ledBy: 'secretariat-head',
        first: 'imported',
        hostedBy: 'host-centre',
        under: 'presidium',
      },
    ],
  ]);
});

describe('how charter E decides', () => {
  commands(charter, [
    [
      'E-V2 E-Q6: consensus within ten days, else more than half of all',
      'rules.presidium',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce/advise',
        recuse: 'subject declared',
        consensus: { within: '10 days' },
      },
    ],
    [
      'E-V1 E-Q6: consensus, else in secret, more than half of all',
      'rules.presidium-election',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce/advise',
        recuse: 'subject declared',
        secret: 'yes',
        refuses: 'forwarded-link',
        consensus: { within: '10 days' },
        method: 'approval',
        tie: 'run-off lot',
      },
    ],
    [
      'E-V5 E-Q6 X-Q2: the same, with more than half of all taking part',
      'rules.revision',
      {
        passes: '> 1/2 of all',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
        consensus: { within: '10 days' },
      },
    ],
  ]);
});

describe('the papers of charter E’s procedures', () => {
  commands(charter, [
    [
      'X-Q5: a notice of leaving on a page; the reason may be left out',
      'documents.withdrawal-notice',
      { as: 'form', asks: { any: ['leaving-reason?'] } },
    ],
    [
      'E-T2: situation and common problems',
      'documents.recommendation-draft',
      {
        as: 'form',
        asks: { any: ['subject (text)', 'situation (long-text)', 'problems (long-text)'] },
      },
    ],
    [
      'E-Q13: the title in English',
      'documents.english-form',
      { as: 'form', asks: { any: ['english-title (text)'] } },
    ],
    ['E-Q13: the English text', 'documents.english-text', { as: 'upload' }],
    [
      'E-V3 E-Q2: five kinds of output, the first day and the goal served',
      'documents.approval-request',
      {
        as: 'form',
        asks: {
          any: [
            'output-kind (product, publication, action, project, activity)',
            'english-title (text)',
            'start (day)',
            'content (long-text)',
            'plan-goal (long-text)',
          ],
        },
      },
    ],
    [
      'E-V4: research centres, websites, platforms, affiliates and other bodies',
      'documents.body-request',
      {
        as: 'form',
        asks: {
          any: [
            'body-kind (research-centre, website, platform, affiliate, other)',
            'english-title (text)',
            'reason (long-text)',
          ],
        },
      },
    ],
    [
      'E-V2: subject and content',
      'documents.proposal',
      { as: 'form', asks: { any: ['subject (text)', 'content (long-text)'] } },
    ],
    ['E-V5: the revised text', 'documents.revised-text', { as: 'upload' }],
    [
      'E-T3: growth of membership, and the year’s work',
      'documents.annual-report-form',
      { as: 'form', asks: { any: ['subject (text)', 'members (long-text)', 'work (long-text)'] } },
    ],
    [
      'E-V6: achievements, and reasons for going on',
      'documents.review-form',
      { as: 'form', asks: { any: ['achievements (long-text)', 'extension (long-text)'] } },
    ],
  ]);
});

describe('what comes round in charter E', () => {
  commands(charter, [
    [
      'E-T6 E-Q12: from 2025 to 2028, reviewed twelve months before, warned six, three and one',
      'clocks.mandate',
      {
        kind: 'mandate',
        from: '2025-01-01',
        until: '2028-12-31',
        opens: 'mandate-review',
        before: '12 months',
        warn: ['6 months', '3 months', '1 months'],
        except: 'mandate-review',
        follows: 'smewg',
      },
    ],
    [
      'E-T5 E-Q5: three years, or to the end of the mandate',
      'clocks.presidium-term',
      {
        kind: 'term',
        of: 'presidium',
        lasts: '3 years',
        from: 'presidium-election',
        warn: '180 90 30',
        opens: 'presidium-election',
        expiry: 'caretaker',
        blocks: 'tor-revision rules-revision',
        cap: 'mandate',
      },
    ],
    [
      'E-T1 E-Q3: once a year',
      'clocks.plenary-meets',
      { kind: 'cadence', meets: 'plenary', every: '1 years' },
    ],
    [
      'E-T2 E-Q1: with the Working Group’s annual meeting',
      'clocks.recommendation-due',
      { kind: 'cadence', opens: 'recommendation', every: '1 years', date: 'smewg.annual-meeting' },
    ],
    [
      'E-T3 E-Q11: with its second plenary',
      'clocks.report-due',
      { kind: 'cadence', opens: 'annual-report', every: '1 years', date: 'smewg.second-plenary' },
    ],
    [
      'E-T4 E-Q2: cases once a year',
      'clocks.cases-due',
      { kind: 'cadence', opens: 'smewg-approval', every: '1 years', by: '12-31' },
    ],
  ]);
});

describe('what waits in charter E', () => {
  commands(charter, [
    [
      'E-Q2: approved before it begins',
      'gates.prior-approval',
      { needs: ['before-start smewg-approval'], reach: ['outputs.published'] },
    ],
    [
      'E-Q13: in English, and available to all economies',
      'gates.english',
      { needs: ['written en', 'checked 六/3#2'], reach: ['outputs.published'] },
    ],
    [
      'E-Q9: ticked against guidelines and Strategic Plan',
      'gates.guidelines',
      { needs: ['checked 六/4 六/5'], reach: ['outputs.published'] },
    ],
    [
      'E 六: no donation without the guide on sponsorship',
      'gates.sponsorship',
      { needs: ['checked 六/4'], reach: ['donations.accepted'] },
    ],
    [
      'E-Q10: no new body without its approvals',
      'gates.new-bodies',
      { needs: ['passed new-body'], reach: ['new-bodies.set-up'] },
    ],
    [
      'E-Q12: after the mandate nothing but its renewal',
      'gates.sunset',
      {
        needs: ['in-force mandate'],
        except: 'mandate-review',
        reach: ['outputs.published', 'new-bodies.set-up', 'donations.accepted'],
        open: 'anything',
        vote: 'anything',
      },
    ],
  ]);
});

describe('what charter E keeps lists of', () => {
  commands(charter, [
    ['E 三: common concerns', 'registers.concerns', { keptBy: 'secretariat' }],
    ['E 四.2: the situation in each economy', 'registers.situations', { keptBy: 'secretariat' }],
    ['E-T2: recommendations', 'registers.recommendations', { keptBy: 'secretariat' }],
    [
      'E 四, 五, 六: ten kinds of output, approved before they are published',
      'registers.outputs',
      {
        kinds:
          'product publication service-case action project exchange training exhibition visit activity',
        states: 'planned approved published',
        keptBy: 'secretariat',
        counts: 'activity',
      },
    ],
    [
      'E-V4: new bodies',
      'registers.new-bodies',
      { states: 'proposed approved set-up', keptBy: 'secretariat' },
    ],
    [
      'E 六: donations',
      'registers.donations',
      { states: 'offered accepted', keptBy: 'secretariat' },
    ],
  ]);
});

describe('the money of charter E', () => {
  commands(charter, [
    ['E 六: no fees', 'money.free', { of: 'fees' }],
    ['E 六: funds raised, and donations', 'money.income', 'funds donations'],
  ]);
});

describe('the procedures of charter E: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'E-Q8: checked by the secretariat; the presidium is told',
      'admission',
      [
        'anyone',
        'submit; form registration-form',
        'review; by secretariat; checks 六/2#2 → admit member',
        'notify; to opener presidium',
      ],
    ],
    ['E-Q14: by notice', 'withdrawal', ['member', 'submit; form withdrawal-notice → withdrawn']],
    [
      'E-V1 E-T5: the chair, then the vice-chairs',
      'presidium-election',
      [
        'clock',
        'election chair; by presidium; rule presidium-election; seats chair; nominated presidium',
        'election vice-chairs; by presidium; rule presidium-election; seats vice-chair; nominated presidium',
      ],
    ],
    [
      'E-V2: advisers',
      'adviser-appointment',
      [
        'secretariat, presidium',
        'election; by presidium; rule presidium-election; seats adviser; nominated presidium',
      ],
    ],
    [
      'E-V2: matters of significance',
      'matter',
      ['secretariat, presidium', 'submit; form proposal', 'ballot; by presidium'],
    ],
    [
      'E-T2 E-Q1: 90, 60, 30 and 14 days before',
      'recommendation',
      [
        'clock',
        'submit draft; due 90 days before smewg.annual-meeting; form recommendation-draft',
        'ballot deliberation; due 60 days before smewg.annual-meeting; by presidium',
        'submit english; due 30 days before smewg.annual-meeting; form english-form; documents english-text',
        'filing; due 14 days before smewg.annual-meeting; with smewg; passes sent → enter recommendations',
      ],
    ],
    [
      'E-V3 E-Q9: guidelines, then the Working Group’s explicit word',
      'smewg-approval',
      [
        'secretariat',
        'submit; form approval-request',
        'review guidelines; by secretariat; checks 六/4 六/5',
        'approval; by smewg → outputs.approved',
      ],
    ],
    [
      'E-V4 E-Q10: the Working Group first, then the Steering Committee',
      'new-body',
      [
        'secretariat',
        'submit; form body-request',
        'approval smewg-first; by smewg',
        'approval sce-second; by sce → new-bodies.approved',
      ],
    ],
    [
      'E-V2 E-Q7: for the presidium alone',
      'rules-revision',
      [
        'secretariat, presidium',
        'submit; form proposal; documents revised-text',
        'ballot; by presidium; rule revision; notice 7 days; shorten never → adopt readings',
      ],
    ],
    [
      'E-V5 E-Q7: in force with the Working Group’s approval',
      'tor-revision',
      [
        'secretariat, presidium',
        'submit; form proposal; documents revised-text',
        'ballot; by presidium; rule revision; notice 7 days; shorten never',
        'approval; by smewg → adopt charter',
      ],
    ],
    [
      'E-T3 E-Q11: 30 and 14 days before',
      'annual-report',
      [
        'clock',
        'submit; due 30 days before smewg.second-plenary; form annual-report-form; documents english-text',
        'filing; due 14 days before smewg.second-plenary; with smewg; passes sent',
      ],
    ],
    [
      'E-V6 E-Q10: both reviews, in this order',
      'mandate-review',
      [
        'clock',
        'submit; form review-form',
        'approval smewg-review; by smewg',
        'approval sce-extension; by sce → extend mandate',
      ],
    ],
  ]);
});
