import { dayOf } from '../../../domain/calendar.ts';
import { dayInWords } from '../../../domain/day-in-words.ts';
import type { Language } from '../../../domain/wording.ts';

/** 2026年12月4日, as papers are dated. */
export function longDay(language: Language, at: Date): string {
  const day = dayOf(at.getTime());
  return language === 'zh' ? dayInWords(day).zh : day;
}
