import { describe, expect, test } from '@jest/globals';
import { charterFrom } from '../charter-files.ts';
import { procedure, said } from '../said.ts';

const charter = charterFrom('listing');

describe('what charter B says of the alliance', () => {
  test.each<[title: string, place: string, said: unknown]>([
    ['B 19: adopted on 31 December 2021', 'adopted', { day: '2021-12-31' }],
    ['B 2: the Center is an authority', 'authorities', 'ccpsme'],
  ])('%s (%s)', (_, place, expected) => {
    expect(said(charter, place)).toEqual(expected);
  });
});

describe('who may join charter B, and with what', () => {
  test.each<[title: string, place: string, said: unknown]>([
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
    ['B 10: one class of member', 'members.classes', 'member'],
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
  ])('%s (%s)', (_, place, expected) => {
    expect(said(charter, place)).toEqual(expected);
  });
});

describe('the bodies of charter B', () => {
  test.each<[title: string, place: string, said: unknown]>([
    [
      'B-Q9: exactly one chair, executive chair and supervisor; the others in any number',
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
        first: 'imported',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
      },
    ],
    [
      'B-Q1: directors and above sit in the assembly, the chair presides',
      'bodies.assembly',
      {
        members: 'chair executive-chair standing-vice-chair vice-chair standing-director director',
        chairedBy: 'chair',
        correspondence: 'ordered-by-chair',
        demand: '≥ 1/3',
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
      },
    ],
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
      },
    ],
  ])('%s (%s)', (_, place, expected) => {
    expect(said(charter, place)).toEqual(expected);
  });
});

describe('how charter B decides, and what runs', () => {
  test.each<[title: string, place: string, said: unknown]>([
    [
      'B-V1 B-V8 X-Q1: more than half of those present',
      'rules.office',
      { passes: '> 1/2 of present', quorum: '> 1/2 enforce/advise', recuse: 'subject declared' },
    ],
    [
      'B-T3 B-Q14 B-Q20: twenty-four months without anything, warned three times',
      'clocks',
      {
        inactivity: {
          kind: 'inactivity',
          of: 'member',
          after: '24',
          counts: 'assembly activity vote task',
          warn: '180 90 30',
          least: '30',
          suspended: 'nothing-held',
          opens: 'deemed-withdrawal',
        },
      },
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
  ])('%s (%s)', (_, place, expected) => {
    expect(said(charter, place)).toEqual(expected);
  });
});

describe('the procedures of charter B: who opens them, and their stages', () => {
  test.each<[title: string, id: string, stages: readonly string[]]>([
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
  ])('%s (%s)', (_, id, expected) => {
    expect(procedure(charter, id)).toEqual(expected);
  });
});
