import { dayOf } from '../../../domain/calendar.ts';
import type { Language } from '../../../domain/wording.ts';

/** 2026年12月4日, as papers are dated. */
export function longDay(language: Language, at: Date): string {
  const [year, month, day] = dayOf(at.getTime()).split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : dayOf(at.getTime());
}
