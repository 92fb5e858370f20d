import type { Wording } from '../../wording.ts';
import { articleHead, articleLabel, articleRank, articleSteps } from '../numbering.ts';
import type { Article, Charter } from '../type.ts';

/** One quotation of a charter, as far in as its number says; the first number that is missing before it, if any. */
export type TextLine = Article & {
  readonly number: string;
  readonly label: Wording;
  readonly depth: number;
  /** Numbers that the source leaves out just before this one. */
  readonly missing: readonly Wording[];
  /** What stands above it in the source: 第一章 总则. */
  readonly heading: Article | null;
};
/** An article with everything that stands in it. */
export type TextArticle = {
  readonly head: string;
  readonly label: Wording;
  readonly lines: readonly TextLine[];
};

/** The charter’s whole text in the source’s order and numbering; what the source leaves out is marked, not closed up. */
export function textOf(charter: Charter): readonly TextArticle[] {
  const byHead = new Map<string, string[]>();
  for (const number of Object.keys(charter.articles)) {
    const head = articleHead(number);
    byHead.set(head, [...(byHead.get(head) ?? []), number]);
  }
  const heads = [...byHead].toSorted(([one], [other]) => articleRank(one) - articleRank(other));
  return heads.map(([head, numbers]) => ({
    head,
    label: labelled(head),
    lines: numbers.map((number) => ({
      ...(charter.articles[number] ?? { words: '', translation: null }),
      number,
      label: labelled(number),
      depth: articleSteps(number).filter(({ as }) => as !== 'paragraph' && as !== 'sentence')
        .length,
      missing: missingBefore(number, numbers),
      heading: charter.headings?.[number] ?? null,
    })),
  }));
}

function labelled(number: string): Wording {
  return articleLabel(number) ?? { zh: number, en: number };
}

/** The items between this one and the one that stands before it; paragraphs and sentences have no numbers in the source. */
function missingBefore(number: string, numbers: readonly string[]): readonly Wording[] {
  const last = articleSteps(number).at(-1);
  if (!last || last.as === 'paragraph' || last.as === 'sentence') return [];
  const written = String(last.number);
  const at = number.lastIndexOf(written);
  const named = (item: number) =>
    number.slice(0, at) + String(item) + number.slice(at + written.length);
  const missing: string[] = [];
  for (let item = last.number - 1; item > 0 && !isThere(named(item), numbers); item -= 1)
    missing.unshift(named(item));
  return missing.map(labelled);
}

/** Whether a number is quoted, whole or by what stands in it. */
function isThere(number: string, numbers: readonly string[]): boolean {
  return numbers.some(
    (one) =>
      one === number ||
      (one.startsWith(number) && !/^\d/u.test(one.slice(number.length))) ||
      (number.endsWith(')') && one.startsWith(number)),
  );
}
