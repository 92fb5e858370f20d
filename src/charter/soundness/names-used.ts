import { everySeat, type Charter } from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { NameUsed } from './unknown-name.ts';

/** What a name may stand for, as messages say it. */
export const NOUNS = {
  authority: { zh: '外部单位', en: 'authority' },
  body: { zh: '机构', en: 'body' },
  class: { zh: '会员等次', en: 'class' },
  clock: { zh: '期限', en: 'clock' },
  document: { zh: '文件', en: 'document' },
  form: { zh: '表格', en: 'form' },
  procedure: { zh: '流程', en: 'procedure' },
  register: { zh: '名录', en: 'register' },
  rule: { zh: '规则', en: 'rule' },
  seat: { zh: '席位', en: 'seat' },
  state: { zh: '名录状态', en: 'state' },
} as const satisfies Readonly<Record<string, Wording>>;

export const ACTOR: Wording = {
  zh: '会员等次、机构、席位或外部单位',
  en: 'class, body, seat or authority',
};

/** Everybody who can act: classes, bodies, seats and authorities share one space of names. */
export function actorsOf(charter: Charter): readonly string[] {
  return [
    ...Object.keys(charter.members.classes),
    ...Object.keys(charter.bodies),
    ...everySeat(charter).map(({ id }) => id),
    ...Object.keys(charter.authorities),
  ];
}

/** One name in a field; none where the field is left out. */
export function named(
  field: string,
  written: string | null,
  known: readonly string[],
  what: Wording,
): readonly NameUsed[] {
  return written === null ? [] : [{ field: [field], written, known, what }];
}

/** Several names in a field. */
export function listed(
  field: string,
  written: readonly string[],
  known: readonly string[],
  what: Wording,
): readonly NameUsed[] {
  return written.map((one, at) => ({ field: [field, at], written: one, known, what }));
}
