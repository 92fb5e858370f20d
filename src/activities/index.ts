import { ApplicationFailure } from '@temporalio/activity';
import { raiseAlarm } from '../store/alarms.ts';
import { inScope, type Context } from '../store/scope.ts';
import { attendMember } from './attend-member.ts';
import { attendRound } from './attend-round.ts';
import { attendStage } from './attend-stage.ts';
import { beating } from './beating.ts';
import type { Attending, Delivering } from './contract.ts';
import { issueDocument, type IssueDependencies } from './issue-document.ts';
import { MAIL_LATER, sendMail, type MailDependencies } from './send-mail.ts';
import { attendReceipt } from './stages/filing.ts';

/** The steps of the decisions queue. */
export function attendingActivities(context: Context): Attending {
  return {
    attendStage: (ref) => attendStage(context, ref),
    attendReceipt: (ref) => attendReceipt(context, ref),
    attendRound: (ref) => attendRound(context, ref),
    attendMember: (ref) => attendMember(context, ref),
    reportUnknownMessage: ({ alliance, workflowId, name }) =>
      inScope(context, alliance, (scope) =>
        raiseAlarm(scope, {
          kind: 'unknown-message',
          subject: workflowId,
          key: name,
          details: { name },
        }),
      ),
  };
}

/** The steps of the mail queue. */
export function deliveringActivities(
  dependencies: MailDependencies & IssueDependencies,
): Delivering {
  return {
    sendMail: (of) => beating(() => sendMail(dependencies, of)),
    issueDocument: (of) =>
      beating(async () => {
        await issueDocument(dependencies, of);
        await sendAtOnce(dependencies, { alliance: of.alliance, scope: of.caseId });
      }),
  };
}

/** A new document goes out with its mail; what a mail server wants later is left to `sendMail`. */
async function sendAtOnce(
  dependencies: MailDependencies,
  of: { readonly alliance: string; readonly scope: string },
): Promise<void> {
  try {
    await sendMail(dependencies, of);
  } catch (error) {
    if (!(error instanceof ApplicationFailure && error.type === MAIL_LATER)) throw error;
  }
}
