import { everySeat, type Charter, type Provenance } from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding, Path } from '../problem.ts';
import { answeredBeneath, questionsCited } from '../silence.ts';
import { examineNamesOfBodies } from './names-of-bodies.ts';
import { examineNamesOfClocks } from './names-of-clocks.ts';
import { examineNamesOfMembers } from './names-of-members.ts';
import { examineNamesOfRegisters } from './names-of-registers.ts';
import { examineStageNames } from './stage-names.ts';
import { unknownArticle, unknownName } from './unknown-name.ts';

/** Every name used in a charter is the name of something in it, and no name stands for two things. */
export function* examineNames(charter: Charter): Generator<Finding> {
  yield* sourcesIn(charter, charter, []);
  yield* unusedQuestions(charter);
  yield* doubles(charter);
  yield* examineNamesOfBodies(charter);
  yield* examineNamesOfMembers(charter);
  yield* examineStageNames(charter);
  yield* examineNamesOfClocks(charter);
  yield* examineNamesOfRegisters(charter);
  yield* inMoney(charter);
  yield* inChanges(charter);
}

const NEW_QUESTION: Wording = {
  zh: '如是新问题，请写在 questions 中。',
  en: 'If it is new, write it under questions.',
};

/** Fields that are lists of articles in their own right. */
const LISTS_OF_ARTICLES = ['declares', 'checks', 'assesses', 'powers'];

function* sourcesIn(charter: Charter, part: unknown, path: Path): Generator<Finding> {
  if (typeof part !== 'object' || part === null) return;
  for (const field of LISTS_OF_ARTICLES) {
    const written = (part as Readonly<Record<string, unknown>>)[field];
    if (!Array.isArray(written)) continue;
    for (const [at, number] of written.entries())
      if (typeof number === 'string' && !Object.hasOwn(charter.articles, number))
        yield unknownArticle(charter, [...path, field, at], number);
  }
  if ('articles' in part && 'defaults' in part && Array.isArray(part.articles)) {
    const { articles, defaults } = part as Provenance;
    for (const [at, number] of articles.entries())
      if (!Object.hasOwn(charter.articles, number))
        yield unknownArticle(
          charter,
          [...path, 'article', ...(articles.length > 1 ? [at] : [])],
          number,
        );
    for (const question of new Set(Object.values(defaults)))
      if (!Object.hasOwn(charter.questions, question))
        yield unknownName(
          [...path, 'default'],
          question,
          Object.keys(charter.questions),
          { zh: '问题', en: 'question' },
          NEW_QUESTION,
        );
  }
  for (const [key, value] of Object.entries(part)) {
    if (['articles', 'defaults', 'questions'].includes(key)) continue;
    yield* sourcesIn(charter, value, [...path, ...stepTo(part, key, value)]);
  }
}

/** chairedBy → chaired-by: as the file writes it. */
function inFile(key: string): string {
  return key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** A stage stands under its verb in the file: stages[2].ballot. */
function stepTo(part: object, key: string, value: unknown): Path {
  if (!Array.isArray(part)) return [inFile(key)];
  const at = Number(key);
  const verb = typeof value === 'object' && value !== null && 'kind' in value && 'then' in value;
  return verb ? [at, String(value.kind)] : [at];
}

function* unusedQuestions(charter: Charter): Generator<Finding> {
  const cited = questionsCited({ ...charter, questions: null });
  const beneath = answeredBeneath(charter);
  for (const [id, { leavesOut }] of Object.entries(charter.questions))
    if (!leavesOut && !cited.has(id) && !beneath.includes(id))
      yield {
        path: ['questions', id],
        message: {
          zh: `没有任何规则引用问题 ${id}；请在相应处写 default: ${id}，或删去它。`,
          en: `No rule answers the question ${id}; write default: ${id} where it is answered, or remove it.`,
        },
      };
}

/** Classes, bodies, seats and authorities share one space of names. */
function* doubles(charter: Charter): Generator<Finding> {
  const places: readonly { readonly id: string; readonly path: Path }[] = [
    ...Object.keys(charter.authorities).map((id) => ({ id, path: ['authorities', id] })),
    ...Object.keys(charter.members.classes).map((id) => ({ id, path: ['members', 'classes', id] })),
    ...Object.keys(charter.bodies).map((id) => ({ id, path: ['bodies', id] })),
    ...everySeat(charter).map(({ id, body }) => ({ id, path: ['bodies', body, 'seats', id] })),
  ];
  const seen = new Set<string>();
  for (const { id, path } of places) {
    if (seen.has(id))
      yield {
        path,
        message: {
          zh: `“${id}”已用作另一类别、机构、席位或外部单位的名称；请换一个。`,
          en: `${id} already names another class, body, seat or authority; choose another.`,
        },
      };
    seen.add(id);
  }
}

/** The money goes to an authority, is adjusted by a body and owed by kinds that the charter has. */
function* inMoney(charter: Charter): Generator<Finding> {
  const { dues } = charter.money;
  if (!dues) return;
  const kinds = Object.keys(charter.members.kinds);
  for (const kind of Object.keys(dues.amount))
    if (!kinds.includes(kind))
      yield unknownName(['money', 'dues', 'amount', kind], kind, kinds, {
        zh: '会员类别',
        en: 'kind',
      });
  for (const [at, { kind }] of dues.examples.entries())
    if (!kinds.includes(kind))
      yield unknownName(['money', 'dues', 'examples', at, 'kind'], kind, kinds, {
        zh: '会员类别',
        en: 'kind',
      });
  const authorities = Object.keys(charter.authorities);
  for (const [path, written] of [
    [['paid-to', 'authority'], dues.paidTo?.authority],
    [['voucher', 'from'], dues.voucher?.from],
  ] as const)
    if (written !== undefined && !authorities.includes(written))
      yield unknownName(['money', 'dues', ...path], written, authorities, {
        zh: '外部单位',
        en: 'authority',
      });
  const bodies = Object.keys(charter.bodies);
  if (dues.adjustedBy && !bodies.includes(dues.adjustedBy.body))
    yield unknownName(['money', 'dues', 'adjusted-by', 'body'], dues.adjustedBy.body, bodies, {
      zh: '机构',
      en: 'body',
    });
}

function* inChanges(charter: Charter): Generator<Finding> {
  const procedures = Object.keys(charter.procedures);
  for (const [what, written] of Object.entries(charter.changes))
    if (written !== null && !procedures.includes(written))
      yield unknownName(['changes', what], written, procedures, { zh: '流程', en: 'procedure' });
}
