import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import type { Finding, RosterRow, SheetId, SheetRead } from '../../domain/roster/type.ts';
import { sha256 } from '../database.ts';
import { through, type Scope } from '../scope.ts';
import type { RowOutcome } from './outcome.ts';

/** read: shown as a dry run · handed-in: waits for the second person · running: being carried out · done. */
export type ImportState = 'read' | 'handed-in' | 'running' | 'done';

/** 名册导入: an uploaded file and how far it has come. */
export type RosterImport = {
  readonly id: string;
  readonly file: string;
  readonly fileName: string;
  readonly fileType: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly sheets: readonly SheetRead[];
  readonly state: ImportState;
  readonly enteredBy: string;
  readonly channel: 'console' | 'api';
  readonly enteredAt: Date;
  /** The record it is checked by, and its number. */
  readonly record: string | null;
  readonly recordNumber: string | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
};

/** A row of a file with what the dry run found and what became of it. */
export type ImportedRow = RosterRow & {
  readonly plan: RowOutcome;
  readonly state: 'waiting' | RowOutcome['state'];
  readonly outcome: RowOutcome | null;
};

type ImportRow = {
  id: string;
  file: string;
  file_name: string;
  file_type: string;
  file_size: number;
  sha256: string;
  sheets: SheetRead[];
  state: ImportState;
  entered_by: string;
  channel: 'console' | 'api';
  entered_at: Date;
  record: string | null;
  record_number: string | null;
  started_at: Date | null;
  done_at: Date | null;
};

type RowRow = {
  sheet: SheetId;
  part: number;
  row: number;
  content: Record<string, string>;
  findings: Finding[];
  plan: RowOutcome;
  state: ImportedRow['state'];
  outcome: RowOutcome | null;
};

export type NewImport = Pick<
  RosterImport,
  'file' | 'fileName' | 'fileType' | 'fileSize' | 'sha256' | 'sheets' | 'enteredBy'
>;

/** Keeps what was understood of a file, and what each row would do; no member, person or office is touched. */
export async function insertImport(
  scope: Scope,
  entry: NewImport,
  rows: readonly (RosterRow & { readonly plan: RowOutcome })[],
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into roster_imports (alliance, id, file, file_name, file_type, file_size, sha256, sheets, state, entered_by, entered_at, channel)
    values (${scope.alliance}, ${id}, ${entry.file}, ${entry.fileName}, ${entry.fileType}, ${entry.fileSize}, ${entry.sha256},
      ${JSON.stringify(entry.sheets)}::jsonb, 'read', ${entry.enteredBy}, ${scope.now}, ${through(scope, 'console')})`.execute(
    scope.tx,
  );
  const given = rows.map(({ sheet, part, row, values, findings, plan }) => ({
    sheet,
    part,
    row,
    content: values,
    findings,
    plan,
  }));
  await sql`insert into roster_rows (alliance, import, sheet, part, row, content, findings, plan, state)
    select ${scope.alliance}, ${id}, r.sheet, r.part, r.row, r.content, r.findings, r.plan, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as r(sheet text, part integer, row integer, content jsonb, findings jsonb, plan jsonb)`.execute(
    scope.tx,
  );
  return id;
}

export async function readImport(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<RosterImport | undefined> {
  const { rows } = await sql<ImportRow>`
    select * from roster_imports where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    scope.tx,
  );
  return rows[0] && importFrom(rows[0]);
}

export async function latestImports(scope: Scope): Promise<readonly RosterImport[]> {
  const { rows } = await sql<ImportRow>`
    select * from roster_imports order by entered_at desc, id desc limit 50`.execute(scope.tx);
  return rows.map(importFrom);
}

export async function runningImports(scope: Scope): Promise<readonly RosterImport[]> {
  const { rows } = await sql<ImportRow>`
    select * from roster_imports where state = 'running' order by started_at`.execute(scope.tx);
  return rows.map(importFrom);
}

/** Members before the people who work there, people before their offices; in the file's order. */
const IN_ORDER = sql`array_position(array['members', 'people', 'offices'], sheet), part, row`;

export async function rowsOfImport(scope: Scope, id: string): Promise<readonly ImportedRow[]> {
  const { rows } = await sql<RowRow>`
    select * from roster_rows where import = ${id} order by ${IN_ORDER}`.execute(scope.tx);
  return rows.map(rowFrom);
}

/** What the second person confirms: the rows as they were understood. */
export async function hashOfRows(scope: Scope, id: string): Promise<string> {
  const rows = await rowsOfImport(scope, id);
  return sha256(
    canonical(rows.map(({ sheet, part, row, values }) => ({ sheet, part, row, values }))),
  );
}

export async function nextRows(
  scope: Scope,
  id: string,
  most: number,
): Promise<readonly ImportedRow[]> {
  const { rows } = await sql<RowRow>`
    select * from roster_rows where import = ${id} and state = 'waiting'
    order by ${IN_ORDER} limit ${most}`.execute(scope.tx);
  return rows.map(rowFrom);
}

/** Marks a row as carried out, in the transaction that did it: it is never done twice. */
export async function settleRow(
  scope: Scope,
  id: string,
  { sheet, part, row }: Pick<RosterRow, 'sheet' | 'part' | 'row'>,
  outcome: RowOutcome,
): Promise<void> {
  await sql`update roster_rows set state = ${outcome.state}, outcome = ${JSON.stringify(outcome)}::jsonb, done_at = ${scope.now}
    where import = ${id} and sheet = ${sheet} and part = ${part} and row = ${row} and state = 'waiting'`.execute(
    scope.tx,
  );
}

export async function markImport(
  scope: Scope,
  id: string,
  to:
    | { readonly state: 'handed-in'; readonly record: string; readonly number: string }
    | { readonly state: 'running' | 'done' },
): Promise<void> {
  if (to.state === 'handed-in')
    await sql`update roster_imports set state = 'handed-in', record = ${to.record}, record_number = ${to.number} where id = ${id}`.execute(
      scope.tx,
    );
  else if (to.state === 'running')
    await sql`update roster_imports set state = 'running', started_at = ${scope.now} where id = ${id}`.execute(
      scope.tx,
    );
  else
    await sql`update roster_imports set state = 'done', done_at = ${scope.now} where id = ${id}`.execute(
      scope.tx,
    );
}

function importFrom(row: ImportRow): RosterImport {
  return {
    id: row.id,
    file: row.file,
    fileName: row.file_name,
    fileType: row.file_type,
    fileSize: row.file_size,
    sha256: row.sha256,
    sheets: row.sheets,
    state: row.state,
    enteredBy: row.entered_by,
    channel: row.channel,
    enteredAt: row.entered_at,
    record: row.record,
    recordNumber: row.record_number,
    startedAt: row.started_at,
    doneAt: row.done_at,
  };
}

function rowFrom(row: RowRow): ImportedRow {
  return {
    sheet: row.sheet,
    part: row.part,
    row: row.row,
    values: row.content,
    findings: row.findings,
    plan: row.plan,
    state: row.state,
    outcome: row.outcome,
  };
}
