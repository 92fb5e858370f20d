import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('listing');

describe('what charter B says of the alliance', () => {
  commands(charter, [
    ['B 19: adopted on 31 December 2021', 'adopted', { day: '2021-12-31' }],
    ['B 1: no legal person', 'declarations', 'unincorporated'],
    [
      'B 8-1(1): its charter is changed by an amendment',
      'changes',
      { charter: 'charter-amendment', readings: '' },
    ],
    [
      'B-002 B-005: the Center founds and supervises; the Listing Office hosts',
      'authorities',
      { ccpsme: { as: 'founder supervision' }, 'listing-office': { as: 'host' } },
    ],
  ]);
});

describe('who may join charter B, and with what', () => {
  commands(charter, [
    ['B 13(5): each unit has one liaison', 'members.liaison', { count: '1' }],
    [
      'B-Q7: enterprises, groups and individuals, each with its papers',
      'members.kinds',
      {
        enterprise: {
          person: 'unit',
          documents: [
            'registration-form',
            'commitment-letter',
            'authorisation-letter if capacity authorised-representative',
            'legal-person-proof',
            'unit-profile',
          ],
        },
        group: {
          person: 'unit',
          documents: [
            'registration-form',
            'commitment-letter',
            'authorisation-letter if capacity authorised-representative',
            'registration-certificate',
          ],
        },
        individual: {
          person: 'individual',
          documents: [
            'registration-form',
            'commitment-letter',
            'identity-copy',
            'curriculum-vitae',
          ],
        },
      },
    ],
    [
      'B 12, 13: one class of member, with its services and duties',
      'members.classes',
      {
        member: {
          rights: [
            'receive materials',
            'join services',
            'join shared-resources',
            'join activities',
            'receive publicity',
            'attend assembly',
            'open withdrawal',
          ],
          duties: [
            '13(1)',
            '13(2) activities',
            '13(3) materials',
            '13(4) recommended-projects',
            '13(5)',
          ],
        },
      },
    ],
    [
      'B-Q19: the form asks each kind its own; a representative shows the authority',
      'documents.registration-form',
      {
        as: 'form',
        asks: {
          enterprise: [
            'organisation-name',
            'credit-code',
            'legal-representative',
            'address',
            'website?',
            'profile',
            'capacity',
            'authorised-representative if capacity authorised-representative',
            'liaison-name',
            'liaison-post?',
            'liaison-phone',
            'liaison-email',
          ],
          group: [
            'organisation-name',
            'registration-number',
            'legal-representative',
            'address',
            'website?',
            'profile',
            'capacity',
            'authorised-representative if capacity authorised-representative',
            'liaison-name',
            'liaison-post?',
            'liaison-phone',
            'liaison-email',
          ],
          individual: ['person-name', 'id-number', 'employer?', 'address', 'phone', 'email'],
        },
      },
    ],
    [
      'X-Q6: the commitment letter shows a signature',
      'documents.commitment-letter',
      { as: 'upload', shows: 'signature' },
    ],
    ['B 14(1): an authorisation', 'documents.authorisation-letter', { as: 'upload' }],
    ['B 14(2): proof of legal person', 'documents.legal-person-proof', { as: 'upload' }],
    ['B 14(2): a profile', 'documents.unit-profile', { as: 'upload' }],
    ['B-Q7: a group’s certificate', 'documents.registration-certificate', { as: 'upload' }],
    ['B-Q7: an individual’s identity', 'documents.identity-copy', { as: 'upload' }],
    ['B-Q7: an individual’s curriculum vitae', 'documents.curriculum-vitae', { as: 'upload' }],
    [
      'X-Q5: a notice of leaving on a page; the reason may be left out',
      'documents.withdrawal-notice',
      {
        as: 'form',
        asks: {
          enterprise: ['leaving-reason?'],
          group: ['leaving-reason?'],
          individual: ['leaving-reason?'],
        },
      },
    ],
    [
      'B 14(4): a numbered certificate',
      'documents.member-certificate',
      { as: 'issued', copies: 'numbered' },
    ],
  ]);
});

