import { asksMoreThanIsCarriedOut } from '../domain/charter/carried-out.ts';
import { cite } from '../domain/charter/cite.ts';
import { articleAnchor, articleLabel, questionAnchor } from '../domain/charter/numbering.ts';
import { readingOf } from '../domain/charter/told/beside.ts';
import {
  drawingsOf,
  type DrawnStep,
  type Drawing,
  type Said,
  type Way,
} from '../domain/charter/told/drawing.ts';
import type { ToldPart } from '../domain/charter/told/rules.ts';
import { dayInWords } from '../domain/day-in-words.ts';
import { dutiesOf } from '../domain/charter/told/year.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Source } from '../domain/plan.ts';
import type {
  CharterLine,
  CharterPart,
  CharterView,
  DrawnStage,
  DutiesView,
  OpenQuestion,
  ProcessDrawn,
  QuestionAnswered,
  RuleSource,
} from '../web/views.ts';
import { ruleSources } from './sources.ts';

type Shown = Omit<CharterView, 'currentUrl' | 'homeUrl' | 'processesUrl'>;

/** Charters do not change once they are stored, and telling one takes longer than sending it. */
const views = new WeakMap<Charter, Shown>();

/** Everything a reader of a charter is shown. */
export function charterView(charter: Charter): Shown {
  const known = views.get(charter);
  if (known) return known;
  const view = viewOf(charter);
  views.set(charter, view);
  return view;
}

function viewOf(charter: Charter): Shown {
  const reading = readingOf(charter);
  const at: ReadAt = { charter, page: '' };
  return {
    name: charter.name,
    version: charter.version,
    adopted: charter.adopted ? dayInWords(charter.adopted.day) : null,
    articles: reading.text.map((article) => ({
      anchor: articleAnchor(article.head),
      label: article.label,
      doubts: article.doubts.map(({ id }) => shownQuestion(at, id)),
      lines: article.lines.map((line): CharterLine => {
        const parts = article.beside[line.number] ?? [];
        return {
          ...(line.number === article.head ? {} : { anchor: articleAnchor(line.number) }),
          label: line.label,
          depth: line.depth,
          heading: line.heading,
          words: line.words,
          translation: line.translation,
          missing: line.missing,
          parts: merged(parts.map((part) => besideArticle(at, part, line.number))),
          readings: questionsOf(at, parts),
        };
      }),
    })),
    processes: drawingsOf(charter).map((drawing) => shownProcess(at, drawing)),
    duties: shownDuties(at),
    questions: reading.questions.map(({ id, leavesOut, parts }): QuestionAnswered => {
      const cited = cite(charter, { from: 'default', question: id });
      return {
        ...shownQuestion(at, id),
        anchor: questionAnchor(id),
        resolution: cited.from === 'alliance' ? cited.label : null,
        leftOut: leavesOut !== undefined && leavesOut !== null,
        parts: merged(parts.map((part) => underQuestion(at, part, id))),
      };
    }),
  };
}

/** A charter that is read on a page: its places are found there; on its own page the address is left out. */
export type ReadAt = { readonly charter: Charter; readonly page: string };

function shownSources(
  { charter, page }: ReadAt,
  sources: readonly Source[],
): readonly RuleSource[] {
  return ruleSources(charter, sources).map(({ from, label, place }) => ({
    from,
    label,
    ...(place ? { url: `${page}#${place.anchor}` } : {}),
  }));
}

const shownSaid = (at: ReadAt, { says, sources }: Said) => ({
  says,
  sources: shownSources(at, sources),
});

/** A question that the charter leaves open, with how it is read. */
export function shownQuestion({ charter, page }: ReadAt, id: string): OpenQuestion {
  const { from, question } = cite(charter, { from: 'default', question: id });
  if (!question) throw new Error(`The charter has no question ${id}.`);
  const { asks, reading } = question;
  return { id, from, url: `${page}#${questionAnchor(id)}`, asks, reading };
}

/** Every question that the rules of these parts rest on, once. */
function questionsOf(at: ReadAt, parts: readonly ToldPart[]): readonly OpenQuestion[] {
  const ids = parts.flatMap(({ rules }) =>
    rules.flatMap(({ sources }) => sources.flatMap(({ question }) => question ?? [])),
  );
  return [...new Set(ids)].map((id) => shownQuestion(at, id));
}

/** A part beside an article: its rules beside the first it cites, at the others where they stand. */
function besideArticle(at: ReadAt, part: ToldPart, article: string): CharterPart {
  const [first] = part.sources.flatMap((source) => source.article ?? []);
  const here = (source: Source) => source.article === article;
  if (first === undefined || first === article)
    return { ...shownPart(at, part, here), sources: [] };
  const label = articleLabel(first) ?? { zh: first, en: first };
  const url = `${at.page}#${articleAnchor(first)}`;
  return { ...shownPart(at, part, here), sources: [], rules: [], elsewhere: { url, label } };
}

