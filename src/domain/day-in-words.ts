import type { Wording } from './wording.ts';

export const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** 03-31 as 3月31日 and 31 March. */
export function monthDayInWords(monthDay: string): Wording {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return { zh: `${month}月${day}日`, en: `${day} ${MONTHS[month - 1] ?? ''}` };
}

/** 2028-12-31 as 2028年12月31日 and 31 December 2028. */
export function dayInWords(day: string): Wording {
  const [year = '', ...monthDay] = day.split('-');
  const { zh, en } = monthDayInWords(monthDay.join('-'));
  return { zh: `${year}年${zh}`, en: `${en} ${year}` };
}
