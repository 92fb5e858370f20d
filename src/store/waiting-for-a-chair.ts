import { sql } from 'kysely';
import type { Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

/** Who holds which office has changed: a request to a chair follows the office to whoever chairs now. */
export async function wakeWhoWaitsForAChair(scope: Scope): Promise<void> {
  const { rows } = await sql<{ type: string; subject: string }>`
    select distinct case when t.kind = 'confirm' then c.process else 'ballot' end as type,
      case when t.kind = 'confirm' then t.case_id else t.voting_round end as subject
    from tasks t left join cases c on c.id = t.case_id
    where t.state = 'open' and t.kind in ('order', 'shorten', 'confirm')`.execute(scope.tx);
  for (const { type, subject } of rows) await wake(scope, type, subject);
}
