import { dayOf } from '../../domain/calendar.ts';
import { positionOf } from '../../domain/position.ts';
import { addParticipation } from '../participation.ts';
import { readCase, stagesOf, type Case } from '../cases.ts';
import { leave, type CertificateFate } from '../decide/leaving.ts';
import { readMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { participationRecord, type ParticipationContent } from './activity.ts';
import type { NewRecord } from './records.ts';
import type { RecordRules } from './rules.ts';

/** A member's notice of leaving on paper. Subject: the member. */
export type LeavingContent = { readonly certificate: CertificateFate; readonly reason: string };

/** How the formalities were done: never-issued: the member never had a certificate on paper. Subject: the case. */
export type FormalitiesContent = { readonly how: 'returned' | 'lost' | 'never-issued' | 'done' };

/**
 * The answer to an objection, and, where it is right, the participation that the ledger missed; null where the member
 * had a good reason instead, and the charter restarts the clock for one. Subject: the case.
 */
export type AnswerContent = {
  readonly verdict: 'upheld' | 'dismissed';
  readonly reason: string;
  readonly missed: ParticipationContent | null;
};

/** 书面退会申请 on paper: the notice counts from its check on. */
export const leavingRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const member = await readMember(scope, entry.subject);
    if (!member) return 'unknown';
    return member.until ? 'ended-before' : undefined;
  },
  async apply(scope, record) {
    const { certificate, reason } = record.content as unknown as LeavingContent;
    const left = await leave(scope, record.subject, {
      reason,
      certificate,
      actor: { person: null, channel: record.channel },
    });
    if (left.kind === 'refused') return { kind: 'without-effect', because: left.because };
    if (left.kind === 'open-before') return { kind: 'without-effect', because: 'open-before' };
    return { kind: 'counted', outcome: { case: left.case.id } };
  },
};

/** 退会手续: the certificate was handed back, or its loss declared on paper. */
export const formalitiesRecord: RecordRules = {
  evidence: 'optional',
  admissible: (scope, entry) => stageProblem(scope, entry.subject, 'formalities'),
  async apply(scope, record) {
    const because = await stageProblem(scope, record.subject, 'formalities');
    if (because) return { kind: 'without-effect', because };
    await wakeCase(scope, record.subject);
    return { kind: 'counted', outcome: { ...record.content } };
  },
};

/** 异议答复: upheld with what the ledger missed, or dismissed with the reason. */
export const answerRecord: RecordRules = {
  evidence: 'optional',
  async admissible(scope, entry) {
    const content = entry.content as unknown as AnswerContent;
    if (content.reason.trim() === '') return 'reason-missing';
    return (
      (await stageProblem(scope, entry.subject, 'objection')) ??
      missedProblem(scope, entry, content)
    );
  },
  async apply(scope, record) {
    const { verdict, missed } = record.content as unknown as AnswerContent;
    const because = await stageProblem(scope, record.subject, 'objection');
    const one = await readCase(scope, record.subject);
    if (because || !one?.member) return { kind: 'without-effect', because: because ?? 'unknown' };
    const counts =
      verdict !== 'upheld'
        ? null
        : (missed ?? ({ kind: 'excused', day: dayOf(scope.now.getTime()), what: '' } as const));
    const entry =
      counts &&
      (await addParticipation(scope, { ...counts, member: one.member, record: record.id }));
    await wakeCase(scope, record.subject);
    return { kind: 'counted', outcome: { verdict, entry } };
  },
};

/** Whoever finds the ledger wrong says what it missed. */
async function missedProblem(
  scope: Scope,
  entry: NewRecord,
  { verdict, missed }: AnswerContent,
): Promise<string | undefined> {
  if (verdict === 'dismissed') return undefined;
  const one = await readCase(scope, entry.subject);
  if (!missed && one && mayExcuse(one)) return undefined;
  if (!missed || !one?.member) return 'missed-missing';
  return participationRecord.admissible(scope, {
    ...entry,
    subject: one.member,
    content: { ...missed },
  });
}

/** Whether an accepted reason restarts the clock (C 13(1)). */
export function mayExcuse(one: Case): boolean {
  return one.plan.stages.some(
    (stage) => stage.kind === 'objection' && stage.restarts !== undefined,
  );
}

/** Why nothing can be entered for a stage of a case; undefined while it is that stage's turn. */
async function stageProblem(
  scope: Scope,
  caseId: string,
  kind: 'formalities' | 'objection',
): Promise<string | undefined> {
  const one = await readCase(scope, caseId);
  if (!one?.member) return 'unknown';
  const at = positionOf(one.plan, await stagesOf(scope, caseId));
  return one.status === 'open' && !('end' in at) && at.stage.kind === kind ? undefined : 'not-open';
}

async function wakeCase(scope: Scope, caseId: string): Promise<void> {
  const one = (await readCase(scope, caseId)) as Case;
  await wake(scope, one.process, one.id);
}
