import { describe, expect, test } from '@jest/globals';
import { changed, lineOf, listingYaml, printed } from './files.ts';

const at = (text: string, column: number, path: string) =>
  `listing.yaml:${lineOf(listingYaml, text)}:${column} ${path}: `;

describe('a charter that cannot be carried out is refused', () => {
  test.each([
    [
      'a quotation with one sign changed',
      '联盟设理事会作为决策和管理机构。',
      '联盟设理事会作为决策与管理机构。',
      'articles."5": listing.txt does not contain these words: “联盟设理事会作为决策与管理机构。”. They differ at “作为决策[与]”; the text has 和. Copy them letter by letter.',
    ],
    [
      'a quotation under another article',
      "  '20': 本章程",
      "  '2': 本章程",
      'articles."2": These words stand in the text, but not in Article 2; correct the number.',
    ],
    [
      'an exact half held where more than half is asked',
      '    passes: more than 1/2 of present\n    default: { passes: B-Q4 }\n',
      '    passes: more than 1/2 of present\n    exact-half: hold\n    default: { passes: B-Q4, exact-half: B-Q4 }\n',
      'rules.office.exact-half: Only where at least 1/2 is asked can exactly half decide; remove exact-half.',
    ],
    [
      'a purpose in other words',
      '    zh: 打造为中小企业上市融资一站式服务平台，',
      '    zh: 打造共同富裕的平台，',
      'purpose.says.zh: The purpose is not in the words of the article it cites; quote the article.',
    ],
    [
      'a telephone number with a digit changed',
      '      phone: 010-68200012',
      '      phone: 010-68200013',
      'bodies.secretariat.office.phone: 010-68200013 is not in the words of the articles cited; copy it from there.',
    ],
    [
      'an article that is not quoted',
      "      - issue: { document: member-certificate, article: '14(4)' }",
      "      - issue: { document: member-certificate, article: '14(5)' }",
      'procedures.admission.stages[4].issue.article: There is no article 14(5). Of this article there are: 14, 14(1), 14(2), 14(3), 14(4). If the text has it, quote it under articles.',
    ],
    [
      'a seat that is not there',
      'observers: [supervisor]',
      'observers: [supervizor]',
      'bodies.chairs-office.observers[0]: There is no seat supervizor. Did you mean supervisor?',
    ],
    [
      'a body that is not there',
      'review: { by: secretariat,',
      'review: { by: secretaria,',
      'procedures.admission.stages[1].review.by: There is no body secretaria. Did you mean secretariat?',
    ],
    [
      'a rule that is not there',
      'rule: office\n',
      'rule: officer\n',
      'bodies.chairs-office.rule: There is no rule officer. Did you mean office?',
    ],
    [
      'a secret vote that lets forwarded links in',
      '    default: { passes: B-Q4 }',
      '    secret: true\n    default: { passes: B-Q4, secret: B-Q4 }',
      'rules.office: A secret vote must refuse forwarded links; write refuses: [forwarded-link].',
    ],
    [
      'an authority that is not there',
      'with: ccpsme',
      'with: ministry',
      'procedures.admission.stages[3].filing.with: There is no authority ministry. There are: ccpsme, listing-office, council, assembly, chairs-office, coordination, supervision, secretariat.',
    ],
    [
      'a class that is not there',
      'admit: member,',
      'admit: partner,',
      'procedures.admission.stages[2].ballot.then[0].admit: There is no class partner. There are: member.',
    ],
    [
      'a document that is not there',
      'document: legal-person-proof,',
      'document: legal-proof,',
      'members.kinds.enterprise.documents[3].document: There is no document legal-proof. Write it first.',
    ],
    [
      'a form that is an upload',
      'form: registration-form',
      'form: unit-profile',
      'procedures.admission.stages[0].submit.form: There is no form unit-profile. There are: registration-form, withdrawal-notice, allegation, motion, amendment, finance-form.',
    ],
    [
      'a field outside the vocabulary',
      '        - credit-code',
      '        - credit-cod',
      'documents.registration-form.asks.enterprise[1]: There is no field credit-cod. Did you mean credit-code? A question of the charter’s own has label and as.',
    ],
    [
      'a question nobody wrote',
      '    default: { passes: B-Q4 }',
      '    default: { passes: B-Q44 }',
      'rules.office.default: There is no question B-Q44. Did you mean B-Q4? If it is new, write it under questions.',
    ],
    [
      'one name for two things',
      '  classes:\n    member:',
      '  classes:\n    council:',
      'bodies.council: council already names another class, body, seat or authority; choose another.',
    ],
    [
      'a threshold nobody can reach',
      'passes: more than 1/2 of present\n',
      'passes: more than 2/2 of present\n',
      'rules.office.passes: Even if everybody votes for, this threshold is not reached; lower the share.',
    ],
    [
      'a voter who only attends',
      'observers: [supervisor]',
      'observers: [chair]',
      'bodies.chairs-office.observers: chair both votes and attends without a vote; choose one.',
    ],
    [
      'a ballot without a rule',
      '    rule: office\n',
      '',
      'procedures.admission.stages[2].ballot.by: No rule says how this body decides; write rule at the body or at the stage.',
    ],
    [
      'a choice the form does not ask',
      "        - { ask: capacity, article: '14(1)' }\n        - ask: authorised-representative\n          if: { capacity: authorised-representative }\n          article: '14(1)'\n        - { ask: liaison-name, article: '13(5)' }\n        - { ask: liaison-post, optional: true }\n        - { ask: liaison-phone, article: '13(5)' }\n        - { ask: liaison-email, article: '13(5)' }\n      group:",
      "        - { ask: liaison-email, article: '13(5)' }\n      group:",
      'members.kinds.enterprise.documents[2].if: The form does not ask capacity of this kind of applicant; add it to asks.',
    ],
    [
      'dues paid to somebody unknown',
      'paid-to: { authority: ccpsme,',
      'paid-to: { authority: ccpsm,',
      'money.dues.paid-to.authority: There is no authority ccpsm. Did you mean ccpsme?',
    ],
    [
      'dues adjusted by a body that is not there',
      'adjusted-by: { body: assembly,',
      'adjusted-by: { body: asembly,',
      'money.dues.adjusted-by.body: There is no body asembly. Did you mean assembly?',
    ],
    [
      'dues that are due before the notice',
      "due: { notice: '01-10',",
      "due: { notice: '04-10',",
      'money.dues.due.day: Dues are due on 03-31, not after the notice of 04-10; correct one of them.',
    ],
    [
      'an example of dues that the rule does not bear out',
      'admitted: 2026-11-30, year: 2026, owes: 20000',
      'admitted: 2026-11-30, year: 2026, owes: 1667',
      'money.dues.examples[1]: The example says 1667 yuan are owed, the rule gives 20000. Correct the example or the rule.',
    ],
    [
      'a kind whose dues are missing',
      'group: 20000, ',
      '',
      'money.dues.amount: The dues of group are missing; write 0 where there are none.',
    ],
    [
      'a clock that opens what no clock may open',
      '    opens: deemed-withdrawal',
      '    opens: withdrawal',
      'clocks.inactivity.opens: withdrawal is not opened by a clock; write open: {by: clock} in that procedure.',
    ],
    [
      'a clock of a class that is not there',
      '    of: member\n',
      '    of: partner\n',
      'clocks.inactivity.of: There is no class partner. There are: member.',
    ],
    [
      'warnings in the wrong order',
      'warn: [180 days, 90 days, 30 days]',
      'warn: [30 days, 90 days, 180 days]',
      'clocks.inactivity.warn: Write the warnings from the earliest to the latest, such as [180 days, 90 days, 30 days].',
    ],
    [
      'a warning before the term begins',
      '    after: 24 months',
      '    after: 6 months',
      'clocks.inactivity.warn: The first warning would come before the term begins; write fewer days.',
    ],
    [
      'leaving that somebody could refuse',
      '      - formalities:\n          by: secretariat\n',
      "      - review: { by: secretariat, article: '15(1)' }\n      - formalities:\n          by: secretariat\n",
      'procedures.withdrawal.stages[2].formalities.then[0]: A member leaves freely: write open: {by: member}, and no stage in which somebody could refuse.',
    ],
    [
      'deemed withdrawal without a word of the member',
      '      - objection: { by: secretariat, within: 15 days, default: B-Q14 }\n',
      '',
      'procedures.deemed-withdrawal.stages[0].warning.then[0]: Deemed withdrawal follows from a clock, and the member may object; add an objection.',
    ],
    [
      'a certificate to be returned that nobody issues',
      'returns: member-certificate',
      'returns: registration-form',
      'procedures.withdrawal.stages[1].formalities.returns: There is no document that is issued registration-form. There are: member-certificate, post-certificate.',
    ],
    [
      'nobody to be told the outcome',
      '        - phone\n        - email\n',
      '        - phone\n',
      'documents.registration-form.asks.individual: No e-mail address is asked for, so nobody could be told the outcome; add liaison-email or email.',
    ],
  ])('%s', (_title, from, to, expected) => {
    const problems = printed(changed(from, to)).map((line) =>
      line.replace(/^listing\.yaml:\d+:\d+ /u, ''),
    );
    expect(problems).toContain(expected);
  });

  test('a question that no rule answers', () => {
    const yaml = changed(
      'authorities:\n',
      '  B-Q99:\n    asks: { zh: 有吗？, en: Is there any? }\n    reading: { zh: 没有。, en: None. }\n\nauthorities:\n',
    );
    expect(printed(yaml)[0]).toContain('questions.B-Q99: No rule answers the question B-Q99');
  });

  test('somebody admitted before anybody has decided', () => {
    const yaml = changed(
      '          form: registration-form\n',
      '          form: registration-form\n          then: [{ admit: member }]\n',
    );
    expect(printed(yaml)).toEqual([
      expect.stringContaining(
        'procedures.admission.stages[0].submit.then: This admits before anybody has decided',
      ),
    ]);
  });

  test('somebody admitted by a filing, with nobody deciding at all', () => {
    const yaml = changed(
      "passes: sent, article: '14(3)', default: { passes: B-Q5 } }",
      "passes: sent, then: [{ admit: member }], article: '14(3)', default: { passes: B-Q5 } }",
    )
      .replace("      - review: { by: secretariat, article: '14(3)' }\n", '')
      .replace(/ {6}- ballot:\n(?: {10}.*\n)+/u, '');
    expect(printed(yaml)).toContainEqual(
      expect.stringContaining('stages[1].filing.then: This admits before anybody has decided'),
    );
  });

  test('the place in the file is the place of the mistake', () => {
    expect(printed(changed('observers: [supervisor]', 'observers: [supervizor]'))).toEqual([
      `${at('    observers: [', 17, 'bodies.chairs-office.observers[0]')}There is no seat supervizor. Did you mean supervisor?`,
    ]);
  });
});

