import type { Wording } from '../wording.ts';
import type { Period } from './type.ts';

const UNITS: Readonly<Record<Period['of'], { readonly zh: string; readonly one: string }>> = {
  days: { zh: '日', one: 'day' },
  'working-days': { zh: '个工作日', one: 'working day' },
  months: { zh: '个月', one: 'month' },
  years: { zh: '年', one: 'year' },
};

/** A period as a reader says it: 15日, 3个工作日, 2 years. */
export function periodInWords({ count, of }: Period): Wording {
  const { zh, one } = UNITS[of];
  return { zh: `${count}${zh}`, en: `${count} ${one}${count === 1 ? '' : 's'}` };
}

export function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'count' in value && 'of' in value;
}
