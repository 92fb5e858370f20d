import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** Which of these persons had left which seats by an instant, as `seat person`; who holds the seat again has not. */
export async function seatsLeftBy(
  scope: Scope,
  persons: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ seat: string; person: string }>`
    select seat, person from holdings where person = any(${[...persons]}) and valid_from <= ${at}
    group by seat, person having bool_and(valid_until is not null and valid_until <= ${at})`.execute(
    scope.tx,
  );
  return new Set(rows.map(({ seat, person }) => `${seat} ${person}`));
}
