import type { Path } from '../../src/charter/problem.ts';
import { namesIn, otherNames } from './names.ts';
import { otherWords, wholeCharter, wholeSilence, within, type Place } from './schema.ts';
import { otherValues } from './values.ts';

type Part = Readonly<Record<string, unknown>>;
/** One rule of a charter file said otherwise. */
export type Mutant = {
  readonly path: Path;
  /** `15 days → 16 days`, `dropped`, `after the next`. */
  readonly change: string;
  /** What the check would call it: the name that is gone, or stands there now. */
  readonly names: readonly string[];
  readonly data: Part;
};

/** What names or explains a rule, or quotes the charter: no rule itself. */
const NO_RULES = new Set([
  'charter',
  'version',
  'silence',
  'note',
  'name',
  'short',
  'text',
  'articles',
  'headings',
  'title',
  'label',
  'hint',
  'who',
  'says',
  'item',
  'matter',
  'process',
  'office',
  'examples',
]);
/** Says where a rule comes from. */
export const isSource = (step: Path[number]) => step === 'article' || step === 'default';

/** Lists and maps whose order is a rule. */
const ORDERED = new Set(['stages', 'order', 'tie', 'chaired-by', 'states', 'seats']);

/**
 * Every rule of a charter file, and every source of one, changed by itself; some of it is then no charter any more.
 * `common` are the questions answered beneath it.
 */
export function mutants(charter: Part, common: readonly string[]): Generator<Mutant> {
  const data = withoutExamples(charter) as Part;
  return mutantsOf(data, wholeCharter, namesIn(data, common));
}

/** The same of the answers to what charters leave open. */
export function mutantsOfSilence(silence: Part): Generator<Mutant> {
  return mutantsOf(silence, wholeSilence, namesIn(silence, []));
}

function* mutantsOf(
  data: Part,
  whole: Place,
  names: readonly (readonly string[])[],
): Generator<Mutant> {
  yield* changes(data, whole, []);

  function* changes(value: unknown, place: Place, path: Path): Generator<Mutant> {
    for (const other of others(value, place, path))
      yield {
        path,
        change: `${String(value)} → ${String(other)}`,
        names: [String(value), String(other)],
        data: put(data, path, other),
      };
    for (const [step, part] of partsOf(value, place)) {
      const at = [...path, step];
      const isName = !place.some(({ properties }) => properties?.[step] !== undefined);
      // A source is moved only: who notices that it says another one notices that it says none.
      if (!at.some(isSource))
        yield {
          path: at,
          change: `${told(part)} dropped`.trim(),
          names: [told(part), ...(isName ? [String(step)] : [])],
          data: drop(data, at),
        };
      yield* changes(part, within(place, step), at);
    }
    yield* swaps(value, place, path);
  }

  function others(value: unknown, place: Place, path: Path): readonly unknown[] {
    if (typeof value === 'object') return [];
    const words = otherWords(place, value);
    // A stage's own name is said with the key that elsewhere is one of a closed list of words.
    if (path.at(-1) === 'as' && words.length === 0) return [];
    return [...new Set([...words, ...otherValues(value), ...otherNames(names, value)])];
  }

  function* swaps(value: unknown, place: Place, path: Path): Generator<Mutant> {
    if (!ORDERED.has(String(path.at(-1)))) return;
    const parts = partsOf(value, place);
    for (let at = 0; at + 1 < parts.length; at += 1) {
      const turned = parts.toSpliced(at, 2, ...parts.slice(at, at + 2).toReversed());
      yield {
        path: [...path, parts[at]?.[0] ?? at],
        change: 'after the next',
        names: [],
        data: put(
          data,
          path,
          Array.isArray(value) ? turned.map(([, part]) => part) : Object.fromEntries(turned),
        ),
      };
    }
  }
}

/** What a list or map is made of, without what is no rule. */
function partsOf(value: unknown, place: Place): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((part, at) => [at, part] as const);
  if (value === null || typeof value !== 'object' || isWording(value)) return [];
  const isLabel = (key: string) =>
    NO_RULES.has(key) && place.some(({ properties }) => properties?.[key] !== undefined);
  return Object.entries(value).filter(([key]) => !isLabel(key));
}

function isWording(value: object): boolean {
  return Object.keys(value).every((key) => key === 'zh' || key === 'en');
}

/** Examples are tests in the file itself: they prove nothing about it. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      key === 'examples' ? [] : [[key, withoutExamples(part)]],
    ),
  );
}

function told(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? JSON.stringify(value).replaceAll('"', '')
    : '';
}

function put(value: unknown, path: Path, other: unknown): Part {
  return replaced(value, path, () => [other]) as Part;
}

function drop(value: unknown, path: Path): Part {
  return replaced(value, path, () => []) as Part;
}

function replaced(value: unknown, [step, ...rest]: Path, by: () => readonly unknown[]): unknown {
  if (step === undefined) return by()[0];
  const instead = (part: unknown) => (rest.length > 0 ? [replaced(part, rest, by)] : by());
  if (Array.isArray(value))
    return value.flatMap((part: unknown, at) => (at === step ? instead(part) : [part]));
  return Object.fromEntries(
    Object.entries(value as Part).flatMap(([key, part]) =>
      key === step ? instead(part).map((one) => [key, one]) : [[key, part]],
    ),
  );
}
