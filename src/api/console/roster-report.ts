import type { Wording } from '../../domain/wording.ts';
import type { SheetId } from '../../domain/roster/type.ts';
import { readRecord } from '../../store/records/records.ts';
import type { ImportedRow, RosterImport } from '../../store/roster/imports.ts';
import type { Scope } from '../../store/scope.ts';
import type { ImportStateShown } from '../../web/views/roster.ts';
import { SHEET_NAMES, stateOf } from './roster-files.ts';

export const SHEETS: Readonly<Record<SheetId, Wording>> = {
  members: { zh: SHEET_NAMES.members, en: 'Members' },
  people: { zh: SHEET_NAMES.people, en: 'People' },
  offices: { zh: SHEET_NAMES.offices, en: 'Offices' },
};

/** How far an import has come; whether its record was turned down lies with the record. */
export async function stateShown(scope: Scope, one: RosterImport): Promise<ImportStateShown> {
  if (one.state !== 'handed-in' || !one.record) return one.state;
  const record = await readRecord(scope, one.record);
  return record?.state === 'waiting' ? 'handed-in' : 'turned-down';
}

export function countsOf(rows: readonly ImportedRow[]) {
  const count = (of: ReturnType<typeof stateOf>): number =>
    rows.filter((row) => stateOf(row) === of).length;
  return {
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    attention: rows.filter((row) => stateOf(row) !== 'refused' && needsAttention(row)).length,
    refused: count('refused'),
  };
}

export const progressOf = (rows: readonly ImportedRow[]) => ({
  done: rows.filter((row) => row.state !== 'waiting').length,
  total: rows.length,
});

const needsAttention = (row: ImportedRow): boolean =>
  row.findings.length > 0 || (row.outcome ?? row.plan).says !== undefined;

/** What is wrong with one cell, or with a whole row, of an import. */
export type RowFinding = {
  readonly sheet: SheetId;
  readonly row: number;
  readonly name: string;
  /** Whether the row is left out for it. */
  readonly refused: boolean;
  readonly column: Wording;
  readonly found: string;
  readonly says: Wording;
};

/** Every finding; those of rows that are not imported come first: that is what there is to do. */
export function findingsIn(rows: readonly ImportedRow[]): readonly RowFinding[] {
  return rows
    .flatMap(findingsOf)
    .toSorted((one, other) => Number(other.refused) - Number(one.refused));
}

function findingsOf(row: ImportedRow): readonly RowFinding[] {
  const at = { sheet: row.sheet, row: row.row, name: row.values['name'] ?? '' };
  const outcome = row.outcome ?? row.plan;
  return [
    ...row.findings.map(({ grade, column, found, says }) => ({
      ...at,
      refused: grade === 'refused',
      column,
      found,
      says,
    })),
    ...(outcome.says
      ? [
          {
            ...at,
            refused: outcome.state === 'refused',
            column: { zh: '整行', en: 'Whole row' },
            found: at.name,
            says: outcome.says,
          },
        ]
      : []),
  ];
}
