import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  contactIn,
  normaliseParticulars,
  PARTICULARS,
  particular,
  SECTIONS,
  type ParticularId,
} from '../../src/domain/particulars.ts';
import {
  creditCodeCheckDigit,
  creditCodeFault,
  idNumberCheckDigit,
  idNumberFault,
} from '../../src/domain/particulars/identifiers.ts';

const answered = (id: ParticularId, typed: string) =>
  PARTICULARS[id].check(PARTICULARS[id].normalise(typed));
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const sign = fc.constantFrom(...signs.split(''));
const digit = fc.constantFrom(...'0123456789'.split(''));
const first17 = fc
  .tuple(
    fc.array(sign, { minLength: 2, maxLength: 2 }),
    fc.array(digit, { minLength: 6, maxLength: 6 }),
    fc.array(sign, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''));
const creditCode = first17.map((first) => first + creditCodeCheckDigit(first));
const idNumber = fc
  .tuple(
    fc.integer({ min: 100000, max: 999999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([place, born, order]) =>
      `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
  )
  .map((first) => first + idNumberCheckDigit(first));

describe('a unified social credit code', () => {
  test.each(['91350100M000100Y43', '91440300708461136T'])('%s is accepted', (code) => {
    expect(answered('credit-code', code)).toBeNull();
  });

  test('any code with its own check character is accepted, and with any other is not', () => {
    fc.assert(
      fc.property(creditCode, sign, (code, other) => {
        expect(creditCodeFault(code)).toBeNull();
        if (other !== code.charAt(17))
          expect(creditCodeFault(code.slice(0, 17) + other)).toBe('check');
      }),
    );
  });

  test('one wrong character, or two neighbours exchanged, is always noticed', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(16), sign, (code, at, other) => {
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        if (changed !== code) expect(creditCodeFault(changed)).not.toBeNull();
        const exchanged =
          code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (exchanged !== code) expect(creditCodeFault(exchanged)).not.toBeNull();
      }),
    );
  });

  test('full-width signs, small letters, spaces and hyphens are taken as meant', () => {
    expect(answered('credit-code', ' ９１３５０１００ ｍ０００１－００ｙ４３ ')).toBeNull();
    expect(PARTICULARS['credit-code'].normalise('９１３５０１００ m0001-00y43')).toBe(
      '91350100M000100Y43',
    );
  });

  test.each([
    ['91350100M000100Y4', '应为18位，现为17位', 'has 18 characters; there are 17'],
    ['91350100M000100Y4O', '不用 I、O、S、V、Z', 'without I, O, S, V and Z'],
    ['91350100M000100Y44', '校验码不符', 'does not fit'],
  ])('%s is refused and the reader told what to do', (code, zh, en) => {
    const message = answered('credit-code', code);
    expect(message?.zh).toContain(zh);
    expect(message?.en).toContain(en);
  });
});

describe('an identity card number', () => {
  test('any number with its own check digit and a real birthday is accepted, in small letters too', () => {
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(idNumberFault(number)).toBeNull();
        expect(answered('id-number', ` ${number.toLowerCase()} `)).toBeNull();
      }),
    );
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), digit, (number, at, other) => {
        const changed = number.slice(0, at) + other + number.slice(at + 1);
        if (changed !== number) expect(idNumberFault(changed)).not.toBeNull();
      }),
    );
  });

  test.each([
    ['110105194912310021', '校验码不符'],
    ['11010519490231002X', '出生日期'],
    ['11010519491231002', '应为18位，现为17位'],
    ['1101051949123100AX', '17位数字'],
  ])('%s is refused', (number, zh) => {
    expect(answered('id-number', number)?.zh).toContain(zh);
  });
});

describe('the answers people type', () => {
  test.each<readonly [ParticularId, string, string]>([
    ['liaison-phone', '138 0013-8000', '13800138000'],
    ['liaison-phone', '（０１０）６８２０００１２', '01068200012'],
    ['liaison-phone', '010-68200012 转 801', '01068200012转801'],
    ['liaison-phone', '+86 138 0013 8000', '+8613800138000'],
    ['liaison-phone', '400-810-1234', '4008101234'],
    ['liaison-email', ' ｌｉ＠ｅｘａｍｐｌｅ。ｃｏｍ ', 'li@example.com'],
    ['liaison-email', 'Li.Min+alliance@mail.example.com.cn', 'Li.Min+alliance@mail.example.com.cn'],
    ['organisation-name', '  北京  某某（集团）有限公司 ', '北京 某某（集团）有限公司'],
    ['person-name', '阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['person-name', 'Anne-Marie O’Neill', 'Anne-Marie O’Neill'],
    ['registration-number', '社证字第1234号', '社证字第1234号'],
    ['registration-number', '51100000500001234 9', '511000005000012349'],
    ['website', 'https://例子.中国/关于', 'https://例子.中国/关于'],
    ['address', '上海市浦东新区１００号', '上海市浦东新区100号'],
  ])('%s: “%s” is kept as “%s”', (id, typed, kept) => {
    expect(PARTICULARS[id].normalise(typed)).toBe(kept);
    expect(answered(id, typed)).toBeNull();
  });

  test.each<readonly [ParticularId, string]>([
    ['liaison-phone', '12345'],
    ['liaison-phone', '12800138000'],
    ['liaison-phone', 'call me'],
    ['liaison-email', 'li@example'],
    ['liaison-email', 'li example.com'],
    ['liaison-email', 'li@@example.com'],
    ['liaison-email', 'li@example.com,zhao@example.com'],
    ['liaison-email', 'li..min@example.com'],
    ['organisation-name', '<b>公司</b>'],
    ['organisation-name', '12345'],
    ['organisation-name', '公'],
    ['organisation-name', '公司\u0007名'],
    ['website', 'javascript:alert(1)'],
    ['website', 'www.example.com'],
    ['profile', '太短'],
    ['profile', '长'.repeat(1001)],
    ['registration-number', '无'],
    ['registration-number', '511000005000012340'],
    ['capacity', 'nobody'],
  ])('%s: “%s” is refused with something to do, in both languages', (id, typed) => {
    const message = answered(id, typed);
    expect(message?.zh).toMatch(/[。]$/u);
    expect(message?.en).toMatch(/\.$/u);
  });

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(PARTICULARS) as ParticularId[])),
        fc.string({ unit: 'binary' }),
        (id, typed) => {
          const once = PARTICULARS[id].normalise(typed);
          expect(PARTICULARS[id].normalise(once)).toBe(once);
        },
      ),
    );
  });

  test('no answer, however strange, makes a check fail instead of answering', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(PARTICULARS) as ParticularId[])),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (id, typed) => {
          const message = answered(id, typed);
          expect(message === null || (message.zh !== '' && message.en !== '')).toBe(true);
        },
      ),
    );
  });
});

describe('the vocabulary', () => {
  test('every word has both languages, a section, and an example that its own check accepts', () => {
    for (const [id, word] of Object.entries(PARTICULARS)) {
      const { label, section, maxLength } = word;
      expect([id, label.zh === '', label.en === '']).toEqual([id, false, false]);
      expect(SECTIONS[section].zh).not.toBe('');
      expect(maxLength).toBeGreaterThan(0);
      const example = particular(id)?.example;
      const examples =
        typeof example === 'object' ? [example.zh, example.en] : [example ?? []].flat();
      for (const one of examples)
        expect([id, one, answered(id as ParticularId, one)]).toEqual([id, one, null]);
    }
  });

  test('a name that is no word of it is none, not even one that every object has', () => {
    expect(particular('constructor')).toBeNull();
    expect(normaliseParticulars({ constructor: 'x', 'credit-code': ' 9135 ' })).toEqual({
      'credit-code': '9135',
    });
  });

  test('a unit is reached through its liaison, an individual directly', () => {
    expect(
      contactIn({
        'organisation-name': '某公司',
        'liaison-name': '李敏',
        'liaison-phone': '1',
        'liaison-email': 'a',
      }),
    ).toEqual({ applicant: '某公司', name: '李敏', phone: '1', email: 'a' });
    expect(contactIn({ 'person-name': '王小明', phone: '2', email: 'b' })).toEqual({
      applicant: '王小明',
      name: '王小明',
      phone: '2',
      email: 'b',
    });
  });
});
