import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { asksMoreThanIsCarriedOut } from '../../domain/charter/carried-out.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { note } from '../audit-trail.ts';
import { addCaseNote, caseNotesOf } from '../case-notes.ts';
import { casesOfMember, insertCase, lockCase, readCase, type Case } from '../cases.ts';
import { revokeCertificates } from '../certificates.ts';
import { allianceOf, charterInForce } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { sha256 } from '../database.ts';
import { addFile, type NewFile } from '../files.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { contactOfMember, lockMember, type Member } from '../members.ts';
import { through, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { closeTask, openTasks } from '../tasks.ts';
import {
  alreadyDecided,
  decisionsOfCase,
  recordDecision,
  type Actor,
  type Decided,
} from './decisions.ts';

/** The procedure by which members leave, where the charter has one. */
export function leavingProcedure(charter: Charter): string | undefined {
  return Object.entries(charter.procedures).find(
    ([, part]) => part.open.by === 'member' && !asksMoreThanIsCarriedOut(charter, part),
  )?.[0];
}

/** What becomes of the certificate: it will be handed back, or the member declares that it is lost. */
export type CertificateFate = 'return' | 'lost';

export type Left =
  | { readonly kind: 'opened' | 'open-before'; readonly case: Case }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'ended-before' | 'not-offered' };

/**
 * 退会: a member's own written notice. Nobody decides about it. The electronic certificate is revoked at once; the
 * membership ends when the formalities are done (B-Q8).
 */
export async function leave(
  scope: Scope,
  memberId: string,
  notice: {
    readonly reason: string;
    readonly certificate: CertificateFate;
    readonly actor: Actor;
    /** The record of a paper notice. */
    readonly record?: string;
  },
): Promise<Left> {
  const member = await lockMember(scope, memberId);
  if (!member) return { kind: 'refused', because: 'unknown' };
  if (member.until) return { kind: 'refused', because: 'ended-before' };
  const charter = await charterInForce(scope);
  const procedure = leavingProcedure(charter);
  if (!procedure) return { kind: 'refused', because: 'not-offered' };
  const before = await openCaseOf(scope, member.id, procedure);
  if (before) return { kind: 'open-before', case: before };
  const reason = notice.reason.trim();
  const form = {
    certificate: notice.certificate,
    ...(reason ? { 'leaving-reason': reason } : {}),
  };
  const one = await openMemberCase(scope, charter, member, procedure, form, notice.actor);
  const revoked = await revokeCertificates(scope, member.id, 'withdrawn', scope.now);
  await note(scope, {
    kind: 'certificate.revoked',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { member: member.id, certificates: revoked, because: 'withdrawn' },
  });
  if (notice.certificate === 'lost') await noteLoss(scope, one, notice.actor);
  await toMember(scope, member, one, { key: `leaving ${one.id}`, template: 'leaving-received' });
  return { kind: 'opened', case: one };
}

/** 遗失声明: takes the place of the certificate's return. */
export async function declareLoss(
  scope: Scope,
  caseId: string,
  actor: Actor,
): Promise<'declared' | 'declared-before' | 'closed'> {
  const one = await lockCase(scope, caseId);
  if (one?.status !== 'open' || !one.member) return 'closed';
  if (await isLossDeclared(scope, caseId)) return 'declared-before';
  await noteLoss(scope, one, actor);
  await wake(scope, one.process, one.id);
  return 'declared';
}

export async function isLossDeclared(scope: Scope, caseId: string): Promise<boolean> {
  return (await caseNotesOf(scope, caseId)).some((entry) => entry.kind === 'loss-declared');
}

async function noteLoss(scope: Scope, one: Case, actor: Actor): Promise<void> {
  await addCaseNote(scope, one.id, { kind: 'loss-declared', ...actor, text: '' });
  await note(scope, {
    kind: 'certificate.declared-lost',
    actor: actor.person ?? 'applicant',
    channel: actor.channel,
    subject: one.id,
    details: { member: one.member },
  });
}

