import { sql } from 'kysely';
import type { EndReason } from '../domain/plan.ts';
import type { Case } from './cases.ts';
import type { Member } from './members.ts';
import { versionsOfOrganisation } from './register/organisations.ts';
import type { Scope } from './scope.ts';

export type Certificate = {
  readonly number: string;
  readonly checkCode: string;
  readonly member: string;
  readonly caseId: string;
  readonly file: string;
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
  /**
   * corrected: it had a mistake · decision-corrected: the decision behind it did not hold ·
   * withdrawn: the member has given notice of leaving · deemed: deemed withdrawal.
   */
  readonly revokedBecause: 'corrected' | 'decision-corrected' | EndReason | null;
  /** The number of the certificate that takes its place. */
  readonly replacedBy: string | null;
};

type Row = {
  number: string;
  check_code: string;
  member: string;
  case_id: string;
  file: string;
  issued_at: Date;
  revoked_at: Date | null;
  revoked_because: Certificate['revokedBecause'];
  replaced_by: string | null;
};

/** Writes a certificate of a case that has none in force, to which a replaced one points; false when it has one. */
export async function addCertificate(
  scope: Scope,
  certificate: Omit<Certificate, 'revokedAt' | 'revokedBecause' | 'replacedBy'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into certificates (alliance, number, check_code, member, case_id, file, issued_at)
    values (${scope.alliance}, ${certificate.number}, ${certificate.checkCode}, ${certificate.member}, ${certificate.caseId},
      ${certificate.file}, ${certificate.issuedAt})
    on conflict (alliance, case_id) where revoked_at is null do nothing returning number`.execute(
    scope.tx,
  );
  if (rows.length === 0) return false;
  await sql`update certificates set replaced_by = ${certificate.number}
    where case_id = ${certificate.caseId} and revoked_because = 'corrected' and replaced_by is null`.execute(
    scope.tx,
  );
  return true;
}

/** The certificate of a case that is in force. */
export async function certificateOfCase(
  scope: Scope,
  caseId: string,
): Promise<Certificate | undefined> {
  return (await certificatesOfCase(scope, caseId)).find((certificate) => !certificate.revokedAt);
}

/** Every certificate a case ever had, revoked ones too, in order. */
export async function certificatesOfCase(
  scope: Scope,
  caseId: string,
): Promise<readonly Certificate[]> {
  const { rows } =
    await sql<Row>`select * from certificates where case_id = ${caseId} order by issued_at, number`.execute(
      scope.tx,
    );
  return rows.map(certificateFrom);
}

/** Whether a member ever had a certificate made here. */
export async function hasCertificate(scope: Scope, member: string): Promise<boolean> {
  const { rows } = await sql`select 1 from certificates where member = ${member} limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
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

/** The name that is printed on a certificate: the member's when it was issued, whatever it is called since. */
export async function nameOnCertificate(
  scope: Scope,
  certificate: Certificate,
  member: Member,
  admission: Case,
): Promise<string> {
  if (member.organisation === null) return member.name;
  // A membership takes the names that are entered in its own alliance; the first is the applicant's.
  const versions = (await versionsOfOrganisation(scope, member.organisation)).filter(
    ({ enteredIn, enteredAt }) =>
      enteredIn === scope.alliance && enteredAt !== null && enteredAt <= certificate.issuedAt,
  );
  return versions.at(-1)?.name ?? admission.applicantName;
}

/** Takes a member's certificates back as of an instant; gives back their numbers. */
export async function revokeCertificates(
  scope: Scope,
  member: string,
  because: EndReason,
  at: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    update certificates set revoked_at = ${at}, revoked_because = ${because}
    where member = ${member} and revoked_at is null returning number`.execute(scope.tx);
  return rows.map(({ number }) => number);
}

/** Makes certificates valid again, as if they had never been taken back. */
export async function restoreCertificates(scope: Scope, numbers: readonly string[]): Promise<void> {
  await sql`update certificates set revoked_at = null, revoked_because = null
    where number = any(${[...numbers]})`.execute(scope.tx);
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
    revokedBecause: row.revoked_because,
    replacedBy: row.replaced_by,
  };
}

/** Makes valid again what a notice of leaving that was taken back had revoked; gives back the numbers. */
export async function restoreWithdrawn(
  scope: Scope,
  member: string,
  since: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from certificates where member = ${member} and revoked_because = 'withdrawn' and revoked_at >= ${since}
    order by number`.execute(scope.tx);
  const numbers = rows.map(({ number }) => number);
  await restoreCertificates(scope, numbers);
  return numbers;
}
