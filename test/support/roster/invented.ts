import { creditCodeCheckDigit } from '../../../src/domain/particulars/identifiers.ts';
import type { RawCell, RawSheet } from '../../../src/domain/roster/type.ts';

/**
 * A roster of 145 founders as a secretary keeps it for years: nobody and nothing in it exists. Names say 样例, addresses
 * end in .example, telephone numbers lie in 1990000xxxx.
 */

const SIGNS = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥');
const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
export const FOUNDERS = 145;

export const invented = {
  unit: (at: number): string =>
    `样例${sign(at)}第${at + 1}${at % 5 === 4 ? '商会' : '科技有限公司'}`,
  code: (at: number): string => {
    const first = `91110108MA${String(at).padStart(7, '0')}`;
    return first + creditCodeCheckDigit(first);
  },
  person: (at: number): string => `${SURNAMES[at % 20] ?? '赵'}样${sign(at)}`,
  phone: (at: number): string => `1990000${String(at).padStart(4, '0')}`,
  email: (at: number): string => `liaison${at}@unit${at}.example`,
};

function sign(at: number): string {
  return `${SIGNS[at % 22] ?? ''}${SIGNS[Math.floor(at / 22) % 22] ?? ''}`;
}

/** 2021-12-31 in the ways it is found. */
const DATES: readonly RawCell[] = [
  '2021-12-31',
  '2021.12.31',
  '2021年12月31日',
  '2021/12/31',
  44561,
  '20211231',
  '二〇二一年十二月三十一日',
  '2021.12',
  '2021年12月',
  '2021',
  '不详',
  null,
  '待查',
  '2021年底',
];

function phoneOf(at: number): RawCell {
  const plain = invented.phone(at);
  if (at % 9 === 1) return Number(plain);
  if (at % 9 === 2) return `${plain.slice(0, 3)}-${plain.slice(3, 7)}-${plain.slice(7)}`;
  if (at % 9 === 3)
    return plain.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  if (at % 9 === 4) return `${plain}；010-60000000`;
  return at % 13 === 5 ? null : plain;
}

function spaced(name: string, at: number): string {
  return at % 7 === 3 ? Array.from(name).join(' ') : at % 11 === 4 ? ` ${name}\u3000` : name;
}

/** What is wrong in it, by row: each of these rows has to be named. */
export const WRONG = {
  members: {
    wrongCode: 10,
    numberCode: 11,
    noName: 12,
    noKind: 13,
    oddKind: 14,
    wrongMail: 15,
    wrongPhone: 16,
    oddDate: 17,
    future: 18,
  },
} as const;

function memberRow(at: number): RawCell[] {
  const wrong = WRONG.members;
  const group = at % 5 === 4;
  const code: RawCell =
    at === wrong.wrongCode
      ? `${invented.code(at).slice(0, 17)}${invented.code(at).endsWith('A') ? 'B' : 'A'}`
      : at === wrong.numberCode
        ? 911101080000000000
        : at % 17 === 6
          ? null
          : at % 6 === 2
            ? invented
                .code(at)
                .toLowerCase()
                .replace(/^(.{4})/u, '$1 ')
            : invented.code(at);
  return [
    at + 1,
    at === wrong.noName ? null : spaced(invented.unit(at), at % 11 === 4 ? 4 : 0),
    at === wrong.noKind
      ? null
      : at === wrong.oddKind
        ? '铂金会员'
        : group
          ? '团体会员'
          : at % 4 === 1
            ? '企业'
            : '企业会员',
    code,
    spaced(invented.person(at + 200), at),
    spaced(invented.person(at), at),
    at === wrong.wrongPhone ? '转告前台' : phoneOf(at),
    at === wrong.wrongMail
      ? 'liaison15#unit.example'
      : at % 8 === 5
        ? null
        : invented.email(at).replace('@', at % 8 === 6 ? '＠' : '@'),
    at === wrong.oddDate
      ? '大概前年'
      : at === wrong.future
        ? '2199-01-01'
        : (DATES[at % DATES.length] ?? null),
    at % 10 === 0 ? '创始' : null,
  ];
}

/** 会员: a merged title, a line of remarks, headers by other names, empty rows, a repeated header, doubles and a sum. */
export function memberSheet(): RawSheet {
  const header = [
    '序号',
    '会员单位 名称',
    '类别',
    '税 号',
    '法人代表',
    '联络员',
    '联系电话（手机）',
    'E-mail',
    '加入时间',
    '备注',
  ];
  header[1] = '单位全称';
  const rows: RawCell[][] = [
    ['样例联盟会员名册（2026年整理）', null, null, null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null, null, null, '制表：样例'],
    [],
    header,
  ];
  for (let at = 0; at < FOUNDERS; at += 1) {
    rows.push(memberRow(at));
    if (at % 40 === 39) rows.push([], header);
  }
  // Entered twice by two colleagues: the same, and once with another liaison.
  rows.push(memberRow(20), [...memberRow(21).slice(0, 5), '另样人', ...memberRow(21).slice(6)]);
  rows.push(
    [],
    [null, '', null, null],
    ['合计', null, null, null, null, null, null, null, null, '145家'],
  );
  return { name: '会员名册', rows };
}

/** 人员: who sits in the offices, one of them in two units, three at one number, two at one address. */
export function peopleSheet(): RawSheet {
  return {
    name: '人员',
    rows: [
      ['姓 名', '称呼', '所在单位', '手机号码', '电子邮箱'],
      ['张样 三', '理事长', invented.unit(0), '19900008001', 'zhang@founders.example'],
      ['李样四', '副理事长', invented.unit(1), '19900008002', 'li@founders.example'],
      ['王样五', '副理事长', invented.unit(2), '19900008003', null],
      ['赵样六', '理事', '不在名册的样例单位', '19900008009', 'zhao@founders.example'],
      ['张样三', '理事长', invented.unit(7), '19900008001', 'zhang@founders.example'],
      ['钱样七', '理事', invented.unit(3), '19900008009', 'zhao@founders.example'],
      ['孙样八', null, invented.unit(4), '19900008009', null],
      ['周样九', '理事', invented.unit(5), null, null],
      [null, '秘书', invented.unit(6), '19900008010', null],
    ],
  };
}

export function officeSheet(): RawSheet {
  return {
    name: '任职',
    rows: [
      ['任职人员（2021年度理事大会选举）'],
      ['姓名', '职务', '当选时间', '离任时间', '手机'],
      ['李样四', '副理事长', '2021年12月31日', null, null],
      ['王 样 五', '常务理事', '2021.12', null, null],
      ['赵样六', '理事', '不详', null, null],
      ['钱样七', '理事', 44561, '2024-06-30', null],
      ['周样九', '会务组长', '2021-12-31', null, null],
      ['张样三', '理事长', '2021-12-31', null, null],
      ['吴样十', '理事', '2021-12-31', null, '19900008011'],
      ['孙样八', '理事', null, '2023-01-01', null],
    ],
  };
}

export const inventedRoster = (): readonly RawSheet[] => [
  memberSheet(),
  peopleSheet(),
  officeSheet(),
];
