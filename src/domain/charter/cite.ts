import type { Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { articleLabel } from './numbering.ts';
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

/** Shows a source: an article in the reader's manner (第十四条第（三）项), a resolution, or a default and its question. */
export function cite(charter: Charter, source: Source): Citation {
  switch (source.from) {
    case 'charter': {
      const number = source.article ?? '';
      const article = charter.articles[number];
      return {
        from: 'charter',
        label: articleLabel(number) ?? { zh: number, en: number },
        ...(article && { words: article.words }),
        ...(article?.translation && { translation: article.translation }),
      };
    }
    case 'alliance': {
      const number = source.resolution ?? '';
      return {
        from: 'alliance',
        label: { zh: `联盟决定 ${number}`.trim(), en: `Alliance resolution ${number}`.trim() },
      };
    }
    case 'default': {
      const id = source.question ?? '';
      const question = charter.questions[id];
      return {
        from: 'default',
        label: { zh: `系统默认 ${id}`, en: `System default ${id}` },
        ...(question && { question: { id, ...question } }),
      };
    }
  }
}
