import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { alliances } from '../store/charters.ts';
import { announceSubstitutes } from '../store/decide/announce-substitutes.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import { workflowId } from '../workflows/messages.ts';
import { codeOf, type Dispatcher, type Log } from './dispatcher.ts';
import { repeating, type Repeating } from './repeating.ts';

type Expected = { readonly type: string; readonly subject: string; readonly workflowId: string };

const EVERY = 60_000;
/** Milliseconds after which a mail without any attempt counts as forgotten. */
const FORGOTTEN = 120_000;

/**
 * Starts every open row that has no running workflow: after Temporal's state was lost or restored, after a
 * workflow was ended by hand, after a wake-up row was lost. At the start and every minute.
 */
export function startReconciler(
  context: Context,
  client: Client,
  dispatcher: Dispatcher,
  log: Log,
): Repeating {
  return repeating(async () => {
    try {
      const started = await reconcile(context, client);
      if (started > 0) {
        log.warn({ started }, 'open rows without a running workflow go on');
        dispatcher.nudge();
      }
    } catch (error) {
      log.warn(
        { code: codeOf(error) },
        'running workflows could not be compared with the open rows',
      );
    }
    return EVERY;
  });
}

/** Compares once and writes a wake-up for every open row without a running workflow; says how many. */
export async function reconcile(context: Context, client: Client): Promise<number> {
  const all = await context.database.untenanted((tx) => alliances({ tx }));
  let started = 0;
  for (const alliance of all) {
    const running = new Set<string>();
    for await (const execution of client.workflow.list({
      query: `Alliance = '${alliance.id}' and ExecutionStatus = 'Running'`,
    }))
      running.add(execution.workflowId);
    const expected = await inScope(context, alliance.id, expectedWorkflows);
    const missing = expected.filter((row) => !running.has(row.workflowId));
    await inScope(context, alliance.id, async (scope) => {
      await announceSubstitutes(scope);
      const forgotten = await scopesOfForgottenMail(scope);
      const nudged = expected.filter(
        (row) => running.has(row.workflowId) && forgotten.has(row.subject),
      );
      for (const row of [...missing, ...nudged]) await wake(scope, row.type, row.subject);
    });
    started += missing.length;
  }
  return started;
}

async function expectedWorkflows(scope: Scope): Promise<readonly Expected[]> {
  // What has ended still runs while one of its mails waits: a refusal nobody heard of is none.
  const { rows } = await sql<{ type: string; subject: string; key: string }>`
    with unsent as (select distinct scope from mails where state in ('queued', 'sending'))
    select process as type, id as subject, number as key from cases
      where status = 'open' or (status = 'passed' and exists (
        select from filings f where f.case_id = cases.id and f.received_at is null))
      or id in (select scope from unsent)
    union all
    select 'ballot', id, number from voting_rounds
      where state in ('proposed', 'open') or id in (select scope from unsent)
    union all
    select 'membership', m.id, coalesce(c.number, m.id) from members m left join cases c on c.id = m.case_id
      where (m.until is null or exists (select from cases x where x.member = m.id and x.status = 'open'))
        and (m.case_id is null or exists (select from certificates t where t.member = m.id))
    union all
    select 'duesRound', id, year::text from dues_rounds where closed_at is null or id in (select scope from unsent)
    union all
    select 'mailDelivery', 'alliance', 'alliance' where 'alliance' in (select scope from unsent)`.execute(
    scope.tx,
  );
  return rows.map(({ type, subject, key }) => ({
    type,
    subject,
    workflowId: workflowId(scope.alliance, type, key),
  }));
}

/** Scopes of mails that nobody has tried to send for a while: their workflow is told to look again. */
async function scopesOfForgottenMail(scope: Scope): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ scope: string }>`
    select distinct scope from mails where state = 'queued' and attempts = 0 and queued_at < ${new Date(scope.now.getTime() - FORGOTTEN)}`.execute(
    scope.tx,
  );
  return new Set(rows.map((row) => row.scope));
}
