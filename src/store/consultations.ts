import { sql } from 'kysely';
import type { Channel } from './decide/decisions.ts';
import type { Scope } from './scope.ts';

/** 征求意见: what somebody was asked in a review, and what they answered. The review stays with who asked. */
export type Consultation = {
  readonly id: string;
  readonly caseId: string;
  readonly reviewTask: string;
  /** The task of whoever was asked. */
  readonly task: string;
  readonly askedBy: string;
  readonly asked: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly channel: Channel | null;
};

type Row = {
  id: string;
  case_id: string;
  review_task: string;
  task_id: string;
  asked_by: string;
  asked: string;
  question: string;
  asked_at: Date;
  answer: string | null;
  answered_at: Date | null;
  channel: Channel | null;
};

export async function insertConsultation(
  scope: Scope,
  entry: Omit<Consultation, 'askedAt' | 'answer' | 'answeredAt' | 'channel'>,
): Promise<void> {
  await sql`insert into consultations (alliance, id, case_id, review_task, task_id, asked_by, asked, question, asked_at)
    values (${scope.alliance}, ${entry.id}, ${entry.caseId}, ${entry.reviewTask}, ${entry.task}, ${entry.askedBy}, ${entry.asked},
      ${entry.question}, ${scope.now})`.execute(scope.tx);
}

/** Keeps the answer, once. */
export async function keepAnswer(
  scope: Scope,
  id: string,
  answer: string,
  channel: Channel,
): Promise<void> {
  await sql`update consultations set answer = ${answer}, answered_at = ${scope.now}, channel = ${channel}
    where id = ${id} and answer is null`.execute(scope.tx);
}

export async function readConsultation(
  scope: Scope,
  id: string,
): Promise<Consultation | undefined> {
  const { rows } = await sql<Row>`select * from consultations where id = ${id}`.execute(scope.tx);
  return rows[0] && consultationFrom(rows[0]);
}

export async function consultationOfTask(
  scope: Scope,
  task: string,
): Promise<Consultation | undefined> {
  const { rows } = await sql<Row>`select * from consultations where task_id = ${task}`.execute(
    scope.tx,
  );
  return rows[0] && consultationFrom(rows[0]);
}

/** Everything asked in a case, in its order. */
export async function consultationsOfCase(
  scope: Scope,
  caseId: string,
): Promise<readonly Consultation[]> {
  const { rows } =
    await sql<Row>`select * from consultations where case_id = ${caseId} order by asked_at, id`.execute(
      scope.tx,
    );
  return rows.map(consultationFrom);
}

function consultationFrom(row: Row): Consultation {
  return {
    id: row.id,
    caseId: row.case_id,
    reviewTask: row.review_task,
    task: row.task_id,
    askedBy: row.asked_by,
    asked: row.asked,
    question: row.question,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    channel: row.channel,
  };
}
