import { cite, type Charter } from '../domain/charter.ts';
import { differencesBetween, type RuleChange } from '../domain/charter/told/differences.ts';
import type { Said } from '../domain/charter/told/drawing.ts';
import type { WordChange } from '../domain/charter/told/reworded.ts';
import type { Language, Wording } from '../domain/wording.ts';

/** What is different between two versions, line by line; `rulesChanged` false: the same is carried out, in other words at most. */
export function tellDifferences(
  before: Charter,
  after: Charter,
  language: Language,
): { readonly rulesChanged: boolean; readonly lines: readonly string[] } {
  const say = (wording: Wording) => wording[language];
  const found = differencesBetween(before, after);
  const said = (charter: Charter, one: Said | null): string => {
    if (one === null) return say({ zh: '（无）', en: '(none)' });
    const labels = one.sources.map((source) => say(cite(charter, source).label));
    if (labels.length === 0) return say(one.says);
    return language === 'zh'
      ? `${say(one.says)}（${labels.join('，')}）`
      : `${say(one.says)} (${labels.join('; ')})`;
  };
  const title = (zh: string, en: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', say({ zh, en }), ...lines];
  const words = (changes: readonly WordChange[]) =>
    changes.flatMap((change) => wordLines(change, say));

  const areas = [...new Set(found.rules.map(areaOf))];
  const numbered = areas.flatMap((area) => found.rules.filter((change) => areaOf(change) === area));
  const rules = areas.flatMap((area) => {
    const changes = numbered.filter((change) => areaOf(change) === area);
    const [first] = changes;
    return [
      `  ${first ? say(first.titles[0] ?? { zh: area, en: area }) : area}`,
      ...changes.flatMap((change) => {
        const inner = [...change.titles.slice(1), ...(change.label ? [change.label] : [])];
        const head = inner.length > 0 ? inner : change.titles;
        return [
          `    ${numbered.indexOf(change) + 1}. ${head.map(say).join(' · ')}`,
          `       - ${said(before, change.before)}`,
          `       + ${said(after, change.after)}`,
          `       ${say({ zh: '涉及', en: 'for' })}: ${change.whom.map(say).join(say({ zh: '、', en: ', ' }))}`,
        ];
      }),
    ];
  });
  return {
    rulesChanged: numbered.length > 0,
    lines: [
      versions(before, after, language),
      ...(numbered.length > 0
        ? title('规则的变化', 'Rules that change', rules)
        : ['', say({ zh: '规则没有变化。', en: 'No rule changes.' })]),
      ...title('对谁有变化', 'For whom', byWhom(numbered, say)),
      ...title('条文的变化', 'Articles', words(found.articles)),
      ...title('问题和读法的变化', 'Questions and readings', words(found.questions)),
      ...title('名称和说明的变化', 'Names and explanations', words(found.names)),
    ],
  };
}

/** Two versions of one charter; or two charters, each with its name. */
function versions(before: Charter, after: Charter, language: Language): string {
  const name = before.name[language];
  if (before.id !== after.id) return `${name} → ${after.name[language]}`;
  return language === 'zh'
    ? `${name} · 第${before.version}版 → 第${after.version}版`
    : `${name} · version ${before.version} → version ${after.version}`;
}

/** What changes together is told together: a procedure, a body, a class. */
function areaOf({ path }: RuleChange): string {
  return path.slice(0, path[0] === 'members' ? 3 : 2).join('/');
}

function byWhom(
  changes: readonly RuleChange[],
  say: (wording: Wording) => string,
): readonly string[] {
  const whom = [...new Set(changes.flatMap((change) => change.whom.map(say)))];
  return whom.map((one) => {
    const numbers = changes.flatMap((change, at) =>
      change.whom.some((other) => say(other) === one) ? [at + 1] : [],
    );
    return `  ${one}: ${numbers.join(say({ zh: '、', en: ', ' }))}`;
  });
}

function wordLines(
  { what, before, after }: WordChange,
  say: (wording: Wording) => string,
): readonly string[] {
  return [
    `  ${say(what)}`,
    ...(before ? [`    - ${say(before)}`] : []),
    ...(after ? [`    + ${say(after)}`] : []),
  ];
}
