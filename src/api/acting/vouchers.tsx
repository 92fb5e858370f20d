import type { Request, Response } from 'express';
import { dayOf } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { plainLine } from '../../domain/plain-line.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { receivedIn, receiveForm, type Received } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { charterInForce } from '../../store/charters.ts';
import { giveVoucher, type Vouched } from '../../store/decide/voucher.ts';
import { paymentsWithoutVoucher, readPayment } from '../../store/dues/payments.ts';
import { addFile } from '../../store/files.ts';
import { contactSeat } from '../../store/filings.ts';
import { seatsHeldBy } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { VouchersPage } from '../../web/pages/dues-vouchers.tsx';
import type { VouchersView } from '../../web/views.ts';
import { textIn } from '../body.ts';
import { DUES_REASONS } from '../dues-reasons.ts';
import { DUES_PROBLEMS } from '../dues-problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage, type Shown } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { storeUploads } from '../uploads.ts';
import { sendRefusal } from './result.tsx';

const SCAN = 'scan';
/** How many payments stand on the page at once. */
const SHOWN = 20;

type Entered = {
  readonly payment: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly problems: Readonly<Record<string, Wording>>;
};

/** The authority gives each payment its voucher: number and scan, on one page for all that lack one. */
export function voucherPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      await send(site, request, response, opened);
    },
    forms: {
      async ''(request, response, opened) {
        await receiveForm(request, response, { maxFiles: 1, maxFileSize: LARGEST_FILE });
        await give(site, request, response, opened);
      },
    },
  };
}

async function give(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const entered = {
    payment: textIn(request, 'payment', 64),
    number: plainLine(textIn(request, 'number', 60), 60).trim(),
    issuedOn: textIn(request, 'issuedOn', 10),
  };
  const given = await giveWithScan(site, opened, receivedIn(request), entered);
  switch (given.kind) {
    case 'unknown':
      throw new HttpProblem(404);
    case 'no-longer-in-office':
      return sendRefusal(site, request, response, opened.alliance, given.kind);
    case 'wrong':
      return send(site, request, response, opened, { ...entered, problems: given.problems });
    case 'refused':
      return send(site, request, response, opened, {
        ...entered,
        problems: { number: DUES_REASONS[given.because] as Wording },
      });
    default:
      site.nudge();
      response.redirect(303, `${opened.base}?done=given`);
  }
}

/** A voucher with its scan, by whoever acts for the authority now; of one that was not given no scan is kept. */
export async function giveWithScan(
  site: Site,
  {
    alliance,
    link,
    person,
    forwarded,
  }: Pick<OpenedLink, 'alliance' | 'link' | 'person' | 'forwarded'>,
  received: Received,
  entered: Omit<Entered, 'problems'>,
  channel: 'own-link' | 'api' = 'own-link',
): Promise<
  | Vouched
  | { readonly kind: 'unknown' | 'no-longer-in-office' }
  | { readonly kind: 'wrong'; readonly problems: Entered['problems'] }
> {
  if (!person) return { kind: 'unknown' };
  const may = await inScope(site.context, alliance.id, async (scope) => ({
    acts: (await seatsHeldBy(scope, person.id)).includes(contactSeat(link.subject)),
    today: dayOf(scope.now.getTime()),
  }));
  if (!may.acts) return { kind: 'no-longer-in-office' };
  const problems: Record<string, Wording> = {
    ...(entered.number === '' ? { number: DUES_PROBLEMS.voucherNumber } : {}),
    ...(!isDay(entered.issuedOn)
      ? { issuedOn: DUES_PROBLEMS.day }
      : entered.issuedOn > may.today
        ? { issuedOn: DUES_PROBLEMS.future }
        : {}),
  };
  const uploads =
    Object.keys(problems).length === 0
      ? await storeUploads(site, received, [SCAN])
      : { stored: [], problems: {} };
  const [scan] = uploads.stored;
  if (Object.keys(problems).length === 0 && !scan)
    problems['document.scan'] = uploads.problems[SCAN] ?? DUES_PROBLEMS.scan;
  if (!scan || Object.keys(problems).length > 0) return { kind: 'wrong', problems };
  const given = await inScope(site.context, alliance.id, async (scope): Promise<Vouched> => {
    const came = await giveVoucher(scope, {
      ...entered,
      file: scan.id,
      channel: forwarded ? 'forwarded-link' : channel,
      by: person.id,
    });
    const member = (await readPayment(scope, entered.payment))?.shares[0]?.member;
    if (came.kind === 'given' && member) await addFile(scope, { ...scan, memberId: member });
    return came;
  });
  if (given.kind !== 'given') await site.storage.remove(scan.id);
  return given;
}

async function send(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  entered?: Entered,
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, (scope) =>
    viewOf(scope, opened, entered),
  );
  sendPage(site, request, response, {
    title: { zh: '开具收款凭证', en: 'Payment vouchers' },
    alliance: opened.alliance,
    path: opened.base,
    ...(entered ? { status: 422 } : {}),
    ...noticeOf(request, view, entered),
    page: <VouchersPage view={view} />,
  });
}

/** What was done, or why not when the payment is not on the page any more. */
function noticeOf(
  request: Request,
  view: VouchersView,
  entered?: Entered,
): Pick<Shown, 'notice'> | Record<string, never> {
  if (entered) {
    const [problem] = Object.values(entered.problems);
    const shown = view.lacking.some(({ id }) => id === entered.payment);
    return shown || !problem ? {} : { notice: { kind: 'attention', text: problem } };
  }
  return request.query['done'] === 'given'
    ? {
        notice: {
          kind: 'done',
          text: general(
            '凭证已登记，会员会收到邮件。',
            'The voucher is recorded; the member is told by mail.',
          ),
        },
      }
    : {};
}

async function viewOf(
  scope: Scope,
  { alliance, link, base }: OpenedLink,
  entered?: Entered,
): Promise<VouchersView> {
  const charter = await charterInForce(scope);
  const lacking = await paymentsWithoutVoucher(scope, 1000);
  const voucher = charter.money.dues?.voucher;
  return {
    authority: nameIn(charter, link.subject),
    alliance: alliance.name,
    sources: voucher ? ruleSources(charter, sourcesOf(voucher)) : [],
    lacking: lacking.slice(0, SHOWN).map((payment) => ({
      id: payment.id,
      number: payment.number,
      payer: payment.payer,
      fen: payment.fen,
      paidOn: payment.paidOn,
      members: [...new Set(payment.shares.map(({ name }) => name))],
      ...(entered?.payment === payment.id ? { entered } : {}),
      problems: entered?.payment === payment.id ? entered.problems : {},
    })),
    today: dayOf(scope.now.getTime()),
    more: Math.max(0, lacking.length - SHOWN),
    target: { action: base },
  };
}