describe('the bodies of charter B', () => {
  commands(charter, [
    [
      'B-Q9 B-052: exactly one chair, executive chair and supervisor; the others in any number; it keeps the alliance’s good name',
      'bodies.council',
      {
        seats: {
          chair: '1',
          'executive-chair': '1',
          'standing-vice-chair': 'any',
          'vice-chair': 'any',
          'standing-director': 'any',
          director: 'any',
          supervisor: '1, without a vote',
          adviser: 'any, without a vote',
        },
        chairedBy: 'chair',
        rule: 'ordinary',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        powers: '5 7#2 11-1 11-2 11-3 11-4 16 20',
        duties: ['6/1#2 tasks', '11-4'],
      },
    ],
    [
      'B-T1 B-Q1: directors and above sit in the assembly, members attend; work and finances are always reported',
      'bodies.assembly',
      {
        members: 'chair executive-chair standing-vice-chair vice-chair standing-director director',
        guests: 'member',
        chairedBy: 'chair',
        rule: 'ordinary',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: {
          calledBy: 'chair',
          agenda: ['required 8-1(2)', 'required finance-report', '8-1(4)'],
        },
        powers: '6/2 8-1(1) 8-1(2) 8-1(3) 8-1(4) 16',
      },
    ],
    [
      'B-Q4: chairs, vice-chairs and the secretary-general; the supervisor attends without a vote',
      'bodies.chairs-office',
      {
        members: 'chair executive-chair standing-vice-chair vice-chair secretary-general',
        observers: 'supervisor',
        chairedBy: 'chair executive-chair',
        rule: 'office',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: { calledBy: 'chair executive-chair' },
        powers: '8-2 14(3) 15(2)',
      },
    ],
    [
      'B 8-3: the work-coordination meeting of chair, directors and secretary-general, called as needed',
      'bodies.coordination',
      {
        members: 'chair executive-chair standing-director director secretary-general',
        chairedBy: 'chair executive-chair',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        meetings: { calledBy: 'chair executive-chair' },
        powers: '8-3',
        duties: ['8-3 tasks'],
      },
    ],
    ['B 6: the supervisor verifies', 'bodies.supervision', { members: 'supervisor' }],
    [
      'B-Q24: one secretary-general, and deputies',
      'bodies.secretariat',
      {
        seats: {
          'secretary-general': '1',
          'deputy-secretary-general': 'any',
          'case-officer': 'any',
        },
        ledBy: 'secretary-general deputy-secretary-general',
        first: 'imported',
        hostedBy: 'ccpsme',
        under: 'council',
        powers: '7#1 14(3) 15(2)',
      },
    ],
  ]);
});