describe('an example that comes out otherwise than written is an error', () => {
  test('a vote', () => {
    expect(printed(changed('for: 3, result: passed', 'for: 3, result: failed'))).toEqual([
      `${at('      - { electors: 5, present: 5, for: 3, r', 9, 'rules.office.examples[0]')}The example says failed, the rule gives passed (3 × 2 = 6 > 5 = 1 × 5). Correct the example or the rule.`,
    ]);
  });

  test('a walk to another end', () => {
    expect(
      printed(
        changed('{ review: rejected }], ends: refused', '{ review: rejected }], ends: passed'),
      ),
    ).toEqual([
      expect.stringContaining('The example ends passed, the procedure comes to refused.'),
    ]);
  });

  test('a walk with other effects', () => {
    expect(
      printed(
        changed(
          'ends: passed\n        effects: [admit member]',
          'ends: passed\n        effects: []',
        ),
      ),
    ).toEqual([
      expect.stringContaining('The example’s effects are [], the procedure’s are [admit member].'),
    ]);
  });

  test('a rule changed without its examples', () => {
    const problems = printed(
      changed('passes: more than 1/2 of present\n', 'passes: at least 1/2 of present\n'),
    );
    expect(problems).toEqual([
      expect.stringContaining(
        'rules.office.examples[1]: The example says failed, the rule gives passed',
      ),
    ]);
  });

  test('an admission that takes effect with the filing instead of the vote', () => {
    const yaml = changed(
      "          then: [{ admit: member, article: '14(3)', default: B-Q5 }]\n",
      '',
    ).replace(
      "passes: sent, article: '14(3)',",
      "passes: sent, then: [{ admit: member }], article: '14(3)',",
    );
    expect(printed(yaml)).toContainEqual(
      expect.stringContaining('The example’s effects are [admit member], the procedure’s are [].'),
    );
  });
});
