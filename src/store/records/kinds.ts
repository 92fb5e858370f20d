import { tariffRecord } from './dues-tariff.ts';
import { expenseRecord } from './expense.ts';
import { payeeAccountRecord } from './payee-account.ts';
import { paymentRecord, paymentReversal } from './payment.ts';
import { activityRecord, participationRecord, strikeRecord } from './activity.ts';
import { attendanceRecord } from './attendance.ts';
import { defaultsRecord } from './defaults-resolution.ts';
import { formalitiesRecord } from './formalities.ts';
import { answerRecord, leavingRecord, takingBackRecord } from './leaving.ts';
import { noticeRecord } from './member-notice.ts';
import { placeRecord } from './place.ts';
import type { RecordKind } from './records.ts';
import type { RecordRules } from './rules.ts';
import { correctionRecord } from './correction.ts';
import { receiptRecord } from './receipt.ts';
import { replyRecord } from './reply.ts';
import { tallyRecord } from './tally.ts';
import { changeRecord } from './change.ts';
import { officeRecord } from './office.ts';
import { substituteRecord } from './substitute.ts';
import { rosterRecord } from './roster.ts';
import { voteRecord } from './vote.ts';
import { voucherRecord } from './voucher.ts';

/** Every kind of record with its rules. */
export const RECORD_RULES: Readonly<Record<RecordKind, RecordRules>> = {
  vote: voteRecord,
  roster: rosterRecord,
  payment: paymentRecord,
  'payment-reversal': paymentReversal,
  voucher: voucherRecord,
  'dues-tariff': tariffRecord,
  'payee-account': payeeAccountRecord,
  expense: expenseRecord,
  correction: correctionRecord,
  tally: tallyRecord,
  receipt: receiptRecord,
  change: changeRecord,
  office: officeRecord,
  substitute: substituteRecord,
  activity: activityRecord,
  attendance: attendanceRecord,
  participation: participationRecord,
  'participation-struck': strikeRecord,
  leaving: leavingRecord,
  'leaving-taken-back': takingBackRecord,
  place: placeRecord,
  'member-notice': noticeRecord,
  formalities: formalitiesRecord,
  'objection-answer': answerRecord,
  reply: replyRecord,
  'defaults-resolution': defaultsRecord,
};
