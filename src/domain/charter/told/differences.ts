import { canonical } from '../../canonical.ts';
import { joined, type Wording } from '../../wording.ts';
import { cite } from '../cite.ts';
import type { Charter } from '../type.ts';
import type { Said } from './drawing.ts';
import { rulesInThePlaceOf } from './folded.ts';
import {
  changedArticles,
  changedHeadings,
  changedNames,
  changedQuestions,
  type WordChange,
} from './reworded.ts';
import { toldParts, type ToldPart, type ToldRule } from './rules.ts';
import { whomConcerns } from './whom.ts';

/** A rule that is not the same in another version: what it said and what it says. */
export type RuleChange = {
  readonly path: readonly string[];
  /** 入会申请, 秘书处审核: the part it belongs to. */
  readonly titles: readonly Wording[];
  readonly label: Wording | null;
  /** Null: there was no such rule. */
  readonly before: Said | null;
  /** Null: there is none any more. */
  readonly after: Said | null;
  readonly whom: readonly Wording[];
};
export type Differences = {
  readonly rules: readonly RuleChange[];
  readonly articles: readonly WordChange[];
  readonly questions: readonly WordChange[];
  readonly names: readonly WordChange[];
};

/** Fields that explain a part to its reader; another wording of them is no other rule. */
const EXPLANATIONS = ['hint', 'who', 'short', 'says'];

/** What is different between two versions of a charter: rules as they are carried out, then words. */
export function differencesBetween(before: Charter, after: Charter): Differences {
  const [old, present] = [toldParts(before), toldParts(after)];
  const changes = [
    ...changedRules(before, after, old, present),
    ...changedOrders(after, old, present),
  ];
  return {
    rules: changes.filter(({ path }) => !isExplanation(path)),
    articles: [...changedArticles(before, after), ...changedHeadings(before, after)],
    questions: changedQuestions(before, after),
    names: [
      ...changedNames(old, present),
      ...changes.filter(({ path }) => isExplanation(path)).map(inOtherWords),
    ],
  };
}

const isExplanation = (path: readonly string[]): boolean =>
  EXPLANATIONS.includes(path.at(-1) ?? '');

function inOtherWords({ titles, label, before, after }: RuleChange): WordChange {
  return {
    what: joined([...titles, ...(label ? [label] : [])], ' · ', ' · '),
    before: before?.says ?? null,
    after: after?.says ?? null,
  };
}

type Placed = { readonly part: ToldPart; readonly rule: ToldRule };

/** Every rule by its place; a part that says nothing by itself is the rule that it is there. */
function byPlace(parts: readonly ToldPart[]): ReadonlyMap<string, Placed> {
  return new Map(
    parts.flatMap((part) => {
      const { path, sources, kind, titles } = part;
      const there: ToldRule = {
        path,
        label: null,
        says: titles.at(-1) ?? { zh: '', en: '' },
        sources,
        value: kind,
      };
      const says = part.rules.some((rule) => rule.path === path) ? [] : [there];
      return [...says, ...part.rules].map((rule) => [rule.path.join('/'), { part, rule }] as const);
    }),
  );
}

function changedRules(
  before: Charter,
  after: Charter,
  old: readonly ToldPart[],
  present: readonly ToldPart[],
): readonly RuleChange[] {
  const [was, is] = folded(
    rulesInThePlaceOf(before, after),
    new Map(byPlace(old)),
    new Map(byPlace(present)),
  );
  const places = [...is.keys(), ...[...was.keys()].filter((place) => !is.has(place))];
  return places.flatMap((place) => {
    const [one, other] = [was.get(place), is.get(place)];
    if (one && other && isSame(before, after, one.rule, other.rule)) return [];
    const { part, rule } = (other ?? one) as Placed;
    // A part that is new or gone says so once, by its first line, unless it has rules to say it.
    if (isMereHeading(part, rule) && part.rules.length > 0 && !(one && other)) return [];
    const whom = [
      ...(one && !isFolded(before, rule.path) ? whomConcerns(before, rule.path) : []),
      ...(other ? whomConcerns(after, rule.path) : []),
    ];
    return [
      {
        path: rule.path,
        titles: part.titles,
        label: rule.label,
        before: one ? { says: one.rule.says, sources: one.rule.sources } : null,
        after: other ? { says: other.rule.says, sources: other.rule.sources } : null,
        whom: whom.filter(({ zh }, at) => whom.findIndex((same) => same.zh === zh) === at),
      },
    ];
  });
}

