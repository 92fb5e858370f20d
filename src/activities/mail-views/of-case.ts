import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { deadlineOfTask } from '../../domain/reminders.ts';
import type { Wording } from '../../domain/wording.ts';
import type { MailView } from '../../mail/templates/views.ts';
import { certificateOfCase } from '../../store/certificates.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { documentsReturned, returnAnswered } from '../../store/decide/applicant.ts';
import { filingsOf } from '../../store/filings.ts';
import { lookupCode } from '../../store/lookup-code.ts';
import { admittedOn, memberOfCase, type Member } from '../../store/members.ts';
import type { Case } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import { readTask, type Task } from '../../store/tasks.ts';
import { unitSeats } from '../../store/register/unit-seats.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { CHECKS } from './wording.ts';
import { articleOf, caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';

/** The mails of one case: to its applicant, its reviewers and its authority. */
export async function viewOfCaseMail(context: MailContext): Promise<MailView> {
  const { scope, mail, frame, link, baseUrl } = context;
  const one = await caseOfMail(context);
  const charter = await charterOfCase(scope, one);
  const task = mail.taskId ? await readTask(scope, mail.taskId) : undefined;
  const stageName = task?.stage ?? (mail.extra['stage'] as string | undefined);
  const stage = one.plan.stages.find((candidate) => candidate.name === stageName);
  const about = { ...frame, case: caseView(charter, one), matter: one.plan.matter, link };
  // A stage that only a default asks for rests on the procedure's article.
  const cited = stage?.sources.some(({ from }) => from === 'charter') ? stage : one.plan;
  const article = articleOf(charter, cited.sources);
  switch (mail.template) {
    case 'application-received':
      return {
        template: 'application-received',
        ...about,
        lookupCode: lookupCode(scope.context.secret, one.id),
      };
    case 'returned-for-correction': {
      const answered = await returnAnswered(scope, one.id, task?.stage ?? '', task?.round ?? 0);
      const documents = Object.entries(answered ? documentsReturned(answered) : {}).map(
        ([document, check]) => ({
          document: charter.documents[document]?.name ?? { zh: document, en: document },
          reason: CHECKS[check][one.language],
        }),
      );
      return {
        template: 'returned-for-correction',
        ...about,
        article,
        reason: answered?.reason ?? '',
        documents,
        ...(await dueOf(scope, task)),
      };
    }
    case 'review-wanted':
      return {
        template: 'review-wanted',
        ...about,
        article,
        round: (await returnAnswered(scope, one.id, task?.stage ?? '', task?.round ?? 1))
          ? (task?.round ?? 1)
          : 1,
        ...(await dueOf(scope, task)),
      };
    case 'filing':
    case 'filing-reminder': {
      const filing = (await filingsOf(scope, one.id)).find(
        (candidate) => candidate.stage === stageName,
      );
      const authority = charter.authorities[filing?.authority ?? '']?.short ?? { zh: '', en: '' };
      const view = {
        ...frame,
        article,
        authority,
        matter: one.plan.matter,
        items: [caseView(charter, one)],
        link,
      };
      return mail.template === 'filing'
        ? { template: 'filing', ...view }
        : { template: 'filing-reminder', ...view, sent: filing?.sentAt ?? mail.queuedAt };
    }
    case 'approved': {
      const certificate = await certificateOfCase(scope, one.id);
      const member = await memberOfCase(scope, one.id);
      const issues = one.plan.stages.some(({ kind }) => kind === 'issue');
      // Of a notice that goes out before it, the certificate is no part: its own mail brings it.
      const notice = stage?.kind === 'notify';
      if (!member || (issues && !certificate && !notice))
        throw new Error(
          `case ${one.id} has no ${member ? 'certificate' : 'membership'} to tell of`,
        );
      return {
        template: 'approved',
        ...about,
        article,
        memberSince: admittedOn(member),
        admittedAs: admittedAs(charter, one, member),
        certificateFollows: issues && notice,
        designates: (await unitSeats(scope, member))
          .filter(({ holder }) => holder === undefined)
          .map(({ seat }) => nameIn(charter, seat.body)),
        certificate:
          certificate && !notice
            ? {
                number: certificate.number,
                filename: `${certificate.number}.pdf`,
                verifyLink: verifyUrl(baseUrl, certificate),
              }
            : null,
      };
    }
    case 'not-approved': {
      const decision = (await decisionsOfCase(scope, one.id)).find(
        (candidate) => candidate.stage === stageName && candidate.choice === 'not-approve',
      );
      const stage = one.plan.stages.find(({ name }) => name === stageName);
      return {
        template: 'not-approved',
        ...about,
        article,
        votedBy: stage?.kind === 'ballot' ? nameIn(charter, stage.by) : null,
        reason: decision?.reason ?? '',
      };
    }
    case 'application-withdrawn':
      return {
        template: 'application-withdrawn',
        ...frame,
        case: about.case,
        matter: about.matter,
      };
    default:
      throw new Error(`no mail of a case is called ${mail.template}`);
  }
}

/** When the last reminder has gone and the secretariat telephones; the pages say the same. */
async function dueOf(
  scope: Scope,
  task: Task | undefined,
): Promise<{ readonly due: Date | null; readonly unknownYear?: number }> {
  if (!task) return { due: null };
  const { at, ...rest } = deadlineOfTask(await workingCalendar(scope), task.openedAt.getTime());
  return { due: new Date(at), ...rest };
}

/** What a member is called: its class, or its kind where all members are of one class. */
export function admittedAs(charter: Charter, one: Case, member: Member): Wording {
  const { classes, kinds } = charter.members;
  const named =
    Object.keys(classes).length > 1 ? classes[member.class]?.name : kinds[one.kind]?.name;
  return named ?? { zh: member.class, en: member.class };
}

/** Where a certificate is checked; its number alone opens nothing. */
export function verifyUrl(
  baseUrl: string,
  certificate: { readonly number: string; readonly checkCode: string },
): string {
  return `${baseUrl}/verify/${certificate.number}-${certificate.checkCode}`;
}
