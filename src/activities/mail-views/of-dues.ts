import { instantOf, dayOf } from '../../domain/calendar.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import type { Dues } from '../../domain/charter/type.ts';
import { yuanText } from '../../domain/money.ts';
import type { DuesView, MailView } from '../../mail/templates/views.ts';
import { charterInForce } from '../../store/charters.ts';
import { readLine } from '../../store/dues/lines.ts';
import { readPayment } from '../../store/dues/payments.ts';
import { payeeAccount } from '../../store/dues/terms.ts';
import { readMember } from '../../store/members.ts';
import { articleOf, type MailContext } from './context.ts';

/** The mails of dues: to members, and to the authority that issues the vouchers. */
export async function viewOfDuesMail(context: MailContext): Promise<MailView> {
  const { scope, mail, frame, link } = context;
  const charter = await charterInForce(scope);
  const { dues } = charter.money;
  if (!dues) throw new Error(`mail ${mail.id} is about dues that nobody asks`);
  const { extra } = mail;
  switch (mail.template) {
    case 'dues-notice':
      return {
        template: 'dues-notice',
        ...frame,
        ...(await duesView(context, dues)),
        article: articleOf(charter, sourcesOf(dues)),
      };
    case 'dues-reminder': {
      const view = await duesView(context, dues);
      return {
        template: 'dues-reminder',
        ...frame,
        ...view,
        article: articleOf(charter, sourcesOf(dues)),
        sequence: extra['sequence'] === 2 ? 2 : 1,
        overdue: dayOf(scope.now.getTime()) > dayOf(view.due.getTime()),
      };
    }
    case 'voucher-wanted':
      return {
        template: 'voucher-wanted',
        ...frame,
        article: articleOf(charter, sourcesOf(dues.voucher ?? dues)),
        payments: Number(extra['payments']),
        reminder: extra['reminder'] === true,
        link,
      };
    case 'voucher-issued': {
      const payment = await readPayment(scope, String(extra['payment']));
      const member = await readMember(scope, String(extra['member']));
      if (!payment?.voucher || !member)
        throw new Error(`mail ${mail.id} has no voucher to tell of`);
      const fen = payment.shares
        .filter((share) => share.member === member.id)
        .reduce((sum, share) => sum + share.fen, 0);
      const issuer = charter.authorities[dues.voucher?.from ?? ''];
      return {
        template: 'voucher-issued',
        ...frame,
        article: articleOf(charter, sourcesOf(dues.voucher ?? dues)),
        member: member.name,
        number: payment.voucher.number,
        yuan: yuanText(fen),
        issuer: issuer?.short ?? { zh: '收款方', en: 'the payee' },
        link,
      };
    }
    default:
      throw new Error(`no mail of dues is called ${mail.template}`);
  }
}

/** What a member owes now, and where to pay it. */
async function duesView(
  { scope, mail, link }: MailContext,
  dues: Dues,
): Promise<Omit<DuesView, 'article'>> {
  const line = await readLine(scope, String(mail.extra['member']), Number(mail.extra['year']));
  if (!line) throw new Error(`mail ${mail.id} is about dues that are not there`);
  const account = dues.paidTo ? await payeeAccount(scope) : undefined;
  return {
    member: line.name,
    year: line.year,
    yuan: yuanText(line.standing.open),
    due: new Date(instantOf(line.due, 12)),
    reference: line.reference,
    account: account
      ? { holder: account.holder, bank: account.bank, number: account.number }
      : null,
    link,
  };
}
