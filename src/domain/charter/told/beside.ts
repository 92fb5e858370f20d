import type { Source } from '../../plan.ts';
import type { Wording } from '../../wording.ts';
import { articleHead, articleLabel } from '../numbering.ts';
import type { Charter, Question } from '../type.ts';
import { toldParts, type ToldPart } from './rules.ts';
import { textOf, type TextArticle } from './text.ts';

/** A question that a charter leaves open, with every part or single rule that its answer says. */
export type AnsweredQuestion = Question & {
  readonly id: string;
  /** Parts that stand on it, whole or by some of their rules; of those only the rules that do. */
  readonly parts: readonly ToldPart[];
};

/** A charter to be read: its text with the rules beside, and the questions it leaves open with what was read into them. */
export type ReadCharter = {
  readonly text: readonly (TextArticle & {
    /** By article number: what it commands. A part stands beside each of its articles, its rules beside the first. */
    readonly beside: Readonly<Record<string, readonly ToldPart[]>>;
    /** Questions whose words are about this article: contradictions and gaps of the source. */
    readonly doubts: readonly (Question & { readonly id: string })[];
  })[];
  readonly questions: readonly AnsweredQuestion[];
};

/** Puts every rule of a charter beside the articles and under the questions that it rests on. */
export function readingOf(charter: Charter): ReadCharter {
  const parts = toldParts(charter);
  return {
    text: textOf(charter).map((article) => ({
      ...article,
      beside: Object.fromEntries(
        article.lines.map(({ number }) => [
          number,
          parts.flatMap((part) => besideArticle(part, number)),
        ]),
      ),
      doubts: Object.entries(charter.questions).flatMap(([id, question]) =>
        mentions(question.asks, article.head) ? [{ id, ...question }] : [],
      ),
    })),
    questions: Object.entries(charter.questions).map(([id, question]) => ({
      id,
      ...question,
      parts: parts.flatMap((part) => underQuestion(part, id)),
    })),
  };
}

/** What of a part stands beside an article: all its rules beside its first article, its name beside the others. */
function besideArticle(part: ToldPart, number: string): readonly ToldPart[] {
  const cited = part.sources.flatMap(({ article }) => article ?? []);
  if (!cited.includes(number)) return [];
  return [cited[0] === number ? part : { ...part, rules: [] }];
}

/** What of a part a question answers: all of it where it stands on no article, else the rules that rest on it. */
function underQuestion(part: ToldPart, question: string): readonly ToldPart[] {
  const rests = (sources: readonly Source[]) => sources.some((one) => one.question === question);
  if (rests(part.sources) && !part.sources.some(({ from }) => from === 'charter')) return [part];
  const rules = part.rules.filter(({ sources }) => rests(sources));
  return rules.length > 0 ? [{ ...part, rules }] : [];
}

/** Whether a question speaks of an article by its name. */
function mentions({ zh }: Wording, head: string): boolean {
  const label = articleLabel(articleHead(head));
  return label !== null && zh.includes(label.zh);
}
