import { describe, expect, test } from '@jest/globals';
import { readDate } from '../../src/domain/roster/dates.ts';
import { readRoster } from '../../src/domain/roster/read.ts';
import type { RawCell, RosterTerms } from '../../src/domain/roster/type.ts';
import { FOUNDERS, invented, inventedRoster, WRONG } from '../support/roster/invented.ts';

const TERMS: RosterTerms = {
  today: '2026-11-21',
  kinds: [
    { id: 'enterprise', person: 'unit', names: ['企业会员', '企业'] },
    { id: 'group', person: 'unit', names: ['团体会员', '团体'] },
    { id: 'individual', person: 'individual', names: ['个人会员', '个人'] },
  ],
  classes: [{ id: 'member', names: ['会员'] }],
  seats: ['理事长', '副理事长', '常务理事', '理事'].map((name) => ({ id: name, names: [name] })),
};

/** One row of 会员 under its header. */
const member = (cells: Readonly<Record<string, RawCell>>) => {
  const all = { 单位名称: '样例甲有限公司', 会员类别: '企业会员', 手机: '19900000001', ...cells };
  const [row] = readRoster(
    [{ name: '会员', rows: [Object.keys(all), Object.values(all)] }],
    TERMS,
  ).rows;
  if (!row) throw new Error('the row was not read');
  return row;
};

describe('A day of joining', () => {
  test.each([
    ['2021-12-31', '2021-12-31'],
    ['2021.12.31', '2021-12-31'],
    ['2021年12月31日', '2021-12-31'],
    ['2021/2/3', '2021-02-03'],
    ['２０２１．１２．３１', '2021-12-31'],
    ['2021-12-31 00:00', '2021-12-31'],
    ['20211231', '2021-12-31'],
    [44561, '2021-12-31'],
    ['44561', '2021-12-31'],
    ['二〇二一年十二月三十一日', '2021-12-31'],
    ['二零二一年十月', '2021-10'],
    ['2021.12', '2021-12'],
    ['2021年6月', '2021-06'],
    ['2021', '2021'],
    [2021, '2021'],
    ['2021年底', '2021'],
  ])('%s is %s', (cell, date) => {
    expect(readDate(cell)).toEqual({ kind: 'known', date });
  });

  test.each(['不详', '未知', '待查', '', '/', '——', null])('%s is unknown', (cell) => {
    expect(readDate(cell)).toEqual({ kind: 'unknown' });
  });

  test.each(['大概前年', '2021-13-01', '2021-02-30', '12月31日', '1234', 7])(
    '%s cannot be read',
    (cell) => {
      expect(readDate(cell)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('A member’s row', () => {
  test('is normalised: full-width digits, spaces in names, two numbers in one cell', () => {
    const { values, findings } = member({
      单位名称: ' 样例（北京）  有限公司',
      联系人: '张 样　三',
      手机: '１９９－０００００００１；010-60000000',
      邮箱: 'Zhang＠Unit.Example',
      入会时间: '2021.12.31',
      税号: invented.code(1).toLowerCase(),
    });
    expect(values).toEqual({
      name: '样例（北京）有限公司',
      kind: 'enterprise',
      liaison: '张样三',
      phone: '19900000001',
      email: 'zhang@unit.example',
      joined: '2021-12-31',
      code: invented.code(1),
    });
    expect(findings).toEqual([]);
  });

  test('without a name or a known kind is refused, and says what to do', () => {
    expect(member({ 单位名称: null }).findings).toMatchObject([
      { grade: 'refused', says: { zh: '请填写单位名称（个人会员填姓名），这一行没有导入' } },
    ]);
    expect(member({ 会员类别: '铂金会员' }).findings[0]).toMatchObject({
      grade: 'refused',
      found: '铂金会员',
    });
  });

  test('keeps what is right when something is wrong: a wrong code, number, address or date is left out and named', () => {
    const { values, findings } = member({
      信用代码: '91110108MA0000001X',
      手机: '转告前台',
      邮箱: 'liaison#unit.example',
      入会时间: '大概前年',
    });
    expect(values).toEqual({ name: '样例甲有限公司', kind: 'enterprise' });
    expect(findings.map(({ grade, found }) => [grade, found])).toEqual([
      ['attention', '转告前台'],
      ['attention', '91110108MA0000001X'],
      ['attention', 'liaison#unit.example'],
      ['attention', '大概前年'],
      ['attention', ''],
    ]);
    expect(findings.at(-1)?.says.zh).toContain('缺联系方式');
  });

  test('a code that Excel took for a number is not believed', () => {
    expect(member({ 统一社会信用代码: 911101080000000000 }).findings[0]?.says.zh).toContain('文本');
  });
});

describe('The roster of 145 founders', () => {
  const read = readRoster(inventedRoster(), TERMS);
  const members = read.rows.filter(({ sheet }) => sheet === 'members');

  test('is read under a title, with other headers, repeated headers and a sum', () => {
    expect(read.sheets).toMatchObject([
      { sheet: 'members', rows: FOUNDERS + 2, ignored: ['备注'] },
      { sheet: 'people', rows: 9 },
      { sheet: 'offices', rows: 8 },
    ]);
  });

  test('names every row that is bad or incomplete, and takes everything else whole', () => {
    const wrong = Object.values(WRONG.members).map((at) => invented.unit(at));
    for (const name of wrong.filter((one) => one !== invented.unit(WRONG.members.noName)))
      expect(members.find(({ values }) => values['name'] === name)?.findings).not.toEqual([]);
    for (const row of members) {
      const { name, kind, code, phone, email, joined } = row.values;
      const incomplete = !name || !kind || !code || !(phone || email) || !joined;
      const twice = row.row > FOUNDERS + 10;
      if (incomplete || twice) expect([row.row, row.findings.length]).not.toEqual([row.row, 0]);
      else if (!wrong.includes(name)) expect([row.row, row.findings]).toEqual([row.row, []]);
    }
  });

  test('tells the same person in two units, a shared address and a shared number', () => {
    const said = read.rows
      .filter(({ sheet }) => sheet === 'people')
      .map(
        ({ values, findings }) =>
          `${values['name']}: ${findings.map(({ says }) => says.zh).join(' ')}`,
      )
      .join('\n');
    expect(said).toContain('同一人，工作单位不同');
    expect(said).toContain('邮箱须一人一个');
    expect(said).toContain('这个号码有3人共用');
  });
});
