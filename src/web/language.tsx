import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { inOwnWords, tableInOwnWords, type OwnWords } from '../domain/charter/own-words.ts';
import { GeneralWording, type Language } from '../domain/wording.ts';
import type { Text } from './views.ts';

/** The reader's language; `renderPage` sets it. */
export const LanguageContext = createContext<Language>('zh');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** What the page's alliance calls a member and joining; `renderPage` sets it. */
export const OwnWordsContext = createContext<OwnWords | null>(null);

const spoken = new WeakMap<object, Map<string, unknown>>();

/** The words of one subject in the reader's language, as the page's alliance says them. */
export function useWords<Words extends object>(words: Readonly<Record<Language, Words>>): Words {
  const table = words[useLanguage()];
  const own = useContext(OwnWordsContext);
  if (!own) return table;
  const known = spoken.get(table) ?? new Map<string, unknown>();
  spoken.set(table, known);
  const key = JSON.stringify([own.member, own.joining]);
  if (!known.has(key)) known.set(key, tableInOwnWords(own, table));
  return known.get(key) as Words;
}

/** A text in one language. */
export function say(lang: Language, text: Text): string {
  return typeof text === 'string' ? text : text[lang];
}

/** A text in the reader's language. */
export function Say({ text }: { readonly text: Text }) {
  const lang = useLanguage();
  const own = useContext(OwnWordsContext);
  const said = say(lang, text);
  return <>{text instanceof GeneralWording && lang === 'zh' ? inOwnWords(own, said) : said}</>;
}
