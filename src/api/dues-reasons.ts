import type { Wording } from '../domain/wording.ts';

/** Why something about dues was refused or came to nothing, and what to do now. */
export const DUES_REASONS: Readonly<Record<string, Wording>> = {
  'in-the-future': {
    zh: '日期晚于今天，请核对。',
    en: 'The date lies in the future; please check it.',
  },
  'no-dues': { zh: '章程没有规定会费。', en: 'The charter asks no dues.' },
  'bank-reference-missing': {
    zh: '请填写银行回单上的流水号，用以防止重复登记。',
    en: 'Enter the bank’s number on the slip; it keeps a payment from being entered twice.',
  },
  'bank-reference-used': {
    zh: '这个流水号已经登记过，同一笔款项不重复登记。如原登记有误，请先更正。',
    en: 'This bank’s number is recorded already; a payment counts once. If that record is wrong, correct it first.',
  },
  'bank-reference-waiting': {
    zh: '这个流水号已有登记等待复核，请在登记列表中查看。',
    en: 'A record with this bank’s number waits for its check; see the list of records.',
  },
  'no-shares': {
    zh: '请写明这笔款项缴纳哪家会员、哪一年度的会费。',
    en: 'Say whose dues, of which year, this pays.',
  },
  'share-twice': {
    zh: '同一会员的同一年度写了两次，请合并。',
    en: 'The same member and year stand here twice; put them together.',
  },
  'sum-differs': {
    zh: '各项之和与到账金额不一致，请核对。',
    en: 'The parts do not add up to the amount; please check them.',
  },
  'unknown-member': { zh: '没有这家会员。', en: 'There is no such member.' },
  'pays-nothing': {
    zh: '这类会员不缴会费（章程规定），不能登记为会费。',
    en: 'Members of this kind pay no dues by the charter; this cannot be recorded as dues.',
  },
  'year-too-late': {
    zh: '最多可预缴下一年度的会费，请核对年度。',
    en: 'Dues can be paid for the next year at the latest; please check the year.',
  },
  'unknown-payment': { zh: '没有这笔到账。', en: 'There is no such payment.' },
  'reversed-before': {
    zh: '这笔到账此前已经冲销，没有重复冲销。',
    en: 'This payment was reversed before; it was not reversed twice.',
  },
  'reason-missing': { zh: '请写明理由。', en: 'Give the reason.' },
  'number-missing': { zh: '请填写凭证号码。', en: 'Enter the voucher’s number.' },
  'payment-reversed': {
    zh: '这笔到账已经冲销，不再需要凭证。',
    en: 'This payment was reversed and needs no voucher.',
  },
  'voucher-given': {
    zh: '这笔到账已有收款凭证；每笔只开具一份，没有再次登记。',
    en: 'This payment has its voucher; there is one a payment, and no second was recorded.',
  },
  'voucher-number-used': {
    zh: '这个凭证号码已用于另一笔到账，请核对号码。',
    en: 'This voucher number belongs to another payment; please check it.',
  },
  'not-adjustable': {
    zh: '章程没有规定由谁调整会费标准，须修改章程。',
    en: 'The charter names nobody who may change the dues; that takes an amendment.',
  },
  'amount-missing': {
    zh: '每类会员的金额都要填写，以元为单位，不收费的填0。',
    en: 'Every kind of member needs an amount in whole yuan; write 0 where there is none.',
  },
  'from-used': {
    zh: '自同一天起的调整此前已经登记。',
    en: 'A change from the same day is recorded already.',
  },
  'year-noticed': {
    zh: '该年度的缴费通知已经发出，标准不再改变；请从下一年度起调整。',
    en: 'The notices of that year have gone out and keep their amounts; change the dues from the next year on.',
  },
  'account-incomplete': {
    zh: '户名、开户行和账号都要填写。',
    en: 'Holder, bank and number of the account are all needed.',
  },
  'account-same': {
    zh: '与现在使用的账户相同，没有变更。',
    en: 'This is the account in use; nothing changes.',
  },
  'unknown-use': { zh: '请选择用途类别。', en: 'Choose a use.' },
  'expense-same': {
    zh: '同样的支出已经登记；如确为两笔，请在事项中加以区分。',
    en: 'The same expense is entered already; if there were two, tell them apart in what it was for.',
  },
  'use-not-allowed': {
    zh: '章程不允许会费用于其他用途。',
    en: 'The charter allows no other use of dues.',
  },
};
