import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '../domain/wording.ts';
import { sha256 } from './database.ts';
import type { Scope } from './scope.ts';

/** An application while it is written: kept on the server, so that nothing typed or uploaded is lost. */
export type Draft = {
  readonly id: string;
  readonly kind: string;
  /** The member whose form it is; null: an applicant's. */
  readonly member: string | null;
  /** The procedure that a member starts with it; null: an applicant's. */
  readonly procedure: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly updatedAt: Date;
  readonly caseId: string | null;
};

/** A new draft with the secret that opens it again; only the secret's hash is kept. */
export async function startDraft(
  scope: Scope,
  kind: string,
  language: Language,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = scope.context.ids.next();
  const secret = scope.context.ids.random(24).toString('base64url');
  await sql`insert into drafts (alliance, id, secret_hash, kind, language, answers, created_at, updated_at)
    values (${scope.alliance}, ${id}, ${sha256(secret)}, ${kind}, ${language}, '{}'::jsonb, ${scope.now}, ${scope.now})`.execute(
    scope.tx,
  );
  return { id, secret };
}

type Row = {
  id: string;
  secret_hash: string;
  kind: string;
  member: string | null;
  procedure: string | null;
  answers: Record<string, string>;
  updated_at: Date;
  case_id: string | null;
};

const from = (row: Row): Draft => ({
  id: row.id,
  kind: row.kind,
  member: row.member,
  procedure: row.procedure,
  answers: row.answers,
  updatedAt: row.updated_at,
  caseId: row.case_id,
});

/** The draft a key of the form `id.secret` opens; undefined for any other key. */
export async function openDraft(
  scope: Scope,
  key: string,
  kind: string,
): Promise<Draft | undefined> {
  const [id = '', secret = ''] = key.split('.', 2);
  const { rows } = await sql<Row>`
    select * from drafts where id = ${id} and kind = ${kind} and member is null`.execute(scope.tx);
  const row = rows[0];
  if (!row || !timingSafeEqual(Buffer.from(row.secret_hash), Buffer.from(sha256(secret))))
    return undefined;
  return from(row);
}

export async function readDraft(scope: Scope, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`select * from drafts where id = ${id}`.execute(scope.tx);
  return rows[0] && from(rows[0]);
}

/** What a member has written so far of the form of a procedure; handed in, it is its draft no more. */
export async function draftOfMember(
  scope: Scope,
  member: string,
  procedure: string,
): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`
    select * from drafts where member = ${member} and procedure = ${procedure} and case_id is null`.execute(
    scope.tx,
  );
  return rows[0] && from(rows[0]);
}

/** The same; where there is none yet, a new one. */
export async function memberDraft(
  scope: Scope,
  member: { readonly id: string; readonly kind: string },
  procedure: string,
  language: Language,
): Promise<Draft> {
  // Nothing opens it by a secret: the column holds the hash of nothing.
  await sql`insert into drafts (alliance, id, secret_hash, kind, language, answers, created_at, updated_at, member, procedure)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${sha256('')}, ${member.kind}, ${language}, '{}'::jsonb, ${scope.now}, ${scope.now},
      ${member.id}, ${procedure})
    on conflict (alliance, member, procedure) where member is not null and case_id is null do nothing`.execute(
    scope.tx,
  );
  const draft = await draftOfMember(scope, member.id, procedure);
  if (!draft) throw new Error('the draft that was just begun is gone');
  return draft;
}

export async function keepAnswers(
  scope: Scope,
  draft: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`update drafts set answers = ${JSON.stringify(answers)}::jsonb, updated_at = ${scope.now}
    where id = ${draft} and case_id is null`.execute(scope.tx);
}

/** How long an unfinished application is kept after it was last touched, in days. */
export const DRAFT_DAYS = 30;

/** Deletes unfinished applications that nobody touched for so long; gives back the files to remove. */
export async function forgetDrafts(scope: Scope): Promise<readonly string[]> {
  const since = new Date(scope.now.getTime() - DRAFT_DAYS * 86_400_000);
  const { rows: drafts } = await sql<{ id: string }>`
    delete from drafts where case_id is null and updated_at < ${since} returning id`.execute(
    scope.tx,
  );
  const ids = drafts.map((draft) => draft.id);
  const { rows: files } = await sql<{ id: string }>`
    delete from files where draft_id = any(${ids}) returning id`.execute(scope.tx);
  return files.map((file) => file.id);
}
