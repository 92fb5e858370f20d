import { nameIn } from '../../../domain/charter/in-words.ts';
import { yuanText } from '../../../domain/money.ts';
import type { Wording } from '../../../domain/wording.ts';
import { readPayment } from '../../../store/dues/payments.ts';
import type { PayeeAccount } from '../../../store/dues/terms.ts';
import { readMember } from '../../../store/members.ts';
import type { TariffContent } from '../../../store/records/dues-tariff.ts';
import type { ExpenseContent } from '../../../store/records/expense.ts';
import type { PaymentContent, ReversalContent } from '../../../store/records/payment.ts';
import type { VoucherContent } from '../../../store/records/voucher.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Fact } from '../../../web/views.ts';
import type { Visit } from '../entrance.tsx';
import type { RecordDescriber } from '../record-kinds.ts';
import { DUES_REASONS } from '../../dues-reasons.ts';

/** 20,000元, RMB 20,000. */
export function money(fen: number): Wording {
  return { zh: `${yuanText(fen)}元`, en: `RMB ${yuanText(fen)}` };
}

const fact = (zh: string, en: string, value: Fact['value']): Fact => ({
  label: { zh, en },
  value,
});

function entries(
  visit: Visit,
  path: string,
  title: Wording,
  lead: Wording,
  label: Wording,
): Awaited<ReturnType<NonNullable<RecordDescriber['entries']>>> {
  const empty: Wording = { zh: '章程没有规定会费。', en: 'The charter asks no dues.' };
  const links = visit.charter.money.dues ? [{ url: `${visit.base}/dues${path}`, label }] : [];
  return { title, lead, links, empty };
}

async function subjectOf(scope: Scope, visit: Visit, member: string) {
  const one = await readMember(scope, member);
  return one ? { subject: { url: `${visit.base}/dues/members/${one.id}`, label: one.name } } : {};
}

