import { dayOf } from '../../../domain/calendar.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { sourceOf, sourcesOf } from '../../../domain/charter/sources.ts';
import { tariffOf } from '../../../domain/dues.ts';
import { FEN, fenIn } from '../../../domain/money.ts';
import { isDay } from '../../../domain/particulars/identifiers.ts';
import type { Wording } from '../../../domain/wording.ts';
import { readPayment } from '../../../store/dues/payments.ts';
import { duesTerms, payeeAccount } from '../../../store/dues/terms.ts';
import type { Fact } from '../../../web/views.ts';
import { DUES_PROBLEMS } from '../../dues-problems.ts';
import { ruleSources } from '../../sources.ts';
import type { EntryForm, Problems, Values } from './entry.tsx';
import { money } from './records.ts';

export const say = (zh: string, en: string): Wording => ({ zh, en });
export const value = (values: Values, name: string): string => values[name] ?? '';

/** What is wrong with a day that something was done on. */
export function dayProblem(day: string, today: string): Wording | undefined {
  if (!isDay(day)) return DUES_PROBLEMS.day;
  return day > today ? DUES_PROBLEMS.future : undefined;
}

/** Only what is wrong. */
export function wrong(found: Readonly<Record<string, Wording | undefined>>): Problems {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, problem]) => (problem ? [[name, problem]] : [])),
  );
}

const missing = (typed: string, zh: string, en: string): Wording | undefined =>
  typed === '' ? say(zh, en) : undefined;

async function paymentFacts(
  payment: Awaited<ReturnType<typeof readPayment>>,
): Promise<readonly Fact[]> {
  if (!payment) return [];
  return [
    { label: say('到账编号', 'Payment'), value: payment.number },
    { label: say('金额', 'Amount'), value: money(payment.fen) },
    { label: say('付款方', 'Paid by'), value: payment.payer },
    { label: say('到账日期', 'Received on'), value: payment.paidOn },
    {
      label: say('缴费会员', 'For'),
      value: [...new Set(payment.shares.map(({ name }) => name))].join('、'),
    },
  ];
}

/** 更正: a contra entry with its reason. */
export const reversalForm: EntryForm = {
  kind: 'payment-reversal',
  title: 'duesReversal',
  async shown(scope, { base }, asked) {
    const payment = await readPayment(scope, value(asked, 'payment'));
    if (!payment || payment.reverses) return undefined;
    return {
      title: say('更正到账', 'Correct a payment'),
      lead: say(
        '原登记保留，另作一笔冲销并注明原因。正确的到账随后重新登记。',
        'The record stays; a contra entry with the reason takes it off. Enter the right payment afterwards.',
      ),
      facts: await paymentFacts(payment),
      sources: [],
      groups: [
        {
          title: say('冲销原因', 'Why it is taken off'),
          fields: [{ name: 'reason', label: say('原因', 'Reason'), as: 'area', value: '' }],
        },
      ],
      evidence: say('凭据（如银行对账单）', 'Evidence (such as the bank statement)'),
      backUrl: `${base}/dues/members/${payment.shares[0]?.member ?? ''}`,
    };
  },
  async read(scope, _visit, asked, values) {
    const reason = value(values, 'reason');
    const problems = wrong({ reason: missing(reason, '请写明原因', 'Give the reason') });
    if (Object.keys(problems).length > 0) return { problems };
    const payment = value(asked, 'payment');
    return {
      subject: payment,
      content: { payment, reason },
      on: dayOf(scope.now.getTime()),
    };
  },
  fieldOf: { 'reason-missing': 'reason' },
};

/** 收款凭证 that came on paper. */
export const voucherForm: EntryForm = {
  kind: 'voucher',
  title: 'vouchers',
  async shown(scope, { base, charter }, asked) {
    const payment = await readPayment(scope, value(asked, 'payment'));
    if (!payment || payment.reverses) return undefined;
    const voucher = charter.money.dues?.voucher;
    return {
      title: say('登记纸质收款凭证', 'Enter a voucher on paper'),
      lead: say('每笔到账一份收款凭证。', 'There is one voucher a payment.'),
      facts: await paymentFacts(payment),
      sources: voucher ? ruleSources(charter, sourcesOf(voucher)) : [],
      groups: [
        {
          title: say('收款凭证', 'Voucher'),
          fields: [
            { name: 'number', label: say('凭证号码', 'Voucher number'), as: 'text', value: '' },
            { name: 'issuedOn', label: say('开具日期', 'Issued on'), as: 'day', value: '' },
          ],
        },
      ],
      evidence: say('凭证扫描件', 'Scan of the voucher'),
      backUrl: `${base}/dues/vouchers`,
    };
  },
  async read(scope, _visit, asked, values) {
    const number = value(values, 'number');
    const issuedOn = value(values, 'issuedOn');
    const problems = wrong({
      number: number === '' ? DUES_PROBLEMS.voucherNumber : undefined,
      issuedOn: dayProblem(issuedOn, dayOf(scope.now.getTime())),
    });
    if (Object.keys(problems).length > 0) return { problems };
    const payment = value(asked, 'payment');
    return {
      subject: payment,
      content: { payment, number, issuedOn },
      on: issuedOn,
      channel: 'letter',
    };
  },
  fieldOf: { 'voucher-number-used': 'number', 'number-missing': 'number' },
};

