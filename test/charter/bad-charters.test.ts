import { afterAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFile } from '../../src/charter/command.ts';
import { changed, lineOf, listingYaml, printed } from './files.ts';

/** Charter B with one thing wrong: what is changed, the line and path that are told, and the words in both languages. */
type Bad = readonly [
  title: string,
  from: string,
  to: string,
  place: string,
  en: string,
  zh: string,
];

const rows: readonly Bad[] = [
  [
    'a wrong threshold',
    'passes: more than 1/2 of present\n',
    'passes: more than half\n',
    'rules.office.passes',
    'A threshold is written more than 1/2 of present, or at least 2/3 of all (bases: all, present, voting); it says “more than half”.',
    '通过条件写作 more than 1/2 of present 或 at least 2/3 of all（基数：all、present、voting）；现为“more than half”。',
  ],
  [
    'a threshold that everybody together does not reach',
    'passes: more than 1/2 of present\n',
    'passes: more than 3/3 of present\n',
    'rules.office.passes',
    'Even if everybody votes for, this threshold is not reached; lower the share.',
    '全部赞成也达不到这一通过条件；请改小比例。',
  ],
  [
    'an unknown body',
    '          by: chairs-office\n',
    '          by: chair-office\n',
    'procedures.admission.stages[2].ballot.by',
    'There is no body chair-office. Did you mean chairs-office?',
    '没有名为“chair-office”的机构。是否想写“chairs-office”？',
  ],
  [
    'an article quoted wrongly',
    '联盟设理事会作为决策和管理机构。',
    '联盟设理事会作为决策机构。',
    'articles."5"',
    'listing.txt does not contain these words: “联盟设理事会作为决策机构。”. They differ at “作为决策[机]”; the text has 和. Copy them letter by letter.',
    'listing.txt 中没有这段原文：“联盟设理事会作为决策机构。”。不同之处：“作为决策[机]”；原文为“和”。请照原文逐字抄写。',
  ],
  [
    'an item of an article that is not quoted',
    "      - issue: { document: member-certificate, article: '14(4)' }",
    "      - issue: { document: member-certificate, article: '14(6)' }",
    'procedures.admission.stages[4].issue.article',
    'There is no article 14(6). Of this article there are: 14, 14(1), 14(2), 14(3), 14(4). If the text has it, quote it under articles.',
    '没有名为“14(6)”的条款。已摘录的有：14、14(1)、14(2)、14(3)、14(4)。如原文有这一条款，请先在 articles 中摘录。',
  ],
  [
    'a class where seats are asked',
    'observers: [supervisor]',
    'observers: [member]',
    'bodies.chairs-office.observers[0]',
    'There is no seat member. It is a class; write a seat with each: [member] under a body’s seats (votes: false where it has no vote), and name that seat.',
    '没有名为“member”的席位。它是会员等次；请在机构的 seats 中写一个席位 each: [member]（没有表决权的加 votes: false），这里写该席位。',
  ],
  [
    'a threshold where a body votes, instead of in a rule',
    '          by: chairs-office\n',
    '          by: chairs-office\n          passes: at least 2/3 of all\n',
    'procedures.admission.stages[2].ballot.passes',
    'passes is not known here: thresholds stand under rules; write one there and name it here by rule.',
    '这里不写 passes：通过条件写在 rules 中；请另写一条规则，在这里用 rule 引用。',
  ],
  [
    'a threshold with two spaces',
    'passes: more than 1/2 of present\n',
    'passes: more than  1/2 of present\n',
    'rules.office.passes',
    'A threshold is written more than 1/2 of present, or at least 2/3 of all (bases: all, present, voting); it says “more than  1/2 of present”. Two spaces stand in it; write one.',
    '通过条件写作 more than 1/2 of present 或 at least 2/3 of all（基数：all、present、voting）；现为“more than  1/2 of present”。其中有连续的空格，请只留一个。',
  ],
  [
    'a time in weeks',
    'least: 30 days',
    'least: 2 weeks',
    'clocks.inactivity.least',
    'A number of days is written 30 days; it says “2 weeks”. Did you mean 14 days?',
    '天数写作 30 days；现为“2 weeks”。是否想写“14 days”？',
  ],
  [
    'a class given to nobody knows whom, in a procedure that a body opens',
    '\nprocedures:\n',
    "\nprocedures:\n  naming:\n    name: { zh: 授予等次, en: Naming }\n    matter: { zh: 授予等次, en: naming }\n    process: naming\n    article: '14'\n    open: { by: secretariat, article: '14' }\n    stages:\n      - submit: { form: motion, article: '14' }\n      - ballot: { by: chairs-office, article: '14', then: [{ class: member }] }\n",
    'procedures.naming.stages[1].ballot.then[0]',
    'This changes a member’s class; write about: member in the procedure, so that it is said whose.',
    '这里变更会员等次，却没有写是哪一会员的；请在流程写 about: member。',
  ],
  [
    'leaving that somebody else opens',
    "    open: { by: member, article: '15(1)' }",
    "    open: { by: secretariat, article: '15(1)' }",
    'procedures.withdrawal.stages[1].formalities.then[0]',
    'A member leaves freely: write open: {by: member}, and no stage in which somebody could refuse.',
    '退会由会员自己发起，任何人不能不予同意；请写 open: {by: member}，且不设审核、表决。',
  ],
  [
    'a procedure that cannot end, for nobody could order its vote',
    '    chaired-by: [chair, executive-chair]\n',
    '',
    'procedures.admission.stages[2].ballot.by',
    'Nobody chairs this body, so nobody could order the vote; write chaired-by.',
    '没有写明由谁主持，无法决定通讯表决；请写 chaired-by。',
  ],
  [
    'a procedure that cannot begin, for no clock opens it',
    "    open: { by: member, article: '15(1)' }",
    "    open: { by: clock, article: '15(1)' }",
    'procedures.withdrawal.open.by',
    'No clock opens this procedure, so it could never begin; write opens: withdrawal at a clock, or say who opens it.',
    '没有期限发起这一流程，它永远不会开始；请在 clocks 中写 opens: withdrawal，或改写 by。',
  ],
  [
    'a body nobody can sit on',
    '    members: [chair, executive-chair, standing-vice-chair, vice-chair, secretary-general]\n    observers: [supervisor]',
    '    members: []\n    observers: []',
    'bodies.chairs-office',
    'Nobody can ever sit in this body; write seats or members.',
    '没有人能进入这一机构；请写 seats 或 members。',
  ],
  [
    'a class nobody can have',
    '  classes:\n    member:\n',
    "  classes:\n    patron: { name: { zh: 名誉会员, en: Patron }, article: '10-1' }\n    member:\n",
    'members.classes.patron',
    'Nobody can ever have this class; write admit or class in a procedure, or first: founders.',
    '没有人能成为这一等次的会员；请在某一流程写 admit 或 class，或写 first: founders。',
  ],
  [
    'a seat filled from itself',
    "        count: exactly 1\n        article: '7#2'",
    "        count: exactly 1\n        from: [secretary-general]\n        article: '7#2'",
    'bodies.secretariat.seats.secretary-general.from',
    'A seat cannot be filled from itself; name the seats that it is filled from.',
    '席位不能由它自己产生；请写从哪些席位中产生。',
  ],
  [
    'two rules for one thing: two terms of inactivity',
    'clocks:\n',
    "clocks:\n  idleness:\n    kind: inactivity\n    name: { zh: 另一期限, en: Another term }\n    of: member\n    after: 12 months\n    counts: [activity]\n    warn: [30 days]\n    least: 30 days\n    opens: deemed-withdrawal\n    article: '15(3)'\n",
    'clocks.inactivity',
    'the inactivity of member is laid down already at clocks.idleness; remove one of the two.',
    '“member不参加活动的期限”已在 clocks.idleness 写明；请删去一处。',
  ],
  [
    'two rules for one thing: a paper asked for twice',
    "        - { document: unit-profile, article: '14(2)' }\n",
    "        - { document: unit-profile, article: '14(2)' }\n        - { document: legal-person-proof, article: '14(2)' }\n",
    'members.kinds.enterprise.documents[5]',
    'legal-person-proof is laid down already at members.kinds.enterprise.documents[3]; remove one of the two.',
    '“legal-person-proof”已在 members.kinds.enterprise.documents[3] 写明；请删去一处。',
  ],
  [
    'two rules for one thing: one name for a class and a body',
    '  classes:\n    member:',
    '  classes:\n    council:',
    'bodies.council',
    'council already names another class, body, seat or authority; choose another.',
    '“council”已用作另一类别、机构、席位或外部单位的名称；请换一个。',
  ],
  [
    'a class that may merely attend a body, named among those who vote in it',
    "        name: { zh: 理事, en: Director }\n        count: any\n        article: '6/1#1'\n        default: { count: B-Q9 }",
    "        name: { zh: 理事, en: Director }\n        each: [member]\n        as: representative\n        article: '6/1#1'",
    'bodies.assembly.members[5]',
    'The right of member here is to attend (System default B-Q1), and whoever is named in members votes; name director in observers instead.',
    '“member”对这一机构只有参加（attend）的权利（系统默认 B-Q1），列在 members 中就会表决；请把“director”改列入 observers。',
  ],
  [
    'a key twice',
    'text: listing.txt\n',
    'text: listing.txt\ntext: other.txt\n',
    'text',
    'This key stands here twice; remove one of them.',
    '同一名称写了两次；请删去一处。',
  ],
  [
    'an anchor',
    'observers: [supervisor]',
    'observers: &watch [supervisor]',
    'bodies.chairs-office.observers',
    'Anchors (&watch) are not allowed; remove it.',
    '不能用锚点（&watch）；请删去。',
  ],
  [
    'a date with a time, which would mean another day elsewhere',
    'day: 2021-12-31',
    'day: 2021-12-31T00:00:00Z',
    'adopted.day',
    'A day is written 2021-12-31 and must exist; it says “2021-12-31T00:00:00Z”.',
    '日期写作 2021-12-31，且须真实存在；现为“2021-12-31T00:00:00Z”。',
  ],
  [
    'no for false',
    "votes: false\n        article: '6/1#1'\n      adviser",
    "votes: NO\n        article: '6/1#1'\n      adviser",
    'bodies.council.seats.supervisor.votes',
    'NO could mean two things: write true or false, or put it in quotation marks if it is a text.',
    '“NO”含义不明：请写 true 或 false；若是文字，请加引号。',
  ],
  [
    'a tab, told once and not with all that it confuses',
    '    enterprise:\n      name',
    '    enterprise:\n\t  name',
    'members.kinds.enterprise',
    'Tabs cannot indent; use spaces.',
    '缩进不能用制表符；请改用空格。',
  ],
  [
    'a full-width colon',
    '    hosted-by: ccpsme\n',
    '    hosted-by：ccpsme\n',
    'bodies.secretariat."hosted-by：ccpsme office"',
    'The colon after the key is the full-width one (：); write a plain colon and a space.',
    '名称后面是全角冒号（：）；请改为半角冒号加空格。',
  ],
  [
    'a full-width comma in a list',
    'chaired-by: [chair, executive-chair]',
    'chaired-by: [chair，executive-chair]',
    'bodies.chairs-office.chaired-by[0]',
    'A name has small letters, digits and hyphens, such as chairs-office; it says “chair，executive-chair”. The ， in it is a full-width sign; write the plain one.',
    '名称用小写英文字母、数字和连字符，如 chairs-office；现为“chair，executive-chair”。其中的“，”是全角标点，请改用半角。',
  ],
  [
    'a colon without its space',
    '    hosted-by: ccpsme\n',
    '    hosted-by:ccpsme\n',
    'bodies.secretariat."hosted-by:ccpsme office"',
    'A space is missing after the colon.',
    '冒号后面要空一格。',
  ],
  [
    'a line that begins in the wrong column',
    '    rule: office\n',
    '   rule: office\n',
    'bodies.chairs-office.chaired-by[1]',
    'The indentation differs from the lines above, or a bracket above is not closed; lines of one level begin in one column.',
    '缩进与上面各行不一致，或上面有括号没有闭合；同一层的各行要从同一列开始。',
  ],
];

