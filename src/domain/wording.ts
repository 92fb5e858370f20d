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
