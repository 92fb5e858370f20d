import type { Source } from '../../plan.ts';
import type { Wording } from '../../wording.ts';
import { decisionRule } from '../plan.ts';
import { WHOLE } from '../sources.ts';
import type { Charter } from '../type.ts';
import { labelOf } from './labels.ts';
import { commandOf, commandOfField, holdsParts, partsOf, type Part, type Sort } from './parts.ts';
import { sentenceOf, toldTogether } from './sentences.ts';
import { titlesOf } from './titles.ts';
import { fieldOf, ruleOf } from './values.ts';

/** One rule of a charter in plain words. */
export type ToldRule = {
  /** Where it stands, from the top; the same rule of another version stands at the same place. */
  readonly path: readonly string[];
  /** What a reader calls the field; null: the part says it in one sentence, or by being there. */
  readonly label: Wording | null;
  readonly says: Wording;
  readonly sources: readonly Source[];
  /** What stands in the charter, to be compared with another version’s. */
  readonly value: unknown;
};

/** A part of a charter with everything it says. */
export type ToldPart = {
  readonly sort: Sort;
  /** Which verb a stage has, what a clock or document is. */
  readonly kind: string | null;
  readonly path: readonly string[];
  /** 入会申请, 秘书处审核: what it stands in, and itself last. */
  readonly titles: readonly Wording[];
  readonly sources: readonly Source[];
  readonly rules: readonly ToldRule[];
};

/** Fields that name a part, tell its sort or stand beside it; they say no rule of their own. */
const NAMES = [
  'articles',
  'defaults',
  'examples',
  'name',
  'title',
  'kind',
  'process',
  'matter',
  'own',
  'ask',
  'options',
];

/** What is so wherever nothing else is said. */
const USUAL: Readonly<Record<string, unknown>> = {
  any: 1,
  held: 'either',
  votes: true,
  priority: false,
  required: false,
  optional: false,
  confidential: false,
  every: 'year',
  copies: 'numbered',
};

/** Every part of a charter in plain words, in the charter’s order. */
export function toldParts(charter: Charter): readonly ToldPart[] {
  return partsOf(charter)
    .filter(isWorthTelling)
    .map((part) => {
      const titles = titlesOf(charter, part);
      return {
        sort: part.sort,
        kind: kindOf(part),
        path: part.path,
        titles,
        sources: commandOf(part),
        rules: [...rulesOf(charter, part, titles.at(-1) ?? { zh: '', en: '' })],
      };
    });
}

/** What a form asks is told by the form, but for a question that has a source of its own. */
function isWorthTelling({ sort, fields }: Part): boolean {
  return sort !== 'ask' || fields.articles.length > 0 || Object.keys(fields.defaults).length > 0;
}

/** Which verb a stage has, what a clock or document is. */
function kindOf({ sort, fields }: Part): string | null {
  if (sort === 'stage' || sort === 'clock') return String(fields['kind']);
  return sort === 'document' ? String(fields['as']) : null;
}

function* rulesOf(charter: Charter, part: Part, title: Wording): Generator<ToldRule> {
  const { fields, path } = part;
  const together = toldTogether(part.sort);
  const sentence = sentenceOf(charter, part);
  if (sentence)
    yield {
      path,
      label: null,
      says: sentence,
      sources: once([
        ...together.flatMap((field) =>
          field in fields.defaults ? commandOfField(part, field) : [],
        ),
        ...commandOf(part),
      ]),
      value: Object.fromEntries(together.map((field) => [field, fields[field] ?? null])),
    };
  for (const [field, value] of Object.entries(fields)) {
    if (together.includes(field) || !isSaid(part, field, value)) continue;
    yield {
      path: [...path, field],
      label: labelOf(part.sort, kindOf(part), field),
      says: fieldOf(charter, part, field),
      sources: sourcesOfRule(charter, part, field),
      value,
    };
  }
  // What the part is loaded without (a stage’s name) is said by the part.
  for (const [field, question] of Object.entries(fields.defaults))
    if (field !== WHOLE && !(field in fields))
      yield {
        path: [...path, field],
        label: null,
        says: title,
        sources: [{ from: 'default', question }],
        value: null,
      };
}

function isSaid(part: Part, field: string, value: unknown): boolean {
  if (NAMES.includes(field)) return false;
  if (field === 'asks') return true;
  if (holdsParts(value)) return false;
  if (field in part.fields.defaults) return true;
  if (part.sort === 'rule' && field === 'quorum') return true;
  // A ballot by its body’s own rule is told that rule.
  if (field === 'rule' && part.sort === 'stage') return true;
  if (field in USUAL && USUAL[field] === value) return false;
  return !isEmpty(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A threshold rests on what commands the rule, whoever names it. */
function sourcesOfRule(charter: Charter, part: Part, field: string): readonly Source[] {
  const own = commandOfField(part, field);
  if (field !== 'rule') return own;
  const id = ruleOf(charter, part);
  return id === null
    ? own
    : once([
        ...(field in part.fields.defaults ? own : []),
        decisionRule(charter, id).sources.passes,
      ]);
}

function once(sources: readonly Source[]): readonly Source[] {
  const keys = sources.map((source) => JSON.stringify(source));
  return sources.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}
