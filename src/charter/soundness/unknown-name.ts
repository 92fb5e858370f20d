import type { Wording } from '../../domain/wording.ts';
import { nearest } from '../nearest.ts';
import type { Finding, Path } from '../problem.ts';

/** A name that nothing in the charter has, with the one that was likely meant. */
export function unknownName(
  path: Path,
  written: string,
  known: readonly string[],
  what: Wording,
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
      zh: `没有名为“${written}”的${what.zh}。${zh}`,
      en: `There is no ${what.en} ${written}. ${en}`,
    },
  };
}
