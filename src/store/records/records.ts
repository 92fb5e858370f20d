import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { sha256 } from '../database.ts';
import type { Channel } from '../decide/decisions.ts';
import type { Scope } from '../scope.ts';

/** What may be entered on behalf of somebody. Each has its rules in `kinds.ts`. */
export type RecordKind =
  | 'vote'
  | 'roster'
  | 'correction'
  | 'tally'
  | 'receipt'
  | 'payment'
  | 'payment-reversal'
  | 'voucher'
  | 'dues-tariff'
  | 'payee-account'
  | 'expense'
  | 'change'
  | 'office'
  | 'substitute'
  | 'activity'
  | 'attendance'
  | 'participation'
  | 'participation-struck'
  | 'leaving'
  | 'leaving-taken-back'
  | 'place'
  | 'member-notice'
  | 'formalities'
  | 'objection-answer'
  | 'reply'
  | 'defaults-resolution';

/** waiting: for the second person · counted: it has its effect · without-effect: it came too late or not at all · turned-down: the second person found it wrong. */
export type RecordState = 'waiting' | 'counted' | 'without-effect' | 'turned-down';

/** 登记: an act done outside, as one person entered it from its evidence. */
export type Recorded = {
  readonly id: string;
  /** The number people write on the paper: LSA-R-2026-0007. */
  readonly number: string;
  readonly kind: RecordKind;
  /** What it is about, by id; each kind says of what. */
  readonly subject: string;
  readonly caseId: string | null;
  readonly channel: Channel;
  /** Ids, choices and counts, by the kind's own schema. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly contentHash: string;
  /** When it was done outside. */
  readonly actedAt: Date;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly state: RecordState;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly checkNote: string | null;
  /** What came of it, by the kind's own schema; of one without effect: `{because}`. */
  readonly outcome: Readonly<Record<string, unknown>> | null;
};

type Row = {
  id: string;
  number: string;
  kind: RecordKind;
  subject: string;
  case_id: string | null;
  channel: Channel;
  content: Record<string, unknown>;
  content_hash: string;
  acted_at: Date;
  recorded_by: string;
  recorded_at: Date;
  state: RecordState;
  checked_by: string | null;
  checked_at: Date | null;
  check_note: string | null;
  outcome: Record<string, unknown> | null;
};

export type NewRecord = Pick<Recorded, 'kind' | 'subject' | 'channel' | 'content' | 'actedAt'> & {
  readonly caseId?: string;
};

export async function insertRecord(
  scope: Scope,
  entry: NewRecord,
  recordedBy: string,
): Promise<Recorded> {
  const { code } = await allianceOf(scope);
  const year = Number(dayOf(scope.now.getTime()).slice(0, 4));
  const id = scope.context.ids.next();
  await sql`insert into records (alliance, id, number, kind, subject, case_id, channel, content, content_hash, acted_at,
      recorded_by, recorded_at, state)
    values (${scope.alliance}, ${id}, ${await numberFor(scope, code, 'R', year)}, ${entry.kind}, ${entry.subject}, ${entry.caseId ?? null},
      ${entry.channel}, ${JSON.stringify(entry.content)}::jsonb, ${sha256(canonical(entry.content))}, ${entry.actedAt},
      ${recordedBy}, ${scope.now}, 'waiting')`.execute(scope.tx);
  return (await readRecord(scope, id)) as Recorded;
}

export async function readRecord(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<Recorded | undefined> {
  const { rows } =
    await sql<Row>`select * from records where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      scope.tx,
    );
  return rows[0] && recordFrom(rows[0]);
}

/** What waits for its second person, oldest first. */
export async function recordsWaiting(scope: Scope): Promise<readonly Recorded[]> {
  const { rows } =
    await sql<Row>`select * from records where state = 'waiting' order by recorded_at, id`.execute(
      scope.tx,
    );
  return rows.map(recordFrom);
}

/** Everything entered about one thing, oldest first. */
export async function recordsAbout(scope: Scope, subject: string): Promise<readonly Recorded[]> {
  const { rows } =
    await sql<Row>`select * from records where subject = ${subject} order by recorded_at, id`.execute(
      scope.tx,
    );
  return rows.map(recordFrom);
}

/** The latest first; `state` is empty for all of them. */
export async function latestRecords(
  scope: Scope,
  { state = '', limit = 200, offset = 0 } = {},
): Promise<readonly Recorded[]> {
  const { rows } = await sql<Row>`
    select * from records where ${state} in ('', state)
    order by recorded_at desc, id desc limit ${limit} offset ${offset}`.execute(scope.tx);
  return rows.map(recordFrom);
}

/** Adds the check to a record that waits for it. */
export async function markChecked(
  scope: Scope,
  id: string,
  check: {
    readonly state: Exclude<RecordState, 'waiting'>;
    readonly by: string;
    readonly note: string;
    readonly outcome: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await sql`update records set state = ${check.state}, checked_by = ${check.by}, checked_at = ${scope.now},
      check_note = ${check.note.trim() || null}, outcome = ${JSON.stringify(check.outcome)}::jsonb
    where id = ${id} and state = 'waiting'`.execute(scope.tx);
}

function recordFrom(row: Row): Recorded {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    subject: row.subject,
    caseId: row.case_id,
    channel: row.channel,
    content: row.content,
    contentHash: row.content_hash,
    actedAt: row.acted_at,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    state: row.state,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
    checkNote: row.check_note,
    outcome: row.outcome,
  };
}
