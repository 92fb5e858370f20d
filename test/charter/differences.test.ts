import { describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { diffFiles } from '../../src/charter/command.ts';
import { tellDifferences } from '../../src/charter/tell-differences.ts';
import { toldParts } from '../../src/domain/charter/told/rules.ts';
import { loadCharter } from '../../src/charter/load.ts';
import { fileText, listing, silence } from './files.ts';

const shipped = fileURLToPath(new URL('../../charters/', import.meta.url));
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A charter of the folder compared with the same one after some places of its file were changed. */
async function compared(id: string, ...changes: readonly (readonly [string, string])[]) {
  let yaml = fileText(`${id}.yaml`);
  for (const [from, to] of changes) {
    if (yaml.split(from).length !== 2) throw new Error(`not exactly once in ${id}: ${from}`);
    yaml = yaml.replace(from, () => to);
  }
  const folder = await mkdtemp(join(tmpdir(), 'charter-'));
  folders.push(folder);
  for (const file of ['silence.yaml', `${id}.txt`])
    await copyFile(join(shipped, file), join(folder, file));
  await writeFile(join(folder, `${id}.yaml`), yaml);
  const files = [join(shipped, `${id}.yaml`), join(folder, `${id}.yaml`)] as const;
  const said = await diffFiles(...files, 'zh');
  const english = await diffFiles(...files, 'en');
  return { ...said, lines: said.printed.join('\n'), english: english.printed.join('\n') };
}

/** D’s executive committee examines applications by a threshold of that ballot’s own. */
const ONE_BALLOT: readonly (readonly [string, string])[] = [
  [
    'rules:\n  committee:\n',
    'rules:\n  examination:\n    passes: at least 4/7 of all\n    default: D-Q22\n  committee:\n',
  ],
  [
    "          by: executive-committee\n          article: '6/3'\n",
    "          by: executive-committee\n          rule: examination\n          article: '6/3'\n          default: { rule: D-Q22 }\n",
  ],
  [
    '\nauthorities:\n',
    '  D-Q22:\n    asks: { zh: 审查入会需要多少票？, en: How many votes? }\n    reading: { zh: 七分之四。, en: Four sevenths. }\n\nauthorities:\n',
  ],
];

function zhuzhouWith(changes: typeof ONE_BALLOT) {
  const yaml = changes.reduce(
    (text, [from, to]) => text.replace(from, () => to),
    fileText('zhuzhou.yaml'),
  );
  const loaded = loadCharter(yaml, 'zhuzhou.yaml', silence);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.charter;
}

describe('what changes from one version of a charter to the next', () => {
  test('a charter compared with itself: no rule changes, exit code 0', async () => {
    for (const id of ['go-abroad', 'listing', 'cross-border', 'zhuzhou', 'apec-smesa']) {
      const said = await compared(id);
      expect([id, said.exitCode, said.printed.slice(1)]).toEqual([id, 0, ['', '规则没有变化。']]);
    }
  });

  test('a threshold: old and new in words with their sources, for the body that votes and for whoever applies', async () => {
    const said = await compared('listing', [
      `  office:
    passes: more than 1/2 of present
    default: { passes: B-Q4 }
    examples:
      - { electors: 5, present: 5, for: 3, result: passed }
      - { electors: 5, present: 4, for: 2, abstain: 1, result: failed } # 恰为半数
      - { electors: 5, present: 3, for: 2, abstain: 1, result: passed } # 弃权计入基数`,
      `  office:
    passes: at least 1/2 of present
    default: { passes: B-Q4 }
    examples:
      - { electors: 5, present: 5, for: 3, result: passed }`,
    ]);
    expect(said.exitCode).toBe(1);
    expect(said.lines).toContain('- 超过到会人员的二分之一（不含）（系统默认 B-Q4）');
    expect(said.lines).toContain('+ 达到到会人员的二分之一（含）以上（系统默认 B-Q4）');
    expect(said.lines).toContain('涉及: 申请人、理事长办公会议');
    expect(said.english).toContain('+ at least 1/2 of those present (System default B-Q4)');
    expect(said.english).toContain('for: applicants, Chair’s office meeting');
  });

  test('a stage that is removed is gone with all it said, for applicants and for the authority', async () => {
    const said = await compared(
      'listing',
      [
        "      - filing: { with: ccpsme, passes: sent, article: '14(3)', default: { passes: B-Q5 } }\n",
        '',
      ],
      [
        `      - walk:
          - submit: done
          - review: approved
          - ballot: { electors: 5, present: 5, for: 3 }
          - filing: sent
          - issue: done
        ends: passed
        effects: [admit member]
`,
        '',
      ],
      [
        `      - walk:
          - submit: done
          - review: approved
          - ballot: { electors: 5, present: 5, for: 3 }
          - issue: done
        ends: impossible
`,
        '',
      ],
    );
    expect(said.exitCode).toBe(1);
    expect(said.lines).toMatch(
      /报中促中心备案 · 报送\n +- 中小企业合作发展促进中心（第十四条第（三）项）\n +\+ （无）/u,
    );
    expect(said.lines).toContain('涉及: 申请人、中小企业合作发展促进中心');
  });

  test('a class that is added is told to those it is for', async () => {
    const said = await compared('listing', [
      '  classes:\n    member:\n',
      "  classes:\n    honorary: { name: { zh: 名誉会员, en: Honorary member }, first: founders, article: '10-1' }\n    member:\n",
    ]);
    expect(said.exitCode).toBe(1);
    expect(said.lines).toMatch(
      /名誉会员\n +1\. 首批\n +- （无）\n +\+ 发起时的成员（第十条第一项）\n +涉及: 名誉会员/u,
    );
    expect(said.lines).toContain('对谁有变化\n  名誉会员: 1');
  });

  test('a default that the alliance has confirmed is the alliance’s decision: the same rule from another source', () => {
    const before = listing();
    const confirmed = { 'B-Q4': { number: '〔2027〕1号', day: '2027-01-20', body: 'assembly' } };
    const { rulesChanged, lines } = tellDifferences(before, { ...before, confirmed }, 'zh');
    expect(rulesChanged).toBe(true);
    expect(lines.join('\n')).toContain('- 超过到会人员的二分之一（不含）（系统默认 B-Q4）');
    expect(lines.join('\n')).toContain(
      '+ 超过到会人员的二分之一（不含）（联盟决定 〔2027〕1号（B-Q4））',
    );
    expect(lines.join('\n')).not.toContain('B-Q9');
  });

  test('other words for the same rule: the words are shown, no rule changes, exit code 0', async () => {
    const said = await compared(
      'listing',
      [
        '          title: { zh: 提交申请, en: Application }',
        '          title: { zh: 递交申请, en: Application }',
      ],
      [
        "    en: 'The alliance has a council as its deciding and managing body.'",
        "    en: 'The council decides for the alliance.'",
      ],
    );
    expect([said.exitCode, said.printed.slice(1, 3)]).toEqual([0, ['', '规则没有变化。']]);
    expect(said.lines).toContain('- 提交申请\n    + 递交申请');
    expect(said.english).toContain('+ The council decides for the alliance.');
  });

  test('a new rule for one ballot is told by its threshold alone: what it takes over from the rule before is no news', async () => {
    const said = await compared('zhuzhou', ...ONE_BALLOT);
    expect(said.exitCode).toBe(1);
    expect(said.lines).toMatch(
      /入会申请\n +1\. 执行委员会审查 · .*\n +- 超过应表决人员.*（系统默认 D-Q3）\n +\+ 达到应表决人员.*（系统默认 D-Q22）\n +涉及: 申请人、执行委员会\n/u,
    );
    expect(said.lines).not.toContain('2. ');
    expect(said.english).not.toContain('(none)');
  });

  test('a new rule for one ballot that says more than its threshold is told with that too', async () => {
    const said = await compared(
      'zhuzhou',
      ...ONE_BALLOT.map(
        ([from, to]) =>
          [
            from,
            to.replace('    default: D-Q22', '    refuses: [paper]\n    default: D-Q22'),
          ] as const,
      ),
    );
    expect(said.english).toMatch(
      /Rule of voting: Membership application · Examination by the executive committee\n +1\. Ways of voting\n +- every way is open \(System default X-Q26\)\n +\+ .*D-Q22\)\n +for: applicants, Executive committee\n/u,
    );
    expect(said.english).not.toContain('the alliance as a whole');
    expect(said.english).not.toContain('3. ');
  });

  test('a question asked in other words is shown as it asks, not as two equal readings', async () => {
    const said = await compared('zhuzhou', [
      'en: How many votes does the executive committee need to pass an application?',
      'en: By how many votes does the executive committee pass an application?',
    ]);
    expect([said.exitCode, said.printed.slice(1, 3)]).toEqual([0, ['', '规则没有变化。']]);
    expect(said.english).toContain(
      `  D-Q3, what it asks
    - How many votes does the executive committee need to pass an application?
    + By how many votes does the executive committee pass an application?`,
    );
    expect(said.english).not.toContain('More than half of all seven');
  });

  test('two rules of one procedure are told apart by their ballots', () => {
    const titles = toldParts(zhuzhouWith(ONE_BALLOT)).flatMap(({ sort, titles: all }) =>
      sort === 'rule' ? [all.at(-1)?.zh] : [],
    );
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toContain('表决规则：入会申请 · 执行委员会审查');
  });

  test('stages in another order are a change', async () => {
    const said = await compared(
      'cross-border',
      [
        "      - notify: { to: [opener], reaching: head, article: '10(3)' }\n      - issue: { document: member-certificate, article: '10(3)' }\n    examples:",
        "      - issue: { document: member-certificate, article: '10(3)' }\n      - notify: { to: [opener], reaching: head, article: '10(3)' }\n    examples:",
      ],
      [
        '      - walk: [{ submit: done }, { review: approved }, { notify: sent }, { issue: done }]\n        ends: passed\n        effects: [admit ordinary]\n',
        '',
      ],
    );
    expect(said.exitCode).toBe(1);
    expect(said.lines).toContain('顺序');
  });

  test('a file that is missing or not sound is said as check says it, exit code 2', async () => {
    const sound = join(shipped, 'listing.yaml');
    expect(await diffFiles(sound, 'nowhere.yaml', 'en')).toEqual({
      exitCode: 2,
      printed: [],
      complaints: ['There is no file nowhere.yaml.'],
    });
    const folder = await mkdtemp(join(tmpdir(), 'charter-'));
    folders.push(folder);
    for (const file of ['silence.yaml', 'listing.txt'])
      await copyFile(join(shipped, file), join(folder, file));
    await writeFile(
      join(folder, 'listing.yaml'),
      fileText('listing.yaml').replace('passes: sent,', 'passes: send,'),
    );
    const said = await diffFiles(sound, join(folder, 'listing.yaml'), 'en');
    expect(said.exitCode).toBe(2);
    expect(said.complaints).toEqual([
      expect.stringMatching(
        /^listing\.yaml:\d+:41 procedures\.admission\.stages\[3\]\.filing\.passes: /u,
      ),
      'Problems: 1.',
    ]);
  });
});
