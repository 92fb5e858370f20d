import type { Request, Response } from 'express';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { duesContact } from '../../../store/dues/contact.ts';
import { linesOfMember } from '../../../store/dues/lines.ts';
import {
  paymentsOfMember,
  paymentsWithoutVoucher,
  type Payment,
} from '../../../store/dues/payments.ts';
import type { Scope } from '../../../store/scope.ts';
import { DuesAccountPage, MissingVouchersPage } from '../../../web/pages/dues-account.tsx';
import type { PaymentShown } from '../../../web/views.ts';
import { duesYear, shownVoucher } from '../../dues-views.ts';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';

/** A payment with what can be done about it. */
export async function paymentShown(
  scope: Scope,
  { base }: Visit,
  payment: Payment,
): Promise<PaymentShown> {
  const voucher = await shownVoucher(scope, payment, (file) => `${base}/files/${file}`);
  const counts = !payment.reverses && !payment.reversedBy;
  const own = `${base}/dues/payments/${payment.id}`;
  return {
    number: payment.number,
    paidOn: payment.paidOn,
    payer: payment.payer,
    bankReference: payment.bankReference,
    fen: payment.fen,
    shares: payment.shares.map(({ name, year, fen }) => ({ member: name, year, fen })),
    reverses: payment.reverses !== null,
    reversed: payment.reversedBy !== null,
    ...(payment.reason ? { reason: payment.reason } : {}),
    recordUrl: `${base}/records/${payment.recordId}`,
    ...(voucher ? { voucher } : {}),
    ...(counts && !payment.voucher ? { voucherUrl: `${own}/voucher` } : {}),
    ...(counts ? { reverseUrl: `${own}/reverse` } : {}),
  };
}

export async function showMemberDues(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const member = idIn(request.params, 'member');
  await showPart(site, request, response, {
    current: 'dues',
    title: 'dues',
    read: async (scope, visit) => {
      const contact = await duesContact(scope, member);
      if (!contact) return undefined;
      const payments: PaymentShown[] = [];
      for (const payment of await paymentsOfMember(scope, member))
        payments.push(await paymentShown(scope, visit, payment));
      return {
        member: contact.member.name,
        kind: nameIn(visit.charter, contact.member.kind),
        contact: [
          { label: { zh: '联系人', en: 'Contact' }, value: contact.name },
          { label: { zh: '电话', en: 'Telephone' }, value: contact.phone },
          { label: { zh: '邮箱', en: 'E-mail' }, value: contact.email ?? '' },
        ],
        years: (await linesOfMember(scope, member)).map(duesYear),
        payments,
        enterUrl: `${visit.base}/dues/payments/new?member=${member}`,
        backUrl: `${visit.base}/dues`,
      };
    },
    page: (view) => <DuesAccountPage view={view} />,
  });
}

export async function showMissingVouchers(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'dues',
    title: 'vouchers',
    read: async (scope, visit) => {
      const payments: PaymentShown[] = [];
      for (const payment of await paymentsWithoutVoucher(scope, 200))
        payments.push(await paymentShown(scope, visit, payment));
      return { payments, backUrl: `${visit.base}/dues` };
    },
    page: (view) => <MissingVouchersPage view={view} />,
  });
}
