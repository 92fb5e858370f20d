import { describe } from '@jest/globals';
import { charterFrom } from '../files.ts';
import { commands, proceeds } from '../said.ts';

const charter = charterFrom('industry-association');

describe('what the model charter says of an association', () => {
  commands(charter, [
    ['F 1, 53: its nature, and one account for all branches', 'declarations', 'nature one-account'],
    [
      'F 54: the registration authority supervises',
      'authorities',
      { 'registration-authority': { as: 'supervision' } },
    ],
  ]);
});

describe('who belongs to it', () => {
  commands(charter, [
    ['F-Q1: units', 'members.kinds', { unit: { person: 'unit', documents: ['member-form'] } }],
    [
      'F-Q1: those who were members at the beginning',
      'members.classes.member',
      { first: 'founders' },
    ],
    [
      'F-Q1: what is known of a unit',
      'documents.member-form',
      {
        as: 'form',
        asks: {
          unit: [
            'organisation-name',
            'credit-code',
            'legal-representative',
            'address',
            'liaison-name',
            'liaison-phone',
            'liaison-email',
          ],
        },
      },
    ],
  ]);
});

describe('its bodies', () => {
  commands(charter, [
    [
      'F-Q2: a president and directors',
      'bodies.council',
      {
        seats: { president: '1', director: 'any' },
        chairedBy: 'president',
        rule: 'lost-papers',
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
        powers: '57#1',
      },
    ],
    [
      'F 52, 53: branches under the council',
      'bodies.branch',
      { seats: { 'branch-head': 'any' }, first: 'imported', under: 'council' },
    ],
    [
      'F-Q5: a secretariat that keeps papers and hands them over',
      'bodies.secretariat',
      {
        seats: { 'secretary-general': '1' },
        ledBy: 'secretary-general',
        first: 'imported',
        under: 'council',
        duties: ['56#1 papers', '56#2 papers'],
      },
    ],
  ]);
});

describe('how it decides', () => {
  commands(charter, [
    [
      'F 57: two thirds of all directors, the number itself included',
      'rules.lost-papers',
      { passes: '≥ 2/3 of all', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'F-Q3: two thirds of all directors',
      'rules.internal-rules',
      { passes: '≥ 2/3 of all', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
  ]);
});

describe('its papers', () => {
  commands(charter, [
    [
      'F 57: a certificate or a seal, and how it was lost',
      'documents.loss-report',
      { as: 'form', asks: { any: ['lost (certificate, seal)', 'circumstances (long-text)'] } },
    ],
    [
      'F 55: the main points',
      'documents.rules-draft',
      { as: 'form', asks: { any: ['summary (long-text)'] } },
    ],
    ['F 55: the text', 'documents.rules-text', { as: 'upload' }],
    [
      'F 54: on branches',
      'documents.yearly-report-form',
      { as: 'form', asks: { any: ['branches (long-text)'] } },
    ],
    [
      'F 56: what is handed over',
      'documents.handover-form',
      { as: 'form', asks: { any: ['items (long-text)'] } },
    ],
  ]);
});

describe('what comes round, and what it keeps lists of', () => {
  commands(charter, [
    [
      'F-Q5: the yearly report by 31 March',
      'clocks',
      {
        'yearly-report-due': {
          kind: 'cadence',
          opens: 'yearly-report',
          every: '1 years',
          by: '03-31',
        },
      },
    ],
    [
      'F 55: eleven sets of rules',
      'registers.internal-rules',
      {
        kinds:
          'members delegates dues council-election assembly-election disclosure finances assets control branches conflicts',
        keptBy: 'secretariat',
      },
    ],
    [
      'F 56: certificates, seals, files and documents, kept in confidence',
      'registers.papers',
      { kinds: 'certificate seal file document', keptBy: 'secretariat', confidential: 'yes' },
    ],
    [
      'F 58: consulted, mediated, sued, solved',
      'registers.conflicts',
      { states: 'consulted mediated sued solved', keptBy: 'secretariat', confidential: 'yes' },
    ],
  ]);
});

describe('the procedures of charter F: who opens them, and their stages', () => {
  proceeds(charter, [
    [
      'F 57: the council votes, the loss is announced, a new one is applied for',
      'lost-papers',
      [
        'secretariat',
        'submit; form loss-report',
        'ballot; by council',
        'formalities; by secretariat; items 1 of them',
        'filing; with registration-authority; passes receipt → enter papers',
      ],
    ],
    [
      'F-Q3: drafted by the secretariat, passed by the council',
      'rule-making',
      [
        'secretariat',
        'submit; form rules-draft; documents rules-text',
        'ballot; by council; rule internal-rules → enter internal-rules',
      ],
    ],
    [
      'F 54: reported to the registry, then made public',
      'yearly-report',
      [
        'clock',
        'submit; form yearly-report-form',
        'filing; with registration-authority; passes sent',
        'notify; to members',
      ],
    ],
    [
      'F 56: handed over and taken over',
      'handover',
      ['secretariat', 'submit; form handover-form', 'formalities; by secretariat; items 2 of them'],
    ],
  ]);
});
