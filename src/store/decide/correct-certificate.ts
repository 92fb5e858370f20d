import { sql } from 'kysely';
import { note } from '../audit-trail.ts';
import { lockCase, stagesOf, type Case } from '../cases.ts';
import { certificateWithNumber } from '../certificates.ts';
import { isUnderCorrection } from '../corrections.ts';
import { memberOfCase } from '../members.ts';
import type { CorrectionContent, CorrectionOutcome } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { reopen } from './back-to-body.ts';

type Content = Extract<CorrectionContent, { readonly of: 'certificate' }>;

export async function certificateProblem(
  scope: Scope,
  one: Case,
  content: Content,
): Promise<string | undefined> {
  const certificate = await certificateWithNumber(scope, content.number);
  const member = await memberOfCase(scope, one.id);
  if (certificate?.caseId !== one.id || !member) return 'unknown';
  if (typeof content.name !== 'string' || content.name.trim() === '') return 'name-missing';
  if (certificate.revokedAt) return 'revoked-before';
  if (member.until) return 'membership-ended';
  if (one.status !== 'passed' || (await isUnderCorrection(scope, one.id))) return 'case-open';
  return member.name === content.name.trim() ? 'already-so' : undefined;
}

/**
 * A certificate with a mistake is revoked, and the stage that issues it comes again: it makes another one
 * under a new number, to which the old one points.
 */
export async function correctCertificate(
  scope: Scope,
  one: Case,
  content: Content,
  record: Recorded,
): Promise<CorrectionOutcome> {
  await lockCase(scope, one.id);
  const member = await memberOfCase(scope, one.id);
  const issue = one.plan.stages.find((stage) => stage.kind === 'issue');
  const row = (await stagesOf(scope, one.id)).findLast(({ name }) => name === issue?.name);
  if (!member || !row) throw new Error(`case ${one.id} has issued no certificate`);
  await sql`update members set name = ${content.name.trim()} where id = ${member.id}`.execute(
    scope.tx,
  );
  await sql`update certificates set revoked_at = ${scope.now}, revoked_because = 'corrected'
    where number = ${content.number}`.execute(scope.tx);
  await sql`update stages set corrected_by = ${record.id}
    where case_id = ${one.id} and name = ${row.name} and round = ${row.round}`.execute(scope.tx);
  await note(scope, {
    kind: 'certificate.revoked',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { number: content.number, because: 'corrected', record: record.id },
  });
  await reopen(scope, one);
  return { came: 'reissued', was: member.name };
}
