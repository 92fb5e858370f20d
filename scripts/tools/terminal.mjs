/** What the scripts say to the person at the terminal, in Chinese where the terminal is Chinese. */

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const inChinese = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '');

/** @param {{en: string, zh: string}} words */
export function inWords(words) {
  return inChinese ? words.zh : words.en;
}

/** @param {{en: string, zh: string}} words */
export function say(words) {
  process.stdout.write(`${inWords(words)}\n`);
}

/** Something the person at the terminal can mend: shown as it is, without a stack. */
export class Obstacle extends Error {
  /** @param {{en: string, zh: string}} words */
  constructor(words) {
    super(inWords(words));
    this.words = words;
  }
}

/** What an error says to a person: an obstacle speaks for itself, anything else shows where it broke. */
export function explain(error) {
  if (error instanceof Obstacle) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Shows that something long is going on: what, for how long, and how far.
 * @template T
 * @param {{en: string, zh: string}} what
 * @param {(far: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const began = performance.now();
  const onTerminal = process.stdout.isTTY;
  let far = '';
  const line = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return `${inWords(what)} … ${clock}${far ? `  ${far}` : ''}`;
  };
  const show = () => process.stdout.write(onTerminal ? `\r\u001b[2K  ${line()}` : `  ${line()}\n`);
  if (!onTerminal) process.stdout.write(`  ${inWords(what)} …\n`);
  const ticking = setInterval(show, onTerminal ? 500 : 15_000);
  try {
    return await work((text) => {
      far = text;
    });
  } finally {
    clearInterval(ticking);
    process.stdout.write(onTerminal ? `\r\u001b[2K  ${line()}\n` : `  ${line()}\n`);
  }
}

/** Columns a text takes on a terminal, where a Chinese character takes two. */
function columns(text) {
  let width = 0;
  for (const character of text) width += character.codePointAt(0) >= 0x2e80 ? 2 : 1;
  return width;
}

/**
 * A table of two columns.
 * @param {readonly (readonly [string, string])[]} rows
 */
export function table(rows) {
  const width = Math.max(...rows.map(([label]) => columns(label)));
  const lines = rows.map(
    ([label, value]) => `  ${label}${' '.repeat(width - columns(label))}  ${value}`,
  );
  const rule = '─'.repeat(Math.max(...lines.map(columns)) + 2);
  return [rule, ...lines, rule].join('\n');
}
