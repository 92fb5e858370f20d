import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Wording } from '../domain/wording.ts';
import { slipsOf, startOf } from './dialect.ts';
import { pathInWords, type Path, type Problem } from './problem.ts';

const MOST_BYTES = 1_000_000;

/** A parsed file that still knows where everything stands. */
export type SourceText = {
  readonly data: unknown;
  /** A problem at a path; `key` puts it at the key instead of at its value. */
  readonly problemAt: (path: Path, message: Wording, at?: 'key' | 'value') => Problem;
};
export type Reading =
  | { readonly ok: true; readonly source: SourceText }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the YAML of a charter: YAML 1.2 without the parts that make a file mean something else than it reads. */
export function readSource(text: string, file: string): Reading {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES)
    return refusal(file, {
      zh: `文件有${bytes}字节，上限为${MOST_BYTES}字节。章程文件应只写章程；请删去其他内容。`,
      en: `The file has ${bytes} bytes; at most ${MOST_BYTES} are read. A charter file holds the charter and nothing else.`,
    });
  const lines = new LineCounter();
  const document = parse(text, lines);
  if (!document)
    return refusal(file, {
      zh: '括号或缩进嵌套过深，无法读取；请检查是否有未闭合的括号。',
      en: 'Brackets or indentation are nested too deeply to be read; look for a bracket that is not closed.',
    });
  const problem = (offset: number, path: string, message: Wording): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), path, message };
  };
  const slips = [
    ...document.errors.map(({ code, pos, message }) => ({
      offset: pos[0],
      message: syntax(code, message),
    })),
    ...slipsOf(document, text),
  ];
  if (slips.length > 0)
    return {
      ok: false,
      problems: slips.map(({ offset, message }) =>
        problem(offset, pathInWords(pathTo(document, offset)), message),
      ),
    };
  const source: SourceText = {
    data: document.toJS({ maxAliasCount: 0 }),
    problemAt: (path, message, at = 'value') =>
      problem(offsetOf(document, path, at), pathInWords(path), message),
  };
  return { ok: true, source };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      merge: false,
      keepSourceTokens: false,
      prettyErrors: false,
      lineCounter,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function refusal(file: string, message: Wording): Reading {
  return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message }] };
}

function syntax(code: string, message: string): Wording {
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
    default:
      return {
        zh: `不符合 YAML 语法（${code}）：${message}。请检查缩进、引号和括号。`,
        en: `This is not YAML (${code}): ${message}. Check indentation, quotation marks and brackets.`,
      };
  }
}

/** Where a path stands; for a key that is missing, where the map around it begins. */
function offsetOf(document: Document.Parsed, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair) return offset;
      const last = index === path.length - 1;
      offset =
        last && at === 'value' && isScalar(pair.value) ? startOf(pair.value) : startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) return offset;
      offset = startOf(node);
    } else return offset;
  }
  return offset;
}

/** The path of the innermost key or item that an offset lies in. */
function pathTo(document: Document.Parsed, offset: number): Path {
  const path: (string | number)[] = [];
  let node: unknown = document.contents;
  for (;;) {
    if (isMap(node)) {
      const pair = node.items.filter(({ key }) => isScalar(key) && startOf(key) <= offset).at(-1);
      if (!pair || !isPair(pair) || !isScalar(pair.key)) return path;
      path.push(String(pair.key.value));
      node = pair.value;
    } else if (isSeq(node)) {
      const items: readonly unknown[] = node.items;
      const index = items.findLastIndex((item) => startOf(item) <= offset);
      if (index < 0) return path;
      path.push(index);
      node = items[index];
    } else return path;
  }
}
