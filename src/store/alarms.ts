import { sql } from 'kysely';
import { note } from './audit-trail.ts';
import { through, type Scope } from './scope.ts';

/**
 * unknown-case, foreign-plan, foreign-run, out-of-turn, unfounded: something in Temporal asked for what no row allows ·
 * run-replaced: a running workflow was ended, reset or lost and goes on from its rows ·
 * unknown-message: a signal nobody sends · mail-stopped: the mail server takes nothing ·
 * undelivered: a workflow cannot be started or told to look at its rows ·
 * no-second-person: nobody but who entered or opened it could check or review something; ends by itself.
 */
export type AlarmKind =
  | 'unknown-case'
  | 'foreign-plan'
  | 'foreign-run'
  | 'out-of-turn'
  | 'unfounded'
  | 'run-replaced'
  | 'unknown-message'
  | 'mail-stopped'
  | 'undelivered'
  | 'no-second-person';

export type Alarm = {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly raisedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  /** What was done about it. */
  readonly note: string | null;
};

type Row = {
  id: string;
  kind: AlarmKind;
  subject: string;
  details: Record<string, unknown>;
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  note: string | null;
};

/** Raises an alarm once per key, with its entry in the audit trail. */
export async function raiseAlarm(
  scope: Scope,
  alarm: {
    readonly kind: AlarmKind;
    readonly subject: string;
    readonly key?: string;
    readonly details: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { rows } =
    await sql`insert into alarms (alliance, id, key, kind, subject, details, raised_at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${`${alarm.kind} ${alarm.subject} ${alarm.key ?? ''}`}, ${alarm.kind}, ${alarm.subject},
      ${JSON.stringify(alarm.details)}::jsonb, ${scope.now})
    on conflict (alliance, key) do nothing returning id`.execute(scope.tx);
  if (rows.length > 0)
    await note(scope, {
      kind: `alarm.${alarm.kind}`,
      actor: 'system',
      channel: 'system',
      subject: alarm.subject,
      details: alarm.details,
    });
}

export async function listAlarms(scope: Scope): Promise<readonly Alarm[]> {
  const { rows } = await sql<Row>`select * from alarms order by id desc limit 200`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    details: row.details,
    raisedAt: row.raised_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    note: row.note,
  }));
}

/** The open alarms of a kind. */
export async function openAlarmsOf(
  scope: Scope,
  kind: AlarmKind,
): Promise<readonly Pick<Alarm, 'id' | 'subject' | 'details'>[]> {
  const { rows } = await sql<Pick<Alarm, 'id' | 'subject' | 'details'>>`
    select id, subject, details from alarms where kind = ${kind} and acknowledged_at is null`.execute(
    scope.tx,
  );
  return rows;
}

/** How often an alarm of a kind was raised about something, and whether one is open or was settled by a person. */
export async function alarmsAbout(
  scope: Scope,
  kind: AlarmKind,
  subject: string,
): Promise<{ readonly raised: number; readonly known: boolean }> {
  const { rows } = await sql<{ raised: number; known: boolean | null }>`
    select count(*)::int as raised, bool_or(acknowledged_at is null or acknowledged_by is not null) as known
    from alarms where kind = ${kind} and subject = ${subject}`.execute(scope.tx);
  return { raised: rows[0]?.raised ?? 0, known: rows[0]?.known ?? false };
}

/** What an alarm told of holds no more: it is settled by nobody. */
export async function clearAlarm(scope: Scope, id: string): Promise<void> {
  const { rows } = await sql`update alarms set acknowledged_at = ${scope.now}
    where id = ${id} and acknowledged_at is null returning id`.execute(scope.tx);
  if (rows.length > 0)
    await note(scope, {
      kind: 'alarm.cleared',
      actor: 'system',
      channel: 'system',
      subject: id,
      details: {},
    });
}

export async function countOpenAlarms(scope: Scope): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from alarms where acknowledged_at is null`.execute(scope.tx);
  return rows[0]?.open ?? 0;
}

/** Settles an open alarm with a note of what was done; false when it was settled before or is unknown. */
export async function acknowledgeAlarm(
  scope: Scope,
  id: string,
  person: string,
  done = '',
): Promise<boolean> {
  const { rows } =
    await sql`update alarms set acknowledged_at = ${scope.now}, acknowledged_by = ${person}, note = ${done.trim() || null}
    where id = ${id} and acknowledged_at is null returning id`.execute(scope.tx);
  if (rows.length === 0) return false;
  await note(scope, {
    kind: 'alarm.acknowledged',
    actor: person,
    channel: through(scope, 'console'),
    subject: id,
    details: {},
  });
  return true;
}

/**
 * Notes which run of a workflow asks. A second run for the same rows means that the first was
 * terminated, reset or lost: the case goes on from its rows, and somebody is told.
 */
export async function noteRun(
  scope: Scope,
  run: { readonly workflowId: string; readonly runId: string },
): Promise<void> {
  const { rows } = await sql<{
    run_id: string;
  }>`select run_id from workflow_runs where workflow_id = ${run.workflowId}`.execute(scope.tx);
  if (rows.some((row) => row.run_id === run.runId)) return;
  await sql`insert into workflow_runs values (${scope.alliance}, ${run.workflowId}, ${run.runId}, ${scope.now}) on conflict do nothing`.execute(
    scope.tx,
  );
  if (rows.length > 0)
    await raiseAlarm(scope, {
      kind: 'run-replaced',
      subject: run.workflowId,
      key: run.runId,
      details: { runs: rows.length + 1 },
    });
}
