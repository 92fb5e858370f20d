import { asksMoreThanIsCarriedOut } from '../../domain/charter/carried-out.ts';
import { answersOf, papersFor } from '../../domain/charter/papers.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { isLeaving, wayOutOf } from '../../domain/leaving.ts';
import type { Wording } from '../../domain/wording.ts';
import { note } from '../audit-trail.ts';
import { addCaseNote } from '../case-notes.ts';
import { lockCase, type Case } from '../cases.ts';
import { revokeCertificates } from '../certificates.ts';
import { charterInForce } from '../charters.ts';
import { addFile, type NewFile } from '../files.ts';
import { isLossDeclared } from '../formalities.ts';
import { lockMember } from '../members.ts';
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
import { openCaseOf, openMemberCase } from './member-case.ts';
import { callNoMore } from './reply.ts';
import { toMember } from './to-member.ts';

/** The procedure by which members leave, where the charter has one. */
export function leavingProcedure(charter: Charter): string | undefined {
  return Object.entries(charter.procedures).find(
    ([, part]) => isLeaving(part) && !asksMoreThanIsCarriedOut(charter, part),
  )?.[0];
}

/** What the charter calls leaving (退会, 退出联盟), where it is offered. */
export function leavingName(charter: Charter): Wording | undefined {
  return charter.procedures[leavingProcedure(charter) ?? '']?.name;
}

/** What becomes of the certificate: it will be handed back, or the member declares that it is lost. */
export type CertificateFate = 'return' | 'lost';

export type Left =
  | { readonly kind: 'opened' | 'open-before'; readonly case: Case }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'ended-before' | 'not-offered' };

export type LeavingNotice = {
  /** What the charter's form asks; a notice that leaves something out counts all the same. */
  readonly answers: Readonly<Record<string, string>>;
  /** Where the charter asks for the certificate back. */
  readonly certificate?: CertificateFate | undefined;
  readonly actor: Actor;
  /** When it was received, where that was before it was entered: on paper. */
  readonly receivedAt?: Date;
};

/**
 * A member's own written notice of leaving. Nobody decides about it: the membership ends with it, or when the formalities
 * that the charter asks for are done.
 */
export async function leave(scope: Scope, memberId: string, notice: LeavingNotice): Promise<Left> {
  const member = await lockMember(scope, memberId);
  if (!member) return { kind: 'refused', because: 'unknown' };
  if (member.until) return { kind: 'refused', because: 'ended-before' };
  const charter = await charterInForce(scope);
  const procedure = leavingProcedure(charter);
  if (!procedure) return { kind: 'refused', because: 'not-offered' };
  const before = await openCaseOf(scope, member.id, procedure);
  if (before) return { kind: 'open-before', case: before };
  const plan = resolvePlan(charter, procedure);
  const papers = papersFor(charter, procedure, member.kind);
  const way = wayOutOf(plan);
  const returns = way.formalities?.returns ? (notice.certificate ?? 'return') : undefined;
  const { actor, receivedAt } = notice;
  const one = await openMemberCase(scope, charter, member, procedure, {
    form: {
      ...(returns ? { certificate: returns } : {}),
      ...(papers ? answersOf(charter, papers, notice.answers) : {}),
    },
    actor,
    ...(receivedAt ? { receivedAt } : {}),
  });
  // A certificate that is to be handed back is worth nothing from the notice on (B-Q8).
  if (returns) await revokeAtNotice(scope, one, member.id);
  if (returns === 'lost') await noteLoss(scope, one, actor);
  // Whose membership has ended is told so, and this too would be one mail too many.
  if (!way.atOnce)
    await toMember(scope, member, one, { key: `leaving ${one.id}`, template: 'leaving-received' });
  return { kind: 'opened', case: one };
}

async function revokeAtNotice(scope: Scope, one: Case, member: string): Promise<void> {
  const certificates = await revokeCertificates(scope, member, 'withdrawn', scope.now);
  await note(scope, {
    kind: 'certificate.revoked',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { member, certificates, because: 'withdrawn' },
  });
}

/** 遗失声明: takes the place of the certificate's return. */
export async function declareLoss(
  scope: Scope,
  caseId: string,
  actor: Actor,
): Promise<'declared' | 'declared-before' | 'closed'> {
  const one = await lockCase(scope, caseId);
  if (one?.status !== 'open' || !one.member) return 'closed';
  if (!wayOutOf(one.plan).formalities?.returns) return 'closed';
  if (await isLossDeclared(scope, caseId)) return 'declared-before';
  await noteLoss(scope, one, actor);
  await wake(scope, one.process, one.id);
  return 'declared';
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

/** 异议: the member says what the ledger misses, once, while the days for it run; the evidence lies with the case. `on`: on paper. */
export async function objectToExit(
  scope: Scope,
  caseId: string,
  reason: string,
  evidence: readonly Omit<NewFile, 'caseId' | 'draftId' | 'recordId'>[],
  on?: {
    readonly actor: Actor;
    readonly actedAt: Date;
    readonly hashes: readonly string[];
    readonly details: Readonly<Record<string, unknown>>;
  },
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
    actor: on?.actor ?? { person: null, channel: through(scope, 'own-link') },
    choice: 'object',
    reason,
    details: {
      ...on?.details,
      evidence: [...evidence.map(({ sha256: hash }) => hash), ...(on?.hashes ?? [])],
    },
    ...(on ? { actedAt: on.actedAt } : {}),
  });
  await closeTask(scope, task.id, 'done', 'objected');
  if (task.stage) await callNoMore(scope, caseId, task.stage, 'objected');
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}
