import { type Request, type Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import { receiveForm } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { withdrawCase } from '../../store/decide/applicant.ts';
import { type Decision } from '../../store/decide/decisions.ts';
import { lookupCode } from '../../store/lookup-code.ts';
import { inScope } from '../../store/scope.ts';
import { ReceiptPage, StatusPage } from '../../web/pages/status.tsx';
import type { ApplicationState } from '../../web/views.ts';
import { textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { timelineOf } from '../timeline.ts';
import { stageOutlines } from './application-views.ts';
import { type Situation, situation, kindName } from './situation.ts';
import { sendLeave, takeLeave } from './leave.tsx';
import { sendMembershipPart } from './membership.tsx';
import { takePlace } from './place.tsx';
import { takeRepresent } from './represent.tsx';
import { takeStart } from './start.tsx';
import { sendSupplement, takeSupplement, sendWithdraw } from './supplement.tsx';

/** The applicant's own pages: status, receipt, supplement, withdrawal, certificate. */
export function applicantPages(site: Site): LinkPages {
  const read = (opened: OpenedLink): Promise<Situation> =>
    inScope(site.context, opened.alliance.id, (scope) => situation(scope, opened.link.subject));
  return {
    async show(request, response, opened) {
      const at = await read(opened);
      const page = pathBelow(request, opened);
      const file = /^file\/([\w-]+)(?:\/preview)?$/.exec(page)?.[1];
      if (file)
        return sendFile(
          site,
          request,
          response,
          at.files.find((candidate) => candidate.id === file),
        );
      switch (page) {
        case '':
          return sendStatus(site, request, response, opened, at);
        case 'received':
          return sendReceived(site, request, response, opened, at);
        case 'supplement':
          return at.supplement
            ? sendSupplement(site, request, response, opened, at, {
                uploads: {},
                missing: [],
                note: '',
              })
            : response.redirect(303, opened.base);
        case 'withdraw':
          return at.one.status === 'open' && !at.admitted
            ? sendWithdraw(site, request, response, opened, at)
            : response.redirect(303, opened.base);
        case 'leave':
          return sendLeave(site, request, response, opened);
        case 'certificate':
          return sendFile(
            site,
            request,
            response,
            at.files.find((candidate) => candidate.id === at.certificate?.file),
          );
        default:
          if (await sendMembershipPart(site, request, response, opened, page)) return;
          throw new HttpProblem(404);
      }
    },
    forms: {
      async supplement(request, response, opened) {
        await receiveForm(request, response, { maxFiles: 20, maxFileSize: LARGEST_FILE });
        await takeSupplement(site, request, response, opened, await read(opened));
      },
      leave: (request, response, opened) => takeLeave(site, request, response, opened),
      start: (request, response, opened) => takeStart(site, request, response, opened),
      represent: (request, response, opened) => takeRepresent(site, request, response, opened),
      place: (request, response, opened) => takePlace(site, request, response, opened),
      async withdraw(request, response, opened) {
        const reason = textIn(request, 'reason', 1000);
        await inScope(site.context, opened.alliance.id, (scope) =>
          withdrawCase(scope, opened.link.subject, reason),
        );
        site.nudge();
        response.redirect(303, opened.base);
      },
    },
  };
}

type Message = { readonly at: number; readonly subject: Wording; readonly text?: string };

const stateOf = ({ one, supplement }: Situation): ApplicationState =>
  supplement ? 'returned' : one.status;
function sendStatus(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
): void {
  const { one, charter, certificate, supplement } = at;
  const refused = at.decisions.find((decision) => decision.choice === 'not-approve');
  const reason =
    supplement?.answered.reason ??
    (one.status === 'refused' ? (refused?.reason ?? votedDown(at)) : undefined);
  const view = {
    caseNumber: one.number,
    applicant: one.applicantName,
    kind: kindName(at),
    submittedAt: one.openedAt.getTime(),
    state: stateOf(at),
    ...(reason ? { reason } : {}),
    stages: timelineOf(charter, one, at.rows, at.underway),
    messages: [...at.decisions.flatMap(messageOf), ...votesOf(at)].toSorted((a, b) => a.at - b.at),
    ...(supplement ? { supplementUrl: `${opened.base}/supplement` } : {}),
    ...(at.hasMembershipPage ? { membershipUrl: `${opened.base}/membership` } : {}),
    ...(at.mayLeave ? { leave: { url: `${opened.base}/leave`, label: at.mayLeave } } : {}),
    ...(at.ended ? { ended: at.ended } : {}),
    ...(one.status === 'open' && !at.admitted ? { withdrawUrl: `${opened.base}/withdraw` } : {}),
    ...(certificate
      ? {
          certificate: {
            number: certificate.number,
            downloadUrl: `${opened.base}/certificate`,
            verifyUrl: `/verify/${certificate.number}-${certificate.checkCode}`,
          },
        }
      : {}),
  };
  sendPage(site, request, response, {
    title: { zh: '申请进度', en: 'Progress of the application' },
    alliance: opened.alliance,
    page: <StatusPage view={view} />,
  });
}

/** The vote by which a body has not approved: the body gives no other reason. */
function votedDown({ one, charter, rows }: Situation): Wording | undefined {
  const stage = one.plan.stages.find(
    ({ name, kind }) =>
      kind === 'ballot' && rows.some((row) => row.name === name && row.outcome === 'failed'),
  );
  if (stage?.kind !== 'ballot') return undefined;
  const body = nameIn(charter, stage.by);
  return {
    zh: `经${body.zh}表决，未予通过。`,
    en: `Not approved in the vote of ${body.en}.`,
  };
}

/** What the bodies have resolved, without who voted what. */
function votesOf({ one, charter, rows }: Situation): readonly Message[] {
  return rows.flatMap(({ name, outcome, closedAt }) => {
    const stage = one.plan.stages.find((candidate) => candidate.name === name);
    if (stage?.kind !== 'ballot' || !closedAt) return [];
    if (outcome !== 'passed' && outcome !== 'failed') return [];
    const body = nameIn(charter, stage.by);
    const subject =
      outcome === 'passed'
        ? { zh: `${body.zh}表决：通过`, en: `Vote of ${body.en}: passed` }
        : { zh: `${body.zh}表决：未通过`, en: `Vote of ${body.en}: not passed` };
    return [{ at: closedAt.getTime(), subject }];
  });
}

/** What the applicant is told of a decision; internal remarks never. */
function messageOf(decision: Decision): readonly Message[] {
  const subjects: Readonly<Record<string, { zh: string; en: string }>> = {
    return: { zh: '退回补正', en: 'Returned for correction' },
    supplemented: { zh: '已补正材料', en: 'Corrected documents handed in' },
    'not-approve': { zh: '未予通过', en: 'Not approved' },
    approve: { zh: '审核通过', en: 'Review passed' },
  };
  const subject = subjects[decision.choice];
  if (!subject) return [];
  const told = decision.choice === 'approve' ? null : decision.reason;
  return [{ at: decision.recordedAt.getTime(), subject, ...(told ? { text: told } : {}) }];
}

function sendReceived(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
): void {
  const { one, charter } = at;
  const view = {
    caseNumber: one.number,
    lookupCode: lookupCode(site.context.secret, one.id),
    applicant: one.applicantName,
    kind: kindName(at),
    submittedAt: one.openedAt.getTime(),
    email: one.applicantEmail,
    stages: stageOutlines(charter),
    statusUrl: opened.base,
  };
  sendPage(site, request, response, {
    title: { zh: '申请已提交', en: 'Application received' },
    alliance: opened.alliance,
    page: <ReceiptPage view={view} />,
  });
}
