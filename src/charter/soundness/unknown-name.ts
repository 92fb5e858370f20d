import type { Wording } from '../../domain/wording.ts';
import { nearest } from '../nearest.ts';
import type { Finding, Path } from '../problem.ts';

/** A name that nothing in the charter has, with the one that was likely meant; `isNew`: what to do if none was. */
export function unknownName(
  path: Path,
  written: string,
  known: readonly string[],
  what: Wording,
  isNew: Wording = { zh: '', en: '' },
): Finding {
  const near = nearest(written, known);
  const list = known.length > 0 && known.length <= 12;
  const zh = near ? `是否想写“${near}”？` : list ? `已有：${known.join('、')}。` : '请先写出它。';
  const en = near
    ? `Did you mean ${near}?`
    : list
      ? `There are: ${known.join(', ')}.`
      : 'Write it first.';
  return {
    path,
    message: {
      zh: `没有名为“${written}”的${what.zh}。${zh}${isNew.zh}`,
      en: `There is no ${what.en} ${written}. ${en} ${isNew.en}`.trim(),
    },
  };
}

/** A name at a place of the file, and what it may be the name of. */
export type NameUsed = {
  readonly field: Path;
  readonly written: string;
  readonly known: readonly string[];
  readonly what: Wording;
};

/** Those names that are the names of nothing. */
export function* unknownNames(path: Path, used: readonly NameUsed[]): Generator<Finding> {
  for (const { field, written, known, what } of used)
    if (!known.includes(written)) yield unknownName([...path, ...field], written, known, what);
}
