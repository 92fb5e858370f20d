import { sql } from 'kysely';
import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Fen } from '../../domain/money.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import type { Scope } from '../scope.ts';

/** What dues were used for; `use` null is another use, with its reason (B-Q15). */
export type Expense = {
  readonly id: string;
  readonly number: string;
  readonly use: string | null;
  readonly reason: string | null;
  readonly fen: Fen;
  readonly spentOn: Day;
  readonly purpose: string;
  readonly recordId: string;
};

export async function addExpense(
  scope: Scope,
  expense: Omit<Expense, 'id' | 'number'>,
): Promise<string> {
  const { code } = await allianceOf(scope);
  const number = await numberFor(scope, code, 'E', Number(dayOf(scope.now.getTime()).slice(0, 4)));
  await sql`insert into expenses (alliance, id, number, use, reason, fen, spent_on, purpose, record_id, recorded_at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${number}, ${expense.use}, ${expense.reason}, ${expense.fen},
      ${expense.spentOn}, ${expense.purpose}, ${expense.recordId}, ${scope.now})`.execute(scope.tx);
  return number;
}

export async function expensesOfYear(scope: Scope, year: number): Promise<readonly Expense[]> {
  const { rows } = await sql<
    Omit<Expense, 'fen' | 'spentOn' | 'recordId'> & {
      fen: string;
      spent_on: string;
      record_id: string;
    }
  >`select id, number, use, reason, fen, spent_on, purpose, record_id from expenses
    where starts_with(spent_on, ${`${year}-`}) order by spent_on, id`.execute(scope.tx);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    use: row.use,
    reason: row.reason,
    fen: Number(row.fen),
    spentOn: row.spent_on,
    purpose: row.purpose,
    recordId: row.record_id,
  }));
}

/** What came in during a calendar year, contra entries taken off, whichever year it pays. */
export async function receivedIn(scope: Scope, year: number): Promise<Fen> {
  const { rows } = await sql<{ fen: string }>`
    select coalesce(sum(fen), 0)::text as fen from payments where starts_with(paid_on, ${`${year}-`})`.execute(
    scope.tx,
  );
  return Number(rows[0]?.fen ?? 0);
}
