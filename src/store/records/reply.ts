import { readCase } from '../cases.ts';
import { askedBy, countPaperReply, type ReplyContent } from '../decide/reply-on-paper.ts';
import { toMember } from '../decide/to-member.ts';
import { readMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import type { Recorded } from './records.ts';
import type { Applied, RecordRules } from './rules.ts';

/**
 * 书面陈述: a reply, a request for reconsideration or a reason that came by letter, mail or telephone. It counts at the day
 * on which it was received. What came too late is entered too: it has no effect, and the member is told so.
 */
export const replyRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const { text } = entry.content as unknown as ReplyContent;
    const one = await readCase(scope, entry.subject);
    if (!one?.member) return 'unknown';
    if (text.trim() === '') return 'text-missing';
    if (one.status === 'withdrawn' || one.status === 'lifted') return 'not-open';
    return (await askedBy(scope, one, entry.actedAt)) ? undefined : 'before-opening';
  },
  /** Nobody is reminded of what is in the house already. */
  entered: wakeCase,
  turnedDown: wakeCase,
  async apply(scope, record, checkedBy) {
    const came = await countPaperReply(scope, record, checkedBy);
    await tellWhoReplied(scope, record, came);
    await wakeCase(scope, record);
    return applied(came, record.subject);
  },
};

function applied(came: Awaited<ReturnType<typeof countPaperReply>>, caseId: string): Applied {
  return came === 'counted'
    ? { kind: 'counted', outcome: { case: caseId } }
    : { kind: 'without-effect', because: came };
}

async function wakeCase(scope: Scope, { subject }: Recorded): Promise<void> {
  const one = await readCase(scope, subject);
  if (one) await wake(scope, one.process, one.id);
}

/** The member is told what was entered in its name, and whether it counts. */
async function tellWhoReplied(scope: Scope, record: Recorded, came: string): Promise<void> {
  const one = await readCase(scope, record.subject);
  const member = one && (await readMember(scope, one.member ?? ''));
  if (one && member)
    await toMember(scope, member, one, {
      key: `reply recorded ${record.id}`,
      template: 'reply-recorded',
      extra: { record: record.id, came },
    });
}
