import { dayOf, type Day } from '../../domain/calendar.ts';
import { giveVoucher, voucherRefusal } from '../decide/voucher.ts';
import { filesOfRecord } from '../files.ts';
import type { RecordRules } from './rules.ts';

/** A voucher as it stands on the authority's paper. Subject: the payment. */
export type VoucherContent = {
  readonly payment: string;
  readonly number: string;
  readonly issuedOn: Day;
};

/** 收款凭证 that came on paper: its scan is the evidence, and what the member gets. */
export const voucherRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as VoucherContent;
    if (content.number === '') return 'number-missing';
    if (content.issuedOn > dayOf(scope.now.getTime())) return 'in-the-future';
    const refusal = await voucherRefusal(scope, content);
    return refusal?.kind === 'refused' ? refusal.because : undefined;
  },
  async apply(scope, record) {
    const content = record.content as unknown as VoucherContent;
    const [scan] = await filesOfRecord(scope, record.id);
    if (!scan) throw new Error(`record ${record.id} has no scan`);
    const given = await giveVoucher(scope, {
      ...content,
      file: scan.id,
      channel: record.channel,
      by: record.recordedBy,
      recordId: record.id,
    });
    if (given.kind === 'refused') return { kind: 'without-effect', because: given.because };
    return given.kind === 'same'
      ? { kind: 'without-effect', because: 'voucher-given' }
      : { kind: 'counted', outcome: { payment: content.payment, number: given.number } };
  },
};
