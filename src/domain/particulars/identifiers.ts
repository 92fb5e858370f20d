/** Numbers the state gives out, with their check digits. Arguments are normalised: half-width capitals, no spaces. */

const CREDIT_CODE_DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The last digit of a 统一社会信用代码, from the seventeen before it (GB 32100-2015: weights 3^i mod 31). */
export function creditCodeCheckDigit(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const digit of first17) {
    sum += CREDIT_CODE_DIGITS.indexOf(digit) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_DIGITS.charAt((31 - (sum % 31)) % 31);
}

/** What is wrong with a 统一社会信用代码: its length, a sign that never occurs in one, or its check digit. */
export function creditCodeFault(code: string): 'length' | 'signs' | 'check' | null {
  if (code.length !== 18) return 'length';
  if (!CREDIT_CODE.test(code)) return 'signs';
  return creditCodeCheckDigit(code.slice(0, 17)) === code.charAt(17) ? null : 'check';
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last digit of a 公民身份号码, from the seventeen before it (GB 11643-1999). */
export function idNumberCheckDigit(first17: string): string {
  const sum = ID_WEIGHTS.reduce(
    (total, weight, at) => total + weight * Number(first17.charAt(at)),
    0,
  );
  return '10X98765432'.charAt(sum % 11);
}

/** What is wrong with a 公民身份号码: its length, a sign, a birthday that no calendar has, or its check digit. */
export function idNumberFault(number: string): 'length' | 'signs' | 'birthday' | 'check' | null {
  if (number.length !== 18) return 'length';
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'signs';
  if (!isDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`))
    return 'birthday';
  return idNumberCheckDigit(number.slice(0, 17)) === number.charAt(17) ? null : 'check';
}

/** Whether a text names a day of the calendar, as 2021-12-31 does and 2021-02-30 does not. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1800 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}
