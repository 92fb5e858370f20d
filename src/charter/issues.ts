import type { Wording } from '../domain/wording.ts';
import { expectationIn } from './expectation.ts';
import { nearest } from './nearest.ts';
import type { Path } from './problem.ts';

/** As much of a zod issue as its words need. */
export type Issue = {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly issues?: readonly { readonly message: string }[];
};

/** Something of the wrong form, at its place; `at` says whether the place is a key that should not be there. */
export type FormProblem = {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: Wording;
};

/** Turns what zod found into words that say what was expected and what to do. */
export function formProblems(issue: Issue, data: unknown): readonly FormProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const known = /^keys (.*)$/.exec(issue.message)?.[1]?.split(' ');
  if (known && issue.keys)
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: 'key',
      message: unknownKey(key, known),
    }));
  if (known) return [{ path, at: 'key', message: unknownKey(String(path.at(-1)), known) }];
  if (issue.code === 'invalid_key')
    return [
      {
        path,
        at: 'key',
        message: sentence(expectationIn(issue.issues?.[0]?.message ?? issue.message)),
      },
    ];
  const words = /^one-of (.*)$/.exec(issue.message)?.[1]?.split(' ');
  const expected = words
    ? {
        zh: `这里应为其中之一：${words.join('、')}`,
        en: `one of these is expected here: ${words.join(', ')}`,
      }
    : expectationIn(issue.message);
  const present = valueAt(data, path);
  if (present === undefined && path.length > 0)
    return [{ path, at: 'value', message: missing(String(path.at(-1)), expected) }];
  const near = meant(present, words) ?? inDays(present, issue.message);
  return [{ path, at: 'value', message: sentence(expected, near, written(present)) }];
}

function unknownKey(key: string, known: readonly string[]): Wording {
  // A threshold is looked for where a body votes, and stands in the rule that is named there.
  if (key === 'passes' && known.includes('rule'))
    return {
      zh: '这里不写 passes：通过条件写在 rules 中；请另写一条规则，在这里用 rule 引用。',
      en: 'passes is not known here: thresholds stand under rules; write one there and name it here by rule.',
    };
  const near = nearest(key, known);
  return near
    ? {
        zh: `不认识“${key}”。是否想写“${near}”？`,
        en: `${key} is not known here. Did you mean ${near}?`,
      }
    : {
        zh: `不认识“${key}”。这里可以写：${known.join('、')}。`,
        en: `${key} is not known here. What may stand here: ${known.join(', ')}.`,
      };
}

function missing(key: string, expected: Wording | null): Wording {
  return expected
    ? { zh: `缺少“${key}”：${expected.zh}。`, en: `${key} is missing: ${expected.en}.` }
    : { zh: `缺少“${key}”。`, en: `${key} is missing.` };
}

function meant(present: unknown, words: readonly string[] | undefined): string | null {
  return words && typeof present === 'string' ? nearest(present, words) : null;
}

/** Weeks are written in days, where days can be written. */
const COUNTED_IN_DAYS = ['period', 'days', 'notice'].map((what) => `expects ${what}`);

function inDays(present: unknown, message: string): string | null {
  const weeks = /^\s*(\d+)\s*weeks?\s*$/u.exec(typeof present === 'string' ? present : '')?.[1];
  return weeks && COUNTED_IN_DAYS.includes(message) ? `${Number(weeks) * 7} days` : null;
}

/** What stands there, when it is short enough to repeat. */
function written(present: unknown): string | null {
  const plain = ['string', 'number', 'boolean'].includes(typeof present) ? String(present) : '';
  return plain !== '' && plain.length <= 60 ? plain : null;
}

/** Signs of Chinese texts that look like those of YAML. */
const FULL_WIDTH = /[，：；‘’“”（）［］｛｝]/u;

function sentence(
  expected: Wording | null,
  near: string | null = null,
  found: string | null = null,
): Wording {
  const wanted = expected ?? {
    zh: '这里的写法不对',
    en: 'this is not written in a form that is known',
  };
  const wide = FULL_WIDTH.exec(found ?? '')?.[0];
  const spaced = /\S\s{2,}\S/u.test(found ?? '');
  const zh = [
    `${wanted.zh}${found === null ? '' : `；现为“${found}”`}。`,
    near && `是否想写“${near}”？`,
    wide && `其中的“${wide}”是全角标点，请改用半角。`,
    spaced && '其中有连续的空格，请只留一个。',
  ];
  const en = [
    `${capital(wanted.en)}${found === null ? '' : `; it says “${found}”`}.`,
    near && `Did you mean ${near}?`,
    wide && `The ${wide} in it is a full-width sign; write the plain one.`,
    spaced && 'Two spaces stand in it; write one.',
  ];
  return { zh: zh.filter(Boolean).join(''), en: en.filter(Boolean).join(' ') };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The value at a path of plain data; undefined where there is none. */
function valueAt(data: unknown, path: Path): unknown {
  let at = data;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
