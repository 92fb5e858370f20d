import { access } from 'node:fs/promises';
import type { Charter } from '../domain/charter.ts';
import type { Language } from '../domain/wording.ts';
import { countExamples } from './examples.ts';
import { explain } from './explain.ts';
import { readCharter } from './files.ts';
import { tellDifferences } from './tell-differences.ts';

/**
 * What a command prints. Of `check` and `explain` 0: sound; 1: something is wrong with the charter; 2: there is no such
 * file. Of `diff` 0: no rule changes; 1: rules change; 2: a file is missing or not sound.
 */
export type Said = {
  readonly exitCode: 0 | 1 | 2;
  readonly printed: readonly string[];
  readonly complaints: readonly string[];
};

/** Checks a charter file, and says what is wrong with it and where. */
export function checkFile(file: string, language: Language): Promise<Said> {
  return withCharter(file, language, (charter) => {
    const articles = Object.keys(charter.articles).length;
    const questions = Object.keys(charter.questions).length;
    const examples = countExamples(charter);
    return language === 'zh'
      ? [
          `${file}：没有发现问题。已核对条款原文${articles}处、例子${examples}个、系统默认${questions}项。`,
        ]
      : [
          `${file}: sound. ${articles} quotations, ${examples} examples and ${questions} defaults checked.`,
        ];
  });
}

/** Tells in plain words what a charter file says. */
export function explainFile(file: string, language: Language): Promise<Said> {
  return withCharter(file, language, (charter) => explain(charter, language));
}

/** Tells which rules change from one charter file to another, and for whom. */
export async function diffFiles(old: string, present: string, language: Language): Promise<Said> {
  const [before, after] = [await readSound(old, language), await readSound(present, language)];
  const refused = [before, after].flatMap((one) => ('complaints' in one ? one.complaints : []));
  if ('complaints' in before || 'complaints' in after)
    return { exitCode: 2, printed: [], complaints: refused };
  const { rulesChanged, lines } = tellDifferences(before.charter, after.charter, language);
  return { exitCode: rulesChanged ? 1 : 0, printed: lines, complaints: [] };
}

async function withCharter(
  file: string,
  language: Language,
  tell: (charter: Charter) => readonly string[],
): Promise<Said> {
  const read = await readSound(file, language);
  return 'complaints' in read
    ? { ...read, printed: [] }
    : { exitCode: 0, printed: tell(read.charter), complaints: [] };
}

/** A charter that can be carried out; or what is wrong with its file, and where. */
async function readSound(
  file: string,
  language: Language,
): Promise<
  | { readonly charter: Charter }
  | { readonly exitCode: 1 | 2; readonly complaints: readonly string[] }
> {
  if (!(await isReadable(file)))
    return {
      exitCode: 2,
      complaints: [language === 'zh' ? `找不到文件 ${file}。` : `There is no file ${file}.`],
    };
  const read = await readCharter(file);
  if (read.ok) return { charter: read.charter };
  const count = read.problems.length;
  const lines = read.problems.map(
    ({ file: name, line, column, path, message }) =>
      `${name}:${line}:${column} ${path === '' ? '' : `${path}: `}${message[language]}`,
  );
  return {
    exitCode: 1,
    complaints: [...lines, language === 'zh' ? `共${count}处问题。` : `Problems: ${count}.`],
  };
}

async function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The language that a shell’s environment asks for. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
