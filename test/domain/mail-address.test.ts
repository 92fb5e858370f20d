import { describe, expect, test } from '@jest/globals';
import { isMailAddress } from '../../src/domain/mail-address.ts';
import { plainLine } from '../../src/domain/plain-line.ts';

describe('an e-mail address in a form', () => {
  test.each([
    'wang@elector.example',
    'wang.jianguo+alliance@mail.gov.cn',
    "o'neil@a-b.co",
    'x@xn--fiqs8s.xn--fiqs8s',
    '1234567@qq.com',
  ])('%s is taken', (address) => expect(isMailAddress(address)).toBe(true));

  test.each([
    '',
    'wang',
    'wang@localhost',
    'wang@@elector.example',
    '.wang@elector.example',
    'wang.@elector.example',
    'wa..ng@elector.example',
    'wang@-elector.example',
    'wang@elector..example',
    'wang@elector.123',
    'wang @elector.example',
    ' wang@elector.example',
    'wang@elector.example\n',
    '王@公司.中国',
    'wang@еlector.example',
    '"wang"@elector.example',
    'wang(x)@elector.example',
    'Wang <wang@elector.example>',
    'a@b.example, c@d.example',
    'wang@[127.0.0.1]',
    `${'a'.repeat(65)}@elector.example`,
    `a@${'b'.repeat(250)}.example`,
  ])('%j is not', (address) => expect(isMailAddress(address)).toBe(false));

  test('is judged in no time, however it is built', () => {
    const started = performance.now();
    for (const text of [
      'a.'.repeat(100_000),
      `${'a'.repeat(120)}!@`.repeat(2),
      `a@${'b-'.repeat(120)}`,
    ])
      isMailAddress(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('one plain line', () => {
  test.each([
    ['王\r\nBcc: x', '王 Bcc: x'],
    ['a\u2028b\u2029c\u0085d\te', 'a b c d e'],
    ['zero\0 bell\u0007', 'zero bell'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\u200bb\ufeffc\u2066d', 'abcd'],
    ['\ud800 half', 'half'],
    ['  株洲  𬭎  ', '株洲 𬭎'],
  ])('%j becomes %j', (text, line) => expect(plainLine(text)).toBe(line));

  test('is cut between characters, with a sign that it was cut', () => {
    expect(plainLine('𬭎𬭎𬭎𬭎', 3)).toBe('𬭎𬭎…');
    expect(plainLine('𬭎𬭎𬭎', 3)).toBe('𬭎𬭎𬭎');
  });
});
