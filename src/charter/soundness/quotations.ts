import { articleHead, articleLabel, type Charter } from '../../domain/charter.ts';
import { chineseNumeral } from '../../domain/charter/numbering.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding } from '../problem.ts';
import { unknownName } from './unknown-name.ts';

/** Every quoted article stands word for word in the charter's text, and in the article it claims to be. */
export function* examineQuotations(charter: Charter, text: string): Generator<Finding> {
  const whole = bare(text);
  for (const [number, { words }] of Object.entries(charter.articles)) {
    const quoted = bare(words);
    const label = articleLabel(number);
    if (!whole.includes(quoted)) {
      const where = differenceBetween(quoted, articleIn(text, articleHead(number)));
      yield {
        path: ['articles', number],
        message: {
          zh: `${charter.text} 中没有这段原文：“${start(words)}”。${where?.zh ?? ''}请照原文逐字抄写。`,
          en: `${charter.text} does not contain these words: “${start(words)}”. ${where?.en ?? ''}Copy them letter by letter.`,
        },
      };
    } else if (!articleIn(text, articleHead(number)).includes(quoted))
      yield {
        path: ['articles', number],
        message: {
          zh: `这段原文不在${label?.zh ?? number}所在的条款中；请改正编号。`,
          en: `These words stand in the text, but not in ${label?.en ?? number}; correct the number.`,
        },
      };
  }
  yield* headingsIn(charter, whole);
  yield* quotedElsewhere(charter);
}

/** A heading stands in the text, before an article that is quoted. */
function* headingsIn(
  { headings = {}, articles, text }: Charter,
  whole: string,
): Generator<Finding> {
  for (const [number, { words }] of Object.entries(headings)) {
    const path = ['headings', number];
    const article = articles[number];
    if (!article)
      yield unknownName(path, number, Object.keys(articles), { zh: '条款', en: 'article' });
    else if (!whole.includes(bare(words)))
      yield {
        path,
        message: {
          zh: `${text} 中没有这个标题：“${start(words)}”。请照原文逐字抄写。`,
          en: `${text} does not contain this heading: “${start(words)}”. Copy it letter by letter.`,
        },
      };
  }
}

/** What the charter file repeats of an article outside `articles` is the article's too. */
function* quotedElsewhere(charter: Charter): Generator<Finding> {
  const { purpose } = charter;
  if (!standsIn(charter, purpose.articles, purpose.says.zh))
    yield {
      path: ['purpose', 'says', 'zh'],
      message: {
        zh: '宗旨的文字不在所引条款中；请照原文摘录。',
        en: 'The purpose is not in the words of the article it cites; quote the article.',
      },
    };
  for (const [id, { office, articles }] of Object.entries(charter.bodies)) {
    if (!office) continue;
    for (const [path, words] of [
      [['address', 'zh'], office.address.zh],
      [['phone'], office.phone],
    ] as const)
      if (words !== null && !standsIn(charter, articles, words))
        yield {
          path: ['bodies', id, 'office', ...path],
          message: {
            zh: `“${words}”不在所引条款中；请照原文抄写。`,
            en: `${words} is not in the words of the articles cited; copy it from there.`,
          },
        };
  }
}

function standsIn(charter: Charter, articles: readonly string[], words: string): boolean {
  return articles.some((number) =>
    bare(charter.articles[number]?.words ?? '').includes(bare(words)),
  );
}

/** The text from an article's heading to the next; the whole text where it has no such heading. */
function articleIn(text: string, head: string): string {
  const heading = /^[#\s]*(?:第([一二三四五六七八九十百]+)条|([一二三四五六七八九十]+)、)/u;
  const wanted = /^\d/u.test(head) ? chineseNumeral(Number(head)) : head;
  const group = /^\d/u.test(head) ? 1 : 2;
  const lines = text.split('\n');
  const begins = lines.findIndex((line) => heading.exec(line)?.[group] === wanted);
  if (begins < 0) return bare(text);
  const length = lines
    .slice(begins + 1)
    .findIndex((line) => heading.exec(line)?.[group] !== undefined);
  return bare(lines.slice(begins, length < 0 ? undefined : begins + 1 + length).join('\n'));
}

/** Words as they are compared: without white space, and with full-width digits and hyphens made plain. */
function bare(words: string): string {
  return words
    .replace(/\s/gu, '')
    .replace(/[０-９]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[－–—]/gu, '-');
}

/** How many signs before the wrong one are shown, so that the place is found. */
const SHOWN = 4;

/** The first sign that is not the text’s, and what stands there; null where nothing of it stands in the text. */
function differenceBetween(quoted: string, text: string): Wording | null {
  let same = quoted.length;
  while (same > 0 && !text.includes(quoted.slice(0, same))) same -= 1;
  if (same === 0) return null;
  const after = ends(text, quoted.slice(0, same)).sort(
    (one, other) =>
      sharedStart(text.slice(other + 1), quoted.slice(same + 1)) -
      sharedStart(text.slice(one + 1), quoted.slice(same + 1)),
  )[0];
  const [wrong, right] = [signAt(quoted, same), signAt(text, after ?? text.length)];
  const place = `${quoted.slice(Math.max(0, same - SHOWN), same)}[${wrong}]`;
  return right === ''
    ? {
        zh: `不同之处：“${place}”；原文到此为止。`,
        en: `They differ at “${place}”, where the text ends. `,
      }
    : {
        zh: `不同之处：“${place}”；原文为“${right}”。`,
        en: `They differ at “${place}”; the text has ${right}. `,
      };
}

/** Where these words end in the text, each time that they stand there. */
function ends(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    found.push(at + words.length);
  return found;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1;
  return length;
}

function signAt(text: string, at: number): string {
  const sign = text.codePointAt(at);
  return sign === undefined ? '' : String.fromCodePoint(sign);
}

function start(words: string): string {
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
}
