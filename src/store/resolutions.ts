import { sql } from 'kysely';
import type { Charter, Confirmation } from '../domain/charter/type.ts';
import { note } from './audit-trail.ts';
import { through, type Scope } from './scope.ts';

/** 联盟决定: a signed resolution that confirmed the defaults of a version of the charter. */
export type Resolution = Confirmation & {
  readonly id: string;
  readonly charterVersion: number;
  readonly questions: readonly string[];
  /** The record it came by; null: it was there when the alliance was set up. */
  readonly recordId: string | null;
  readonly recordedAt: Date;
};

type Row = {
  id: string;
  charter_version: number;
  number: string;
  day: string;
  body: string;
  questions: string[];
  record_id: string | null;
  recorded_at: Date;
};

/** From now on the source of every default of this version is the resolution; of two that confirm one, the later. */
export async function addResolution(
  scope: Scope,
  charter: Charter,
  resolution: Confirmation,
  by: { readonly record: string; readonly person: string } | 'set-up',
): Promise<void> {
  const id = scope.context.ids.next();
  const questions = Object.keys(charter.questions);
  const { number, day, body } = resolution;
  await sql`
    insert into resolutions (alliance, id, charter_version, number, day, body, questions, record_id, recorded_at)
    values (${scope.alliance}, ${id}, ${charter.version}, ${number}, ${day}, ${body}, ${questions},
      ${by === 'set-up' ? null : by.record}, ${scope.now})`.execute(scope.tx);
  await sql`update charter_versions set confirmed_by = ${id} where version = ${charter.version}`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'defaults.confirmed',
    actor: by === 'set-up' ? 'system' : by.person,
    channel: by === 'set-up' ? 'system' : through(scope, 'console'),
    subject: id,
    details: { charterVersion: charter.version, number, day, body, questions },
  });
}

/** The resolutions about a version, in the order they were recorded. */
export async function resolutionsOf(scope: Scope, version: number): Promise<readonly Resolution[]> {
  const { rows } = await sql<Row>`
    select * from resolutions where charter_version = ${version} order by recorded_at, id`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    id: row.id,
    charterVersion: row.charter_version,
    number: row.number,
    day: row.day,
    body: row.body,
    questions: row.questions,
    recordId: row.record_id,
    recordedAt: row.recorded_at,
  }));
}

/** Which resolution confirmed the answer to each question of a version. */
export async function confirmationsOf(
  scope: Scope,
  version: number,
): Promise<Readonly<Record<string, Confirmation>>> {
  const confirmed = (await resolutionsOf(scope, version)).flatMap(
    ({ number, day, body, questions }) =>
      questions.map((question) => [question, { number, day, body }] as const),
  );
  return Object.fromEntries(confirmed);
}
