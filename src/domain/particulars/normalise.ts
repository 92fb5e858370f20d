/** How people type, made one, so that the same answer is always the same text. */

/** A running text keeps its Chinese punctuation and its lines; full-width letters and digits become half-width. */
export function normaliseText(typed: string): string {
  return plainSigns(typed)
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** A name on one line; it keeps its own signs, as in 中小企业（北京）服务中心. */
export function normaliseName(typed: string): string {
  return plainSigns(typed).replace(/\s+/gu, ' ').trim();
}

/** A number as it is compared: capitals, without spaces, hyphens and dots. */
export function normaliseNumber(typed: string): string {
  return halfWidth(typed)
    .replace(/[\s\-‐‑‒–—―−·.]/gu, '')
    .toUpperCase();
}

/** An e-mail or web address: half-width signs, no white space. */
export function normaliseAddress(typed: string): string {
  return halfWidth(typed).replace(/。/gu, '.').replace(/\s/gu, '');
}

/** A telephone number: digits, a leading + and 转 before an extension. */
export function normalisePhone(typed: string): string {
  return halfWidth(typed)
    .replace(/[\s\-‐‑‒–—―−·.()]/gu, '')
    .replace(/(?:转|ext|x|#)(?=\d+$)/iu, '转');
}

function plainSigns(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, halfWidth)
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '');
}

function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '');
}
