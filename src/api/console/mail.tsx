import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Language } from '../../domain/wording.ts';
import { casesWith } from '../../store/cases.ts';
import { mailPage, mayBeSentAgain, refusedMails, sendAgain } from '../../store/mail-log.ts';
import type { Mail } from '../../store/mails.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { MailLogPage } from '../../web/pages/records.tsx';
import type { MailLogView, MailRow } from '../../web/views.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { languageOf } from '../visitor.ts';
import { entered, idIn, pageIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { mailInWords } from './in-words.ts';

const PER_PAGE = 50;
/** Where the form for sending again may lead back to. */
const BACK = /^(?:mail|(?:cases|rounds)\/[\w.-]{1,64})$/;
const Form = z.object({ back: z.string().regex(BACK).catch('mail').default('mail') });

/** A mail of the log, with the form that sends it again; `back` is the page it stands on. */
export function mailRow(visit: Visit, mail: Mail, lang: Language, back: string): MailRow {
  const subject = mailInWords(mail.template)[lang];
  return {
    at: (mail.sentAt ?? mail.queuedAt).getTime(),
    to: `${mail.addressName} <${mail.address}>`,
    subject,
    state: mail.state,
    attempts: mail.attempts,
    ...(mail.lastCode && mail.state !== 'sent' ? { note: mail.lastCode } : {}),
    ...(mayBeSentAgain(mail)
      ? { resend: { action: `${visit.base}/mails/${mail.id}/again`, hidden: { back } } }
      : {}),
  };
}

export async function showMailLog(site: Site, request: Request, response: Response): Promise<void> {
  const page = pageIn(request.query);
  const lang = languageOf(request);
  await showPart(site, request, response, {
    current: 'mail',
    title: 'mail',
    read: (scope, visit) => logView(scope, visit, page, lang),
    page: (view) => <MailLogPage view={view} />,
  });
}

async function logView(
  scope: Scope,
  visit: Visit,
  page: number,
  lang: Language,
): Promise<Omit<MailLogView, 'nav'>> {
  const refused = page === 0 ? await refusedMails(scope) : [];
  const mails = await mailPage(scope, { limit: PER_PAGE + 1, offset: page * PER_PAGE });
  const cases = await casesWith(
    scope,
    [...refused, ...mails].flatMap((mail) => mail.caseId ?? []),
  );
  const numbers = new Map(cases.map((one) => [one.id, one.number]));
  const row = (mail: Mail): MailRow => ({
    ...mailRow(visit, mail, lang, 'mail'),
    ...(mail.caseId && numbers.has(mail.caseId)
      ? {
          caseNumber: numbers.get(mail.caseId),
          caseUrl: `${visit.base}/cases/${mail.caseId}`,
        }
      : {}),
  });
  const url = `${visit.base}/mail`;
  return {
    refused: refused.map(row),
    mails: mails.slice(0, PER_PAGE).map(row),
    ...(page > 0 ? { previousUrl: `${url}?page=${page}` } : {}),
    ...(mails.length > PER_PAGE ? { nextUrl: `${url}?page=${page + 2}` } : {}),
  };
}

export async function postSendAgain(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const mail = idIn(request.params, 'mail');
  const { back } = entered(Form, request.body);
  const done = await inScope(site.context, visit.alliance.id, (scope) =>
    sendAgain(scope, mail, visit.person.id),
  );
  if (done === 'unknown') throw new HttpProblem(404);
  site.nudge();
  response.redirect(303, `${visit.base}/${back}?done=${done}`);
}