describe('how charter B decides', () => {
  commands(charter, [
    [
      'B-V1 B-V8 X-Q1: more than half of those present',
      'rules.office',
      { passes: '> 1/2 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'B-V6 B-V7 B-Q2: more than half of those present',
      'rules.ordinary',
      { passes: '> 1/2 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'B-V3 B-V4 X-Q16: in secret, more than half of those present',
      'rules.election',
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
      'B-V2 B-Q4 X-Q2: two thirds of those present, with more than half of all',
      'rules.expulsion',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'B-V5 B-Q2 X-Q2: two thirds of those present, with more than half of all',
      'rules.charter-change',
      {
        passes: '≥ 2/3 of present',
        quorum: '> 1/2 enforce',
        recuse: 'subject declared',
        refuses: 'forwarded-link',
      },
    ],
    [
      'B-Q17: two thirds of all',
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

describe('the papers of charter B’s procedures', () => {
  commands(charter, [
    [
      'B-Q11: issued jointly by the Center and the council',
      'documents.post-certificate',
      { as: 'issued', copies: 'numbered', issuers: 'ccpsme council' },
    ],
    [
      'X-Q10: facts and articles',
      'documents.allegation',
      { as: 'form', asks: { any: ['facts (long-text)'] } },
    ],
    ['X-Q10: with evidence', 'documents.allegation-evidence', { as: 'upload' }],
    [
      'B-V7: the text of the motion',
      'documents.motion',
      { as: 'form', asks: { any: ['motion (long-text)'] } },
    ],
    [
      'B-V5: the change and its reasons',
      'documents.amendment',
      { as: 'form', asks: { any: ['amendment (long-text)'] } },
    ],
    ['B-V5: the amended text', 'documents.amended-text', { as: 'upload' }],
    [
      'B-T4: income and expenditure',
      'documents.finance-form',
      { as: 'form', asks: { any: ['summary (long-text)'] } },
    ],
    ['B-T4: the report itself', 'documents.finance-report', { as: 'upload' }],
  ]);
});

describe('what comes round in charter B, and its dues', () => {
  commands(charter, [
    [
      'B-T1 B-Q12: once a year, by 31 December',
      'clocks.assembly-meets',
      { kind: 'cadence', meets: 'assembly', every: '1 years', by: '12-31' },
    ],
    [
      'B-T4: the financial report once a year',
      'clocks.finances-due',
      { kind: 'cadence', opens: 'financial-report', every: '1 years' },
    ],
    [
      'B-T3 B-Q14 B-Q20: twenty-four months without anything, warned three times',
      'clocks.inactivity',
      {
        kind: 'inactivity',
        of: 'member',
        after: '24',
        counts: 'assembly activity vote task',
        warn: '180 90 30',
        least: '30',
        suspended: 'nothing-held',
        opens: 'deemed-withdrawal',
      },
    ],
    [
      'B-Q6 B 11-3: fees for training and conferences beside the dues',
      'money.fees',
      'training conferences',
    ],
    [
      'B-T2 B-Q6 B-Q23: 20 000 yuan a calendar year for units, nothing for individuals',
      'money.dues',
      {
        every: 'year',
        currency: 'CNY',
        amount: { enterprise: '20000', group: '20000', individual: '0' },
        year: { counts: 'calendar', admission: 'whole' },
        due: { notice: '01-10', day: '03-31', admittedLater: '30' },
        arrears: { leadTo: 'reminders-and-flag' },
        paidTo: { authority: 'ccpsme' },
        voucher: { from: 'ccpsme', per: 'payment' },
        adjustedBy: { body: 'assembly' },
        uses: { of: 'office salaries activities', others: 'with-reason' },
      },
    ],
  ]);
});

describe('what charter B keeps lists of', () => {
  commands(charter, [
    [
      'B 3, 10-4: seven kinds of activity',
      'registers.activities',
      {
        kinds: 'exchange lecture conference training salon visit exhibition',
        keptBy: 'secretariat',
        counts: 'activity',
      },
    ],
    [
      'B-044: eleven services',
      'registers.services',
      {
        kinds:
          'financing management strategy personnel in-house-training equity listing-service policy legal projects information',
        keptBy: 'secretariat',
      },
    ],
    ['B 10-3: guidance', 'registers.guidance', { keptBy: 'secretariat' }],
    ['B 10-5: incubation', 'registers.incubation', { keptBy: 'secretariat' }],
    [
      'B 12.1, 13(3): material in confidence',
      'registers.materials',
      { keptBy: 'secretariat', confidential: 'yes' },
    ],
    ['B 12.2: shared resources', 'registers.shared-resources', { keptBy: 'secretariat' }],
    ['B 12.4: members presented', 'registers.publicity', { keptBy: 'secretariat' }],
    ['B 13(4): recommended projects', 'registers.recommended-projects', { keptBy: 'secretariat' }],
    [
      'B 8-3, 13(2): tasks, which count as taking part',
      'registers.tasks',
      { states: 'given done', keptBy: 'secretariat', counts: 'task' },
    ],
    [
      'B 6: findings of the supervisor, in confidence',
      'registers.findings',
      { keptBy: 'supervision', confidential: 'yes' },
    ],
  ]);
});

describe('the procedures of charter B: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'B-V1 B-Q5: review, vote, filing, certificate',
      'admission',
      [
        'anyone',
        'submit; form registration-form',
        'review; by secretariat',
        'ballot; by chairs-office → admit member',
        'filing; with ccpsme; passes sent',
        'issue; document member-certificate',
      ],
    ],
    [
      'B-Q8: the certificate comes back, and nobody’s consent is asked',
      'withdrawal',
      [
        'member',
        'submit; form withdrawal-notice',
        'formalities; by secretariat; returns member-certificate → withdrawn',
      ],
    ],
    [
      'B-T3 B-Q14: warned, then fifteen days to object',
      'deemed-withdrawal',
      ['clock', 'warning; clock inactivity → deemed', 'objection; by secretariat; within 15'],
    ],
    [
      'B-V2 X-Q10: reply, verification, vote, reconsideration',
      'expulsion',
      [
        'secretariat; about a member',
        'submit; form allegation; documents allegation-evidence',
        'reply; by subject; within 15 days; early never',
        'review; by secretariat; checks 15(2); otherThan opener',
        'ballot; by chairs-office; rule expulsion; notice 7 days; shorten never; early never → expelled',
        'reply reconsideration-request; by subject; within 30 days; lapsed: passed',
        'ballot reconsideration; by chairs-office; rule expulsion; notice 7 days; shorten never; early never; passed: lifted; failed: passed → reinstate',
      ],
    ],
    [
      'B-V3 B-Q18: chair and supervisor, then the executive chair, then the others',
      'leadership-election',
      [
        'council',
        'election chair-and-supervisor; by assembly; rule election; seats chair supervisor; nominated ccpsme',
        'election executive-chair; by assembly; rule election; seats executive-chair; nominated chair',
        'election others; by assembly; rule election; seats vice-chair standing-director director; nominated director',
        'issue; document post-certificate',
      ],
    ],
    [
      'B-V4: recommended by the chair, appointed by the council',
      'secretariat-appointment',
      [
        'chair',
        'election; by council; rule election; seats secretary-general deputy-secretary-general; nominated chair',
      ],
    ],
    [
      'B-V5 B-Q3 B-Q13: passed by the assembly, in force with the receipt',
      'charter-amendment',
      [
        'council, chair, ccpsme',
        'submit; form amendment; documents amended-text',
        'ballot; by assembly; rule charter-change; notice 10 days; shorten never',
        'filing; with ccpsme; passes receipt → adopt charter',
      ],
    ],
    [
      'B-V6: by the assembly',
      'dues-adjustment',
      ['council', 'submit; form motion', 'ballot; by assembly; notice 10 days'],
    ],
    [
      'B-V7: other major matters',
      'assembly-resolution',
      ['council', 'submit; form motion', 'ballot; by assembly; notice 10 days'],
    ],
    [
      'B-V8: major questions of business',
      'office-resolution',
      ['chair, executive-chair', 'submit; form motion', 'ballot; by chairs-office'],
    ],
    [
      'B-S1 B-T4 B-Q10: verified by the supervisor, audited again on doubt',
      'financial-report',
      [
        'clock',
        'submit; form finance-form; documents finance-report',
        'review; by supervision; approved: report; rejected: re-audit',
        'filing re-audit; with ccpsme; passes receipt',
        'notify report; to assembly',
      ],
    ],
    [
      'B 20: by the council',
      'interpretation',
      ['council', 'submit; form motion', 'ballot; by council'],
    ],
    [
      'B-Q17: at an assembly, then reported to the Center',
      'termination',
      [
        'council',
        'submit; form motion',
        'ballot; by assembly; rule termination; notice 10 days; held meeting; shorten never → dissolve',
        'filing; with ccpsme; passes sent',
      ],
    ],
  ]);
});
