import type { Wording } from '../wording.ts';

const DIGITS = '零一二三四五六七八九';

/** 14 → 十四; article numbers stay below a thousand. */
export function chineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const tenth =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${tenth}${ones > 0 || value === 0 ? DIGITS[ones] : ''}`;
}

const STEP =
  /^(?:-(?<listed>\d+)|\((?<bracketed>\d+)\)|\/(?<paragraph>\d+)|#(?<sentence>\d+)|\.?(?<counted>\d+))/u;
const HEAD = /^(?:(?<article>\d+)|(?<section>[一二三四五六七八九十]+))/u;

/**
 * An article's number as a reader says it. The source's own counting decides the form: `14(3)` for
 * （三）, `8-2` for 二、, `12.1` or `12(2)1` for 1、; `6/2` is the second paragraph (款) and `6/1#2`
 * the second sentence of the first. Numbers in Chinese (`四.2`) are the sections of a text that has
 * no articles. Null: not a number.
 */
export function articleLabel(number: string): Wording | null {
  const head = HEAD.exec(number)?.groups;
  if (!head) return null;
  const begins = head['article'] ?? head['section'] ?? '';
  let zh = head['article'] ? `第${chineseNumeral(Number(begins))}条` : `第${begins}部分`;
  let en = head['article']
    ? `Article ${begins}`
    : `Section ${1 + '一二三四五六七八九十'.indexOf(begins)}`;
  let rest = number.slice(begins.length);
  let unit = '项';
  while (rest !== '') {
    const match = STEP.exec(rest);
    const step = match?.groups;
    if (!match || !step) return null;
    const written = Number(
      step['listed'] ??
        step['bracketed'] ??
        step['counted'] ??
        step['paragraph'] ??
        step['sentence'],
    );
    if (step['paragraph']) {
      zh += `第${chineseNumeral(written)}款`;
      en += `, paragraph ${written}`;
    } else if (step['sentence']) {
      zh += `第${chineseNumeral(written)}句`;
      en += `, sentence ${written}`;
    } else {
      zh += `第${itemNumber(step, written)}${unit}`;
      en += step['listed']
        ? `, item ${written}`
        : step['bracketed']
          ? `(${written})`
          : `.${written}`;
      unit = '目';
    }
    rest = rest.slice(match[0].length);
  }
  return { zh, en };
}

/** An item's number in the source's own manner: 二, （三） or 1. */
function itemNumber(step: Readonly<Record<string, string | undefined>>, written: number): string {
  if (step['counted']) return String(written);
  const numeral = chineseNumeral(written);
  return step['bracketed'] ? `（${numeral}）` : numeral;
}

/** The heading under which an article's text stands: `14(3)` → 14, `四.2` → 四. */
export function articleHead(number: string): string {
  return HEAD.exec(number)?.[0] ?? number;
}

export type NumberStep = {
  readonly as: 'listed' | 'bracketed' | 'paragraph' | 'sentence' | 'counted';
  readonly number: number;
};

/** An article's number taken apart: 12(3)3 is 12, then the bracketed 3, then the counted 3. */
export function articleSteps(number: string): readonly NumberStep[] {
  const steps: NumberStep[] = [];
  let rest = number.slice(articleHead(number).length);
  for (let match = STEP.exec(rest); match?.groups; match = STEP.exec(rest)) {
    const [as, written] =
      Object.entries(match.groups).find(([, value]) => value !== undefined) ?? [];
    steps.push({ as: as as NumberStep['as'], number: Number(written) });
    rest = rest.slice(match[0].length);
  }
  return steps;
}

/** Where an article stands among the others: by its number, or by the number of its section. */
export function articleRank(number: string): number {
  const head = articleHead(number);
  const section = '一二三四五六七八九十'.indexOf(head);
  return section >= 0 ? section + 1 : Number(head);
}

const LETTERS: Readonly<Record<NumberStep['as'], string>> = {
  listed: 'l',
  bracketed: 'i',
  paragraph: 'p',
  sentence: 's',
  counted: 'n',
};

/** Where an article stands on the charter’s page: `article-12i3n3`; a section without articles `section-4n2`. */
export function articleAnchor(number: string): string {
  const head = /^\d/u.test(number) ? 'article' : 'section';
  const steps = articleSteps(number).map(({ as, number: step }) => `${LETTERS[as]}${step}`);
  return `${head}-${articleRank(number)}${steps.join('')}`;
}

/** Where a question stands on the charter’s page. */
export function questionAnchor(question: string): string {
  return `question-${question}`;
}
