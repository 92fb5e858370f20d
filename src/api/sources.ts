import { cite } from '../domain/charter/cite.ts';
import { articleAnchor, questionAnchor } from '../domain/charter/numbering.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Source } from '../domain/plan.ts';
import type { RuleSource } from '../web/views.ts';

/** Where a source stands on the charter’s page. */
function anchorOf({ article, question }: Source): string | undefined {
  if (article !== undefined) return articleAnchor(article);
  return question === undefined ? undefined : questionAnchor(question);
}

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
    const anchor = anchorOf(source);
    return {
      from,
      label,
      ...(quote === undefined ? {} : { quote }),
      ...(anchor === undefined ? {} : { place: { version: charter.version, anchor } }),
    };
  });
}
