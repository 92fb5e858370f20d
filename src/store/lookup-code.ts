import { createHmac, timingSafeEqual } from 'node:crypto';

// Without 0, 1, I, L, O and U: what can be misread on paper or over the telephone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 查询码 of a case: computed again whenever it is shown, never stored. Eight letters, 39 bits. */
export function lookupCode(secret: string, caseId: string): string {
  return lettersOf(secret, `lookup ${caseId}`, 8);
}

/** Whether an entered code is the case's; case and blanks do not matter. */
export function isLookupCode(secret: string, caseId: string, entered: string): boolean {
  const given = Buffer.from(
    entered
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .slice(0, 8)
      .padEnd(8),
  );
  return timingSafeEqual(given, Buffer.from(lookupCode(secret, caseId)));
}

/** The check part of a certificate's number, so that numbers cannot be walked through. */
export function certificateCheck(secret: string, number: string): string {
  return lettersOf(secret, `certificate ${number}`, 6);
}

function lettersOf(secret: string, purpose: string, length: number): string {
  const bytes = createHmac('sha256', secret).update(purpose).digest();
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  let letters = '';
  for (let index = 0; index < length; index += 1) {
    letters += LETTERS[Number(value % BigInt(LETTERS.length))];
    value /= BigInt(LETTERS.length);
  }
  return letters;
}