/** 会费标准调整: the assembly's resolution. */
export const tariffForm: EntryForm = {
  kind: 'dues-tariff',
  title: 'duesTariff',
  async shown(scope, { base, charter }) {
    const terms = await duesTerms(scope);
    if (!terms?.dues.adjustedBy) return undefined;
    const year = Number(dayOf(scope.now.getTime()).slice(0, 4)) + 1;
    const now = tariffOf(terms.dues, terms.resolved, year);
    return {
      title: say('调整会费标准', 'Change the dues'),
      lead: {
        zh: `由${nameIn(charter, terms.dues.adjustedBy.body).zh}决议调整。缴费通知已经发出的年度不变。`,
        en: `By a resolution of the ${nameIn(charter, terms.dues.adjustedBy.body).en}. Years whose notices have gone out keep their amounts.`,
      },
      facts: [],
      sources: ruleSources(charter, sourcesOf(terms.dues.adjustedBy)),
      groups: [
        {
          title: say('决议', 'Resolution'),
          fields: [
            { name: 'resolvedOn', label: say('决议日期', 'Resolved on'), as: 'day', value: '' },
            {
              name: 'from',
              label: say('自何日起执行', 'In force from'),
              hint: say(
                '按公历年度：1月1日起的，当年适用；其他日期起的，自下一年度适用',
                'By calendar years: from 1 January it holds for that year, from any other day for the next',
              ),
              as: 'day',
              value: `${year}-01-01`,
            },
            ...Object.entries(charter.members.kinds).map(([kind, { name }]) => ({
              name: `amount-${kind}`,
              label: { zh: `${name.zh}（元/年）`, en: `${name.en} (RMB a year)` },
              as: 'amount' as const,
              value: String(now[kind] ?? 0),
            })),
          ],
        },
      ],
      evidence: say('决议文件', 'The resolution'),
      backUrl: `${base}/dues`,
    };
  },
  async read(scope, { charter }, _asked, values) {
    const kinds = Object.keys(charter.members.kinds);
    const amounts = kinds.map((kind) => [kind, yuanIn(value(values, `amount-${kind}`))] as const);
    const resolvedOn = value(values, 'resolvedOn');
    const from = value(values, 'from');
    const problems = wrong({
      resolvedOn: dayProblem(resolvedOn, dayOf(scope.now.getTime())),
      from: isDay(from) ? undefined : DUES_PROBLEMS.day,
      ...Object.fromEntries(
        amounts.map(([kind, yuan]) => [
          `amount-${kind}`,
          yuan === null
            ? say('请填写整数金额，不收费的填0', 'Enter whole yuan; 0 where there is none')
            : undefined,
        ]),
      ),
    });
    if (Object.keys(problems).length > 0) return { problems };
    return {
      subject: 'dues-tariff',
      content: { from, resolvedOn, amount: Object.fromEntries(amounts) },
      on: resolvedOn,
    };
  },
  fieldOf: { 'from-used': 'from', 'year-noticed': 'from' },
};

/** Whole yuan, or 0; null for anything else. */
function yuanIn(typed: string): number | null {
  if (/^[0０]$/u.test(typed)) return 0;
  const fen = fenIn(typed);
  return fen === null || fen % FEN !== 0 ? null : fen / FEN;
}

