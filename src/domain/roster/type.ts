import type { Wording } from '../wording.ts';

/** What a spreadsheet's cell holds; dates come as YYYY-MM-DD. */
export type RawCell = string | number | null;
/** A sheet as it lies in the file: the row at index 0 is row 1. */
export type RawSheet = { readonly name: string; readonly rows: readonly (readonly RawCell[])[] };

/** 会员 · 人员 · 任职. */
export type SheetId = 'members' | 'people' | 'offices';
export const SHEET_IDS: readonly SheetId[] = ['members', 'people', 'offices'];

/** attention: the row is taken without what is wrong · refused: the row is not taken. */
export type Grade = 'attention' | 'refused';

/** What is wrong with one cell, or with a whole row, and what to do about it. */
export type Finding = {
  readonly grade: Grade;
  readonly column: Wording;
  /** As it stands in the file. */
  readonly found: string;
  readonly says: Wording;
};

/** A row as it was understood: sound values only, normalised; what is not known is left out. */
export type RosterRow = {
  readonly sheet: SheetId;
  /** Which sheet of the file it stands in, and its row as the spreadsheet counts. */
  readonly part: number;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
};

export const isRefused = (row: Pick<RosterRow, 'findings'>): boolean =>
  row.findings.some(({ grade }) => grade === 'refused');

/** What was said of a whole sheet: what it was taken for, and what of it was left aside. */
export type SheetRead = {
  readonly name: string;
  /** Null: no header was found, and nothing of the sheet was read. */
  readonly sheet: SheetId | null;
  readonly rows: number;
  readonly ignored: readonly string[];
};

export type ReadRoster = {
  readonly sheets: readonly SheetRead[];
  readonly rows: readonly RosterRow[];
};

/** The names that values of a column may have, and what they stand for. */
export type Choice = { readonly id: string; readonly names: readonly string[] };

/** What the alliance's charter and calendar say about values. */
export type RosterTerms = {
  /** Kinds of members; `unit` or `individual` says who joins. */
  readonly kinds: readonly (Choice & { readonly person: 'unit' | 'individual' })[];
  readonly classes: readonly Choice[];
  readonly seats: readonly Choice[];
  readonly today: string;
};
