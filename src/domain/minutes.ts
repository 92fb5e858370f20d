import { general, type Wording } from './wording.ts';

/** One line of minutes: what it says and what stands there. */
export type MinutesLine = { readonly label: Wording; readonly value: Wording };

/** Minutes as sections of lines: a page shows them and a document sets them in type. */
export type Minutes = {
  readonly title: Wording;
  readonly facts: readonly MinutesLine[];
  readonly items: readonly {
    readonly heading: Wording;
    readonly result: Wording;
    readonly lines: readonly MinutesLine[];
  }[];
};

/** What minutes are made of. Names and places are as they were typed; moments are written out. */
export type Sat = {
  readonly number: string;
  readonly body: Wording;
  readonly meetsAt: Wording;
  readonly opened: Wording;
  readonly ended: Wording;
  readonly place: string;
  readonly chairedBy: Wording;
  readonly there: readonly string[];
  readonly notThere: readonly string[];
  readonly observers: readonly string[];
  /** Members invited without a vote who were there. */
  readonly guests: readonly string[];
  readonly items: readonly {
    readonly title: Wording;
    readonly result: Wording;
    /** Who may resolve a result that is not final. */
    readonly resolves: Wording | undefined;
    /** Undefined where the item was not voted on. */
    readonly counted:
      | {
          readonly entitled: number;
          readonly present: number;
          readonly for: number;
          readonly against: number;
          readonly abstain: number;
          readonly invalid: number;
          readonly formula: string;
          readonly scrutineer: Wording;
          readonly teller: Wording;
          readonly recused: readonly { readonly name: Wording; readonly reason: string }[];
        }
      | undefined;
    /** The rules it was decided by, each with its source. */
    readonly rules: readonly { readonly rule: Wording; readonly says: Wording }[];
  }[];
};

const same = (text: string): Wording => ({ zh: text, en: text });
const line = (zh: string, en: string, value: Wording): MinutesLine => ({
  label: general(zh, en),
  value,
});

function names(of: readonly string[]): Wording {
  return of.length === 0 ? { zh: '无', en: 'none' } : { zh: of.join('、'), en: of.join(', ') };
}

/** 会议纪要: the results of a meeting in the glossary's words; 应到 and 实到 are counted per item. */
export function minutesOf(sat: Sat): Minutes {
  return {
    title: { zh: `${sat.body.zh.replace(/会议$/u, '')}会议纪要`, en: `Minutes: ${sat.body.en}` },
    facts: [
      line('会议编号', 'Meeting', same(sat.number)),
      line('会议时间', 'Time', sat.meetsAt),
      line('开始', 'Began', sat.opened),
      line('结束', 'Ended', sat.ended),
      line('地点', 'Place', same(sat.place)),
      line('主持', 'Chaired by', sat.chairedBy),
      ...(sat.there.length === 0
        ? []
        : [
            line('到会', 'Present', names(sat.there)),
            line('未到会', 'Not present', names(sat.notThere)),
            line('列席', 'Attended without vote', names(sat.observers)),
          ]),
      ...(sat.guests.length === 0
        ? []
        : [line('列席会员', 'Members attending without vote', names(sat.guests))]),
    ],
    items: sat.items.map((item, index) => ({
      heading: {
        zh: `议题${index + 1}：${item.title.zh}`,
        en: `Item ${index + 1}: ${item.title.en}`,
      },
      result: item.result,
      lines: [
        ...(item.counted ? countLines(item.counted) : []),
        ...(item.resolves ? [line('由谁处理', 'Who may resolve it', item.resolves)] : []),
        ...item.rules.map(({ rule, says }) => ({ label: rule, value: says })),
      ],
    })),
  };
}

function countLines(counted: NonNullable<Sat['items'][number]['counted']>): readonly MinutesLine[] {
  const { recused } = counted;
  return [
    line('应到/实到', 'Entitled / present', {
      zh: `应到${counted.entitled}人，实到${counted.present}人`,
      en: `${counted.entitled} entitled, ${counted.present} present`,
    }),
    line('票数', 'Votes', {
      zh: `赞成${counted.for}票，反对${counted.against}票，弃权${counted.abstain}票，无效${counted.invalid}票`,
      en: `${counted.for} for, ${counted.against} against, ${counted.abstain} abstaining, ${counted.invalid} invalid`,
    }),
    line('计算', 'Computation', same(counted.formula)),
    ...(recused.length === 0
      ? []
      : [
          line('回避', 'Recused', {
            zh: recused.map(({ name, reason }) => `${name.zh}：${reason}`).join('；'),
            en: recused.map(({ name, reason }) => `${name.en}: ${reason}`).join('; '),
          }),
        ]),
    line('监票人', 'Scrutineer', counted.scrutineer),
    line('计票人', 'Teller', counted.teller),
  ];
}
