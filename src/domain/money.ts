/** Money in whole fen (分): sums and differences are exact. */
export type Fen = number;

/** How many fen a yuan has. */
export const FEN = 100;

/** The most one payment or expense may be: a hundred million yuan. */
const MOST = 100_000_000 * FEN;

const AMOUNT = /^(?<yuan>\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(?<cents>\d{1,2}))?$/u;

/** What somebody typed as an amount of yuan: 20000, 20,000.00, ￥20000元. Null where it is none, or nothing. */
export function fenIn(typed: string): Fen | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^(?:[¥￥]|RMB|CNY)/iu, '')
    .replace(/元$/u, '');
  const groups = AMOUNT.exec(plain)?.groups;
  if (!groups) return null;
  const yuan = Number((groups['yuan'] ?? '').replaceAll(',', ''));
  const fen = yuan * FEN + Number((groups['cents'] ?? '').padEnd(2, '0'));
  return fen > 0 && fen <= MOST ? fen : null;
}

/** 20,000 or 19,999.50, without the unit. */
export function yuanText(fen: Fen): string {
  const whole = Math.trunc(Math.abs(fen) / FEN);
  const rest = Math.abs(fen) % FEN;
  const grouped = String(whole).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  const shown = rest === 0 ? grouped : `${grouped}.${String(rest).padStart(2, '0')}`;
  return fen < 0 ? `-${shown}` : shown;
}
