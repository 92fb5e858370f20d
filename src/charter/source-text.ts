import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Wording } from '../domain/wording.ts';
import { slipsOf, startOf } from './dialect.ts';
import { pathInWords, type Path, type Problem } from './problem.ts';
import { syntax, worthTelling } from './syntax.ts';

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
  const broken = text.indexOf(NO_SIGN);
  if (broken >= 0) return refusal(file, notUtf8, text.slice(0, broken).split('\n').length);
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
  const errors = worthTelling(document.errors);
  const slips = [
    ...errors.map((error) => ({
      offset: error.pos[0],
      message: syntax(error, text.split('\n')[lines.linePos(error.pos[0]).line - 1] ?? ''),
    })),
    // Where the syntax is broken, what was parsed is not what was written.
    ...(errors.length < document.errors.length ? [] : slipsOf(document, text)),
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

function refusal(file: string, message: Wording, line = 1): Reading {
  return { ok: false, problems: [{ file, line, column: 1, path: '', message }] };
}

/** What a sign is read as that is not UTF-8. */
const NO_SIGN = '\uFFFD';
const notUtf8: Wording = {
  zh: '文件不是 UTF-8 编码，文字无法辨认；请在编辑器中另存为 UTF-8。',
  en: 'The file is not UTF-8, so its signs cannot be read; save it as UTF-8 in the editor.',
};

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
