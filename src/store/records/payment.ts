import { dayOf, type Day } from '../../domain/calendar.ts';
import { shareProblem, tariffOf, type Share } from '../../domain/dues.ts';
import type { Fen } from '../../domain/money.ts';
import { sql } from 'kysely';
import {
  addPayment,
  lockPayment,
  markReversed,
  paymentWithReference,
  readPayment,
} from '../dues/payments.ts';
import { wakeDues } from '../dues/rounds.ts';
import { duesTerms } from '../dues/terms.ts';
import { settleTold } from '../dues/told.ts';
import { readMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import type { RecordRules } from './rules.ts';

/** A payment as it stands on the bank's slip, divided among those it pays for. Subject: the first of them. */
export type PaymentContent = {
  readonly fen: Fen;
  readonly paidOn: Day;
  readonly payer: string;
  readonly bankReference: string;
  readonly shares: readonly Share[];
  /** What a member told of it, if it did. */
  readonly told?: string;
};

/** 到账登记: counts once a second person has compared it with the bank's slip. */
export const paymentRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as PaymentContent;
    if (content.paidOn > dayOf(scope.now.getTime())) return 'in-the-future';
    if (content.bankReference === '') return 'bank-reference-missing';
    const divided = shareProblem(content.fen, content.shares);
    if (divided) return divided;
    const terms = await duesTerms(scope);
    if (!terms) return 'no-dues';
    for (const { member, year } of content.shares) {
      const one = await readMember(scope, member);
      if (!one) return 'unknown-member';
      if ((tariffOf(terms.dues, terms.resolved, year)[one.kind] ?? 0) === 0) return 'pays-nothing';
      if (year > Number(content.paidOn.slice(0, 4)) + 1) return 'year-too-late';
    }
    if (await paymentWithReference(scope, content.bankReference)) return 'bank-reference-used';
    return (await referenceWaits(scope, content.bankReference))
      ? 'bank-reference-waiting'
      : undefined;
  },
  async apply(scope, record) {
    const content = record.content as unknown as PaymentContent;
    const payment = await addPayment(scope, { ...content, recordId: record.id });
    if (payment === undefined) return { kind: 'without-effect', because: 'bank-reference-used' };
    if (content.told) await settleTold(scope, content.told, 'recorded', record.recordedBy, '');
    await wakeDues(scope);
    return { kind: 'counted', outcome: { payment } };
  },
};

/** Whether the same transfer was entered already and waits for its second person. */
async function referenceWaits(scope: Scope, bankReference: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from records where kind = 'payment' and state = 'waiting' and content ->> 'bankReference' = ${bankReference} limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

export type ReversalContent = { readonly payment: string; readonly reason: string };

/** 更正: a payment recorded wrongly stays, and a contra entry with the reason takes it off. Subject: the payment. */
export const paymentReversal: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as ReversalContent;
    if (content.reason.trim() === '') return 'reason-missing';
    const payment = await readPayment(scope, content.payment);
    if (!payment || payment.reverses) return 'unknown-payment';
    return payment.reversedBy ? 'reversed-before' : undefined;
  },
  async apply(scope, record) {
    const content = record.content as unknown as ReversalContent;
    const payment = await lockPayment(scope, content.payment);
    if (!payment) return { kind: 'without-effect', because: 'unknown-payment' };
    if (payment.reversedBy) return { kind: 'without-effect', because: 'reversed-before' };
    const contra = await addPayment(scope, {
      ...payment,
      fen: -payment.fen,
      shares: payment.shares.map((share) => ({ ...share, fen: -share.fen })),
      recordId: record.id,
      reverses: payment.id,
      reason: content.reason.trim(),
    });
    if (contra === undefined) return { kind: 'without-effect', because: 'reversed-before' };
    await markReversed(scope, payment.id, contra);
    await wakeDues(scope);
    return { kind: 'counted', outcome: { payment: payment.id, contra } };
  },
};
