import { general, joined, type Wording } from '../wording.ts';
import { isPeriod, periodInWords } from './period-in-words.ts';
import { articleLabel } from './numbering.ts';
import type { Charter, DueBefore, Gate, Rule } from './type.ts';

/** Words of the language that stand in one field only. */
const OF_FIELD: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  as: {
    representative: general('由会员代表参加', 'through its voting representative'),
    head: { zh: '由单位负责人参加', en: 'through its head' },
    liaison: { zh: '由联络员参加', en: 'through its liaison' },
  },
  confidential: {
    false: { zh: '公开', en: 'open' },
    true: { zh: '保密', en: 'confidential' },
  },
  declined: { skip: { zh: '不就任的轮空', en: 'whoever declines is passed over' } },
  early: { never: { zh: '期满前不结束', en: 'not before its end' } },
  held: {
    either: { zh: '会议或通讯表决', en: 'at a meeting or by correspondence' },
    meeting: { zh: '须在会议上表决', en: 'only at a meeting' },
  },
  order: {
    joined: { zh: '按加入先后', en: 'in the order of joining' },
    name: { zh: '再按单位名称', en: 'then by name' },
  },
  otherThan: { opener: { zh: '不得由发起人办理', en: 'not whoever started it' } },
  others: {
    never: { zh: '不得用于其他用途', en: 'no other use' },
    'with-reason': { zh: '用于其他用途须说明理由', en: 'other uses with a reason' },
  },
  priority: {
    false: { zh: '不优先', en: 'without priority' },
    true: { zh: '优先', en: 'with priority' },
  },
  voluntary: {
    false: { zh: '应当承担', en: 'obligatory' },
    true: { zh: '自愿', en: 'voluntary' },
  },
  reason: { told: { zh: '告知理由', en: 'the reason is told' } },
  shorten: { never: { zh: '不得缩短', en: 'never shortened' } },
  to: {
    members: { zh: '全体成员', en: 'all members' },
    opener: { zh: '提出人', en: 'who started it' },
    subject: { zh: '当事成员', en: 'the member concerned' },
  },
  votes: {
    false: { zh: '不参加表决', en: 'without a vote' },
    true: { zh: '参加表决', en: 'with a vote' },
  },
};

/** What a word of the language means in a field; null: it is the name of something, or means the same everywhere. */
export function wordOf(field: string, value: unknown): Wording | null {
  return OF_FIELD[field]?.[String(value)] ?? null;
}

/** The value of a field that says something of its own kind; null: it is said like any other. */
export function fieldInWords(charter: Charter, field: string, value: unknown): Wording | null {
  if (field === 'needs') return needsInWords(value as Gate['needs']);
  if (field === 'assesses')
    return joined(
      (value as readonly string[]).map((article) => {
        const { zh, en } = articleLabel(article) ?? { zh: article, en: article };
        return { zh: `对${zh}写明评价`, en: `an assessment in words of ${en}` };
      }),
    );
  if (Array.isArray(value) && value.length > 0 && value.every((one) => isPeriod(one)))
    return joined(value.map(periodInWords));
  if (field === 'due') {
    const { before, ...at } = value as DueBefore;
    const [period, date] = [periodInWords(before), dateInWords(charter, at)];
    return { zh: `${date.zh}前${period.zh}`, en: `${period.en} before: ${date.en}` };
  }
  if (field === 'date') return dateInWords(charter, value as Omit<DueBefore, 'before'>);
  if (field === 'consensus') {
    const { zh, en } = periodInWords((value as NonNullable<Rule['consensus']>).within);
    return {
      zh: `先征求一致意见，${zh}内全部答复且无人反对即通过，否则付诸表决`,
      en: `consensus first: passed when all have answered within ${en} and nobody objects, else a vote`,
    };
  }
  return null;
}

/** A date that somebody else sets. */
function dateInWords(
  charter: Charter,
  { authority, date }: { readonly authority: string; readonly date: string },
): Wording {
  return charter.authorities[authority]?.dates[date]?.name ?? { zh: date, en: date };
}

/** What a gate waits for: ticked articles by their labels, anything else as what it is. */
function needsInWords(needs: Gate['needs']): Wording {
  return joined(
    needs.flatMap((need): readonly Wording[] => {
      switch (need.need) {
        case 'checked':
          return need.articles.flatMap((article) => {
            const label = articleLabel(article);
            return label ? [{ zh: `核对${label.zh}`, en: `${label.en} ticked` }] : [];
          });
        case 'written':
          return [{ zh: '规定语言的文本', en: 'a version in the language asked' }];
        case 'in-force':
          return [{ zh: '在有效期内', en: 'in force' }];
        case 'passed':
        case 'before-start':
          return [{ zh: '先办结', en: 'passed before' }];
      }
    }),
  );
}
