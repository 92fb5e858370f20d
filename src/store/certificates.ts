import { sql } from 'kysely';
import type { Scope } from './scope.ts';

export type Certificate = {
  readonly number: string;
  readonly checkCode: string;
  readonly member: string;
  readonly caseId: string;
  readonly file: string;
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
};

type Row = {
  number: string;
  check_code: string;
  member: string;
  case_id: string;
  file: string;
  issued_at: Date;
  revoked_at: Date | null;
};

/** Writes a certificate once per case; false when there was one already. */
export async function addCertificate(
  scope: Scope,
  certificate: Omit<Certificate, 'revokedAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into certificates (alliance, number, check_code, member, case_id, file, issued_at)
    values (${scope.alliance}, ${certificate.number}, ${certificate.checkCode}, ${certificate.member}, ${certificate.caseId},
      ${certificate.file}, ${certificate.issuedAt})
    on conflict (alliance, case_id) do nothing returning number`.execute(scope.tx);
  return rows.length === 1;
}

export async function certificateOfCase(
  scope: Scope,
  caseId: string,
): Promise<Certificate | undefined> {
  const { rows } = await sql<Row>`select * from certificates where case_id = ${caseId}`.execute(
    scope.tx,
  );
  return rows[0] && certificateFrom(rows[0]);
}

export async function certificateWithNumber(
  scope: Scope,
  number: string,
): Promise<Certificate | undefined> {
  const { rows } = await sql<Row>`select * from certificates where number = ${number}`.execute(
    scope.tx,
  );
  return rows[0] && certificateFrom(rows[0]);
}

function certificateFrom(row: Row): Certificate {
  return {
    number: row.number,
    checkCode: row.check_code,
    member: row.member,
    caseId: row.case_id,
    file: row.file,
    issuedAt: row.issued_at,
    revokedAt: row.revoked_at,
  };
}
