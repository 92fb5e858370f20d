import type { Wording } from '../wording.ts';
import { valueInWords } from './in-words.ts';
import { WHOLE } from './sources.ts';
import { duesInWords } from './told/sentences.ts';
import type { Charter, Question } from './type.ts';

/** One default of the charter: the question it answers and every place where the answer stands. */
export type Default = Question & {
  readonly question: string;
  readonly places: readonly { readonly path: string; readonly value: Wording }[];
};

/** Every default, question by question, as the 确认表 shows them to the alliance. */
export function defaultsOf(charter: Charter): readonly Default[] {
  const places = [...placesIn(charter, [])];
  return Object.entries(charter.questions).map(([question, { asks, reading }]) => ({
    question,
    asks,
    reading,
    places: places
      .filter((place) => place.question === question)
      .map(({ path, field, value }) => ({
        path: path.join('.'),
        value: termOfDues(charter, path, value) ?? valueInWords(charter, field, value),
      })),
  }));
}

/** The terms of the dues are said each in a sentence of its own. */
function termOfDues(charter: Charter, path: readonly string[], value: unknown): Wording | null {
  const [money, dues, term, ...rest] = path;
  if (money !== 'money' || dues !== 'dues' || !term || rest.length > 0) return null;
  return duesInWords(charter, term, value);
}

type Place = {
  readonly path: readonly string[];
  readonly field: string;
  readonly value: unknown;
  readonly question: string;
};

/** Every place where a default stands in a loaded charter, in the charter's order. */
function* placesIn(part: unknown, path: readonly string[]): Generator<Place> {
  if (typeof part !== 'object' || part === null) return;
  const fields = part as Readonly<Record<string, unknown>>;
  const { defaults } = fields;
  if (typeof defaults === 'object' && defaults !== null)
    for (const [field, question] of Object.entries(defaults as Readonly<Record<string, string>>))
      // What a part is loaded without is said by the name of the part.
      yield field === WHOLE || !(field in fields)
        ? { path, field: WHOLE, value: fields, question }
        : { path: [...path, field], field, value: fields[field], question };
  for (const [key, value] of Object.entries(fields))
    if (!['defaults', 'articles', 'questions'].includes(key))
      yield* placesIn(value, [...path, key]);
}
