import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PARTICULARS } from '../../src/domain/particulars.ts';
import { changed, printed } from './files.ts';

const page = readFileSync(new URL('../../docs/charter-language.md', import.meta.url), 'utf8');
const section = (title: string) => {
  const from = page.indexOf(`## ${title}`);
  return page.slice(from, page.indexOf('\n## ', from + 1));
};

test('the page of the language names every word that a form may ask', () => {
  const told = section('`documents`: papers in and out');
  expect(Object.keys(PARTICULARS).filter((word) => !told.includes(`\`${word}\``))).toEqual([]);
});

test('what the page shows step by step is a sound charter once it is put into charter B', () => {
  const blocks = [...section('Step by step').matchAll(/```yaml\n([\s\S]*?)```/gu)].map(
    ([, block = '']) => block,
  );
  const under = (head: string, depth: string) => {
    const block = blocks.find((one) => one.includes(`${head}:\n`)) ?? '';
    const from = block.indexOf(`${head}:\n`) + head.length + 2;
    const lines = block.slice(from).split('\n');
    const end = lines.findIndex((line) => line !== '' && !line.startsWith(depth));
    return `${(end < 0 ? lines : lines.slice(0, end)).join('\n').trimEnd()}\n`;
  };
  expect(blocks.map((block) => Object.keys(parse(block) as object)).flat()).toEqual([
    'questions',
    'members',
    'documents',
    'procedures',
  ]);
  const yaml = changed('questions:\n', `questions:\n${under('questions', '  ')}`)
    .replace('  classes:\n', (head) => `${head}${under('  classes', '    ')}`)
    .replace('\ndocuments:\n', (head) => `${head}${under('documents', '  ')}`)
    .replace('\nprocedures:\n', (head) => `${head}${under('procedures', '  ')}`);
  expect(yaml).toContain('promotion-form');
  expect(printed(yaml)).toEqual([]);
});
