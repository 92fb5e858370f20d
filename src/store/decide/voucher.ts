import { note } from '../audit-trail.ts';
import { duesContact } from '../dues/contact.ts';
import { addVoucher, lockPayment, paymentOfVoucher, type NewVoucher } from '../dues/payments.ts';
import { wakeDues } from '../dues/rounds.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

/** What came of a voucher that somebody gave for a payment. */
export type Vouched =
  | { readonly kind: 'given' | 'same'; readonly number: string }
  | { readonly kind: 'refused'; readonly because: VoucherRefusal };

export type VoucherRefusal =
  | 'unknown-payment'
  | 'payment-reversed'
  /** This payment has a voucher already: one a payment (Art. 17). */
  | 'voucher-given'
  /** Another payment has this number. */
  | 'voucher-number-used';

/**
 * Gives a payment its one voucher, by the authority's own page or from its paper. The file's row must be
 * written by the caller in the same transaction, and only when it was given.
 */
export async function giveVoucher(scope: Scope, voucher: NewVoucher): Promise<Vouched> {
  const refusal = await voucherRefusal(scope, voucher, 'lock');
  if (refusal) return refusal;
  // Of two payments that are given one number at once, the database lets the first have it.
  if (!(await addVoucher(scope, voucher)))
    return { kind: 'refused', because: 'voucher-number-used' };
  const payment = await lockPayment(scope, voucher.payment);
  await note(scope, {
    kind: 'dues.voucher',
    actor: voucher.by,
    channel: voucher.channel,
    subject: voucher.payment,
    details: { payment: payment?.number, voucher: voucher.number, file: voucher.file },
  });
  await tellMembers(scope, voucher.payment, [
    ...new Set(payment?.shares.map(({ member }) => member)),
  ]);
  return { kind: 'given', number: voucher.number };
}

/** Why a voucher cannot be given, or that it was given so before; undefined when it can. */
export async function voucherRefusal(
  scope: Scope,
  voucher: Pick<NewVoucher, 'payment' | 'number'>,
  lock?: 'lock',
): Promise<Vouched | undefined> {
  const payment = await lockPayment(scope, voucher.payment);
  if (!payment || payment.reverses) return { kind: 'refused', because: 'unknown-payment' };
  if (payment.voucher)
    return payment.voucher.number === voucher.number && lock
      ? { kind: 'same', number: voucher.number }
      : { kind: 'refused', because: 'voucher-given' };
  if (payment.reversedBy) return { kind: 'refused', because: 'payment-reversed' };
  const other = await paymentOfVoucher(scope, voucher.number);
  return other === undefined ? undefined : { kind: 'refused', because: 'voucher-number-used' };
}

async function tellMembers(
  scope: Scope,
  payment: string,
  members: readonly string[],
): Promise<void> {
  const round = await wakeDues(scope);
  for (const id of members) {
    const contact = await duesContact(scope, id);
    // Without an address the voucher is on the member's page and with the secretariat; nobody is waited for.
    if (!contact?.email) continue;
    await queueMail(scope, {
      key: `voucher-issued ${payment} ${id}`,
      scope: round ?? 'alliance',
      template: 'voucher-issued',
      extra: { payment, member: id },
      language: contact.language,
      to: { name: contact.name, address: contact.email },
      link: await linkFor(scope, 'dues', id, null),
    });
  }
  if (round === undefined) await wake(scope, 'mailDelivery', 'alliance');
}