/** 到账登记. */
export const paymentDescriber: RecordDescriber = {
  name: { zh: '会费到账', en: 'Payment of dues' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as PaymentContent;
    const shares: Fact[] = [];
    for (const { member, year, fen } of content.shares) {
      const name = (await readMember(scope, member))?.name ?? member;
      shares.push({
        label: { zh: `${year}年度会费`, en: `Dues of ${year}` },
        value: { zh: `${name}：${money(fen).zh}`, en: `${name}: ${money(fen).en}` },
      });
    }
    const amount = money(content.fen);
    return {
      about: { zh: `${content.payer}，${amount.zh}`, en: `${content.payer}, ${amount.en}` },
      facts: [
        fact('金额', 'Amount', amount),
        fact('到账日期', 'Received on', content.paidOn),
        fact('付款方', 'Paid by', content.payer),
        fact('银行流水号', 'Bank’s number', content.bankReference),
        ...shares,
      ],
      ...(await subjectOf(scope, visit, content.shares[0]?.member ?? '')),
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '/payments/new',
      { zh: '会费到账', en: 'Payments of dues' },
      { zh: '按银行回单登记会员的缴款。', en: 'What a member paid, from the bank’s slip.' },
      { zh: '登记一笔到账', en: 'Enter a payment' },
    ),
};

/** 更正: a payment recorded wrongly is taken off by a contra entry. */
export const reversalDescriber: RecordDescriber = {
  name: { zh: '到账更正', en: 'Correction of a payment' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as ReversalContent;
    const payment = await readPayment(scope, content.payment);
    const number = payment?.number ?? content.payment;
    return {
      about: { zh: `冲销${number}`, en: `Reversal of ${number}` },
      facts: [
        fact('冲销的到账', 'Payment reversed', number),
        fact('金额', 'Amount', money(payment?.fen ?? 0)),
        fact('付款方', 'Paid by', payment?.payer ?? ''),
        fact('原因', 'Reason', content.reason),
      ],
      ...(await subjectOf(scope, visit, payment?.shares[0]?.member ?? '')),
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '',
      { zh: '到账更正', en: 'Corrections of payments' },
      {
        zh: '到账登记有误的，以冲销更正，原记录保留。',
        en: 'A payment entered wrongly is taken off again; the original stays.',
      },
      {
        zh: '在会员的会费账户中选择要更正的到账',
        en: 'Choose the payment in the member’s account',
      },
    ),
};

/** 收款凭证 on paper. */
export const voucherDescriber: RecordDescriber = {
  name: { zh: '收款凭证', en: 'Payment voucher' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as VoucherContent;
    const payment = await readPayment(scope, content.payment);
    return {
      about: { zh: `凭证${content.number}`, en: `Voucher ${content.number}` },
      facts: [
        fact('凭证号码', 'Voucher number', content.number),
        fact('开具日期', 'Issued on', content.issuedOn),
        fact('到账编号', 'Payment', payment?.number ?? ''),
        fact('金额', 'Amount', money(payment?.fen ?? 0)),
        fact('付款方', 'Paid by', payment?.payer ?? ''),
      ],
      ...(await subjectOf(scope, visit, payment?.shares[0]?.member ?? '')),
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '/vouchers',
      { zh: '收款凭证', en: 'Payment vouchers' },
      {
        zh: '收款方寄来的纸质凭证，登记号码并上传扫描件。',
        en: 'A voucher that came on paper: its number and its scan.',
      },
      { zh: '登记纸质收款凭证', en: 'Enter a voucher that came on paper' },
    ),
};

/** 会费标准调整 by the assembly. */
export const tariffDescriber: RecordDescriber = {
  name: { zh: '会费标准调整', en: 'Change of the dues' },
  async describe(_scope, { charter, base }, record) {
    const content = record.content as unknown as TariffContent;
    return {
      about: { zh: `自${content.from}起`, en: `From ${content.from}` },
      facts: [
        fact('自何日起', 'In force from', content.from),
        fact('决议日期', 'Resolved on', content.resolvedOn),
        ...Object.entries(content.amount).map(([kind, yuan]) => ({
          label: nameIn(charter, kind),
          value: money(yuan * 100),
        })),
      ],
      subject: { url: `${base}/dues`, label: { zh: '会费', en: 'Dues' } },
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '/tariff',
      { zh: '会费标准调整', en: 'Changes of the dues' },
      {
        zh: '大会通过新的会费标准后，按决议登记。',
        en: 'Once the assembly has resolved on new dues, from its resolution.',
      },
      { zh: '登记调整会费标准的决议', en: 'Enter the resolution that changes the dues' },
    ),
};

/** 收款账户. */
export const accountDescriber: RecordDescriber = {
  name: { zh: '会费收款账户', en: 'Account for dues' },
  async describe(_scope, { base }, record) {
    const content = record.content as unknown as PayeeAccount;
    return {
      about: content.holder,
      facts: [
        fact('户名', 'Account holder', content.holder),
        fact('开户行', 'Bank', content.bank),
        fact('账号', 'Account number', content.number),
      ],
      subject: { url: `${base}/dues`, label: { zh: '会费', en: 'Dues' } },
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '/account',
      { zh: '会费收款账户', en: 'Account for dues' },
      {
        zh: '缴费通知上的户名、开户行和账号。',
        en: 'Holder, bank and number, as the payment notices show them.',
      },
      { zh: '登记财务专户', en: 'Enter the special account' },
    ),
};

/** 会费支出. */
export const expenseDescriber: RecordDescriber = {
  name: { zh: '会费支出', en: 'Expense from dues' },
  async describe(_scope, { charter, base }, record) {
    const content = record.content as unknown as ExpenseContent;
    const use = charter.money.dues?.uses?.of[content.use];
    return {
      about: {
        zh: `${content.purpose}，${money(content.fen).zh}`,
        en: `${content.purpose}, ${money(content.fen).en}`,
      },
      facts: [
        fact('用途类别', 'Use', use ?? { zh: '其他用途', en: 'Another use' }),
        ...(use ? [] : [fact('理由', 'Reason', content.reason)]),
        fact('事项', 'For', content.purpose),
        fact('金额', 'Amount', money(content.fen)),
        fact('支出日期', 'Spent on', content.spentOn),
      ],
      subject: { url: `${base}/dues/report`, label: { zh: '会费年度报告', en: 'Yearly report' } },
    };
  },
  reasons: DUES_REASONS,
  entries: async (_scope, visit) =>
    entries(
      visit,
      '/expenses/new',
      { zh: '会费支出', en: 'Expenses from dues' },
      { zh: '按票据和章程规定的用途登记。', en: 'By its receipt and a use of the charter.' },
      { zh: '登记一笔支出', en: 'Enter an expense' },
    ),
};
