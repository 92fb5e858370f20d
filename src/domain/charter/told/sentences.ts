import { monthDayInWords } from '../../day-in-words.ts';
import { general, joined, type Wording } from '../../wording.ts';
import { nameIn, valueInWords } from '../in-words.ts';
import { describedEffect } from '../plan.ts';
import { WHOLE } from '../sources.ts';
import type { Ask, Charter, CharterEffect, Condition, Dues, Right } from '../type.ts';
import type { Part, Sort } from './parts.ts';
import { askInWords, conditionInWords } from './values.ts';

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

/** What a class may do: 可以参与：培训（优先）. */
export function rightInWords(charter: Charter, { may, what, priority }: Right): Wording {
  const [verb, name] = [MAY[may], nameIn(charter, what)];
  return {
    zh: `${verb.zh}：${name.zh}${priority ? '（优先）' : ''}`,
    en: `${verb.en}: ${name.en}${priority ? ' (with priority)' : ''}`,
  };
}

const around = (
  name: Wording,
  zh: string,
  after: string,
  en: string,
  afterwards = '',
): Wording => ({
  zh: `${zh}${name.zh}${after}`,
  en: `${en}${name.en}${afterwards}`,
});

/** What the parts of the dues say. */
const DUES_IN_WORDS: {
  readonly [Key in keyof Dues]?: (charter: Charter, part: NonNullable<Dues[Key]>) => Wording;
} = {
  year: () =>
    general(
      '按公历年度，入会当年缴纳全年会费',
      'paid for calendar years, the year of admission whole',
    ),
  due: (_, { notice, day, admittedLater }) => {
    const [from, until] = [monthDayInWords(notice), monthDayInWords(day)];
    return {
      zh: `每年${from.zh}起通知，${until.zh}前缴清；其后入会的${admittedLater}日内`,
      en: `notice from ${from.en}, to be paid by ${until.en}, or within ${admittedLater} days of a later admission`,
    };
  },
  arrears: () =>
    general(
      '欠缴的提醒并标注，不影响会员资格',
      'arrears lead to reminders and a flag, not to a loss of membership',
    ),
  paidTo: (charter, { authority }) =>
    around(
      nameIn(charter, authority),
      '会费交至在',
      '的财务专户',
      'paid into the special account at ',
    ),
  voucher: (charter, { from }) =>
    around(
      nameIn(charter, from),
      '收款凭证由',
      '开具，每笔一份',
      'vouchers issued by ',
      ', one a payment',
    ),
  adjustedBy: (charter, { body }) =>
    around(nameIn(charter, body), '标准由', '调整', 'adjusted by the '),
  uses: (_, { of, others }) => {
    const uses = joined(Object.values(of));
    return others === 'never'
      ? { zh: `用途：${uses.zh}；不得用于其他用途`, en: `used for: ${uses.en}; no other uses` }
      : {
          zh: `用途：${uses.zh}；其他用途须说明理由`,
          en: `used for: ${uses.en}; other uses with a reason`,
        };
  },
};

/** What a part of the dues says; null: it has no sentence of its own. */
export function duesInWords(charter: Charter, key: string, part: unknown): Wording | null {
  const say = DUES_IN_WORDS[key as keyof Dues] as
    ((charter: Charter, part: unknown) => Wording) | undefined;
  return say?.(charter, part) ?? null;
}

/** The fields of a sort that are told together, in one sentence without a label. */
const TOGETHER: Readonly<Partial<Record<Sort, readonly string[]>>> = {
  requirement: ['document', 'if'],
  ask: ['ask', 'optional', 'if', 'own'],
  right: ['may', 'what', 'priority'],
  agenda: ['item'],
  effect: ['do', 'class', 'because', 'what', 'to'],
  'dues-year': ['counts', 'admission'],
  'dues-due': ['notice', 'day', 'admittedLater'],
  'dues-arrears': ['leadTo'],
  'dues-paid-to': ['authority'],
  'dues-voucher': ['from', 'per'],
  'dues-adjusted-by': ['body'],
  'dues-uses': ['of', 'others'],
  free: ['of'],
};

export function toldTogether(sort: Sort): readonly string[] {
  return TOGETHER[sort] ?? [];
}

/** What a part says in one sentence; null: it is told field by field. */
export function sentenceOf(charter: Charter, part: Part): Wording | null {
  const { sort, fields } = part;
  switch (sort) {
    case 'requirement': {
      const document = nameIn(charter, String(fields['document']));
      return onlyWhere(charter, document, fields['if'] as Condition | null);
    }
    case 'ask': {
      const ask = fields as unknown as Ask;
      return onlyWhere(charter, askInWords(ask), ask.if);
    }
    case 'right':
      return rightInWords(charter, fields as unknown as Right);
    case 'agenda':
      return fields['item'] as Wording;
    case 'effect':
      return valueInWords(charter, WHOLE, describedEffect(fields as unknown as CharterEffect));
    case 'free':
      return { zh: '不收取任何费用', en: 'no fees of any kind' };
    case 'fee':
    case 'income':
    case 'spent-on':
    case 'never-spent-on':
      return fields['name'] as Wording;
    case 'dues-year':
    case 'dues-due':
    case 'dues-arrears':
    case 'dues-paid-to':
    case 'dues-voucher':
    case 'dues-adjusted-by':
    case 'dues-uses':
      return duesInWords(charter, part.path.at(-1) ?? '', fields);
    default:
      return null;
  }
}

function onlyWhere(charter: Charter, { zh, en }: Wording, condition: Condition | null): Wording {
  if (condition === null) return { zh, en };
  const only = conditionInWords(charter, condition);
  return { zh: `${zh}，仅限${only.zh}`, en: `${en}, only where ${only.en}` };
}
