import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { note } from '../audit-trail.ts';
import { sha256 } from '../database.ts';
import type { Scope } from '../scope.ts';
import { queueMail } from '../mails.ts';
import { personOf } from '../persons.ts';
import type { Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';

/** How an act reached us; `forwarded-link`: the secretariat passed the person's own link on. */
export type Channel =
  | 'own-link'
  | 'forwarded-link'
  | 'console'
  | 'api'
  | 'paper'
  | 'letter'
  | 'show-of-hands'
  | 'telephone-confirmed';

/** Who acts and how. An applicant acts without a person. */
export type Actor = { readonly person: string | null; readonly channel: Channel };

/** Why nothing was recorded. */
export type Refusal =
  | 'unknown'
  | 'not-yours'
  | 'handed-over'
  | 'own-unit'
  /** The charter asks for somebody else than whoever opened the case. */
  | 'opened-it'
  | 'no-longer-in-office'
  | 'revoked'
  | 'closed'
  | 'changed-meanwhile';

export type Decision = {
  readonly id: string;
  readonly taskId: string;
  readonly caseId: string | null;
  readonly stage: string | null;
  readonly round: number | null;
  readonly person: string | null;
  readonly channel: Channel;
  readonly choice: string;
  readonly reason: string | null;
  readonly remark: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly actedAt: Date;
  readonly recordedAt: Date;
  readonly receipt: string;
};

/** What came of an act: recorded now, recorded before (the same or something else), or refused. */
export type Decided =
  | { readonly kind: 'recorded'; readonly decision: Decision }
  | { readonly kind: 'same'; readonly decision: Decision }
  | { readonly kind: 'other'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly because: Refusal };

type Row = {
  id: string;
  task_id: string;
  case_id: string | null;
  stage: string | null;
  round: number | null;
  person: string | null;
  channel: Channel;
  choice: string;
  reason: string | null;
  remark: string | null;
  details: Record<string, unknown>;
  acted_at: Date;
  recorded_at: Date;
  receipt: string;
};

export type NewDecision = {
  readonly task: Task;
  readonly actor: Actor;
  readonly choice: string;
  readonly reason?: string;
  readonly remark?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** When it was done, if it is recorded later than that. */
  readonly actedAt?: Date;
};

/** Writes a decision once per task, with its receipt and its entry in the audit trail. */
export async function recordDecision(scope: Scope, entry: NewDecision): Promise<Decision> {
  const inPlaceOf = inWhosePlace(entry.task, entry.actor);
  const decision: Omit<Decision, 'receipt'> = {
    id: scope.context.ids.next(),
    taskId: entry.task.id,
    caseId: entry.task.caseId,
    stage: entry.task.stage,
    round: entry.task.round,
    person: entry.actor.person,
    channel: entry.actor.channel,
    choice: entry.choice,
    reason: entry.reason?.trim() || null,
    remark: entry.remark?.trim() || null,
    details: { ...entry.details, ...(inPlaceOf ? { inPlaceOf } : {}) },
    actedAt: entry.actedAt ?? scope.now,
    recordedAt: scope.now,
  };
  const record = sha256(canonical(decision));
  const receipt = receiptOf(record);
  await sql`insert into decisions (alliance, id, task_id, case_id, stage, round, person, channel, choice, reason, remark, details, acted_at, recorded_at, receipt)
    values (${scope.alliance}, ${decision.id}, ${decision.taskId}, ${decision.caseId}, ${decision.stage}, ${decision.round}, ${decision.person},
      ${decision.channel}, ${decision.choice}, ${decision.reason}, ${decision.remark}, ${JSON.stringify(decision.details)}::jsonb,
      ${decision.actedAt}, ${decision.recordedAt}, ${receipt})`.execute(scope.tx);
  await note(scope, {
    kind: `decision.${entry.task.kind}`,
    actor: entry.actor.person ?? 'applicant',
    channel: entry.actor.channel,
    subject: entry.task.caseId ?? entry.task.votingRound ?? entry.task.id,
    details: {
      task: entry.task.id,
      stage: decision.stage,
      round: decision.round,
      choice: decision.choice,
      ...(inPlaceOf ? { inPlaceOf } : {}),
      record,
    },
  });
  if (inPlaceOf) await tellWhoseTaskItWas(scope, entry.task, decision.id, inPlaceOf);
  return { ...decision, receipt };
}

/** Whoever had somebody act in their place hears what was decided. */
async function tellWhoseTaskItWas(
  scope: Scope,
  task: Task,
  decision: string,
  person: string,
): Promise<void> {
  const { name, email, language } = await personOf(scope, person);
  await queueMail(scope, {
    key: `in-your-place ${decision}`,
    scope: 'alliance',
    template: 'decided-in-your-place',
    extra: { decision },
    language,
    to: { person, name, address: email },
    ...(task.caseId ? { caseId: task.caseId } : {}),
    ...(task.votingRound ? { votingRound: task.votingRound } : {}),
  });
  await wake(scope, 'mailDelivery', 'alliance');
}

/** A receipt as people read it out: 3F9A-77C0-12BE, the beginning of the record's hash. */
export function receiptOf(record: string): string {
  return (record.slice(0, 12).toUpperCase().match(/.{4}/g) as string[]).join('-');
}

export async function decisionOfTask(scope: Scope, taskId: string): Promise<Decision | undefined> {
  const { rows } = await sql<Row>`select * from decisions where task_id = ${taskId}`.execute(
    scope.tx,
  );
  return rows[0] && decisionFrom(rows[0]);
}

export async function readDecision(scope: Scope, id: string): Promise<Decision | undefined> {
  const { rows } = await sql<Row>`select * from decisions where id = ${id}`.execute(scope.tx);
  return rows[0] && decisionFrom(rows[0]);
}

/** In whose place it was taken, where somebody stood in. */
export function takenInPlaceOf(decision: Decision): string | undefined {
  const person = decision.details['inPlaceOf'];
  return typeof person === 'string' ? person : undefined;
}

export async function decisionsOfCase(scope: Scope, caseId: string): Promise<readonly Decision[]> {
  const { rows } =
    await sql<Row>`select * from decisions where case_id = ${caseId} order by recorded_at, id`.execute(
      scope.tx,
    );
  return rows.map(decisionFrom);
}

/** The first thing against a person acting on a task that is not open any more, or not theirs. */
export function refusalFor(task: Task | undefined, actor: Actor): Refusal | undefined {
  if (!task) return 'unknown';
  if (task.state === 'revoked') return 'revoked';
  if (actor.person === null) return undefined;
  if (task.assignee === actor.person) return undefined;
  if (inWhosePlace(task, actor) !== undefined) return undefined;
  if (!task.addressees.includes(actor.person)) return 'not-yours';
  if (task.assignee !== null) return 'handed-over';
  return undefined;
}

/** 代办: in whose place somebody does a task that was not asked of themselves. */
export function inWhosePlace(task: Task | undefined, actor: Actor): string | undefined {
  if (!task || actor.person === null) return undefined;
  const own = task.assignee
    ? task.assignee === actor.person
    : task.addressees.includes(actor.person);
  return own
    ? undefined
    : task.standIns.find(({ substitute }) => substitute === actor.person)?.person;
}

/** The answer to an act on a task that has its decision already. */
export function alreadyDecided(decision: Decision, choice: string): Decided {
  return { kind: decision.choice === choice ? 'same' : 'other', decision };
}

function decisionFrom(row: Row): Decision {
  return {
    id: row.id,
    taskId: row.task_id,
    caseId: row.case_id,
    stage: row.stage,
    round: row.round,
    person: row.person,
    channel: row.channel,
    choice: row.choice,
    reason: row.reason,
    remark: row.remark,
    details: row.details,
    actedAt: row.acted_at,
    recordedAt: row.recorded_at,
    receipt: row.receipt,
  };
}
