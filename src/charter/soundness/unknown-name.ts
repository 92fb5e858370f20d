import { articleHead, type Charter } from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import { nearest } from '../nearest.ts';
import type { Finding, Path } from '../problem.ts';

/**
 * A name that nothing in the charter has, with the one that was likely meant; `isNew`: what to do if none was;
 * `instead`: what it is the name of, and what to write, which is said in the place of both.
 */
export function unknownName(
  path: Path,
  written: string,
  known: readonly string[],
  what: Wording,
  isNew: Wording = { zh: '', en: '' },
  instead: Wording | null = null,
): Finding {
  const near = nearest(written, known);
  const list = known.length > 0 && known.length <= 12;
  const zh = near ? `是否想写“${near}”？` : list ? `已有：${known.join('、')}。` : '请先写出它。';
  const en = near
    ? `Did you mean ${near}?`
    : list
      ? `There are: ${known.join(', ')}.`
      : 'Write it first.';
  if (instead)
    return {
      path,
      message: {
        zh: `没有名为“${written}”的${what.zh}。${instead.zh}`,
        en: `There is no ${what.en} ${written}. ${instead.en}`,
      },
    };
  return {
    path,
    message: {
      zh: `没有名为“${written}”的${what.zh}。${zh}${isNew.zh}`,
      en: `There is no ${what.en} ${written}. ${en} ${isNew.en}`.trim(),
    },
  };
}

/** The article’s number is near every other; what helps is which parts of that article are quoted. */
export function unknownArticle({ articles }: Charter, path: Path, number: string): Finding {
  const head = articleHead(number);
  const parts = Object.keys(articles).filter((one) => articleHead(one) === head);
  const quote = {
    zh: '如原文有这一条款，请先在 articles 中摘录。',
    en: 'If the text has it, quote it under articles.',
  };
  const instead =
    parts.length === 0
      ? null
      : {
          zh: `已摘录的有：${parts.join('、')}。${quote.zh}`,
          en: `Of this article there are: ${parts.join(', ')}. ${quote.en}`,
        };
  const known = Object.keys(articles);
  return unknownName(path, number, known, { zh: '条款', en: 'article' }, quote, instead);
}

/** A name at a place of the file, and what it may be the name of. */
export type NameUsed = {
  readonly field: Path;
  readonly written: string;
  readonly known: readonly string[];
  readonly what: Wording;
  /** It is the name of something else: what, and what to write for it. */
  readonly instead?: Wording | null;
};

/** Those names that are the names of nothing. */
export function* unknownNames(path: Path, used: readonly NameUsed[]): Generator<Finding> {
  for (const { field, written, known, what, instead } of used)
    if (!known.includes(written))
      yield unknownName([...path, ...field], written, known, what, undefined, instead);
}