describe('a bad charter is refused with file, line, path, what is wrong and what to do', () => {
  test.each(rows)('%s', (_, from, to, place, en, zh) => {
    const yaml = changed(from, to);
    for (const [language, words] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const told = printed(yaml, language).find((line) => line.includes(` ${place}: `));
      expect(told?.replace(/^listing\.yaml:\d+:\d+ /u, '')).toBe(`${place}: ${words}`);
    }
  });

  test('a class that may merely attend a body votes in it only where its seat says so', () => {
    const seat =
      "seats:\n      delegate: { name: { zh: 会员代表, en: Delegate }, each: [member], as: representative, article: '8-1' }\n    chaired-by: [chair]\n    guests";
    const members =
      'members: [chair, executive-chair, standing-vice-chair, vice-chair, standing-director, director]\n    chaired-by: [chair]\n    guests';
    const silent = changed(members, seat).replace('{ members: B-Q1, guests:', '{ guests:');
    expect(printed(silent)).toEqual([
      expect.stringMatching(
        /^listing\.yaml:\d+:\d+ bodies\.assembly\.seats\.delegate\.each: The right of member here is to attend \(System default B-Q1\); say whether the seat votes: votes: false, or votes: true with what gives it the vote\.$/u,
      ),
    ]);
    expect(printed(silent, 'zh')[0]).toContain(
      '“member”对这一机构只有参加（attend）的权利（系统默认 B-Q1）；请写明该席位是否表决：votes: false，或 votes: true 并注明依据。',
    );
    expect(printed(silent.replace('as: representative,', '$& votes: true,'))).toEqual([]);
  });

  test('a procedure that cannot end, for nobody votes in its body', () => {
    const yaml = changed('          by: chairs-office\n', '          by: watch\n').replace(
      'bodies:\n',
      "bodies:\n  watch:\n    name: { zh: 观察组, en: Watch }\n    rule: office\n    article: '5'\n    seats:\n      watcher: { name: { zh: 观察员, en: Watcher }, count: any, votes: false, article: '5' }\n",
    );
    expect(printed(yaml)).toEqual([
      expect.stringContaining(
        'procedures.admission.stages[2].ballot.by: Nobody votes in this body, so the procedure could never end.',
      ),
    ]);
    expect(printed(yaml, 'zh')[0]).toContain('这一机构没有人表决，流程无法结束。');
  });

  test('a body misspelled where it is laid down is told once, with how often it is named', () => {
    const yaml = changed('  chairs-office:\n', '  chair-office:\n');
    expect(printed(yaml).filter((line) => line.includes('no body chairs-office'))).toEqual([
      expect.stringMatching(
        /There is no body chairs-office\. Did you mean chair-office\? So it is in \d+ places; is the name misspelled where it is laid down\?$/u,
      ),
    ]);
    expect(printed(yaml, 'zh').join('\n')).toMatch(
      /是否想写“chair-office”？共\d+处如此；是否在写出这一名称的地方写错了？/u,
    );
  });

  test('a sign that is wrong at the end of a long quotation is shown', () => {
    const yaml = changed('防范能力，打造为中小企业上市', '防范能力，打造为中小企业土市');
    expect(printed(yaml).join('\n')).toContain('They differ at “中小企业[土]”; the text has 上.');
  });

  test('the line that is told is the line of the mistake', () => {
    const yaml = changed('    hosted-by: ccpsme\n', '    hosted-by：ccpsme\n');
    expect(printed(yaml)).toEqual([
      expect.stringContaining(`listing.yaml:${lineOf(yaml, '    hosted-by：')}:5 `),
    ]);
  });

  test('a day stays the text that it is', () => {
    expect(printed(changed('day: 2021-12-31', 'day: 2021-12-30'))).toEqual([]);
  });

  test('a file that an editor saved with a mark at its head and its own line ends is read all the same', () => {
    expect(printed(`\uFEFF${listingYaml.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  test('a file that is not UTF-8 is told so, and not what its signs became', () => {
    const yaml = listingYaml.replace('中小企业上市服务联盟', '\uFFFD\uFFFD\uFFFD');
    expect(printed(yaml)).toEqual([
      `listing.yaml:${lineOf(yaml, '\uFFFD')}:1 The file is not UTF-8, so its signs cannot be read; save it as UTF-8 in the editor.`,
    ]);
    expect(printed(yaml, 'zh')[0]).toContain('文件不是 UTF-8 编码');
  });
});

describe('a file of five megabytes', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  test('is refused for its size, in the reader’s language, without being read further', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'charter-'));
    folders.push(folder);
    const shipped = fileURLToPath(new URL('../../charters/', import.meta.url));
    for (const file of ['silence.yaml', 'listing.txt'])
      await copyFile(join(shipped, file), join(folder, file));
    const file = join(folder, 'listing.yaml');
    await writeFile(file, `${listingYaml}\n${'# …\n'.repeat(5_000_000 / 6)}`);
    const english = await checkFile(file, 'en');
    expect(english.complaints).toEqual([
      expect.stringMatching(
        /^listing\.yaml:1:1 The file has 50\d{5} bytes; at most 1000000 are read\./u,
      ),
      'Problems: 1.',
    ]);
    expect((await checkFile(file, 'zh')).complaints[0]).toContain('上限为1000000字节');
  });
});
