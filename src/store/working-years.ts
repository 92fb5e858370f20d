import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Day } from '../domain/calendar.ts';
import type { DayRange, WorkingCalendar, WorkingYear } from '../domain/working-days.ts';
import type { Scope } from './scope.ts';

/** entered: shown to whoever entered it, to be confirmed · in-force: deadlines follow it · replaced: a later one does. */
export type EnteredYear = WorkingYear & {
  readonly id: string;
  readonly state: 'entered' | 'in-force' | 'replaced';
  /** Where the notice stands on the web, and the scan of it; one of them there is. */
  readonly link: string | null;
  readonly file: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly confirmedAt: Date | null;
};

type Row = {
  id: string;
  year: number;
  notice: string;
  holidays: DayRange[];
  worked_weekends: Day[];
  link: string | null;
  file: string | null;
  state: EnteredYear['state'];
  entered_by: string;
  entered_at: Date;
  confirmed_at: Date | null;
};

const FOLDER = join(import.meta.dirname, 'working-years');

/** The years that come with the product. */
export const SHIPPED_YEARS: WorkingCalendar = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as WorkingYear);

/** The calendar deadlines are counted by: what the alliance imported, and what came with the product. */
export async function workingCalendar(scope: Scope): Promise<WorkingCalendar> {
  const { rows } = await sql<Row>`select * from working_years where state = 'in-force'`.execute(
    scope.tx,
  );
  const imported = rows.map(yearFrom);
  return [
    ...imported,
    ...SHIPPED_YEARS.filter(({ year }) => !imported.some((one) => one.year === year)),
  ];
}

/** Everything that was ever imported, the newest year first. */
export async function enteredYears(scope: Scope): Promise<readonly EnteredYear[]> {
  const { rows } =
    await sql<Row>`select * from working_years where state <> 'entered' order by year desc, confirmed_at desc`.execute(
      scope.tx,
    );
  return rows.map(yearFrom);
}

export async function readEnteredYear(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<EnteredYear | undefined> {
  const { rows } =
    await sql<Row>`select * from working_years where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      scope.tx,
    );
  return rows[0] && yearFrom(rows[0]);
}

function yearFrom(row: Row): EnteredYear {
  return {
    id: row.id,
    year: row.year,
    notice: row.notice,
    holidays: row.holidays,
    workedWeekends: row.worked_weekends,
    link: row.link,
    file: row.file,
    state: row.state,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    confirmedAt: row.confirmed_at,
  };
}
