const BREAKS_AND_TABS = /[\t\r\n\v\f\u0085\u2028\u2029]+/gu;
/** Control characters, half surrogates, and marks that are not seen or turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * One line of text that shows what it says: line breaks become spaces; control characters, marks
 * that turn the writing direction (with them gnp.exe reads as exe.png) and invisible ones are
 * dropped; at most `longest` characters are kept. Text from outside passes it before it reaches a
 * mail header or a file name.
 */
export function plainLine(text: string, longest = 500): string {
  const line = text.replace(BREAKS_AND_TABS, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
