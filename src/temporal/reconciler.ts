import type { Client } from '@temporalio/client';
import { sql, type RawBuilder } from 'kysely';
import { alliances } from '../store/charters.ts';
import { announceSubstitutes } from '../store/decide/announce-substitutes.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import { codeOf, type Dispatcher, type Log } from './dispatcher.ts';
import { repeating, type Repeating } from './repeating.ts';

const EVERY = 60_000;
/** Milliseconds after which a mail without any attempt counts as forgotten. */
const FORGOTTEN = 120_000;
/** How many workflows Temporal is asked about at once. */
const PAGE = 500;

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
  for (const { id } of all) {
    await inScope(context, id, announceSubstitutes);
    for (const rows of OPEN_ROWS)
      for await (const page of pagesOf(context, id, rows)) {
        const running = await runningOf(client, page);
        const idle = page.filter((row) => row.forgotten || !running.has(row.workflow));
        if (idle.length === 0) continue;
        await inScope(context, id, async (scope) => {
          // What ended while Temporal was asked is expected no more.
          const subjects = idle.map(({ subject }) => subject);
          for (const row of await expected(scope, rows, sql`subject = any(${subjects}::text[])`)) {
            await wake(scope, row.type, row.subject);
            if (!running.has(row.workflow)) started += 1;
          }
        });
      }
  }
  return started;
}

/** An open row, and the workflow that runs for it. */
type OpenRow = {
  readonly type: string;
  readonly subject: string;
  /** The id of the workflow, as `workflowId` makes it. */
  readonly workflow: string;
  /** It has a mail that nobody has tried to send for a while. */
  readonly forgotten: boolean;
};

/**
 * The open rows of each kind, with the type and the key of their workflows. What has ended still runs while one of its
 * mails waits: a refusal nobody heard of is none.
 */
const OPEN_ROWS: readonly RawBuilder<unknown>[] = [
  sql`select process as type, id as subject, number as key from cases
    where status = 'open' or (status = 'passed' and exists (
      select from filings f where f.case_id = cases.id and f.received_at is null))
    or id in (select scope from unsent)`,
  sql`select 'ballot' as type, id as subject, number as key from voting_rounds
    where state in ('proposed', 'open') or id in (select scope from unsent)`,
  sql`select 'membership' as type, m.id as subject, coalesce(c.number, m.id) as key
    from members m left join cases c on c.id = m.case_id
    where (m.until is null or exists (select from cases x where x.member = m.id and x.status = 'open'))
      and (m.case_id is null or exists (select from certificates t where t.member = m.id))`,
  sql`select 'duesRound' as type, id as subject, year::text as key from dues_rounds
    where closed_at is null or id in (select scope from unsent)`,
  sql`select 'placesOffer' as type, id as subject, number as key from place_offers
    where ended_at is null or id in (select scope from unsent)`,
  sql`select 'mailDelivery' as type, 'alliance' as subject, 'alliance' as key
    where 'alliance' in (select scope from unsent)`,
];

/** Page by page: there may be thousands that wait for years, and hardly any is to be woken. */
async function* pagesOf(
  context: Context,
  alliance: string,
  rows: RawBuilder<unknown>,
): AsyncGenerator<readonly OpenRow[]> {
  let page: readonly OpenRow[] = [];
  do {
    const after = page.at(-1)?.subject ?? '';
    page = await inScope(context, alliance, (scope) =>
      expected(scope, rows, sql`subject > ${after} order by subject limit ${PAGE}`),
    );
    if (page.length > 0) yield page;
  } while (page.length === PAGE);
}

async function expected(
  scope: Scope,
  rows: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<readonly OpenRow[]> {
  const forgottenBefore = new Date(scope.now.getTime() - FORGOTTEN);
  const found = await sql<OpenRow>`
    with unsent as (select distinct scope from mails where state in ('queued', 'sending')),
      forgotten as (select distinct scope from mails
        where state = 'queued' and attempts = 0 and queued_at < ${forgottenBefore})
    select type, subject, ${scope.alliance}::text || '/' || type || '/' || key as workflow,
      subject in (select scope from forgotten) as forgotten
    from (${rows}) e where ${which}`.execute(scope.tx);
  return found.rows;
}

/** Which of the workflows run. Temporal counts them; only where some are missing are they listed, which costs far more. */
async function runningOf(client: Client, page: readonly OpenRow[]): Promise<ReadonlySet<string>> {
  const ids = page.map(({ workflow }) => workflow);
  const query = `ExecutionStatus = 'Running' and WorkflowId in (${ids.map((id) => `'${id}'`).join(', ')})`;
  const { count } = await client.workflow.count(query);
  if (count === ids.length) return new Set(ids);
  const running = new Set<string>();
  if (count > 0)
    for await (const { workflowId } of client.workflow.list({ query, pageSize: PAGE }))
      running.add(workflowId);
  return running;
}
