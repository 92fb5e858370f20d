import { sql, type RawBuilder } from 'kysely';
import type { Context, Scope } from './scope.ts';

/** Asked in a fresh statement before the workflow is woken: a ballot's workflow hears of the last vote only. */
export type WakeCondition = 'all-voted';

/** Says that a workflow should look again. `type` is a workflow type, `subject` the row it runs for. */
export type WakeUp = {
  readonly alliance: string;
  readonly type: string;
  readonly subject: string;
  /** Null: wake it in any case. */
  readonly onlyWhen: WakeCondition | null;
};

type Row = {
  readonly id: string;
  readonly alliance: string;
  readonly workflow_type: string;
  readonly subject: string;
  readonly only_when: WakeCondition | null;
};

/** Notes that a workflow must look again, in the transaction that changed what it looks at. */
export async function wake(
  scope: Scope,
  type: string,
  subject: string,
  onlyWhen: WakeCondition | null = null,
): Promise<void> {
  await waking(scope, type, subject, onlyWhen).execute(scope.tx);
}

/** The statement that writes a wake-up. */
export function waking(
  scope: Scope,
  type: string,
  subject: string,
  onlyWhen: WakeCondition | null = null,
): RawBuilder<unknown> {
  return sql`insert into wake_ups (alliance, workflow_type, subject, only_when, written_at)
    values (${scope.alliance}, ${type}, ${subject}, ${onlyWhen}, ${scope.now})`;
}

/** Unanswered wake-ups but for some rows, grouped by workflow, oldest first, with the ids of the rows read. */
export async function pendingWakeUps(
  context: Context,
  except: readonly string[] = [],
): Promise<readonly (WakeUp & { readonly ids: readonly string[] })[]> {
  const { rows } = await context.database.untenanted((tx) =>
    sql<Row>`select id, alliance, workflow_type, subject, only_when from wake_ups
      where not (id = any(${[...except]}::bigint[])) order by id limit 1000`.execute(tx),
  );
  const groups = new Map<string, WakeUp & { readonly ids: readonly string[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.alliance, row.workflow_type, row.subject]);
    const group = groups.get(key);
    groups.set(key, {
      alliance: row.alliance,
      type: row.workflow_type,
      subject: row.subject,
      // One row without a condition is enough.
      onlyWhen: group ? group.onlyWhen && row.only_when : row.only_when,
      ids: [...(group?.ids ?? []), row.id],
    });
  }
  return [...groups.values()];
}

/** Deletes exactly the rows that were read; a row written meanwhile stays for the next round. */
export async function forgetWakeUps(context: Context, ids: readonly string[]): Promise<void> {
  await context.database.untenanted((tx) =>
    sql`delete from wake_ups where id = any(${[...ids]}::bigint[])`.execute(tx),
  );
}
