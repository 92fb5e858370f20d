import writeXlsx from 'write-excel-file/node';
import type { RawSheet } from '../../../src/domain/roster/type.ts';

/** A workbook as a secretary's Excel keeps it: numbers as numbers, texts as texts. */
export function workbook(sheets: readonly RawSheet[]): Promise<Buffer> {
  return writeXlsx(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) =>
        row.map((cell) =>
          cell === null
            ? null
            : typeof cell === 'number'
              ? { value: cell, type: Number }
              : { value: cell, type: String },
        ),
      ),
    })),
  ).toBuffer();
}
