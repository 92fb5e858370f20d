import { isDay } from './particulars/identifiers.ts';
import type { Wording } from './wording.ts';

/** A day in China, 'YYYY-MM-DD'. */
export type Day = string;

/** The first and the last day of one holiday. */
export type DayRange = readonly [first: Day, last: Day];

/** Public holidays and make-up working days of one year, from the State Council's yearly notice. */
export type WorkingYear = {
  readonly year: number;
  readonly notice: string;
  /** Days off besides Saturdays and Sundays; weekends may lie within. */
  readonly holidays: readonly DayRange[];
  /** Saturdays and Sundays that are worked. */
  readonly workedWeekends: readonly Day[];
};

/** The years whose notice is known. A year without one counts Monday to Friday. */
export type WorkingCalendar = readonly WorkingYear[];

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** 周五. */
export function weekdayInWords(day: Day): Wording {
  const at = weekdayOf(day);
  return {
    zh: `周${WEEKDAYS[at] ?? ''}`,
    en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][at] ?? '',
  };
}

export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

export function isIn(ranges: readonly DayRange[], day: Day): boolean {
  return ranges.some(([first, last]) => first <= day && day <= last);
}

/** What the year's schedule lacks, as a code with the line or day it is about. */
export type ScheduleFault = {
  readonly because:
    | 'unreadable'
    | 'no-such-day'
    | 'other-weekday'
    | 'other-year'
    | 'backwards'
    | 'too-long'
    | 'overlap'
    | 'no-weekend'
    | 'off-and-worked'
    | 'twice'
    | 'empty';
  readonly text: string;
};

export type ReadSchedule = {
  readonly holidays: readonly DayRange[];
  readonly workedWeekends: readonly Day[];
  readonly faults: readonly ScheduleFault[];
};

/** The longest holiday so far had nine days; a longer one is a slip of the pen. */
const LONGEST_HOLIDAY = 15;

const MARK = String.raw`(?:\s*（周([一二三四五六日天])）)?`;
const WHOLE = String.raw`(?:(\d{4})\s*[年\-/.]\s*)?(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?${MARK}`;
const FIRST = new RegExp(`^${WHOLE}`, 'u');
const LAST = new RegExp(
  String.raw`^\s*(?:至|到|[-–—~～]{1,2})\s*(?:${WHOLE}|(\d{1,2})\s*日?${MARK})`,
  'u',
);

/**
 * Reads the schedule of a year as it is typed or copied from the notice: 「元旦：1月1日（周五）至3日（周日）放假」, 2027-01-01 至
 * 2027-01-03, and days worked as 「1月4日（周一）、1月9日上班」. A weekday in brackets has to agree.
 */
export function readSchedule(typed: string, typedWorked: string, year: number): ReadSchedule {
  const holidays: DayRange[] = [];
  const worked: Day[] = [];
  const faults: ScheduleFault[] = [];
  const read = (line: string, isWorked: boolean): void => {
    const parts = partsOf(line);
    if (parts.length === 0) faults.push({ because: 'unreadable', text: line });
    for (const part of parts) {
      const found = rangeIn(part, year);
      if ('because' in found) faults.push(found);
      else if (!isWorked) holidays.push(found.range);
      else if (found.range[0] === found.range[1]) worked.push(found.range[0]);
      else faults.push({ because: 'unreadable', text: part });
    }
  };
  for (const line of sentencesOf(typed)) read(line, line.includes('上班'));
  for (const line of sentencesOf(typedWorked)) read(line, true);
  const sorted = {
    holidays: holidays.toSorted(([one], [other]) => one.localeCompare(other)),
    workedWeekends: worked.toSorted(),
  };
  return { ...sorted, faults: [...faults, ...faultsOf(sorted, year)] };
}

function sentencesOf(typed: string): readonly string[] {
  return (
    typed
      .replace(/[０-９]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
      // Of what stands in brackets only the weekday counts: （农历腊月二十八、周日）.
      .replace(
        /[（(](?:[^（()）]*(?:周|星期)([一二三四五六日天])|[^（()）]*)[）)]/gu,
        (_, weekday?: string) => (weekday ? `（周${weekday}）` : ''),
      )
      .split(/[\n。；;]/u)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  );
}

/** The dates of a sentence without its label and its words. */
function partsOf(sentence: string): readonly string[] {
  return sentence
    .replace(/^[^\d]*/u, '')
    .replace(/[，,、\s]*(?:与周末连休|放假调休|放假|调休|上班|共\s*\d+\s*天)/gu, '')
    .split(/[、，,]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function rangeIn(part: string, year: number): { readonly range: DayRange } | ScheduleFault {
  const first = FIRST.exec(part);
  if (!first) return { because: 'unreadable', text: part };
  const from = dayFrom(first[1] ?? String(year), first[2], first[3]);
  const rest = part.slice(first[0].length);
  const last = rest.trim() === '' ? undefined : LAST.exec(rest);
  if (last === null || (last && last[0].trim().length < rest.trim().length))
    return { because: 'unreadable', text: part };
  const until = last
    ? last[5]
      ? dayFrom(from.slice(0, 4), from.slice(5, 7), last[5])
      : dayFrom(last[1] ?? from.slice(0, 4), last[2], last[3])
    : from;
  for (const [day, weekday] of [
    [from, first[4]],
    [until, last?.[4] ?? last?.[6]],
  ] as const) {
    if (!isDay(day)) return { because: 'no-such-day', text: part };
    if (weekday && WEEKDAYS[weekdayOf(day)] !== weekday.replace('天', '日'))
      return { because: 'other-weekday', text: part };
  }
  return { range: [from, until] };
}

const dayFrom = (year: string, month = '', day = ''): Day =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function faultsOf(
  { holidays, workedWeekends }: Pick<WorkingYear, 'holidays' | 'workedWeekends'>,
  year: number,
): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const fault = (because: ScheduleFault['because'], text: string): void => {
    faults.push({ because, text });
  };
  const outside = (day: Day): boolean => Number(day.slice(0, 4)) !== year;
  if (holidays.length === 0) fault('empty', '');
  for (const [at, [first, last]] of holidays.entries()) {
    const text = first === last ? first : `${first} — ${last}`;
    const before = holidays[at - 1];
    if (outside(first) || outside(last)) fault('other-year', text);
    else if (last < first) fault('backwards', text);
    else if ((Date.parse(last) - Date.parse(first)) / 86_400_000 >= LONGEST_HOLIDAY)
      fault('too-long', text);
    if (before && before[1] >= first) fault('overlap', text);
  }
  for (const [at, day] of workedWeekends.entries()) {
    if (outside(day)) fault('other-year', day);
    else if (!isWeekend(day)) fault('no-weekend', day);
    if (isIn(holidays, day)) fault('off-and-worked', day);
    if (workedWeekends[at - 1] === day) fault('twice', day);
  }
  return faults;
}

/** The days that are off by law in every year (全国年节及纪念日放假办法): a schedule without one deserves a second look. */
export function lawfulDaysMissing(year: WorkingYear): readonly Day[] {
  return ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
    .map((day) => `${year.year}-${day}`)
    .filter((day) => !isIn(year.holidays, day));
}

/** The State Council publishes the next year's schedule in the first half of November, as a rule. */
export const SCHEDULE_PUBLISHED_BY = '11-15';
