/** The languages every text of the product is written in. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. */
export type Wording = { readonly zh: string; readonly en: string };

/** Texts one after the other, in both languages. */
export function joined(words: readonly Wording[], zh = '、', en = ', '): Wording {
  return {
    zh: words.map((one) => one.zh).join(zh),
    en: words.map((one) => one.en).join(en),
  };
}

/**
 * A text of the product's own without anybody's name in it: a page may say its general words (会员, 入会) in the words of the
 * alliance's charter. What it is made part of is an ordinary text again.
 */
export class GeneralWording {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    this.zh = zh;
    this.en = en;
  }
}

export const general = (zh: string, en: string): Wording => new GeneralWording(zh, en);

/** A text that the product writes around another: general where that one is. */
export function written(
  around: Wording,
  zh: (text: string) => string,
  en: (text: string) => string,
): Wording {
  const said = { zh: zh(around.zh), en: en(around.en) };
  return around instanceof GeneralWording ? general(said.zh, said.en) : said;
}
