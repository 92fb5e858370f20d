import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** The next number of a series, without gaps: a transaction that fails gives its number back. */
export async function nextInSeries(scope: Scope, series: string): Promise<number> {
  const { rows } = await sql<{ value: number }>`
    insert into counters values (${scope.alliance}, ${series}, 1)
    on conflict (alliance, name) do update set value = counters.value + 1 returning value`.execute(
    scope.tx,
  );
  return (rows[0] as { value: number }).value;
}

/** A number as people write it: LSA-2026-0007. `kind` is put between code and year where given. */
export async function numberFor(
  scope: Scope,
  code: string,
  kind: string,
  year: number,
): Promise<string> {
  const value = await nextInSeries(scope, `${kind || 'case'}-${year}`);
  return [code, ...(kind ? [kind] : []), year, String(value).padStart(4, '0')].join('-');
}
