import { cite } from '../domain/charter/cite.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Source } from '../domain/plan.ts';
import type { RuleSource } from '../web/views.ts';

/** Sources as pages show them: the label, and the words of the charter or our reading of its silence. */
export function ruleSources(charter: Charter, sources: readonly Source[]): readonly RuleSource[] {
  return sources.map((source) => {
    const { from, label, words, translation, question } = cite(charter, source);
    const quote =
      words !== undefined
        ? translation
          ? { zh: words, en: translation }
          : words
        : question?.reading;
    return { from, label, ...(quote === undefined ? {} : { quote }) };
  });
}
