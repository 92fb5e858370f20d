import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf } from '../../../domain/calendar.ts';
import type { Wording } from '../../../domain/wording.ts';
import { noteDuesCall, settleAsNotFound, startDues } from '../../../store/decide/dues.ts';
import { duesContact } from '../../../store/dues/contact.ts';
import { figuresOf, linesOfYear, linesToCall } from '../../../store/dues/lines.ts';
import { paymentsWithoutVoucher } from '../../../store/dues/payments.ts';
import { duesRounds } from '../../../store/dues/rounds.ts';
import { duesTerms, payeeAccount } from '../../../store/dues/terms.ts';
import { openTold } from '../../../store/dues/told.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { DuesYearPage } from '../../../web/pages/dues-year.tsx';
import type { DuesYearView } from '../../../web/views.ts';
import { duesSources, duesYear, shownFile } from '../../dues-views.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { entered, id, idIn, pageIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

const SHOWN = 50;

/** What was wrong with a small form of the page: which one, and what. */
type Wrong = { readonly at: string; readonly problem: Wording };

export async function showDues(
  site: Site,
  request: Request,
  response: Response,
  wrong?: Wrong,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'dues',
    title: 'dues',
    read: (scope, visit) => viewOf(scope, visit, request, wrong),
    page: (view) => <DuesYearPage view={view} />,
    ...(wrong
      ? {
          status: 422,
          path: `${visitOf(response).base}/dues`,
          notice: { kind: 'attention' as const, text: wrong.problem },
        }
      : {}),
  });
}

async function viewOf(
  scope: Scope,
  visit: Visit,
  request: Request,
  wrong?: Wrong,
): Promise<Omit<DuesYearView, 'nav'> | undefined> {
  const terms = await duesTerms(scope);
  if (!terms) return undefined;
  const self = `${visit.base}/dues`;
  const rounds = await duesRounds(scope);
  const now = Number(dayOf(scope.now.getTime()).slice(0, 4));
  const year = yearIn(request) ?? rounds[0]?.year ?? now;
  const query = z.string().max(60).catch('').parse(request.query['text']).trim();
  const page = pageIn(request.query);
  const lines = await linesOfYear(scope, year, {
    text: query,
    from: page * SHOWN,
    count: SHOWN + 1,
  });
  const account = await payeeAccount(scope);
  const lacking = await paymentsWithoutVoucher(scope, 1000);
  const at = (number: number): string =>
    `${self}?${new URLSearchParams({ year: String(year), text: query, page: String(number + 1) }).toString()}`;
  return {
    year,
    years: rounds.map((round) => ({ year: round.year, url: `${self}?year=${round.year}` })),
    figures: await figuresOf(scope, year),
    ...(account ? { account } : {}),
    sources: duesSources(visit.charter),
    ...(rounds.length === 0
      ? {
          start: {
            target: { action: `${self}/start` },
            years: [now, now + 1],
            ready: account !== undefined || !terms.dues.paidTo,
          },
        }
      : {}),
    told: await toldShown(scope, visit, wrong),
    calls: await callsShown(scope, visit, wrong),
    vouchersMissing: lacking.length,
    vouchersToCall: lacking.filter(({ voucherCallSince }) => voucherCallSince !== null).length,
    query,
    lines: lines.slice(0, SHOWN).map((line) => ({
      ...duesYear(line),
      member: line.name,
      url: `${self}/members/${line.member}`,
    })),
    urls: {
      self,
      payment: `${self}/payments/new`,
      vouchers: `${self}/vouchers`,
      account: `${self}/account`,
      tariff: `${self}/tariff`,
      expense: `${self}/expenses/new`,
      report: `${self}/report?year=${year}`,
    },
    ...(page > 0 ? { previousUrl: at(page - 1) } : {}),
    ...(lines.length > SHOWN ? { nextUrl: at(page + 1) } : {}),
  };
}

