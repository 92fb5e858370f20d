import { articleHead, articleLabel, type Charter } from '../../domain/charter.ts';
import { chineseNumeral } from '../../domain/charter/numbering.ts';
import type { Finding } from '../problem.ts';
import { unknownName } from './unknown-name.ts';

/** Every quoted article stands word for word in the charter's text, and in the article it claims to be. */
export function* examineQuotations(charter: Charter, text: string): Generator<Finding> {
  const whole = bare(text);
  for (const [number, { words }] of Object.entries(charter.articles)) {
    const quoted = bare(words);
    const label = articleLabel(number);
    if (!whole.includes(quoted))
      yield {
        path: ['articles', number],
        message: {
          zh: `${charter.text} 中没有这段原文：“${start(words)}”。请照原文逐字抄写。`,
          en: `${charter.text} does not contain these words: “${start(words)}”. Copy them letter by letter.`,
        },
      };
    else if (!articleIn(text, articleHead(number)).includes(quoted))
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

function start(words: string): string {
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
}
