import { describe, expect, test } from '@jest/globals';
import { changed, lineOf, listingYaml, printed } from './files.ts';

/** A mistake in the file, where it is reported and in which words. */
type Mistake = readonly [title: string, from: string, to: string, at: string, words: string];

const at = (text: string, column: number, path: string, from = listingYaml) =>
  `listing.yaml:${lineOf(from, text)}:${column} ${path}: `;

describe('a charter of the wrong form is refused with file, line, path, what was expected and what to do', () => {
  const mistakes: readonly Mistake[] = [
    [
      'an unknown key near a known one',
      'passes: more than 1/2 of present\n',
      'pases: more than 1/2 of present\n',
      at('    passes: more', 5, 'rules.office.pases'),
      'pases is not known here. Did you mean passes?',
    ],
    [
      'an unknown key near none',
      'hosted-by: ccpsme',
      'landlord: ccpsme',
      at('    hosted-by', 5, 'bodies.secretariat.landlord'),
      'landlord is not known here. What may stand here: name, seats, members, observers, guests, chaired-by, led-by, rule, first, correspondence, demand, hosted-by, under, office, meetings, powers, duties, article, default.',
    ],
    [
      'a threshold in per cent',
      'passes: more than 1/2 of present\n',
      'passes: 51 %\n',
      at('    passes: more', 13, 'rules.office.passes'),
      'A threshold is written more than 1/2 of present, or at least 2/3 of all (bases: all, present, voting); it says “51 %”.',
    ],
    [
      'a threshold without a base',
      'passes: more than 1/2 of present\n',
      'passes: more than 1/2\n',
      at('    passes: more', 13, 'rules.office.passes'),
      'A threshold is written more than 1/2 of present, or at least 2/3 of all (bases: all, present, voting); it says “more than 1/2”.',
    ],
    [
      'a verb the product does not carry out',
      '- issue: {',
      '- bless: {',
      at('      - issue: {', 9, 'procedures.admission.stages[4].bless'),
      'bless is not known here. What may stand here: submit, review, ballot, filing, issue, formalities, warning, objection, reply, notify, approval, election, meeting.',
    ],
    [
      'a stage with two verbs',
      "      - review: { by: secretariat, article: '14(3)' }",
      "      - review: { by: secretariat, article: '14(3)' }\n        issue: { document: member-certificate, article: '14(4)' }",
      at('      - review: { by: sec', 9, 'procedures.admission.stages[1]'),
      'Each stage has exactly one verb: submit, review, ballot, filing, issue, formalities, warning, objection, reply, notify, approval, election or meeting.',
    ],
    [
      'a text in one language',
      'short: { zh: 上市服务联盟, en: Listing Alliance }',
      'short: { zh: 上市服务联盟 }',
      at('short: ', 1, 'short.en'),
      'en is missing: a text is expected here; write it in quotation marks.',
    ],
    [
      'a name with capitals',
      'charter: listing\n',
      'charter: Listing\n',
      at('charter: listing', 10, 'charter'),
      'A name has small letters, digits and hyphens, such as chairs-office; it says “Listing”.',
    ],
    [
      'a version that is no number',
      'version: 1\n',
      'version: one\n',
      at('version: 1', 10, 'version'),
      'A whole number is expected here; it says “one”.',
    ],
    [
      'a day that does not exist',
      'day: 2021-12-31',
      'day: 2021-02-30',
      at('adopted: ', 17, 'adopted.day'),
      'A day is written 2021-12-31 and must exist; it says “2021-02-30”.',
    ],
    [
      'dues with cents',
      'enterprise: 20000,',
      'enterprise: -5,',
      at('    amount: {', 27, 'money.dues.amount.enterprise'),
      'A whole number of yuan is expected here, such as 20000; it says “-5”.',
    ],
    [
      'a word near one of a closed list',
      'passes: sent, ',
      'passes: send, ',
      at('      - filing: ', 41, 'procedures.admission.stages[3].filing.passes'),
      'One of these is expected here: sent, receipt; it says “send”. Did you mean sent?',
    ],
    [
      'a part that nothing commands',
      "      - review: { by: secretariat, article: '14(3)' }",
      '      - review: { by: secretariat }',
      at('      - review: { by: sec', 9, 'procedures.admission.stages[1].review'),
      'Nothing commands this: write article with an article’s number, or default with a question’s.',
    ],
    [
      'a default for a field that is not there',
      '    default: { passes: B-Q4 }',
      '    default: { pass: B-Q4 }',
      at('    default: { passes', 16, 'rules.office.default.pass'),
      'pass is not known here. Did you mean passes?',
    ],
    [
      'a vote that does not add up',
      '{ electors: 5, present: 5, for: 3, result: passed }',
      '{ electors: 5, present: 6, for: 3, result: passed }',
      at('      - { electors: 5, present: 5, for: 3, r', 9, 'rules.office.examples[0]'),
      'Present must be the sum of for, against, abstain and invalid, and no more than electors.',
    ],
    [
      'a body with seats and members',
      '    members: [chair, executive-chair, standing-vice-chair, vice-chair, secretary-general]\n',
      '',
      at('  chairs-office:\n', 3, 'bodies.chairs-office'),
      'A body has either seats of its own or members who sit elsewhere; write one of the two.',
    ],
    [
      'an article’s number that is no number',
      "adopted: { day: 2021-12-31, article: '19' }",
      "adopted: { day: 2021-12-31, article: 'last' }",
      at('adopted: ', 38, 'adopted.article'),
      'An article number follows the source and stands in quotation marks, such as "14(3)" or "8-2"; it says “last”.',
    ],
  ];
  test.each(mistakes)('%s', (_title, from, to, where, words) => {
    expect(printed(changed(from, to))).toContain(where + words);
  });

  test('a missing key is reported where it should stand', () => {
    const yaml = changed('with: ccpsme, passes: sent', 'passes: sent');
    expect(printed(yaml)).toEqual([
      `${at('      - filing: ', 9, 'procedures.admission.stages[3].filing.with')}with is missing: a name has small letters, digits and hyphens, such as chairs-office.`,
    ]);
  });

  test('the same in Chinese', () => {
    expect(printed(changed('hosted-by: ccpsme', 'hostedby: ccpsme'), 'zh')).toEqual([
      `${at('    hosted-by', 5, 'bodies.secretariat.hostedby')}不认识“hostedby”。是否想写“hosted-by”？`,
    ]);
  });

  test('all mistakes are reported together, in the order of the file', () => {
    const yaml = changed('version: 1\n', 'version: one\n').replace(
      'passes: sent,',
      'passes: send,',
    );
    expect(printed(yaml).map((line) => line.split(' ')[1])).toEqual([
      'version:',
      'procedures.admission.stages[3].filing.passes:',
    ]);
  });
});
