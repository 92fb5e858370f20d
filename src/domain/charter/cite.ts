import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { articleLabel } from './numbering.ts';
import { sourceNow } from './sources.ts';
import type { Charter } from './type.ts';

/** A source as it is shown: what it is called, and the words it stands on. */
export type Citation = {
  readonly from: Source['from'];
  readonly label: Wording;
  /** The charter's own words; never a default's. */
  readonly words?: string;
  /** An unofficial English translation of `words`. */
  readonly translation?: string;
  /** What the charter leaves open and how we read it, where it is silent. */
  readonly question?: { readonly id: string; readonly asks: Wording; readonly reading: Wording };
};

/**
 * Shows a source: an article in the reader's manner (第十四条第（三）项), a resolution, or a default and its question. A
 * default that a recorded resolution has confirmed is the alliance's own.
 */
export function cite(charter: Charter, source: Source): Citation {
  const { from, article: number = '', question: id, resolution = '' } = sourceNow(charter, source);
  const asked = id === undefined ? undefined : charter.questions[id];
  const question = id !== undefined && asked ? { question: { id, ...asked } } : {};
  switch (from) {
    case 'charter': {
      const article = charter.articles[number];
      return {
        from,
        label: articleLabel(number) ?? { zh: number, en: number },
        ...(article && { words: article.words }),
        ...(article?.translation && { translation: article.translation }),
      };
    }
    case 'alliance': {
      const [zh, en] = id === undefined ? ['', ''] : [`（${id}）`, ` (${id})`];
      return {
        from,
        label: {
          zh: `联盟决定 ${resolution}`.trim() + zh,
          en: `Alliance resolution ${resolution}`.trim() + en,
        },
        ...question,
      };
    }
    case 'default':
      return {
        from,
        label: { zh: `系统默认 ${id ?? ''}`, en: `System default ${id ?? ''}` },
        ...question,
      };
  }
}
