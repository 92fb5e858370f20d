import type { Language } from '../domain/wording.ts';
import type { Instant } from './views.ts';

const ZONE = 'Asia/Shanghai';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: '一',
  Tue: '二',
  Wed: '三',
  Thu: '四',
  Fri: '五',
  Sat: '六',
  Sun: '日',
};

function partsOf(instant: Instant) {
  const parts: Record<string, string> = {};
  for (const { type, value } of CLOCK.formatToParts(new Date(instant))) parts[type] = value;
  const part = (name: string) => parts[name] ?? '';
  return {
    year: part('year'),
    month: Number(part('month')),
    day: Number(part('day')),
    weekday: part('weekday'),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** 2026年12月4日（周五） or Fri 4 Dec 2026, in Asia/Shanghai. */
export function day(lang: Language, instant: Instant): string {
  const { year, month, day, weekday } = partsOf(instant);
  return lang === 'zh'
    ? `${year}年${month}月${day}日（周${WEEKDAYS[weekday]}）`
    : `${weekday} ${day} ${MONTHS[month - 1]} ${year}`;
}

/** 2026年12月4日（周五）17:00 or Fri 4 Dec 2026, 17:00, in Asia/Shanghai. */
export function moment(lang: Language, instant: Instant): string {
  const { time } = partsOf(instant);
  return lang === 'zh' ? `${day(lang, instant)}${time}` : `${day(lang, instant)}, ${time}`;
}

/** The same for the end of a time to act in: midnight is the end of the day before, 2026年12月4日（周五）24:00, as mails say it. */
export function deadline(lang: Language, instant: Instant): string {
  if (partsOf(instant).time !== '00:00') return moment(lang, instant);
  const last = day(lang, new Date(instant).getTime() - 1);
  return lang === 'zh' ? `${last}24:00` : `${last}, 24:00`;
}

/** 12月4日 17:00 or 4 Dec, 17:00: for tables, where the row gives the context. */
export function shortMoment(lang: Language, instant: Instant): string {
  const { month, day, time } = partsOf(instant);
  return lang === 'zh' ? `${month}月${day}日 ${time}` : `${day} ${MONTHS[month - 1]}, ${time}`;
}

/** The instant for a `datetime` attribute. */
export function isoOf(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** 1.2 MB, 340 KB. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A hash in groups of eight, so that two people can compare it aloud. */
export function hashGroups(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}
