import { expect, test } from '@jest/globals';
import type { Charter } from '../../src/domain/charter.ts';
import { charterFrom } from './files.ts';

type Part = Readonly<Record<string, unknown>>;

/** A test a row: where a place of the charter says it comes from; and one that no other place says so. */
export function takes(id: string, letter: string, sources: Readonly<Record<string, string>>): void {
  const charter = charterFrom(id);
  test.each(Object.entries(sources))(
    `charter ${letter} takes %s from where it says`,
    (place, source) => {
      expect(sourceAt(charter, place)).toBe(source);
    },
  );

  test(`charter ${letter} takes nothing else from anywhere`, () => {
    expect(placesWithSources(charter)).toEqual(Object.keys(sources));
  });
}

/**
 * Where a part of a charter says it comes from: `57#1` an article, `F-Q5` a question, `by F-Q5` the question that one
 * field of the part answers. A place is said as in procedures.admission.stages.review: an item of a list is called by
 * what it is about, a stage by its name.
 */
function sourceAt(charter: Charter, place: string): string {
  const part = place.split('.').reduce<unknown>((one, step) => partAt(one, step), charter);
  return sourceOf(part as Part);
}

/** Every place of a charter that says where it comes from. */
function placesWithSources(charter: Charter): readonly string[] {
  return [...placesIn({ ...charter, articles: {}, questions: {} }, '')];
}

function* placesIn(part: unknown, place: string): Generator<string> {
  if (part === null || typeof part !== 'object') return;
  if (sourceOf(part as Part) !== '') yield place;
  for (const [step, value] of stepsOf(part))
    yield* placesIn(value, place === '' ? step : `${place}.${step}`);
}

function partAt(part: unknown, step: string): unknown {
  if (!Array.isArray(part)) return (part as Part | undefined)?.[step];
  return stepsOf(part).find(([name]) => name === step)?.[1];
}

function stepsOf(part: object): readonly (readonly [string, unknown])[] {
  const steps = Object.entries(part).filter(
    ([key]) => !['articles', 'defaults', 'examples'].includes(key),
  ) as [string, unknown][];
  if (!Array.isArray(part)) return steps;
  const names = steps.map(([at, item]) => nameOf(item, at));
  return steps.map(([, item], at) => {
    const name = names[at] ?? '';
    const nth = names.slice(0, at + 1).filter((one) => one === name).length;
    return [nth > 1 ? `${name} ${nth}` : name, item] as const;
  });
}

function sourceOf({ articles, defaults }: Part): string {
  const questions = Object.entries((defaults ?? {}) as Readonly<Record<string, string>>);
  return [
    ...(Array.isArray(articles) ? articles.map(String) : []),
    ...questions.map(([field, id]) => (field === '*' ? id : `${field} ${id}`)),
  ].join(', ');
}

function nameOf(item: unknown, at: string): string {
  const { name, ask, document, keptIn, may, what, do: effect, class: into } = item as Part;
  if (typeof name === 'string') return name;
  const words = [ask, may, effect, what, into, document, keptIn].filter(
    (word) => typeof word === 'string',
  );
  return words.length > 0 ? words.join(' ') : at;
}
