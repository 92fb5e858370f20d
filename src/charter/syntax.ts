import type { YAMLError } from 'yaml';
import type { Wording } from '../domain/wording.ts';

/** Mistakes that stand by themselves; any other makes nonsense of what follows it. */
const BY_THEMSELVES: readonly string[] = ['DUPLICATE_KEY', 'MULTIPLE_DOCS'];

/** The syntax errors worth telling: each that stands by itself, else the first, whose consequences the others are. */
export function worthTelling(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = errors.find(({ code }) => !BY_THEMSELVES.includes(code));
  return first ? [first] : errors;
}

/** `before:value`, or `before：value` with the sign of Chinese texts. */
const NO_COLON = /^\s*(?:- )?[a-z][a-z0-9-]*(?<colon>：|:)\S/u;

/** What is wrong with the YAML, and what to do; `line` is the line of the file that it begins on. */
export function syntax({ code, message }: YAMLError, line: string): Wording {
  const colon = NO_COLON.exec(line)?.groups?.['colon'];
  if (colon === '：')
    return {
      zh: '名称后面是全角冒号（：）；请改为半角冒号加空格。',
      en: 'The colon after the key is the full-width one (：); write a plain colon and a space.',
    };
  if (colon === ':' && code === 'MULTILINE_IMPLICIT_KEY')
    return {
      zh: '冒号后面要空一格。',
      en: 'A space is missing after the colon.',
    };
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        zh: '同一名称写了两次；请删去一处。',
        en: 'This key stands here twice; remove one of them.',
      };
    case 'MULTIPLE_DOCS':
      return {
        zh: '一个文件只写一部章程；请删去“---”之后的部分。',
        en: 'One file holds one charter; remove what follows the second ---.',
      };
    case 'TAB_AS_INDENT':
      return { zh: '缩进不能用制表符；请改用空格。', en: 'Tabs cannot indent; use spaces.' };
    case 'BAD_INDENT':
      return {
        zh: '缩进与上面各行不一致，或上面有括号没有闭合；同一层的各行要从同一列开始。',
        en: 'The indentation differs from the lines above, or a bracket above is not closed; lines of one level begin in one column.',
      };
    case 'MISSING_CHAR':
      return {
        zh: '这里缺少引号、括号或逗号；请检查这一行和上一行。',
        en: 'A quotation mark, bracket or comma is missing here; look at this line and the one above.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        zh: '这里应为“名称: 值”；文字中有冒号的，请加引号。',
        en: 'A key with its value is expected here; put a text that has a colon into quotation marks.',
      };
    default:
      return {
        zh: `不符合 YAML 语法（${code}）：${message}。请检查缩进、引号和括号。`,
        en: `This is not YAML (${code}): ${message}. Check indentation, quotation marks and brackets.`,
      };
  }
}