export async function openCaseOf(
  scope: Scope,
  member: string,
  procedure: string,
): Promise<Case | undefined> {
  return (await casesOfMember(scope, member)).find(
    (one) => one.status === 'open' && one.procedure === procedure,
  );
}

/** Opens a case about a member, with its number; what was handed in with it is its first stage. */
export async function openMemberCase(
  scope: Scope,
  charter: Charter,
  member: Member,
  procedure: string,
  form: Readonly<Record<string, string>>,
  actor: Actor | 'system',
  /** What of the secretariat's own came with it, where it opens the case about the member. */
  about?: { readonly openedBy: string; readonly files: readonly NewFile[] },
): Promise<Case> {
  const plan = resolvePlan(charter, procedure, form);
  const { code } = await allianceOf(scope);
  const id = scope.context.ids.next();
  const number = await numberFor(scope, code, '', Number(dayOf(scope.now.getTime()).slice(0, 4)));
  const contact = await contactOfMember(scope, member);
  const files = about?.files.map(({ document, sha256: hash }) => ({ document, hash }));
  const formHash = sha256(canonical({ form, member: member.id, ...(files ? { files } : {}) }));
  await insertCase(scope, {
    id,
    number,
    procedure,
    process: plan.process,
    charterVersion: charter.version,
    plan,
    planHash: sha256(canonical(plan)),
    kind: member.kind,
    language: contact.language,
    applicantName: member.name,
    applicantCode: contact.code,
    applicantEmail: contact.email ?? '',
    form,
    formHash,
    member: member.id,
    ...(about ? { openedBy: about.openedBy } : {}),
  });
  for (const file of about?.files ?? []) await addFile(scope, { ...file, caseId: id });
  const first = plan.stages[0];
  if (first?.kind === 'submit')
    await sql`insert into stages (alliance, case_id, name, round, kind, opened_at, outcome, closed_at)
      values (${scope.alliance}, ${id}, ${first.name}, 1, 'submit', ${scope.now}, 'done', ${scope.now})`.execute(
      scope.tx,
    );
  const by = actor === 'system' ? { person: null, channel: 'system' } : actor;
  await note(scope, {
    kind: 'case.opened',
    actor: by.person ?? (actor === 'system' ? 'system' : 'applicant'),
    channel: by.channel,
    subject: id,
    details: { number, procedure, member: member.id, charterVersion: charter.version, formHash },
  });
  await wake(scope, plan.process, id);
  return (await readCase(scope, id)) as Case;
}

/** A mail to a member about a case of theirs, to the address on record now, with the link to its page. */
export async function toMember(
  scope: Scope,
  member: Member,
  one: Case,
  mail: {
    readonly key: string;
    readonly template: string;
    readonly extra?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { name, email, language } = await contactOfMember(scope, member);
  await queueMail(scope, {
    ...mail,
    extra: mail.extra ?? {},
    scope: one.id,
    language,
    to: { name, address: email },
    link: await linkFor(scope, 'case', one.id, null),
    caseId: one.id,
  });
}

/** 异议: the member says what the ledger misses, once, while the days for it run; the evidence lies with the case. */
export async function objectToExit(
  scope: Scope,
  caseId: string,
  reason: string,
  evidence: readonly Omit<NewFile, 'caseId' | 'draftId' | 'recordId'>[],
): Promise<Decided> {
  const one = await lockCase(scope, caseId);
  const before = (await decisionsOfCase(scope, caseId)).find(({ choice }) => choice === 'object');
  if (before) return alreadyDecided(before, 'object');
  const task = (await openTasks(scope)).find(
    (candidate) => candidate.caseId === caseId && candidate.kind === 'exit-objection',
  );
  if (one?.status !== 'open' || !task) return { kind: 'refused', because: 'closed' };
  for (const file of evidence) await addFile(scope, { ...file, caseId });
  const decision = await recordDecision(scope, {
    task,
    actor: { person: null, channel: through(scope, 'own-link') },
    choice: 'object',
    reason,
    details: { evidence: evidence.map(({ sha256: hash }) => hash) },
  });
  await closeTask(scope, task.id, 'done', 'objected');
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}