/** A rule that is new in one stage is compared with the one that held there. */
function folded(
  rules: ReadonlyMap<string, string>,
  was: Map<string, Placed>,
  is: Map<string, Placed>,
): readonly [ReadonlyMap<string, Placed>, ReadonlyMap<string, Placed>] {
  for (const [id, origin] of rules) {
    const part = is.get(`rules/${id}/passes`)?.part;
    if (!part) continue;
    for (const { rule } of was.values())
      if (rule.path[0] === 'rules' && rule.path[1] === origin) {
        const path = ['rules', id, ...rule.path.slice(2)];
        was.set(path.join('/'), { part, rule: { ...rule, path } });
      }
    // The stage tells its threshold, and that there is a rule.
    for (const told of [`rules/${id}`, `rules/${id}/passes`])
      for (const places of [was, is]) places.delete(told);
  }
  return [was, is];
}

/** Nobody was concerned by a rule that was not there. */
const isFolded = (before: Charter, [section, id = '']: readonly string[]): boolean =>
  section === 'rules' && !Object.hasOwn(before.rules, id);

const isMereHeading = (part: ToldPart, rule: ToldRule): boolean =>
  rule.path === part.path && rule.label === null && !part.rules.includes(rule);

/** The same value by the same command: an article’s number, a question, a resolution. */
function isSame(before: Charter, after: Charter, one: ToldRule, other: ToldRule): boolean {
  const commanded = (charter: Charter, { sources }: ToldRule) =>
    sources.map((source) => cite(charter, source).label.en).join();
  // States are passed through in their order; other values are the same in any.
  const value = one.path.at(-1) === 'states' ? JSON.stringify : canonical;
  return (
    value(one.value) === value(other.value) && commanded(before, one) === commanded(after, other)
  );
}

/** Stages and seats stand in an order that means something: what comes first, who ranks first. */
function changedOrders(
  after: Charter,
  old: readonly ToldPart[],
  present: readonly ToldPart[],
): readonly RuleChange[] {
  return ['procedures', 'bodies'].flatMap((section) => {
    const inner = section === 'procedures' ? 'stages' : 'seats';
    const ids = new Set(
      present.flatMap(({ path }) =>
        path[0] === section && path.length === 2 ? [path[1] ?? ''] : [],
      ),
    );
    return [...ids].flatMap((id) => {
      const inOrder = (parts: readonly ToldPart[]) =>
        parts.filter(
          ({ path }) =>
            path[0] === section && path[1] === id && path[2] === inner && path.length === 4,
        );
      const [was, is] = [inOrder(old), inOrder(present)];
      const names = (parts: readonly ToldPart[], others: readonly ToldPart[]) =>
        parts.filter(({ path }) => others.some((other) => other.path[3] === path[3]));
      const [kept, now] = [names(was, is), names(is, was)];
      if (kept.map(({ path }) => path[3]).join() === now.map(({ path }) => path[3]).join())
        return [];
      const around = present.find(
        ({ path }) => path[0] === section && path[1] === id && path.length === 2,
      );
      const says = (parts: readonly ToldPart[]): Said => ({
        says: {
          zh: parts.map(({ titles }) => titles.at(-1)?.zh).join(' → '),
          en: parts.map(({ titles }) => titles.at(-1)?.en).join(' → '),
        },
        sources: [],
      });
      return [
        {
          path: [section, id, inner],
          titles: around?.titles ?? [],
          label: { zh: '顺序', en: 'Order' },
          before: says(was),
          after: says(is),
          whom: whomConcerns(after, [section, id]),
        },
      ];
    });
  });
}
