import { ownProcedures, type OwnProcedure } from '../../domain/charter/own-procedures.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import { charterInForce } from '../charters.ts';
import { openCaseOf, openMemberCase } from '../decide/member-case.ts';
import { lockMember, readMember, type Member } from '../members.ts';
import type { Scope } from '../scope.ts';
import type { NewRecord } from './records.ts';
import type { RecordRules } from './rules.ts';

/** A member's notice on paper that takes effect by itself, such as that it leaves a class. Subject: the member. */
export type NoticeContent = { readonly procedure: string; readonly reason: string };

/**
 * 书面通知: what a member may bring about by its notice alone. It counts from the day on which it was received, and
 * whatever it leaves out: nobody can refuse it.
 */
export const noticeRecord: RecordRules = {
  evidence: 'mandatory',
  admissible: async (scope, entry) =>
    noticeProblem(scope, await readMember(scope, entry.subject), entry),
  async apply(scope, record) {
    const member = await lockMember(scope, record.subject);
    const because = await noticeProblem(scope, member, record);
    if (because || !member) return { kind: 'without-effect', because: because ?? 'unknown' };
    const { procedure, reason } = record.content as unknown as NoticeContent;
    const charter = await charterInForce(scope);
    const one = await openMemberCase(scope, charter, member, procedure, {
      form: reason.trim() ? { 'leaving-reason': reason.trim() } : {},
      actor: { person: null, channel: record.channel },
      receivedAt: record.actedAt,
    });
    return { kind: 'counted', outcome: { case: one.id } };
  },
};

async function noticeProblem(
  scope: Scope,
  member: Member | undefined,
  { content }: Pick<NewRecord, 'content'>,
): Promise<string | undefined> {
  const { procedure } = content as unknown as NoticeContent;
  if (!member) return 'unknown';
  if (member.until) return 'ended-before';
  const charter = await charterInForce(scope);
  if (!ownProcedures(charter).some(({ id, atOnce }) => atOnce && id === procedure))
    return 'not-offered';
  if (!mayOpen(charter, procedure, member.class)) return 'not-your-class';
  return (await openCaseOf(scope, member.id, procedure)) ? 'open-before' : undefined;
}

/** What a member may give notice of on paper besides leaving. */
export async function noticesOf(scope: Scope, member: Member): Promise<readonly OwnProcedure[]> {
  const charter = await charterInForce(scope);
  return member.until
    ? []
    : ownProcedures(charter).filter(
        ({ id, atOnce }) => atOnce && mayOpen(charter, id, member.class),
      );
}
