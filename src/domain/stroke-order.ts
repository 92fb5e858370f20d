const BY_STROKES = new Intl.Collator('zh-Hans-u-co-stroke');

/** 按姓氏笔画: the order in which people of one rank are listed. */
export function byStrokes(one: string, other: string): number {
  return BY_STROKES.compare(one, other);
}