/** 财务专户 at the authority. */
export const accountForm: EntryForm = {
  kind: 'payee-account',
  title: 'duesAccount',
  async shown(scope, { base, charter }) {
    const paidTo = charter.money.dues?.paidTo;
    if (!paidTo) return undefined;
    const account = await payeeAccount(scope);
    return {
      title: account
        ? say('变更收款账户', 'Change the account')
        : say('登记收款账户', 'Enter the account'),
      lead: {
        zh: `联盟在${nameIn(charter, paidTo.authority).zh}的财务专户。复核后用于此后的缴费通知。`,
        en: `The alliance’s special account at ${nameIn(charter, paidTo.authority).en}. Once checked it stands in all later notices.`,
      },
      facts: [],
      sources: ruleSources(charter, sourcesOf(paidTo)),
      groups: [
        {
          title: say('账户', 'Account'),
          fields: [
            {
              name: 'holder',
              label: say('户名', 'Account holder'),
              as: 'text',
              value: account?.holder ?? '',
            },
            { name: 'bank', label: say('开户行', 'Bank'), as: 'text', value: account?.bank ?? '' },
            {
              name: 'number',
              label: say('账号', 'Account number'),
              as: 'text',
              value: account?.number ?? '',
            },
          ],
        },
      ],
      evidence: say('凭据（来函或开户证明）', 'Evidence (the authority’s letter)'),
      backUrl: `${base}/dues`,
    };
  },
  async read(scope, _visit, _asked, values) {
    const holder = value(values, 'holder');
    const bank = value(values, 'bank');
    const number = value(values, 'number');
    const problems = wrong({
      holder: missing(holder, '请填写户名', 'Enter the account holder'),
      bank: missing(bank, '请填写开户行', 'Enter the bank'),
      number: /^[\d -]{6,40}$/u.test(number)
        ? undefined
        : say('账号为数字，请核对', 'An account number has digits only; please check it'),
    });
    if (Object.keys(problems).length > 0) return { problems };
    return {
      subject: 'payee-account',
      content: { holder, bank, number },
      on: dayOf(scope.now.getTime()),
      channel: 'letter',
    };
  },
  fieldOf: { 'account-same': 'number' },
};

/** 会费支出, by the uses of Art. 18. */
export const expenseForm: EntryForm = {
  kind: 'expense',
  title: 'duesExpense',
  async shown(_scope, { base, charter }) {
    const uses = charter.money.dues?.uses;
    if (!uses) return undefined;
    const others = uses.others === 'with-reason';
    return {
      title: say('登记支出', 'Enter an expense'),
      facts: [],
      sources: ruleSources(charter, [
        sourceOf(uses, 'of'),
        ...(others ? [sourceOf(uses, 'others')] : []),
      ]),
      groups: [
        {
          title: say('支出', 'Expense'),
          fields: [
            {
              name: 'use',
              label: say('用途类别', 'Use'),
              as: 'choice',
              value: '',
              options: [
                ...Object.entries(uses.of).map(([id, label]) => ({ value: id, label })),
                ...(others ? [{ value: OTHER, label: say('其他用途', 'Another use') }] : []),
              ],
            },
            {
              name: 'reason',
              label: say('理由', 'Reason'),
              hint: say(
                '选择其他用途时填写，列入年度报告',
                'For another use; it is shown in the yearly report',
              ),
              as: 'area',
              value: '',
              optional: true,
            },
            { name: 'purpose', label: say('事项', 'For what'), as: 'text', value: '' },
            { name: 'amount', label: say('金额（元）', 'Amount (RMB)'), as: 'amount', value: '' },
            { name: 'spentOn', label: say('支出日期', 'Spent on'), as: 'day', value: '' },
          ],
        },
      ],
      evidence: say('凭据（票据、合同等）', 'Evidence (bill, contract)'),
      backUrl: `${base}/dues`,
    };
  },
  async read(scope, _visit, _asked, values) {
    const use = value(values, 'use');
    const reason = value(values, 'reason');
    const purpose = value(values, 'purpose');
    const fen = fenIn(value(values, 'amount'));
    const spentOn = value(values, 'spentOn');
    const problems = wrong({
      use: missing(use, '请选择用途类别', 'Choose a use'),
      reason: use === OTHER ? missing(reason, '请写明理由', 'Give the reason') : undefined,
      purpose: missing(purpose, '请填写事项', 'Say what it was for'),
      amount: fen === null ? DUES_PROBLEMS.amount : undefined,
      spentOn: dayProblem(spentOn, dayOf(scope.now.getTime())),
    });
    if (Object.keys(problems).length > 0) return { problems };
    return {
      subject: 'expense',
      content: {
        use: use === OTHER ? '' : use,
        reason: use === OTHER ? reason : '',
        purpose,
        fen,
        spentOn,
      },
      on: spentOn,
    };
  },
  fieldOf: { 'unknown-use': 'use', 'reason-missing': 'reason', 'expense-same': 'purpose' },
};

const OTHER = 'other';