/** A part under a question whose answer it says. */
function underQuestion(at: ReadAt, part: ToldPart, question: string): CharterPart {
  const here = (source: Source) => source.question === question;
  const sources = part.sources.filter((source) => !here(source));
  return { ...shownPart(at, part, here), sources: shownSources(at, sources) };
}

/** What is commanded by the place where it stands, or as its part is, does not say so again. */
function shownPart(at: ReadAt, part: ToldPart, here: (source: Source) => boolean): CharterPart {
  const ofPart = part.sources.map((source) => JSON.stringify(source));
  const said = (source: Source) =>
    here(source) || (source.from === 'charter' && ofPart.includes(JSON.stringify(source)));
  const [section, id = ''] = part.path;
  const procedure =
    section === 'procedures' && part.path.length === 2 ? at.charter.procedures[id] : undefined;
  return {
    titles: part.titles,
    sources: [],
    rules: part.rules.map((rule) => ({
      label: rule.label,
      says: rule.says,
      sources: shownSources(
        at,
        rule.sources.filter((source) => !said(source)),
      ),
    })),
    ...(procedure
      ? {
          drawn: {
            url: `${at.page}#${processAnchor(id)}`,
            carriedOut: !asksMoreThanIsCarriedOut(at.charter, procedure),
          },
        }
      : {}),
  };
}

/** A procedure as it is drawn on a page. */
export function shownProcess(at: ReadAt, drawing: Drawing): ProcessDrawn {
  return {
    anchor: processAnchor(drawing.procedure),
    name: drawing.name,
    carriedOut: drawing.carriedOut,
    start: shownSaid(at, drawing.start),
    stages: drawing.steps.map((step) => shownStep(at, drawing, step)),
    sources: shownSources(at, drawing.sources),
    compareUrl: `/processes/${drawing.process}`,
  };
}

/** What is commanded as the whole step is does not say so again. */
function shownStep(at: ReadAt, drawing: Drawing, step: DrawnStep): DrawnStage {
  const ofStep = step.sources.map((source) => JSON.stringify(source));
  const said = ({ says, sources }: Said) => ({
    says,
    sources: shownSources(
      at,
      sources.filter((source) => !ofStep.includes(JSON.stringify(source))),
    ),
  });
  return {
    anchor: stepAnchor(drawing, step.number),
    number: step.number,
    kind: step.kind,
    title: step.title,
    who: step.who,
    within: step.within.map(said),
    threshold: step.threshold && said(step.threshold),
    only: step.only,
    effects: step.effects.map(said),
    ways: waysTogether(step.ways).map(([first, ...others]) => ({
      outcomes: [first, ...others].map(({ outcome }) => outcome),
      to: first.to,
      there: first.there,
      tone: first.tone,
      ...(first.step === null
        ? {}
        : { step: { number: first.step, url: `${at.page}#${stepAnchor(drawing, first.step)}` } }),
    })),
    sources: shownSources(at, step.sources),
  };
}

function shownDuties(at: ReadAt): DutiesView {
  const duties = dutiesOf(at.charter);
  const inMonth = (month: number | null) =>
    duties
      .filter((duty) => duty.month === month)
      .map((duty) => ({ when: duty.when, ...shownSaid(at, duty) }));
  return {
    months: Array.from({ length: 12 }, (_, index) => index + 1)
      .map((month) => ({ month, duties: inMonth(month) }))
      .filter(({ duties: lines }) => lines.length > 0),
    undated: inMonth(null),
  };
}

export const processAnchor = (procedure: string): string => `process-${procedure}`;
const stepAnchor = (drawing: Drawing, number: number): string =>
  `${processAnchor(drawing.procedure)}-${number}`;

/** Outcomes that lead to the same place, together. */
function waysTogether(ways: readonly Way[]): readonly (readonly [Way, ...Way[]])[] {
  const together: [Way, ...Way[]][] = [];
  for (const way of ways) {
    const same = together.find(
      ([one]) => one.to === way.to && one.step === way.step && one.there.zh === way.there.zh,
    );
    if (same) same.push(way);
    else together.push([way]);
  }
  return together;
}

/** Parts of one title in one place are one: what each of three kinds hands in is a list. */
function merged(parts: readonly CharterPart[]): readonly CharterPart[] {
  const together: CharterPart[] = [];
  for (const part of parts) {
    const title = JSON.stringify(part.titles);
    const at = together.findIndex((one) => JSON.stringify(one.titles) === title);
    const before = together[at];
    if (before) {
      const said = new Set(before.rules.map((rule) => JSON.stringify(rule)));
      const rules = part.rules.filter((rule) => !said.has(JSON.stringify(rule)));
      together[at] = { ...before, rules: [...before.rules, ...rules] };
    } else together.push(part);
  }
  return together;
}