async function toldShown(
  scope: Scope,
  { base }: Visit,
  wrong?: Wrong,
): Promise<DuesYearView['told']> {
  const shown: DuesYearView['told'][number][] = [];
  for (const one of await openTold(scope, SHOWN)) {
    const file = await shownFile(scope, one.file, (file) => `${base}/files/${file}`);
    shown.push({
      id: one.id,
      member: one.name,
      year: one.year,
      fen: one.fen,
      paidOn: one.paidOn,
      payer: one.payer,
      note: one.note,
      ...(file ? { file } : {}),
      enterUrl: `${base}/dues/payments/new?told=${one.id}`,
      settle: { action: `${base}/dues/told/${one.id}` },
      ...(wrong?.at === one.id ? { problem: wrong.problem } : {}),
    });
  }
  return shown;
}

async function callsShown(
  scope: Scope,
  { base }: Visit,
  wrong?: Wrong,
): Promise<DuesYearView['calls']> {
  const shown: DuesYearView['calls'][number][] = [];
  for (const line of await linesToCall(scope, SHOWN)) {
    const contact = await duesContact(scope, line.member);
    shown.push({
      member: line.name,
      year: line.year,
      open: line.standing.open,
      url: `${base}/dues/members/${line.member}`,
      contact: contact?.name ?? '',
      phone: contact?.phone ?? '',
      called: {
        action: `${base}/dues/members/${line.member}/called`,
        hidden: { year: String(line.year) },
      },
      ...(wrong?.at === `${line.member} ${line.year}` ? { problem: wrong.problem } : {}),
    });
  }
  return shown;
}

/** The year of the address; undefined where it says none. */
export function yearIn(request: Request): number | undefined {
  const parsed = z.coerce.number().int().min(2000).max(2999).safeParse(request.query['year']);
  return parsed.success ? parsed.data : undefined;
}

const StartForm = z.object({ year: z.coerce.number().int().min(2000).max(2999) });

const NOT_STARTED: Readonly<Record<string, Wording>> = {
  'account-missing': {
    zh: '没有开始：请先登记收款账户并经复核。',
    en: 'Not begun: first enter the account, and have it checked.',
  },
  'not-begun': {
    zh: '没有开始：联盟的启用日期未到，请自该日起开始。',
    en: 'Not begun: the alliance’s first day has not come; begin from that day on.',
  },
};

/** Begins the first year. */
export async function postStart(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const { year } = entered(StartForm, request.body);
  const started = await inScope(site.context, visit.alliance.id, (scope) =>
    startDues(scope, visit.person.id, year),
  );
  if (started.kind === 'refused') {
    const problem = NOT_STARTED[started.because];
    if (!problem) throw new HttpProblem(400);
    return showDues(site, request, response, { at: 'start', problem });
  }
  site.nudge();
  response.redirect(303, `${visit.base}/dues?done=dues-started`);
}

const NoteForm = z.object({ note: text(300) });
const CallForm = z.object({ note: text(300), year: z.coerce.number().int() });

const NOTE_MISSING: Wording = { zh: '请写明情况', en: 'Say what was found or said' };

/** The bank shows no payment that a member told of. */
export async function postTold(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const told = idIn(request.params, 'told');
  const { note } = entered(NoteForm, request.body);
  const settled = await inScope(site.context, visit.alliance.id, (scope) =>
    settleAsNotFound(scope, visit.person.id, told, note),
  );
  if (settled === 'unknown') throw new HttpProblem(404);
  if (settled === 'note-missing')
    return showDues(site, request, response, { at: told, problem: NOTE_MISSING });
  response.redirect(303, `${visit.base}/dues?done=settled`);
}

/** A call about arrears was made. */
export async function postCalled(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const member = id.parse(idIn(request.params, 'member'));
  const { note, year } = entered(CallForm, request.body);
  const noted = await inScope(site.context, visit.alliance.id, (scope) =>
    noteDuesCall(scope, visit.person.id, { member, year }, note),
  );
  if (noted === 'note-missing')
    return showDues(site, request, response, { at: `${member} ${year}`, problem: NOTE_MISSING });
  response.redirect(303, `${visit.base}/dues?done=called`);
}
