import { dayOf } from '../../domain/calendar.ts';
import { dayInWords, MONTHS } from '../../domain/day-in-words.ts';
import type { Language } from '../../domain/wording.ts';
import { yearNotKnown } from '../../domain/reminders.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { Addressee, CaseView, MatterView } from './views.ts';

const CHINA = 8 * 3_600_000;
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
/** The parts of an instant in China; midnight is the end of the day before, as a term ends. */
function inChina(instant: Date) {
  const local = instant.getTime() + CHINA;
  const midnight = local % 86_400_000 === 0;
  const day = new Date(midnight ? local - 1 : local);
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth(),
    date: day.getUTCDate(),
    weekday: day.getUTCDay(),
    time: midnight ? '24:00' : new Date(local).toISOString().slice(11, 16),
  };
}

/** 12月4日（周五）17:00 */
export function dayAndHour(instant: Date, language: Language): string {
  const { month, date, weekday, time } = inChina(instant);
  return language === 'zh'
    ? `${month + 1}月${date}日（${WEEKDAYS.zh[weekday]}）${time}`
    : `${WEEKDAYS.en[weekday]} ${date} ${MONTHS[month]}, ${time} (Beijing time)`;
}

/** 2026年12月4日（周五）17:00 */
export function dateAndHour(instant: Date, language: Language): string {
  const { year, month, date, weekday, time } = inChina(instant);
  return language === 'zh'
    ? `${year}年${dayAndHour(instant, 'zh')}`
    : `${WEEKDAYS.en[weekday]} ${date} ${MONTHS[month]} ${year}, ${time} (Beijing time)`;
}

/** （2027年放假安排尚未公布，…） after a deadline in such a year; nothing otherwise. */
export function yearNote(unknownYear: number | undefined, language: Language): string {
  if (unknownYear === undefined) return '';
  const said = yearNotKnown(unknownYear)[language];
  return language === 'zh' ? `（${said}）` : ` (${said})`;
}

/** 12月4日17:00, for subjects. */
export function shortDayAndHour(instant: Date, language: Language): string {
  const { month, date, time } = inChina(instant);
  return language === 'zh'
    ? `${month + 1}月${date}日${time}`
    : `${date} ${MONTHS[month]?.slice(0, 3)}, ${time}`;
}

/** 2026年12月4日 */
export function longDate(instant: Date, language: Language): string {
  return dayInWords(dayOf(instant.getTime()))[language];
}

/**
 * A name as it may stand in a mail: it was typed by somebody outside, so nothing in it may become a
 * link in the reader's mail programme.
 */
export function typedName(name: string, longest: number): string {
  const shown = plainLine(name, 1000)
    .replaceAll('://', '：//')
    .replace(/\bwww\./gi, 'www．');
  return plainLine(shown, longest);
}

/** 王理事长：您好！ */
export function salutation(to: Addressee, language: Language): string {
  const name = typedName(to.name, 60);
  const title = to.title && plainLine(to.title[language], 60);
  if (language === 'en') return title ? `Dear ${title} ${name},` : `Dear ${name},`;
  const called = title ? `${typedName(to.surname ?? to.name, 60)}${title}` : name;
  return `${called}：您好！`;
}

export function organisationName({ organisation }: CaseView): string {
  return typedName(organisation, 80);
}

/** A name within a sentence: "leaving the alliance". */
export function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** 3件入会申请, "3 applications for membership"; of one the name: not every applicant is an organisation. */
export function matterOf(
  view: {
    readonly matter: Readonly<Record<Language, string>>;
    readonly items: readonly CaseView[];
  },
  language: Language,
): string {
  const [only] = view.items;
  const one = view.items.length === 1 && only ? organisationName(only) : undefined;
  if (language === 'zh')
    return one
      ? `${one}${view.matter.zh}`
      : view.matter.zh
        ? `${view.items.length}件${view.matter.zh}申请`
        : `${view.items.length}件事项`;
  return one
    ? `${view.matter.en} of ${one}`
    : view.matter.en
      ? `${view.items.length} applications for ${view.matter.en}`
      : `${view.items.length} items`;
}

/** The lines of a text that somebody typed into a larger field. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => plainLine(line, 2000))
    .filter((line) => line !== '');
}

/** Said only where it is so: some charters put an application straight to the vote. */
export function reviewedIn(language: Language, { reviewed }: Pick<MatterView, 'reviewed'>): string {
  if (!reviewed) return '';
  return language === 'zh' ? '，秘书处已审核材料' : '; the secretariat has reviewed the documents';
}
