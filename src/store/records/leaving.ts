import { dayOf } from '../../domain/calendar.ts';
import { addParticipation } from '../participation.ts';
import { readCase, type Case } from '../cases.ts';
import { leave, type CertificateFate } from '../decide/leaving.ts';
import { mayTakeBack, takeBackLeaving } from '../decide/take-back-leaving.ts';
import { readMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { participationRecord, type ParticipationContent } from './activity.ts';
import { openStage } from './formalities.ts';
import type { NewRecord } from './records.ts';
import type { RecordRules } from './rules.ts';

/** A member's notice of leaving on paper. Subject: the member. */
export type LeavingContent = {
  /** Where the charter asks for the certificate back. */
  readonly certificate?: CertificateFate | undefined;
  readonly reason: string;
};

/**
 * The answer to an objection, and, where it is right, the participation that the ledger missed; null where the member
 * had a good reason instead, and the charter restarts the clock for one. Subject: the case.
 */
export type AnswerContent = {
  readonly verdict: 'upheld' | 'dismissed';
  readonly reason: string;
  readonly missed: ParticipationContent | null;
};

/** 书面退会申请 on paper: it takes its course once it was checked, and counts from the day on which it was received. */
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
      answers: { 'leaving-reason': reason },
      certificate,
      actor: { person: null, channel: record.channel },
      receivedAt: record.actedAt,
    });
    if (left.kind === 'refused') return { kind: 'without-effect', because: left.because };
    if (left.kind === 'open-before') return { kind: 'without-effect', because: 'open-before' };
    return { kind: 'counted', outcome: { case: left.case.id } };
  },
};

/** 收回退会申请 on paper, while the notice has no effect yet (X-Q30). Subject: the case. */
export const takingBackRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const one = await readCase(scope, entry.subject);
    if (!one?.member) return 'unknown';
    return (await mayTakeBack(scope, one)) ? undefined : 'in-effect';
  },
  async apply(scope, record) {
    const actor = { person: null, channel: record.channel };
    const came = await takeBackLeaving(scope, record.subject, actor);
    if (came === 'taken-back') return { kind: 'counted', outcome: { case: record.subject } };
    return { kind: 'without-effect', because: came === 'closed' ? 'in-effect' : came };
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
  kind: 'objection',
): Promise<string | undefined> {
  const at = await openStage(scope, caseId, kind);
  return typeof at === 'string' ? at : undefined;
}

async function wakeCase(scope: Scope, caseId: string): Promise<void> {
  const one = (await readCase(scope, caseId)) as Case;
  await wake(scope, one.process, one.id);
}
