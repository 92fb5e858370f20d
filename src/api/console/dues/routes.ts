import type { Routes } from '../../routes-of.ts';
import { receiveEvidence } from '../evidence.ts';
import { showMemberDues, showMissingVouchers } from './account.tsx';
import { postEntry, showEntry, type EntryForm } from './entry.tsx';
import { accountForm, expenseForm, reversalForm, tariffForm, voucherForm } from './forms.ts';
import { paymentForm } from './payment-form.ts';
import { showDuesReport } from './report.tsx';
import { postCalled, postStart, postTold, showDues } from './year.tsx';

const FORMS: readonly (readonly [path: string, form: EntryForm])[] = [
  ['/payments/new', paymentForm],
  ['/payments/:payment/reverse', reversalForm],
  ['/payments/:payment/voucher', voucherForm],
  ['/tariff', tariffForm],
  ['/account', accountForm],
  ['/expenses/new', expenseForm],
];

/** 会费: the year, the accounts, and the forms. */
export function duesRoutes({ page, form, upload }: Routes): void {
  page('/dues', showDues);
  form('/dues/start', postStart);
  form('/dues/told/:told', postTold);
  page('/dues/report', showDuesReport);
  page('/dues/vouchers', showMissingVouchers);
  page('/dues/members/:member', showMemberDues);
  form('/dues/members/:member/called', postCalled);
  for (const [path, entry] of FORMS) {
    page(`/dues${path}`, (...asked) => showEntry(...asked, entry));
    upload(`/dues${path}`, receiveEvidence, (...asked) => postEntry(...asked, entry));
  }
}
