import { WHOLE } from '../sources.ts';
import type { Source } from '../../plan.ts';
import type { Charter, Provenance } from '../type.ts';

/** What a part of a charter is. */
export type Sort =
  | 'purpose'
  | 'abbreviation'
  | 'adopted'
  | 'outputs'
  | 'declaration'
  | 'authority'
  | 'date'
  | 'founders'
  | 'liaison'
  | 'kind'
  | 'requirement'
  | 'class'
  | 'right'
  | 'duty'
  | 'body'
  | 'seat'
  | 'meetings'
  | 'request'
  | 'agenda'
  | 'rule'
  | 'document'
  | 'ask'
  | 'procedure'
  | 'opening'
  | 'stage'
  | 'effect'
  | 'filing-objection'
  | 'clock'
  | 'gate'
  | 'register'
  | 'register-kind'
  | 'dues'
  | 'dues-year'
  | 'dues-due'
  | 'dues-arrears'
  | 'dues-paid-to'
  | 'dues-voucher'
  | 'dues-adjusted-by'
  | 'dues-uses'
  | 'free'
  | 'contributions'
  | 'fee'
  | 'income'
  | 'spending'
  | 'spent-on'
  | 'never-spent-on';

type Fields = Provenance & Readonly<Record<string, unknown>>;

/** One part of a charter that something commands, where it stands, and what it stands in. */
export type Part = {
  readonly sort: Sort;
  /** From the top, by names: procedures, admission, stages, review. The same part of another version has the same path. */
  readonly path: readonly string[];
  readonly fields: Fields;
  readonly around: Part | null;
};

/** Under which key a part of which sort stands; where one key holds two sorts, the part around tells them apart. */
const SORTS: Readonly<Record<string, Sort>> = {
  purpose: 'purpose',
  abbreviation: 'abbreviation',
  adopted: 'adopted',
  outputs: 'outputs',
  declarations: 'declaration',
  authorities: 'authority',
  dates: 'date',
  founders: 'founders',
  liaison: 'liaison',
  kinds: 'kind',
  classes: 'class',
  rights: 'right',
  duties: 'duty',
  bodies: 'body',
  seats: 'seat',
  meetings: 'meetings',
  requested: 'request',
  agenda: 'agenda',
  rules: 'rule',
  documents: 'document',
  asks: 'ask',
  procedures: 'procedure',
  open: 'opening',
  stages: 'stage',
  then: 'effect',
  objection: 'filing-objection',
  clocks: 'clock',
  gates: 'gate',
  registers: 'register',
  dues: 'dues',
  year: 'dues-year',
  due: 'dues-due',
  arrears: 'dues-arrears',
  paidTo: 'dues-paid-to',
  voucher: 'dues-voucher',
  adjustedBy: 'dues-adjusted-by',
  uses: 'dues-uses',
  free: 'free',
  contributions: 'contributions',
  fees: 'fee',
  income: 'income',
  spending: 'spending',
  for: 'spent-on',
  never: 'never-spent-on',
};

function sortUnder(key: string, around: Part | null): Sort {
  if (key === 'kinds' && around?.sort === 'register') return 'register-kind';
  if (key === 'documents' && around?.sort === 'kind') return 'requirement';
  const sort = SORTS[key];
  if (!sort) throw new Error(`No part of a charter stands under ${key}.`);
  return sort;
}

/** Sections that hold parts of several sorts, each under a key of its own. */
const SECTIONS = ['members', 'money'];

/** Every part of a charter, in the charter's order, each before what stands in it. */
export function partsOf(charter: Charter): readonly Part[] {
  return Object.entries(charter)
    .filter(([key]) => !['articles', 'headings', 'questions', 'confirmed', 'words'].includes(key))
    .flatMap(([key, value]) => [...within(value, [key], key, null)]);
}

function* within(
  value: unknown,
  path: readonly string[],
  key: string,
  around: Part | null,
): Generator<Part> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const steps = value.map(stepTo);
    for (const [at, one] of value.entries()) {
      const step = steps[at] ?? '';
      // Two of one name in one list are told apart by their place.
      const twice = steps.indexOf(step) < at;
      yield* within(one, [...path, twice ? `${step} ${at + 1}` : step], key, around);
    }
    return;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (!isPart(fields)) {
    for (const [name, one] of Object.entries(fields))
      yield* within(one, [...path, name], SECTIONS.includes(key) ? name : key, around);
    return;
  }
  const part: Part = { sort: sortUnder(key, around), path, fields, around };
  yield part;
  for (const [name, one] of Object.entries(fields))
    if (!['articles', 'defaults', 'examples'].includes(name) && holdsParts(one))
      yield* within(one, [...path, name], name, part);
}

function isPart(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && 'articles' in value && 'defaults' in value;
}

/** Whether a field holds parts of its own, so that they say what it says. */
export function holdsParts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isPart(value) || Object.values(value).some(holdsParts);
}

/** What tells one of a list from the others, whichever place it has: a stage by its name, a right by what it is to do. */
function stepTo(one: unknown, at: number): string {
  if (typeof one !== 'object' || one === null) return String(at);
  const {
    do: does,
    may,
    what,
    document,
    ask,
    item,
    name,
    articles,
  } = one as Readonly<Record<string, unknown>>;
  if (typeof does === 'string') {
    const { class: to, because } = one as Readonly<Record<string, unknown>>;
    return [does, what ?? to ?? because].filter((word) => typeof word === 'string').join(' ');
  }
  if (typeof may === 'string') return `${may} ${String(what)}`;
  if (typeof item === 'object' && item !== null && 'zh' in item) return String(item.zh);
  const named = [ask, name, document].find((word) => typeof word === 'string');
  if (typeof named === 'string') return named;
  return Array.isArray(articles) && articles.length > 0 ? articles.join(' ') : String(at);
}

/** What commands a part: its articles and the question it answers whole; one without a source has that of the part around it. */
export function commandOf({ fields, around }: Part): readonly Source[] {
  const whole = fields.defaults[WHOLE];
  const own = [
    ...fields.articles.map((article): Source => ({ from: 'charter', article })),
    ...(whole === undefined ? [] : [{ from: 'default' as const, question: whole }]),
  ];
  if (own.length > 0) return own;
  if (around) return commandOf(around);
  // Every field has a question of its own: what only names the part rests on all of them.
  return [...new Set(Object.values(fields.defaults))].map((question) => ({
    from: 'default',
    question,
  }));
}

/** What commands one field of a part: the question it answers, else what commands the part. */
export function commandOfField(part: Part, field: string): readonly Source[] {
  const question = part.fields.defaults[field];
  if (question !== undefined) return [{ from: 'default', question }];
  return commandOf(part);
}
