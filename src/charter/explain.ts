import {
  cite,
  defaultsOf,
  duesFor,
  electorsOf,
  kindsOf,
  nameIn,
  observersOf,
  type Charter,
} from '../domain/charter.ts';
import { drawnInText } from './explain-drawing.ts';
import { restInWords } from './explain-rest.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
import { drawingsOf } from '../domain/charter/told/drawing.ts';
import { toldParts, type ToldPart } from '../domain/charter/told/rules.ts';
import { conditionInWords } from '../domain/charter/told/values.ts';
import { dutiesOf } from '../domain/charter/told/year.ts';
import type { Source } from '../domain/plan.ts';
import type { Language, Wording } from '../domain/wording.ts';

/** A charter told in plain words, line by line, every line with what commands it. */
export function explain(charter: Charter, language: Language): readonly string[] {
  const say = (wording: Wording) => wording[language];
  const by = (sources: readonly Source[]) => {
    const labels = sources.map((source) => say(cite(charter, source).label));
    return labels.length === 0
      ? ''
      : language === 'zh'
        ? `（${labels.join('，')}）`
        : ` (${labels.join('; ')})`;
  };
  const list = (words: readonly string[]) => words.join(language === 'zh' ? '、' : ', ');
  const names = (ids: readonly string[]) => list(ids.map((id) => say(nameIn(charter, id))));
  const title = (zh: string, en: string) => ['', say({ zh, en })];
  const kinds = kindsOf(charter).flatMap((kind) => [
    `  ${say(kind.name)}${by(kind.sources)}`,
    ...kind.documents.map((document) => {
      const only = document.if ? conditionInWords(charter, document.if) : null;
      const condition = only ? say({ zh: `，仅限${only.zh}`, en: `, only where ${only.en}` }) : '';
      return `    - ${say(document.name)}${condition}${by(document.sources)}`;
    }),
    ...duesLine(kind.id),
  ]);
  function duesLine(kind: string): readonly string[] {
    const dues = duesFor(charter, kind);
    if (!dues) return [];
    return [
      `    ${say({ zh: `会费：每年${dues.amount}元`, en: `Dues: ${dues.amount} yuan a year` })}${by(dues.sources)}`,
    ];
  }
  const bodies = Object.entries(charter.bodies).flatMap(([id, body]) => {
    const [electors, observers] = [electorsOf(charter, id), observersOf(charter, id)];
    return [
      `  ${say(body.name)}${by(body.articles.map((article) => ({ from: 'charter', article })))}`,
      ...(electors.length > 0
        ? [`    ${say({ zh: '表决', en: 'votes' })}: ${names(electors)}`]
        : []),
      ...(observers.length > 0
        ? [`    ${say({ zh: '列席', en: 'attends without vote' })}: ${names(observers)}`]
        : []),
      ...(body.duties.length > 0
        ? [
            `    ${say({ zh: '组成人员的义务', en: 'who sits in it has duties' })}${by(body.duties.flatMap(sourcesOf))}`,
          ]
        : []),
    ];
  });
  const procedures = drawingsOf(charter).flatMap((drawing) => drawnInText(drawing, say, by));
  const told = toldParts(charter);
  const rules = told.filter(({ sort }) => sort === 'rule').flatMap(inLines);
  const dues = told.filter(({ path }) => path[1] === 'dues' && path.length > 2).flatMap(inLines);
  const clocks = told.filter(({ sort }) => sort === 'clock').flatMap(inLines);
  function inLines(part: ToldPart): readonly string[] {
    const sentence = part.rules.find(({ label }) => label === null);
    if (sentence) return [`  ${say(sentence.says)}${by(sentence.sources)}`];
    return [
      `  ${say(part.titles.at(-1) ?? { zh: '', en: '' })}${by(part.sources)}`,
      ...part.rules.map(
        ({ label, says, sources }) =>
          `    ${label ? `${say(label)}: ` : ''}${say(says)}${by(sources)}`,
      ),
    ];
  }
  const duties = dutiesOf(charter).map(
    ({ when, says, sources }) => `  ${say(when)}: ${say(says)}${by(sources)}`,
  );
  const more = restInWords(charter).flatMap(({ title: heading, lines }) => [
    ...title(heading.zh, heading.en),
    ...lines.map(({ says, sources, depth }) => `${'  '.repeat(depth)}${say(says)}${by(sources)}`),
  ]);
  const defaults = defaultsOf(charter).flatMap(({ question, asks, reading }) => [
    `  ${question}  ${say(asks)}`,
    `      ${say(reading)}`,
  ]);
  return [
    `${say(charter.name)} · ${say({ zh: `第${charter.version}版`, en: `version ${charter.version}` })}`,
    ...title('会员', 'Members'),
    ...kinds,
    ...title('机构', 'Bodies'),
    ...bodies,
    ...title('流程', 'Procedures'),
    ...procedures,
    ...title('表决规则', 'Rules of voting'),
    ...rules,
    ...(dues.length > 0 ? [...title('会费', 'Dues'), ...dues] : []),
    ...(clocks.length > 0 ? [...title('期限', 'Clocks'), ...clocks] : []),
    ...more,
    ...title('一年的职责', 'The duties of a year'),
    ...duties,
    ...title(
      '系统默认（章程没有规定，待联盟确认）',
      'System defaults (the charter is silent; for the alliance to confirm)',
    ),
    ...defaults,
  ];
}
