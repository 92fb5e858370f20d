import { nameIn, type Charter } from '../domain/charter.ts';
import { sourceOf, sourcesOf } from '../domain/charter/sources.ts';
import type { Source } from '../domain/plan.ts';
import type { Wording } from '../domain/wording.ts';

type Line = { readonly says: Wording; readonly sources: readonly Source[] };

/** What a charter says of its dues beyond the amounts, each line with its source. */
export function duesInWords(charter: Charter): readonly Line[] {
  const { dues } = charter.money;
  if (!dues) return [];
  const { paidTo, voucher, adjustedBy, uses } = dues;
  const lines: (Line | null)[] = [
    {
      says: {
        zh: '按公历年度，入会当年缴纳全年会费',
        en: 'paid for calendar years, the year of admission whole',
      },
      sources: sourcesOf(dues.year),
    },
    {
      says: {
        zh: `每年${inChinese(dues.due.notice)}起通知，${inChinese(dues.due.day)}前缴清；其后入会的${dues.due.admittedLater}日内`,
        en: `notice from ${inEnglish(dues.due.notice)}, to be paid by ${inEnglish(dues.due.day)}, or within ${dues.due.admittedLater} days of a later admission`,
      },
      sources: sourcesOf(dues.due),
    },
    {
      says: {
        zh: '欠缴的提醒并标注，不影响会员资格',
        en: 'arrears lead to reminders and a flag, not to a loss of membership',
      },
      sources: sourcesOf(dues.arrears),
    },
    paidTo && {
      says: inBoth(
        nameIn(charter, paidTo.authority),
        '会费交至在',
        '的财务专户',
        'paid into the special account at ',
        '',
      ),
      sources: sourcesOf(paidTo),
    },
    voucher && {
      says: inBoth(
        nameIn(charter, voucher.from),
        '收款凭证由',
        '开具，每笔一份',
        'vouchers issued by ',
        ', one a payment',
      ),
      sources: sourcesOf(voucher),
    },
    adjustedBy && {
      says: inBoth(nameIn(charter, adjustedBy.body), '标准由', '调整', 'adjusted by the ', ''),
      sources: sourcesOf(adjustedBy),
    },
    uses && {
      says: {
        zh: `用途：${Object.values(uses.of)
          .map(({ zh }) => zh)
          .join('、')}`,
        en: `used for: ${Object.values(uses.of)
          .map(({ en }) => en)
          .join(', ')}`,
      },
      sources: [sourceOf(uses, 'of')],
    },
    uses && {
      says:
        uses.others === 'never'
          ? { zh: '不得用于其他用途', en: 'no other uses' }
          : { zh: '其他用途须说明理由', en: 'other uses with a reason' },
      sources: [sourceOf(uses, 'others')],
    },
  ];
  return lines.flatMap((line) => line ?? []);
}

function inBoth(name: Wording, zh: string, after: string, en: string, afterwards: string): Wording {
  return { zh: `${zh}${name.zh}${after}`, en: `${en}${name.en}${afterwards}` };
}

/** 03-31 as 3月31日. */
function inChinese(monthDay: string): string {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month}月${day}日`;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** 03-31 as 31 March. */
function inEnglish(monthDay: string): string {
  const [month = 1, day] = monthDay.split('-').map(Number);
  return `${day} ${MONTHS[month - 1]}`;
}
