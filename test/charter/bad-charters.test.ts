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
    'Even if all 1 vote for, this threshold is not reached; lower the share.',
    '1人全部赞成也达不到这一通过条件；请改小比例。',
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
    'listing.txt does not contain these words: “联盟设理事会作为决策机构。”. Copy them letter by letter.',
    'listing.txt 中没有这段原文：“联盟设理事会作为决策机构。”。请照原文逐字抄写。',
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
