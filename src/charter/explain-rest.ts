import {
  articleLabel,
  mayOpen,
  nameIn,
  rightsOf,
  type Charter,
  type GateNeed,
  type Provenance,
  type Right,
} from '../domain/charter.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
import type { Wording } from '../domain/wording.ts';
import type { Line } from './explain-clocks.ts';

export type Section = { readonly title: Wording; readonly lines: readonly Line[] };

/** Classes with their rights, gates, registers and money; only those sections that a charter has. */
export function restInWords(charter: Charter): readonly Section[] {
  const sections: readonly Section[] = [
    { title: { zh: '会员等次与权利', en: 'Classes and rights' }, lines: classes(charter) },
    { title: { zh: '关口', en: 'Gates' }, lines: gates(charter) },
    { title: { zh: '名录', en: 'Registers' }, lines: registers(charter) },
    { title: { zh: '经费', en: 'Money' }, lines: money(charter) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

const line = (says: Wording, part: Provenance, depth = 1): Line => ({
  says,
  sources: sourcesOf(part),
  depth,
});

const MAY: Readonly<Record<Right['may'], Wording>> = {
  open: { zh: '可以发起', en: 'may start' },
  attend: { zh: '可以参加', en: 'may attend' },
  elect: { zh: '参加选举', en: 'elects' },
  nominate: { zh: '可以提名', en: 'may nominate' },
  propose: { zh: '可以提出', en: 'may propose' },
  join: { zh: '可以参与', en: 'may join' },
  lead: { zh: '可以牵头', en: 'may lead' },
  receive: { zh: '可以获得', en: 'receives' },
  second: { zh: '可以委派代表参加', en: 'may send a representative to' },
};

function classes(charter: Charter): readonly Line[] {
  return Object.entries(charter.members.classes).flatMap(([id, part]) => {
    // Nobody applies for what they have: a right of the lower class to apply for this one is not theirs any more.
    const rights = rightsOf(charter, id).filter(
      ({ may, what }) => may !== 'open' || mayOpen(charter, what, id),
    );
    if (rights.length === 0 && part.duties.length === 0 && part.includes === null) return [];
    return [
      line(part.name, part),
      ...rights.map((right) => {
        const [may, what] = [MAY[right.may], nameIn(charter, right.what)];
        return line(
          {
            zh: `${may.zh}：${what.zh}${right.priority ? '（优先）' : ''}`,
            en: `${may.en}: ${what.en}${right.priority ? ' (with priority)' : ''}`,
          },
          right,
          2,
        );
      }),
    ];
  });
}

function gates(charter: Charter): readonly Line[] {
  return Object.values(charter.gates).flatMap((gate) => [
    line(gate.name, gate),
    ...gate.needs.map((need) => ({ says: needInWords(charter, need), sources: [], depth: 2 })),
  ]);
}

function needInWords(charter: Charter, need: GateNeed): Wording {
  const named = (id: string, zh: string, en: string): Wording => {
    const name = nameIn(charter, id);
    return { zh: `${zh}：${name.zh}`, en: `${en}: ${name.en}` };
  };
  switch (need.need) {
    case 'passed':
      return named(need.procedure, '须先办结', 'first needs');
    case 'before-start':
      return named(need.procedure, '须在开始之日前办结', 'needs before its first day');
    case 'in-force':
      return named(need.what, '须在有效期内', 'needs in force');
    case 'checked': {
      const labels = need.articles.map((number) => articleLabel(number) ?? { zh: '', en: '' });
      return {
        zh: `须由专人逐条核对：${labels.map(({ zh }) => zh).join('、')}`,
        en: `somebody must tick: ${labels.map(({ en }) => en).join('; ')}`,
      };
    }
    case 'written':
      return need.language === 'en'
        ? { zh: '须有英文本', en: 'needs an English version' }
        : { zh: '须有中文本', en: 'needs a Chinese version' };
  }
}

function registers(charter: Charter): readonly Line[] {
  return Object.values(charter.registers).flatMap((register) => [
    line(register.name, register),
    ...Object.values(register.kinds).map((kind) => line(kind.name, kind, 2)),
  ]);
}

function money({
  money: { free, contributions, fees, income, spending },
}: Charter): readonly Line[] {
  return [
    ...(free ? [line({ zh: '不收取任何费用', en: 'No fees of any kind' }, free)] : []),
    ...(contributions
      ? [line({ zh: '按事由自愿承担', en: 'Borne voluntarily, matter by matter' }, contributions)]
      : []),
    ...Object.values(fees).map((fee) => line(fee.name, fee)),
    ...Object.values(income).map((source) => line(source.name, source)),
    ...Object.values(spending?.for ?? {}).map((purpose) =>
      line({ zh: `可用于${purpose.name.zh}`, en: `For: ${purpose.name.en}` }, purpose),
    ),
    ...Object.values(spending?.never ?? {}).map((purpose) =>
      line({ zh: `不得用于${purpose.name.zh}`, en: `Never: ${purpose.name.en}` }, purpose),
    ),
  ];
}
