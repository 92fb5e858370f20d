import { sql } from 'kysely';
import { casesWith, type Case } from './cases.ts';
import type { Scope } from './scope.ts';

export type CaseQuery = {
  /** Part of a number, a name or a code. */
  readonly text: string;
  /** Name of the stage under way; empty for any. */
  readonly stage: string;
  readonly state: 'open' | 'returned' | 'passed' | 'refused' | 'withdrawn' | '';
  readonly limit: number;
  readonly offset: number;
};

export type FoundCase = {
  readonly one: Case;
  /** Whether the applicant has to correct something now. */
  readonly returned: boolean;
};

/** Cases by what is searched for, newest first, and how many there are in all. */
export async function searchCases(
  scope: Scope,
  query: CaseQuery,
): Promise<{ readonly total: number; readonly cases: readonly FoundCase[] }> {
  const text = query.text.trim();
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const status = query.state === 'returned' ? 'open' : query.state;
  const returned = query.state === 'open' ? false : query.state === 'returned' ? true : null;
  const { rows } = await sql<{ id: string; returned: boolean; total: string }>`
    select c.id, r.returned, count(*) over () as total from cases c
    cross join lateral (select exists (
      select from tasks t where t.case_id = c.id and t.kind = 'supplement' and t.state = 'open') as returned) r
    where (${text} = '' or c.number ilike ${like} or c.applicant_name ilike ${like} or c.applicant_code ilike ${like})
      and (${status} = '' or c.status = ${status})
      and (${returned}::boolean is null or r.returned = ${returned}::boolean)
      and (${query.stage} = '' or (c.status = 'open' and exists (
        select from stages s where s.case_id = c.id and s.name = ${query.stage} and s.outcome is null)))
    order by c.opened_at desc, c.id desc limit ${query.limit} offset ${query.offset}`.execute(
    scope.tx,
  );
  const cases = await casesWith(
    scope,
    rows.map((row) => row.id),
  );
  return {
    total: Number(rows[0]?.total ?? 0),
    cases: cases.map((one, at) => ({ one, returned: rows[at]?.returned ?? false })),
  };
}
