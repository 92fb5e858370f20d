/** The languages every text of the product is written in. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. */
export type Wording = { readonly zh: string; readonly en: string };
