import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../domain/wording.ts';
import type { Text } from './views.ts';

/** The reader's language; `renderPage` sets it. */
export const LanguageContext = createContext<Language>('zh');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of one subject in the reader's language. */
export function useWords<Words>(words: Readonly<Record<Language, Words>>): Words {
  return words[useLanguage()];
}

/** A text in one language. */
export function say(lang: Language, text: Text): string {
  return typeof text === 'string' ? text : text[lang];
}

/** A text in the reader's language. */
export function Say({ text }: { readonly text: Text }) {
  return <>{say(useLanguage(), text)}</>;
}
