import { isDay } from '../particulars/identifiers.ts';
import type { RawCell } from './type.ts';

/** A date as far as it is known ('2021-12-31', '2021-12', '2021'), nothing where it is said to be unknown. */
export type SomeDate =
  | { readonly kind: 'known'; readonly date: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable' };

const UNKNOWN = /^(?:不详|未知|待查|待补|待定|待确认|不清楚|不明|无|\/|-+|—+|\?+|？+|n\/?a)?$/iu;
const DIGITS = '〇一二三四五六七八九';
/** Days from Excel's day 0 to 1970-01-01, with its 29 February 1900 that never was. */
const EXCEL_EPOCH = 25_569;

/** Reads a date as secretaries write it: 2021.12, 2021年12月31日, 2021/12/31, 20211231, 二〇二一年十二月, Excel's number, 不详. */
export function readDate(cell: RawCell): SomeDate {
  if (cell === null) return { kind: 'unknown' };
  const text = inDigits(
    String(cell)
      .normalize('NFKC')
      .replace(/\s+(?:\d{1,2}:\d{2}(?::\d{2})?)$/u, ''),
  )
    .replace(/\s/gu, '')
    .replace(/(?:左右|前后|加入|入会)$/u, '');
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  const serial = /^\d{5}$/u.test(text) ? Number(text) : undefined;
  if (serial !== undefined && serial > 20_000 && serial < 80_000)
    return known(new Date((serial - EXCEL_EPOCH) * 86_400_000).toISOString().slice(0, 10));
  const whole = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (whole) return known(`${whole[1]}-${whole[2]}-${whole[3]}`);
  const parts =
    /^(\d{4})(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})[日号]?)?)?)?|年?[初底末])?$/u.exec(text);
  if (!parts) return { kind: 'unreadable' };
  const [, year = '', month, day] = parts;
  return known([year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-'));
}

function known(date: string): SomeDate {
  const day = `${date}-01-01`.slice(0, 10);
  return isDay(date.length === 10 ? date : day) && day >= '1978-01-01'
    ? { kind: 'known', date }
    : { kind: 'unreadable' };
}

/** 二〇二一年十二月三十一日 → 2021年12月31日. */
function inDigits(text: string): string {
  return text
    .replace(/零/gu, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/gu, (year) =>
      Array.from(year, (sign) => DIGITS.indexOf(sign)).join(''),
    )
    .replace(
      /([一二三]?)十([一二三四五六七八九]?)(?=[月日号])/gu,
      (_, tens: string, ones: string) =>
        String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[一二三四五六七八九](?=[月日号])/gu, (sign) => String(DIGITS.indexOf(sign)));
}
