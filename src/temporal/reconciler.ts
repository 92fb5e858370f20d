import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { alliances } from '../store/charters.ts';
import { announceSubstitutes } from '../store/decide/announce-substitutes.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import { codeOf, type Dispatcher, type Log } from './dispatcher.ts';
import { repeating, type Repeating } from './repeating.ts';

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
    const running: string[] = [];
    // Small pages: of thousands of workflows nothing but their ids is kept.
    for await (const execution of client.workflow.list({
      query: `Alliance = '${alliance.id}' and ExecutionStatus = 'Running'`,
      pageSize: 200,
    }))
      running.push(execution.workflowId);
    await inScope(context, alliance.id, async (scope) => {
      await announceSubstitutes(scope);
      for (const row of await toBeWoken(scope, running)) {
        await wake(scope, row.type, row.subject);
        if (row.missing) started += 1;
      }
    });
  }
  return started;
}

/**
 * The open rows that have no running workflow, and those with a mail that nobody has tried to send for a while. The
 * database compares, with ids as `workflowId` makes them: there may be thousands, and hardly any is to be woken.
 */
async function toBeWoken(
  scope: Scope,
  running: readonly string[],
): Promise<readonly { type: string; subject: string; missing: boolean }[]> {
  // What has ended still runs while one of its mails waits: a refusal nobody heard of is none.
  const { rows } = await sql<{ type: string; subject: string; missing: boolean }>`
    with unsent as (select distinct scope from mails where state in ('queued', 'sending')),
      forgotten as (select distinct scope from mails
        where state = 'queued' and attempts = 0 and queued_at < ${new Date(scope.now.getTime() - FORGOTTEN)}),
      expected as (
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
    select 'mailDelivery', 'alliance', 'alliance' where 'alliance' in (select scope from unsent))
    select e.type, e.subject, r.id is null as missing
    from expected e left join unnest(${running}::text[]) as r (id) on r.id = ${scope.alliance}::text || '/' || e.type || '/' || e.key
    where r.id is null or e.subject in (select scope from forgotten)`.execute(scope.tx);
  return rows;
}
