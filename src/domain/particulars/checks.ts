import type { Wording } from '../wording.ts';
import { creditCodeFault, idNumberFault } from './identifiers.ts';

/** What is wrong with a normalised answer and what to do; null when nothing is. */
export type Check = (value: string) => Wording | null;

const say = (zh: string, en: string): Wording => ({ zh, en });

/** A text of at least `least` signs, on a form that itself caps the length. */
export function textOf(least: number, most: number): Check {
  return (value) => {
    const length = Array.from(value).length;
    if (hasControlSign(value))
      return say(
        '含有无法显示的字符，请删去后重新输入。',
        'There is a character that cannot be shown. Please type this again without it.',
      );
    if (length < least)
      return say(`请至少填写${least}个字。`, `Please write at least ${least} characters.`);
    if (length > most)
      return say(
        `最多${most}个字，现为${length}个，请删减。`,
        `At most ${most} characters; there are ${length}. Please shorten it.`,
      );
    return null;
  };
}

/** The name of a person or an organisation, as it stands on its papers. */
export function nameOf(least: number, most: number): Check {
  const length = textOf(least, most);
  return (value) => {
    if (/[<>]/u.test(value))
      return say(
        '名称中不能有“<”或“>”，请按证件上的名称填写。',
        'A name cannot contain < or >. Please write it as it stands on the certificate.',
      );
    if (!/\p{L}/u.test(value))
      return say(
        '请填写文字名称，按证件上的写法。',
        'Please write the name in letters, as it stands on the certificate.',
      );
    return length(value);
  };
}

export const creditCode: Check = (value) => {
  switch (creditCodeFault(value)) {
    case 'length':
      return say(
        `统一社会信用代码应为18位，现为${Array.from(value).length}位。请照营业执照或登记证书填写。`,
        `A unified social credit code has 18 characters; there are ${Array.from(value).length}. Please copy it from the licence or certificate.`,
      );
    case 'signs':
      return say(
        '统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z，第3至8位是数字。请照营业执照核对。',
        'A unified social credit code has digits and capital letters without I, O, S, V and Z; characters 3 to 8 are digits. Please compare it with the licence.',
      );
    case 'check':
      return say(
        '统一社会信用代码的校验码不符，可能有一位输错。请照营业执照逐位核对。',
        'The check character of this unified social credit code does not fit; one character may be wrong. Please compare it with the licence.',
      );
    case null:
      return null;
  }
};

/** A group's registration: a unified social credit code, or the number of an older certificate. */
export const registrationNumber: Check = (value) => {
  if (/^[0-9A-Z]{18}$/u.test(value)) return creditCode(value);
  if (/^[\p{Script=Han}0-9A-Z()（）〔〕[\]第号]{4,30}$/u.test(value) && /\d/u.test(value))
    return null;
  return say(
    '请填写登记证书上的统一社会信用代码（18位），或旧版登记证号，如“社证字第1234号”。',
    'Please write the 18-character unified social credit code on the registration certificate, or the number of an older certificate.',
  );
};

export const idNumber: Check = (value) => {
  switch (idNumberFault(value)) {
    case 'length':
      return say(
        `公民身份号码应为18位，现为${Array.from(value).length}位。请照身份证填写。`,
        `An identity card number has 18 characters; there are ${Array.from(value).length}. Please copy it from the card.`,
      );
    case 'signs':
      return say(
        '公民身份号码是17位数字，末位为数字或 X。请照身份证核对。',
        'An identity card number is 17 digits and a last digit or X. Please compare it with the card.',
      );
    case 'birthday':
      return say(
        '公民身份号码第7至14位不是一个真实的出生日期。请照身份证核对。',
        'Digits 7 to 14 of the identity card number are not a real date of birth. Please compare it with the card.',
      );
    case 'check':
      return say(
        '公民身份号码的校验码不符，可能有一位输错。请照身份证逐位核对。',
        'The check digit of this identity card number does not fit; one digit may be wrong. Please compare it with the card.',
      );
    case null:
      return null;
  }
};

export const phone: Check = (value) => {
  const [, number = ''] = /^(\+?\d+)(?:转\d{1,6})?$/u.exec(value) ?? [];
  const known =
    /^1[3-9]\d{9}$/u.test(number) ||
    /^0\d{9,11}$/u.test(number) ||
    /^400\d{7}$/u.test(number) ||
    /^\+[1-9]\d{6,14}$/u.test(number);
  return known
    ? null
    : say(
        '请填写11位手机号码，或带区号的座机号码，如 010-12345678；境外号码以 + 开头。',
        'Please write an 11-digit mobile number, or a landline with its area code, such as 010-12345678; numbers abroad begin with +.',
      );
};

export const email: Check = (value) => {
  const known =
    value.length <= 254 &&
    /^[^\s@"<>()[\]\\,;:]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(
      value,
    ) &&
    !/^\.|\.\.|\.@/u.test(value);
  return known
    ? null
    : say(
        '请填写完整的电子邮箱，如 lianluo@example.com。',
        'Please write a whole e-mail address, such as liaison@example.com.',
      );
};

export const website: Check = (value) =>
  value.length <= 200 &&
  /^https?:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[:/?#][^\s<>"]*)?$/iu.test(value)
    ? null
    : say(
        '请填写以 http:// 或 https:// 开头的网址，如 https://www.example.com。',
        'Please write an address that begins with http:// or https://, such as https://www.example.com.',
      );

/** One of a closed list. */
export function oneOf(values: readonly string[]): Check {
  return (value) =>
    values.includes(value)
      ? null
      : say('请从所列选项中选一项。', 'Please choose one of the options.');
}

function hasControlSign(value: string): boolean {
  return /[^\P{C}\n\t]/u.test(value);
}
