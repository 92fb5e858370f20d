import {
  asksMoreThanIsCarriedOut,
  cite,
  defaultsOf,
  describePlan,
  duesFor,
  electorsOf,
  kindsOf,
  nameIn,
  noticeInWords,
  spanInWords,
  observersOf,
  valueInWords,
  WHOLE,
  type Charter,
  type DescribedStage,
} from '../domain/charter.ts';
import { clocksInWords } from './explain-clocks.ts';
import { duesInWords } from './explain-dues.ts';
import { restInWords } from './explain-rest.ts';
import { particular } from '../domain/particulars.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
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
  const field = (label: Wording, name: string, value: unknown, source: Source) =>
    `       ${say(label)}: ${say(valueInWords(charter, name, value))}${by([source])}`;
  const title = (zh: string, en: string) => ['', say({ zh, en })];
  const kinds = kindsOf(charter).flatMap((kind) => [
    `  ${say(kind.name)}${by(kind.sources)}`,
    ...kind.documents.map((document) => {
      const only = Object.entries(document.if ?? {}).map(([choice, value]) =>
        optionIn(choice, value),
      );
      const condition =
        only.length > 0
          ? say({ zh: `，仅限：${list(only.map(say))}`, en: `, only: ${list(only.map(say))}` })
          : '';
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
  const procedures = Object.keys(charter.procedures).flatMap((id) => {
    const plan = describePlan(charter, id);
    const part = charter.procedures[id];
    return [
      `  ${say(plan.name)}${by(plan.sources)}`,
      ...(part && asksMoreThanIsCarriedOut(charter, part)
        ? [
            `    ${say({ zh: '（目前只作说明，尚不在系统中办理）', en: '(to be read; not carried out here yet)' })}`,
          ]
        : []),
      ...plan.stages.flatMap((stage, at) => [
        `    ${at + 1}. ${say(stage.title)}${by(stage.sources)}`,
        ...ruleLines(stage),
        ...stage.then.map(
          (effect) => `       → ${say(valueInWords(charter, WHOLE, effect))}${by(effect.sources)}`,
        ),
      ]),
    ];
  });
  function ruleLines(stage: DescribedStage): readonly string[] {
    if (stage.kind === 'objection' || (stage.kind === 'formalities' && stage.within !== null))
      return [
        `       ${say({ zh: `期限：${stage.within}日`, en: `within: ${stage.within} days` })}`,
      ];
    if (stage.kind === 'reply') {
      const within = spanInWords(stage.within);
      const rest = stage.early ? say({ zh: '，期满前不结束', en: ', not before its end' }) : '';
      return [`       ${say({ zh: `期限：${within.zh}`, en: `within: ${within.en}` })}${rest}`];
    }
    if (stage.kind !== 'ballot') return [];
    const { rule, notice, counting } = stage;
    return [
      field({ zh: '通过条件', en: 'threshold' }, 'passes', rule.passes, rule.sources.passes),
      field({ zh: '最低到会人数', en: 'quorum' }, 'quorum', rule.quorum, rule.sources.quorum),
      ...(rule.exactHalf && rule.sources.exactHalf
        ? [
            field(
              { zh: '恰为半数', en: 'exact half' },
              'exactHalf',
              rule.exactHalf,
              rule.sources.exactHalf,
            ),
          ]
        : []),
      field({ zh: '回避', en: 'recusal' }, 'recuse', rule.recuse, rule.sources.recuse),
      field({ zh: '方式', en: 'ballot' }, 'secret', rule.secret, rule.sources.secret),
      ...(rule.sources.refuses
        ? [
            field(
              { zh: '表决途径', en: 'ways of voting' },
              'refuses',
              rule.refuses,
              rule.sources.refuses,
            ),
          ]
        : []),
      `       ${say({ zh: '通知期限', en: 'notice' })}: ${say(noticeInWords(notice))}${stage.shorten ? say({ zh: '，不得缩短', en: ', never shortened' }) : ''}${by([notice.source])}`,
      ...(stage.early
        ? [`       ${say({ zh: '全体表决后也不提前计票', en: 'not counted before its close' })}`]
        : []),
      ...(counting
        ? [
            field(
              { zh: '计票完成', en: 'the count' },
              'counting',
              counting.workingDays,
              counting.source,
            ),
          ]
        : []),
    ];
  }
  const dues = duesInWords(charter).map(({ says, sources }) => `  ${say(says)}${by(sources)}`);
  const clocks = clocksInWords(charter).map(
    ({ says, sources, depth }) => `${'  '.repeat(depth)}${say(says)}${by(sources)}`,
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
    ...(dues.length > 0 ? [...title('会费', 'Dues'), ...dues] : []),
    ...(clocks.length > 0 ? [...title('期限', 'Clocks'), ...clocks] : []),
    ...more,
    ...title(
      '系统默认（章程没有规定，待联盟确认）',
      'System defaults (the charter is silent; for the alliance to confirm)',
    ),
    ...defaults,
  ];
}

/** What a choice of the form is called. */
function optionIn(choice: string, value: string): Wording {
  const option = particular(choice)?.options?.find((one) => one.value === value);
  return option?.label ?? { zh: value, en: value };
}
