import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { endorsementsOf, papersFor } from '../../domain/charter/papers.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import { withConsent } from '../../domain/consent.ts';
import { expelledBefore } from './expelled-before.ts';
import type { Language } from '../../domain/wording.ts';
import { note } from '../audit-trail.ts';
import { insertCase, readCase, type Case } from '../cases.ts';
import { allianceOf, charterInForce } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { sha256 } from '../database.ts';
import { confirmedFor, endorsed } from '../endorsements.ts';
import { filesOfDraft } from '../files.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { through, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { draftBecomes, withEndorsers } from './handed-over.ts';
import { settleSubmission } from './settle-submission.ts';

export type Application = {
  readonly draft: string;
  readonly procedure: string;
  readonly kind: string;
  readonly language: Language;
  readonly applicantName: string;
  readonly applicantCode: string | null;
  readonly applicantEmail: string;
  readonly contactName: string;
  readonly form: Readonly<Record<string, string>>;
};

/**
 * Stores an application as a case, once per draft: the same draft again gives the same case. The stage
 * "submit" is done with it; the workflow starts from the rows.
 */
export async function submitApplication(scope: Scope, application: Application): Promise<Case> {
  const { rows } = await sql<{
    case_id: string | null;
  }>`select case_id from drafts where id = ${application.draft} for update`.execute(scope.tx);
  if (!rows[0]) throw new Error('the draft is gone');
  if (rows[0].case_id) return (await readCase(scope, rows[0].case_id)) as Case;
  const charter = await charterInForce(scope);
  const resolved = resolvePlan(charter, application.procedure, application.form);
  const expelling = await expelledBefore(scope, charter, {
    code: application.applicantCode,
    name: application.applicantName,
  });
  const plan = expelling ? withConsent(resolved, expelling) : resolved;
  const papers = papersFor(charter, application.procedure, application.kind);
  const needed = papers ? endorsementsOf(charter, papers) : [];
  const confirmed = await confirmedFor(scope, needed, {
    draft: application.draft,
    applicant: application.applicantName,
  });
  const there = endorsed(needed, confirmed);
  for (const { id } of needed)
    // Whoever hands in was told before; here nothing gets in without.
    if (!there.includes(id)) throw new Error(`the application lacks ${id}`);
  const form = withEndorsers(application.form, confirmed);
  const alliance = await allianceOf(scope);
  const id = scope.context.ids.next();
  const number = await numberFor(
    scope,
    alliance.code,
    '',
    Number(dayOf(scope.now.getTime()).slice(0, 4)),
  );
  const files = await filesOfDraft(scope, application.draft);
  const formHash = sha256(
    canonical({
      form,
      files: files.map(({ document, sha256: hash }) => ({ document, hash })),
    }),
  );
  await insertCase(scope, {
    id,
    number,
    procedure: application.procedure,
    process: plan.process,
    charterVersion: charter.version,
    plan,
    planHash: sha256(canonical(plan)),
    kind: application.kind,
    language: application.language,
    applicantName: application.applicantName,
    applicantCode: application.applicantCode,
    applicantEmail: application.applicantEmail,
    form,
    formHash,
    member: null,
  });
  await draftBecomes(scope, application.draft, id);
  await note(scope, {
    kind: 'case.opened',
    actor: 'applicant',
    channel: through(scope, 'own-link'),
    subject: id,
    details: {
      number,
      procedure: application.procedure,
      charterVersion: charter.version,
      formHash,
    },
  });
  await settleSubmission(scope, (await readCase(scope, id)) as Case, scope.now);
  await queueMail(scope, {
    key: `received ${id}`,
    scope: id,
    template: 'application-received',
    extra: {},
    language: application.language,
    to: { name: application.contactName, address: application.applicantEmail },
    link: await linkFor(scope, 'case', id, null),
    caseId: id,
  });
  await wake(scope, plan.process, id);
  return (await readCase(scope, id)) as Case;
}
