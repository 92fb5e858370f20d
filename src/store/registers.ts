import { sql } from 'kysely';
import { dayOf } from '../domain/calendar.ts';
import { allianceOf } from './charters.ts';
import { nextInSeries } from './counters.ts';
import type { Scope } from './scope.ts';

/** One row of a register (名录): numbered within its year; what it is about stands with its case or member. */
export type Entered = {
  readonly register: string;
  readonly number: string;
  readonly caseId: string | null;
  readonly member: string | null;
  readonly enteredAt: Date;
};

/** Enters a case in a register, once: the same case again has the number it has. Gives back the number. */
export async function enterInRegister(
  scope: Scope,
  row: Pick<Entered, 'register' | 'caseId' | 'member'>,
): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select number from register_rows where register = ${row.register} and case_id = ${row.caseId}`.execute(
    scope.tx,
  );
  if (rows[0]) return rows[0].number;
  const { code } = await allianceOf(scope);
  const year = dayOf(scope.now.getTime()).slice(0, 4);
  const value = await nextInSeries(scope, `register ${row.register} ${year}`);
  const number = `${code}-D-${year}-${String(value).padStart(4, '0')}`;
  await sql`
    insert into register_rows (alliance, register, number, case_id, member, entered_at)
    values (${scope.alliance}, ${row.register}, ${number}, ${row.caseId}, ${row.member}, ${scope.now})`.execute(
    scope.tx,
  );
  return number;
}

/** The registers in which a case stands. */
export async function registersOfCase(scope: Scope, caseId: string): Promise<readonly Entered[]> {
  const { rows } = await sql<{
    register: string;
    number: string;
    case_id: string | null;
    member: string | null;
    entered_at: Date;
  }>`select register, number, case_id, member, entered_at from register_rows where case_id = ${caseId} order by entered_at, number`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    register: row.register,
    number: row.number,
    caseId: row.case_id,
    member: row.member,
    enteredAt: row.entered_at,
  }));
}
