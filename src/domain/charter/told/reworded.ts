import { canonical } from '../../canonical.ts';
import type { Wording } from '../../wording.ts';
import { articleLabel } from '../numbering.ts';
import type { Article, Charter } from '../type.ts';
import type { ToldPart } from './rules.ts';
import { textOf } from './text.ts';

/** Words that are not the same, while the rule is. */
export type WordChange = {
  readonly what: Wording;
  readonly before: Wording | null;
  readonly after: Wording | null;
};
export function changedArticles(before: Charter, after: Charter): readonly WordChange[] {
  const lines = (charter: Charter) =>
    new Map(textOf(charter).flatMap(({ lines: all }) => all.map((line) => [line.number, line])));
  const [was, is] = [lines(before), lines(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((number) => {
    const [one, other] = [was.get(number), is.get(number)];
    const label = (other ?? one)?.label;
    if (!label || (one?.words === other?.words && one?.translation === other?.translation))
      return [];
    const words = (line: typeof one): Wording | null =>
      line ? { zh: line.words, en: line.translation ?? line.words } : null;
    return [{ what: label, before: words(one), after: words(other) }];
  });
}

export function changedHeadings(before: Charter, after: Charter): readonly WordChange[] {
  const [was, is] = [before.headings ?? {}, after.headings ?? {}];
  const words = (heading: Article | undefined): Wording | null =>
    heading ? { zh: heading.words, en: heading.translation ?? heading.words } : null;
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((number) => {
    const [one, other] = [words(was[number]), words(is[number])];
    if (one?.zh === other?.zh && one?.en === other?.en) return [];
    const { zh, en } = articleLabel(number) ?? { zh: number, en: number };
    return [
      { what: { zh: `${zh}前的标题`, en: `Heading before ${en}` }, before: one, after: other },
    ];
  });
}

export function changedQuestions(before: Charter, after: Charter): readonly WordChange[] {
  return [...new Set([...Object.keys(after.questions), ...Object.keys(before.questions)])].flatMap(
    (id) => {
      const [one, other] = [before.questions[id], after.questions[id]];
      if (canonical(one ?? null) === canonical(other ?? null)) return [];
      const what = { zh: id, en: id };
      const [asked, asks] = [one?.asks, other?.asks];
      if (!asked || !asks || (asked.zh === asks.zh && asked.en === asks.en))
        return [{ what, before: one?.reading ?? null, after: other?.reading ?? null }];
      const read = canonical(one?.reading) !== canonical(other?.reading);
      return [
        { what: { zh: `${id} 所问`, en: `${id}, what it asks` }, before: asked, after: asks },
        ...(read ? [{ what, before: one?.reading ?? null, after: other?.reading ?? null }] : []),
      ];
    },
  );
}

/** Parts that are called otherwise. */
export function changedNames(
  old: readonly ToldPart[],
  present: readonly ToldPart[],
): readonly WordChange[] {
  return present.flatMap(({ sort, path, titles }) => {
    // A rule is called after those who decide by it.
    if (sort === 'rule') return [];
    const was = old.find((part) => part.path.join('/') === path.join('/'));
    const [one, other] = [was?.titles.at(-1), titles.at(-1)];
    if (!one || !other || (one.zh === other.zh && one.en === other.en)) return [];
    return [{ what: titles[0] ?? other, before: one, after: other }];
  });
}
