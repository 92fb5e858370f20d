import { afterAll, describe, expect, test } from '@jest/globals';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFile, explainFile, languageOf } from '../../src/charter/command.ts';
import { changed, listingYaml } from './files.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const shipped = fileURLToPath(new URL('../../charters/', import.meta.url));

async function written(yaml: string, files = ['silence.yaml', 'listing.txt']): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'charter-'));
  folders.push(folder);
  for (const file of files) await copyFile(join(shipped, file), join(folder, file));
  await writeFile(join(folder, 'listing.yaml'), yaml);
  return join(folder, 'listing.yaml');
}

describe('checking a charter file', () => {
  test('a sound one is said to be sound, in the reader’s language', async () => {
    const file = join(shipped, 'listing.yaml');
    const english = await checkFile(file, 'en');
    expect(english).toMatchObject({ exitCode: 0, complaints: [] });
    expect(english.printed.join()).toContain(
      'sound. 60 quotations, 60 examples and 44 defaults checked.',
    );
    expect((await checkFile(file, 'zh')).printed.join()).toContain('没有发现问题');
  });

  test('a wrong one is refused line by line, with their number', async () => {
    const file = await written(changed('passes: sent,', 'passes: send,'));
    const said = await checkFile(file, 'en');
    expect(said).toMatchObject({ exitCode: 1, printed: [] });
    expect(said.complaints).toEqual([
      expect.stringMatching(
        /^listing\.yaml:\d+:41 procedures\.admission\.stages\[3\]\.filing\.passes: /u,
      ),
      'Problems: 1.',
    ]);
  });

  test('one whose text is not beside it is told to save it there', async () => {
    const file = await written(listingYaml, ['silence.yaml']);
    expect((await checkFile(file, 'en')).complaints[0]).toContain(
      'text: listing.txt is not there; save the charter’s whole text',
    );
  });

  test('one without a file of common answers beside it is told which is missing', async () => {
    const file = await written(listingYaml, ['listing.txt']);
    const said = await checkFile(file, 'en');
    expect(said.exitCode).toBe(1);
    expect(said.complaints[0]).toContain('silence.yaml');
  });

  test('a file that is not there', async () => {
    expect(await checkFile('nowhere.yaml', 'zh')).toEqual({
      exitCode: 2,
      printed: [],
      complaints: ['找不到文件 nowhere.yaml。'],
    });
  });
});

test('explaining charter B says who votes, by which rule and under which article, in both languages', async () => {
  const file = join(shipped, 'listing.yaml');
  const chinese = (await explainFile(file, 'zh')).printed.join('\n');
  expect(chinese).toContain('理事长、执行理事长、常务副理事长、副理事长、秘书长');
  expect(chinese).toContain('通过条件: 超过到会人员的二分之一（不含）（系统默认 B-Q4）');
  expect(chinese).toContain('授权书，仅限提交人身份为“授权代表”（第十四条第（一）项）');
  const english = (await explainFile(file, 'en')).printed.join('\n');
  expect(english).toContain(
    'paid for calendar years, the year of admission whole (System default B-Q6)',
  );
  expect(english).toContain(
    'vouchers issued by SME Cooperation and Development Promotion Center, one a payment (Article 17)',
  );
  expect(english).toContain('threshold: more than 1/2 of those present (System default B-Q4)');
  // But for the charters' own words, which a question is about.
  expect(english.replace(/“[^”]*”/gu, '')).not.toMatch(/\p{Script=Han}/u);
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{}, 'en'],
])('a shell with %j is answered in %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});
