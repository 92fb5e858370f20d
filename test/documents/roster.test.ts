import { describe, expect, test } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeCsv, parseCsv, writeCsv } from '../../src/documents/roster/csv.ts';
import { readSpreadsheet, writeWorkbook } from '../../src/documents/roster/spreadsheet.ts';
import { unpacksWithin } from '../../src/documents/roster/zip-size.ts';
import { inventedRoster, memberSheet } from '../support/roster/invented.ts';
import { workbook } from '../support/roster/files.ts';

/** GB 18030 of 「单位名称,会员类别」, 「样例甲,企业会员」, as Excel in China saves it. */
const GB = Buffer.from(
  'b5a5cebbc3fbb3c62cbbe1d4b1c0e0b1f00d0ad1f9c0fdbcd72cc6f3d2b5bbe1d4b10d0a',
  'hex',
);
const EXPECTED = [['单位名称', '会员类别'], ['样例甲', '企业会员'], [null]];

describe('A CSV file', () => {
  test.each([
    ['GB 18030', GB],
    ['UTF-8', Buffer.from('单位名称,会员类别\r\n样例甲,企业会员\r\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff单位名称,会员类别\n样例甲,企业会员\n')],
    ['UTF-16', Buffer.from('\ufeff单位名称\t会员类别\r\n样例甲\t企业会员\r\n', 'utf16le')],
    ['semicolons', Buffer.from('单位名称;会员类别\n样例甲;企业会员\n')],
    ['quotes', Buffer.from('"单位名称","会员类别"\n"样例甲",企业会员\n')],
  ])('in %s is read', (_, bytes) => {
    expect(parseCsv(decodeCsv(bytes))).toEqual(EXPECTED);
  });

  test('keeps line ends, separators and quotes within quotes', () => {
    expect(parseCsv('"a,""b""\r\nc",d')).toEqual([['a,"b"\r\nc', 'd']]);
  });

  test('that is written is read as it was, whatever stands in it', () => {
    // A cell of one space would be an empty one.
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => text.trim() === text && !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1 }), (rows) => {
        const read = parseCsv(decodeCsv(writeCsv(rows))).slice(0, -1);
        expect(read).toEqual(rows.map((row) => row.map((text) => (text === '' ? null : text))));
      }),
    );
  });

  test.each(['=1+1', '+8610', '-2', '@SUM(A1)'])('never hands %s on as a formula', (cell) => {
    expect(writeCsv([[cell, 'x']]).toString()).toBe(`\ufeff'${cell},x\r\n`);
    expect(parseCsv(decodeCsv(writeCsv([[cell, 'x']])))[0]).toEqual([cell, 'x']);
  });
});

describe('An Excel workbook', () => {
  test('is read sheet by sheet, with its rows counted as Excel counts them', async () => {
    const read = await readSpreadsheet(await workbook(inventedRoster()), '名册.xlsx');
    if (!read.ok) throw new Error(read.message.en);
    expect(read.sheets.map(({ name }) => name)).toEqual(['会员名册', '人员', '任职']);
    const [members] = read.sheets;
    for (const [at, row] of memberSheet().rows.entries())
      expect((members?.rows[at] ?? []).filter((cell) => cell !== null)).toEqual(
        row
          .filter((cell) => cell !== null && String(cell).trim() !== '')
          .map((cell) =>
            // White space around a text is no part of it.
            typeof cell === 'string' ? cell.trim() : cell,
          ),
      );
  });

  test('that is written holds text only: a formula stays the text it was, a long code keeps its digits', async () => {
    const rows = [['=1+1', '911101080000000001', '', '2021-12']];
    const bytes = await writeWorkbook([{ name: '会员', header: ['a', 'b', 'c', 'd'], rows }]);
    const read = await readSpreadsheet(bytes, 'x.xlsx');
    expect(read).toMatchObject({
      ok: true,
      sheets: [
        {
          rows: [
            ['a', 'b', 'c', 'd'],
            ['=1+1', '911101080000000001', null, '2021-12'],
          ],
        },
      ],
    });
  });

  test.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0, 0]), '请上传 Excel'],
    ['an empty file', Buffer.alloc(0), '空的'],
    ['a damaged workbook', Buffer.from('504b0304deadbeef', 'hex'), '损坏'],
    ['a large file', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '5 MB'],
  ])('%s is refused with what to do', async (_, bytes, said) => {
    const read = await readSpreadsheet(bytes, 'x.xlsx');
    expect(read.ok ? '' : read.message.zh).toContain(said);
  });

  test('that unpacks to more than it may is refused, whatever it says of its size', async () => {
    const whole = await workbook([{ name: '会员', rows: [['单位名称']] }]);
    expect(unpacksWithin(whole, 1_000_000)).toBe(true);
    expect(unpacksWithin(whole, 1000)).toBe(false);
    expect(unpacksWithin(bomb(3_000_000), 1_000_000)).toBe(false);
    expect(await readSpreadsheet(bomb(100 * 1024 * 1024), 'x.xlsx')).toMatchObject({ ok: false });
  });
});

/** A zip archive of one file of zeros that claims to hold one byte. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(1, 22);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1, 24);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}
