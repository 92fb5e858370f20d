import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { classAndIncluded } from './classes.ts';
import { rightsOf } from './rights.ts';
import { sourcesOf } from './sources.ts';
import { rightInWords } from './told/sentences.ts';
import type { Charter } from './type.ts';

/** A right or duty as its holder reads it, with where it stands. */
export type Standing = { readonly says: Wording; readonly sources: readonly Source[] };

/** What a member of a class may do, itself and through the classes it includes; what it starts stands elsewhere. */
export function rightsInWords(charter: Charter, memberClass: string): readonly Standing[] {
  return rightsOf(charter, memberClass)
    .filter(({ may }) => may !== 'open')
    .map((right) => ({ says: rightInWords(charter, right), sources: sourcesOf(right) }));
}

/** What a member of a class owes, in each article's own words, that of the lower classes first. */
export function dutiesInWords(charter: Charter, memberClass: string): readonly Standing[] {
  return classAndIncluded(charter, memberClass)
    .toReversed()
    .flatMap((id) => charter.members.classes[id]?.duties ?? [])
    .map((duty) => {
      const sources = sourcesOf(duty);
      return { says: wordsOf(charter, sources), sources };
    });
}

/** The words of the article behind a duty; in English its translation, where there is one. */
function wordsOf(charter: Charter, sources: readonly Source[]): Wording {
  const articles = sources.flatMap(({ article }) => (article ? [charter.articles[article]] : []));
  const zh = articles.map((article) => article?.words ?? '').join('');
  return { zh, en: articles.map((one) => one?.translation ?? one?.words ?? '').join(' ') };
}
