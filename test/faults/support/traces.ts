import { sql } from 'kysely';
import { expect } from '@jest/globals';
import type { Scope } from '../../../src/store/scope.ts';
import type { World } from '../../support/world.ts';

/** What may exist once only, each thing by the words it would be doubled under. */
export type Traces = Readonly<Record<string, readonly string[]>>;

const TRACES = {
  stages: `select concat_ws(' ', case_id, name, round, outcome) as trace from stages`,
  tasks: `select concat_ws(' ', coalesce(case_id, voting_round), kind, stage, round, addressees::text, subject, state) as trace from tasks`,
  decisions: `select concat_ws(' ', task_id, choice, receipt) as trace from decisions`,
  votes: `select concat_ws(' ', ballot, person, version, choice, receipt) as trace from votes`,
  ballots: `select concat_ws(' ', id, electorate_hash, result) as trace from ballots`,
  mails: `select concat_ws(' ', scope, key, state) as trace from mails`,
  effects: `select key as trace from effects`,
  certificates: `select concat_ws(' ', number, case_id) as trace from certificates`,
  members: `select case_id as trace from members`,
  filings: `select concat_ws(' ', case_id, stage, sent_at is not null, received_at is not null) as trace from filings`,
  audit: `select concat_ws(' ', id, kind, subject) as trace from audit_entries where kind not like 'alarm.%'`,
} as const;

/** Everything that was written, without the alarms. */
export async function tracesIn(scope: Scope): Promise<Traces> {
  const traces: Record<string, readonly string[]> = {};
  for (const [name, query] of Object.entries(TRACES)) {
    const { rows } = await sql.raw<{ trace: string }>(`${query} order by 1`).execute(scope.tx);
    traces[name] = rows.map((row) => row.trace);
  }
  return traces;
}

/** Of one case no task, decision, effect, certificate or membership is there twice, and its numbers are nobody else's. */
export async function expectNothingDoubled(rows: Pick<World, 'inScope'>): Promise<void> {
  const twice = await rows.inScope(async (scope) => {
    const { rows } = await sql<{ what: string }>`
      select 'task ' || concat_ws(' ', coalesce(case_id, voting_round), kind, stage, round, addressees::text, subject) as what
        from tasks group by 1 having count(*) > 1
      union all select 'decision on task ' || task_id from decisions group by 1 having count(*) > 1
      union all select 'certificate of ' || case_id from certificates group by 1 having count(*) > 1
      union all select 'certificate number ' || number from certificates group by 1 having count(*) > 1
      union all select 'membership of ' || case_id from members group by 1 having count(*) > 1
      union all select 'mail ' || concat_ws(' ', template, case_id, voting_round, task_id, address, extra::text) from mails
        where template <> 'ballot-result' group by 1 having count(*) > 1
      union all select 'audit entry ' || concat_ws(' ', kind, subject, details::text) from audit_entries
        where kind not like 'alarm.%' group by 1 having count(*) > 1`.execute(scope.tx);
    return rows.map((row) => row.what);
  });
  expect(twice).toEqual([]);
}

/** Deliveries of one mail beyond the first, as a person would see them. */
export function copiesIn(mails: World['mails']): readonly string[] {
  const seen = new Set<string>();
  return mails.flatMap((mail) => {
    const key = `${mail.messageId} ${mail.recipients.join()}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [`${mail.subject} → ${mail.recipients.join()}`];
  });
}
