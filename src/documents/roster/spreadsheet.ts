import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import type { RawCell, RawSheet } from '../../domain/roster/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { decodeCsv, parseCsv } from './csv.ts';
import { unpacksWithin } from './zip-size.ts';

export const LARGEST_ROSTER = 5 * 1024 * 1024;
const LARGEST_UNPACKED = 80 * 1024 * 1024;
const MOST_SHEETS = 20;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';

export type RosterFile =
  | {
      readonly ok: true;
      readonly type: typeof XLSX | typeof CSV;
      readonly sheets: readonly RawSheet[];
    }
  | { readonly ok: false; readonly message: Wording };

const say = (zh: string, en: string): RosterFile => ({ ok: false, message: { zh, en } });

/** The sheets of an uploaded .xlsx or .csv. Formulas are never computed: what Excel last saw in a cell is what it holds. */
export async function readSpreadsheet(bytes: Buffer, name: string): Promise<RosterFile> {
  if (bytes.length === 0)
    return say('文件是空的，请重新选择。', 'The file is empty; please choose it again.');
  if (bytes.length > LARGEST_ROSTER)
    return say(
      '文件超过5 MB。请只保留名册，删去图片后再上传。',
      'The file is larger than 5 MB. Keep the roster only, without pictures.',
    );
  const zip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  if (!zip && bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return say(
      '这是旧版 Excel 文件（.xls）或加了密码的文件。请在 Excel 中另存为“Excel 工作簿（.xlsx）”，不设密码，再上传。',
      'This is an old Excel file (.xls) or one with a password. Save it as an Excel workbook (.xlsx) without a password.',
    );
  if (!zip && bytes.includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe))
    return say(
      '请上传 Excel（.xlsx）或 CSV 文件。',
      'Please upload an Excel workbook (.xlsx) or a CSV file.',
    );
  const sheets = zip
    ? await sheetsOf(bytes)
    : [{ name: stem(name), rows: parseCsv(decodeCsv(bytes)) }];
  if (!sheets)
    return say(
      '文件无法打开，可能已损坏。请在 Excel 中打开并重新保存后上传。',
      'The file cannot be opened; it may be damaged. Open it in Excel, save it again and upload that.',
    );
  const most = Math.max(...sheets.map(({ rows }) => rows.length));
  if (sheets.length > MOST_SHEETS || most > MOST_ROWS)
    return say(
      `工作表最多${MOST_SHEETS}张，每张最多${MOST_ROWS}行。请分几次上传。`,
      `At most ${MOST_SHEETS} sheets of ${MOST_ROWS} rows. Please upload it in parts.`,
    );
  return { ok: true, type: zip ? XLSX : CSV, sheets };
}

async function sheetsOf(bytes: Buffer): Promise<readonly RawSheet[] | undefined> {
  if (!unpacksWithin(bytes, LARGEST_UNPACKED)) return undefined;
  try {
    const read = await readXlsx(bytes);
    return read.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cellOf(cell))),
    }));
  } catch {
    return undefined;
  }
}

function cellOf(cell: unknown): RawCell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return cell;
  const text = typeof cell === 'string' || typeof cell === 'boolean' ? `${cell}` : '';
  return text.trim() === '' ? null : text;
}

const stem = (name: string): string => name.replace(/\.[^.]*$/u, '');

export type SheetToWrite = {
  readonly name: string;
  readonly header: readonly string[];
  /** Header cells that have to be filled in. */
  readonly required?: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A workbook whose cells are all text: nothing in it is a formula, and no code or telephone number loses digits. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return writeXlsx(
    sheets.map(({ name, header, required = [], rows }) => ({
      sheet: name,
      data: [
        header.map((value) => ({
          value,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: required.includes(value) ? '#fdecc8' : '#e8efe9',
          wrap: true,
        })),
        ...rows.map((row) =>
          row.map((value) => (value === '' ? null : { value, type: String, format: '@' })),
        ),
      ],
      columns: header.map((_, at) => ({
        width: Math.min(
          60,
          Math.max(14, ...rows.slice(0, 200).map((row) => widthOf(row[at] ?? ''))),
        ),
      })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

/** Chinese signs are two columns wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 2);
