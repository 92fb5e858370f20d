import type { Request, Response } from 'express';
import { dayOf } from '../../domain/calendar.ts';
import { fenIn } from '../../domain/money.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveForm, type Received } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { charterInForce } from '../../store/charters.ts';
import { tellPayment } from '../../store/decide/dues.ts';
import { linesOfMember } from '../../store/dues/lines.ts';
import { paymentsOfMember } from '../../store/dues/payments.ts';
import { payeeAccount } from '../../store/dues/terms.ts';
import { toldOfMember } from '../../store/dues/told.ts';
import { readFile } from '../../store/files.ts';
import { readMember } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { MemberDuesPage } from '../../web/pages/dues-member.tsx';
import type { MemberDuesView } from '../../web/views.ts';
import { DUES_PROBLEMS } from '../dues-problems.ts';
import { duesSources, duesYear, shownVoucher } from '../dues-views.ts';
import { textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import { pathBelow, type LinkPages, type OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { storeUploads } from '../uploads.ts';

type Form = NonNullable<MemberDuesView['form']>;
const SLIP = 'slip';

/** A member's page about its dues: what is owed, where to pay, what came in, and telling of a payment. */
export function memberDuesPages(site: Site): LinkPages {
  return {
    async show(request, response, opened) {
      const page = pathBelow(request, opened);
      const file = /^file\/([\w-]+)(?:\/preview)?$/.exec(page)?.[1];
      if (file) return sendVoucher(site, request, response, opened, file);
      if (page !== '') throw new HttpProblem(404);
      await send(site, request, response, opened);
    },
    forms: {
      async ''(request, response, opened) {
        await receiveForm(request, response, { maxFiles: 1, maxFileSize: LARGEST_FILE });
        await tell(site, request, response, opened);
      },
    },
  };
}

async function send(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  entered?: Pick<Form, 'values' | 'problems'>,
): Promise<void> {
  const view = await inScope(site.context, opened.alliance.id, (scope) =>
    viewOf(scope, opened, entered),
  );
  if (!view) throw new HttpProblem(404);
  const told = request.query['done'] === 'told';
  sendPage(site, request, response, {
    title: { zh: '会费', en: 'Dues' },
    alliance: opened.alliance,
    path: opened.base,
    ...(entered ? { status: 422 } : {}),
    ...(told && !entered
      ? {
          notice: {
            kind: 'done' as const,
            text: {
              zh: '已告知秘书处。银行到账核对后登记，收款凭证开具后邮件通知。',
              en: 'The secretariat has been told. The payment is recorded once it has reached the bank; the voucher is sent by mail.',
            },
          },
        }
      : {}),
    page: <MemberDuesPage view={view} />,
  });
}

async function viewOf(
  scope: Scope,
  { alliance, link, base }: OpenedLink,
  entered?: Pick<Form, 'values' | 'problems'>,
): Promise<MemberDuesView | undefined> {
  const member = await readMember(scope, link.subject);
  if (!member) return undefined;
  const charter = await charterInForce(scope);
  const lines = await linesOfMember(scope, member.id);
  const account = await payeeAccount(scope);
  const payments: MemberDuesView['payments'][number][] = [];
  for (const payment of await paymentsOfMember(scope, member.id)) {
    const voucher = await shownVoucher(scope, payment, (id) => `${base}/file/${id}`);
    for (const share of payment.shares.filter((one) => one.member === member.id))
      payments.push({
        paidOn: payment.paidOn,
        fen: share.fen,
        year: share.year,
        reversed: payment.reversedBy !== null,
        ...(voucher ? { voucher } : {}),
      });
  }
  const open = lines.filter(({ standing }) => standing.open > 0);
  const first = open.at(-1) ?? lines[0];
  return {
    member: member.name,
    alliance: alliance.name,
    years: lines.map(duesYear),
    ...(account ? { account } : {}),
    sources: duesSources(charter),
    payments,
    told: (await toldOfMember(scope, member.id)).map((one) => ({
      at: one.toldAt.getTime(),
      year: one.year,
      fen: one.fen,
      state: one.state,
      ...(one.settledNote ? { note: one.settledNote } : {}),
    })),
    ...(lines.length > 0
      ? {
          form: {
            target: { action: base },
            values: entered?.values ?? {
              year: first ? String(first.year) : '',
              amount: '',
              paidOn: '',
              payer: member.name,
              note: '',
            },
            problems: entered?.problems ?? {},
          },
        }
      : {}),
    secretariat: { phone: alliance.phone, address: alliance.address },
  };
}

/** Only a voucher of the member's own payments. */
async function sendVoucher(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  id: string,
): Promise<void> {
  const file = await inScope(site.context, opened.alliance.id, async (scope) => {
    const own = (await paymentsOfMember(scope, opened.link.subject)).some(
      ({ voucher }) => voucher?.file === id,
    );
    return own ? readFile(scope, id) : undefined;
  });
  await sendFile(site, request, response, file);
}

async function tell(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const values = {
    year: textIn(request, 'year', 4),
    amount: textIn(request, 'amount', 20),
    paidOn: textIn(request, 'paidOn', 10),
    payer: plainLine(textIn(request, 'payer', 120), 120),
    note: textIn(request, 'note', 500),
  };
  const told = await tellWithSlip(site, opened, receivedIn(request), values);
  if (typeof told !== 'string')
    return send(site, request, response, opened, { values, problems: told });
  response.redirect(303, `${opened.base}?done=told`);
}

/** Tells of a payment as it was typed, with the bank's slip where one came; or what is wrong with it. */
export async function tellWithSlip(
  site: Site,
  { alliance, link }: Pick<OpenedLink, 'alliance' | 'link'>,
  received: Received,
  values: Form['values'],
): Promise<'told' | 'told-before' | 'unknown' | Readonly<Record<string, Wording>>> {
  const read = await inScope(site.context, alliance.id, async (scope) => ({
    today: dayOf(scope.now.getTime()),
    years: (await linesOfMember(scope, link.subject)).map(({ year }) => String(year)),
  }));
  const fen = fenIn(values.amount);
  const problems: Record<string, Wording> = {
    ...(read.years.includes(values.year) ? {} : { year: DUES_PROBLEMS.year }),
    ...(fen === null ? { amount: DUES_PROBLEMS.amount } : {}),
    ...(!isDay(values.paidOn)
      ? { paidOn: DUES_PROBLEMS.day }
      : values.paidOn > read.today
        ? { paidOn: DUES_PROBLEMS.future }
        : {}),
    ...(values.payer.trim() === '' ? { payer: DUES_PROBLEMS.payer } : {}),
  };
  // A file is stored only when everything else is in order, so none is left behind.
  const uploads =
    Object.keys(problems).length === 0
      ? await storeUploads(site, received, [SLIP])
      : { stored: [], problems: {} };
  const slip = uploads.problems[SLIP];
  if (slip) problems['document.slip'] = slip;
  if (Object.keys(problems).length > 0 || fen === null) return problems;
  const [file] = uploads.stored;
  const told = await inScope(site.context, alliance.id, (scope) =>
    tellPayment(scope, link.subject, {
      ...values,
      year: Number(values.year),
      fen,
      ...(file ? { file } : {}),
    }),
  );
  if (told !== 'told' && file) await site.storage.remove(file.id);
  return told;
}
