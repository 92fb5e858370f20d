import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** A stored file's row; the bytes lie in the file storage under the same id. */
export type StoredFile = {
  readonly id: string;
  readonly caseId: string | null;
  readonly draftId: string | null;
  /** The record whose evidence it is. */
  readonly recordId: string | null;
  /** The member it was handed in by, or is for: a payment it told of, a voucher. */
  readonly memberId: string | null;
  /** The paper whose sealed copy it is. */
  readonly paperId: string | null;
  /** Which document of the charter it is handed in as. */
  readonly document: string;
  readonly round: number;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly supersededAt: Date | null;
};

type Row = {
  id: string;
  case_id: string | null;
  draft_id: string | null;
  record_id: string | null;
  member_id: string | null;
  paper_id: string | null;
  document: string;
  round: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  created_at: Date;
  superseded_at: Date | null;
};

export type NewFile = Pick<StoredFile, 'id' | 'document' | 'name' | 'type' | 'size' | 'sha256'> & {
  readonly caseId?: string;
  readonly draftId?: string;
  readonly recordId?: string;
  readonly memberId?: string;
  readonly paperId?: string;
  readonly round?: number;
};

export async function addFile(scope: Scope, file: NewFile): Promise<void> {
  await sql`insert into files (alliance, id, case_id, draft_id, record_id, member_id, paper_id, document, round, name, type, size, sha256, created_at)
    values (${scope.alliance}, ${file.id}, ${file.caseId ?? null}, ${file.draftId ?? null}, ${file.recordId ?? null}, ${file.memberId ?? null}, ${file.paperId ?? null}, ${file.document}, ${file.round ?? 1},
      ${file.name}, ${file.type}, ${file.size}, ${file.sha256}, ${scope.now})`.execute(scope.tx);
}

export async function readFile(scope: Scope, id: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<Row>`select * from files where id = ${id}`.execute(scope.tx);
  return rows[0] && fileFrom(rows[0]);
}

/** What lies in a draft is still the applicant's alone; everything else is for the secretariat to see. */
export function isHandedIn({ draftId }: Pick<StoredFile, 'draftId'>): boolean {
  return draftId === null;
}

/** The scans that came with the set-up: the resolution on the defaults, and the documents of those in office. */
export async function filesOfSetUp(scope: Scope): Promise<readonly StoredFile[]> {
  const { rows } =
    await sql<Row>`select * from files where document in ('resolution', 'appointment') and case_id is null
      and draft_id is null and record_id is null and member_id is null and paper_id is null order by id`.execute(
      scope.tx,
    );
  return rows.map(fileFrom);
}

/** Evidence that is shown with its case: what came with a member's reply on paper. */
const SHOWN = sql`(record_id is null or document like 'reply.%')`;

/** What was handed in to a case, newest round last, superseded files included; other evidence of records is no part of it. */
export async function filesOfCase(scope: Scope, caseId: string): Promise<readonly StoredFile[]> {
  const { rows } =
    await sql<Row>`select * from files where case_id = ${caseId} and ${SHOWN} order by document, round, id`.execute(
      scope.tx,
    );
  return rows.map(fileFrom);
}

/** The files of several cases, each case's in their order. */
export async function filesOfCases(
  scope: Scope,
  cases: readonly string[],
): Promise<readonly StoredFile[]> {
  const { rows } =
    await sql<Row>`select * from files where case_id = any(${[...cases]}) and ${SHOWN} order by document, round, id`.execute(
      scope.tx,
    );
  return rows.map(fileFrom);
}

/** The evidence of a record. */
export async function filesOfRecord(
  scope: Scope,
  recordId: string,
): Promise<readonly StoredFile[]> {
  const { rows } =
    await sql<Row>`select * from files where record_id = ${recordId} order by id`.execute(scope.tx);
  return rows.map(fileFrom);
}

/** The evidence of a checked record becomes what it proves: papers that a member handed in to its case. */
export async function showEvidence(
  scope: Scope,
  recordId: string,
  caseId: string,
  document: string,
): Promise<void> {
  await sql`update files set case_id = ${caseId}, document = ${document} where record_id = ${recordId}`.execute(
    scope.tx,
  );
}

export async function filesOfDraft(scope: Scope, draftId: string): Promise<readonly StoredFile[]> {
  const { rows } =
    await sql<Row>`select * from files where draft_id = ${draftId} and superseded_at is null order by document, id`.execute(
      scope.tx,
    );
  return rows.map(fileFrom);
}

/** Hands a draft's files over to the case it became. */
export async function giveFilesToCase(
  scope: Scope,
  draftId: string,
  caseId: string,
  round: number,
): Promise<void> {
  await sql`update files set case_id = ${caseId}, draft_id = null, round = ${round}
    where draft_id = ${draftId} and superseded_at is null`.execute(scope.tx);
}

/** Sets files aside; they stay stored. */
export async function supersedeFiles(scope: Scope, ids: readonly string[]): Promise<void> {
  await sql`update files set superseded_at = ${scope.now} where id = any(${[...ids]}) and superseded_at is null`.execute(
    scope.tx,
  );
}

function fileFrom(row: Row): StoredFile {
  return {
    id: row.id,
    caseId: row.case_id,
    draftId: row.draft_id,
    recordId: row.record_id,
    memberId: row.member_id,
    paperId: row.paper_id,
    document: row.document,
    round: row.round,
    name: row.name,
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    createdAt: row.created_at,
    supersededAt: row.superseded_at,
  };
}
