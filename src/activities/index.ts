import { raiseAlarm } from '../store/alarms.ts';
import { inScope, type Context } from '../store/scope.ts';
import { attendDues } from './attend-dues.ts';
import { attendMember } from './attend-member.ts';
import { attendPlaces } from './attend-places.ts';
import { attendRound } from './attend-round.ts';
import { beating } from './beating.ts';
import { carryOn, withMailSent } from './carry-on.ts';
import type { Attending, Delivering } from './contract.ts';
import { issueDocument, type IssueDependencies } from './issue-document.ts';
import type { QuickSender } from './send-at-once.ts';
import { sendMail, type MailDependencies } from './send-mail.ts';
import { attendReceipt } from './stages/filing.ts';

/** What every step needs, and the sender that the two workers of a process share. */
export type ActivityDependencies = MailDependencies &
  IssueDependencies & { readonly sender: QuickSender };

/** The steps of the decisions queue. */
export function attendingActivities(dependencies: ActivityDependencies): Attending {
  const { context, sender } = dependencies;
  const issue: Delivering['issueDocument'] = (of) => issueDocument(dependencies, of);
  return {
    attendStage: (ref) => carryOn({ context, sender, issue }, ref),
    attendReceipt: async (ref) =>
      withMailSent(
        sender,
        { alliance: ref.alliance, scope: ref.caseId },
        ref,
        await attendReceipt(context, ref),
      ),
    attendRound: async (ref) =>
      withMailSent(
        sender,
        { alliance: ref.alliance, scope: ref.votingRound },
        ref,
        await attendRound(context, ref),
      ),
    attendMember: (ref) => attendMember(context, ref),
    attendDues: (ref) => attendDues(context, ref),
    attendPlaces: async (ref) =>
      withMailSent(
        sender,
        { alliance: ref.alliance, scope: ref.offer },
        ref,
        await attendPlaces(context, ref),
      ),
    sendAtOnce: async (of) => (await sender.sendAtOnce(of)).left,
    reportUnknownMessage: ({ alliance, workflowId, name }) =>
      reportUnknown(context, alliance, workflowId, name),
  };
}

function reportUnknown(
  context: Context,
  alliance: string,
  workflowId: string,
  name: string,
): Promise<void> {
  return inScope(context, alliance, (scope) =>
    raiseAlarm(scope, {
      kind: 'unknown-message',
      subject: workflowId,
      key: name,
      details: { name },
    }),
  );
}

/** The steps of the mail queue. */
export function deliveringActivities(dependencies: ActivityDependencies): Delivering {
  return {
    // One sender at a time: what a step has begun to send itself comes to its end first.
    sendMail: (of) =>
      beating(async () => {
        await dependencies.sender.finished(of);
        return sendMail(dependencies, of);
      }),
    issueDocument: (of) =>
      beating(async () => {
        await issueDocument(dependencies, of);
        await dependencies.sender.sendAtOnce({ alliance: of.alliance, scope: of.caseId });
      }),
  };
}
