/** What a charter calls a member (会员, 成员) and joining (入会, 入盟), where its words are not the usual ones. */
export type OwnWords = { readonly member: string | null; readonly joining: string | null };

const MEMBER = '会员';
/** 入会 as a word, not where 写入 or 计入 stands before it or 会议 and 会员 begin. */
const JOINING = /(?<![写计列纳进加收])入会(?![议员场费])/gu;

/** The product's own Chinese words as this alliance says them. Never for what somebody typed, nor for a charter's text. */
export function inOwnWords(words: OwnWords | null | undefined, text: string): string {
  if (!words) return text;
  const joined = words.joining === null ? text : text.replace(JOINING, words.joining);
  return words.member === null ? joined : joined.replaceAll(MEMBER, words.member);
}

/** Signs of no language, in which names and quotations that hold the same words go through unchanged. */
const KEPT: readonly (readonly [string, string])[] = [
  [MEMBER, '\uE000'],
  ['入会', '\uE001'],
];

/** A text that the product writes around values: its own words are this alliance's, the values stay as they are. */
export function writeInOwnWords<Value, Written>(
  words: OwnWords | null | undefined,
  value: Value,
  write: (value: Value) => Written,
): Written {
  if (!words) return write(value);
  return eachText(write(eachText(value, hidden)), (text) => shown(inOwnWords(words, text)));
}

const hidden = (text: string): string =>
  KEPT.reduce((all, [word, sign]) => all.replaceAll(word, sign), text);

const shown = (text: string): string =>
  KEPT.reduce((all, [word, sign]) => all.replaceAll(sign, word), text);

/** The same value with each of its texts changed; functions and what is no plain data stay as they are. */
function eachText<Value>(value: Value, change: (text: string) => string): Value {
  return changed(value, change) as Value;
}

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change)]));
}

/** A table of words, its functions too, as this alliance says them. */
export function tableInOwnWords<Table>(words: OwnWords | null | undefined, table: Table): Table {
  return words ? (spoken(words, table) as Table) : table;
}

function spoken(words: OwnWords, entry: unknown): unknown {
  if (typeof entry === 'function') {
    const write = entry as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => writeInOwnWords(words, given, (kept) => write(...kept));
  }
  if (typeof entry === 'string') return inOwnWords(words, entry);
  if (typeof entry !== 'object' || entry === null) return entry;
  if (Array.isArray(entry)) return entry.map((one) => spoken(words, one));
  return Object.fromEntries(Object.entries(entry).map(([key, one]) => [key, spoken(words, one)]));
}
