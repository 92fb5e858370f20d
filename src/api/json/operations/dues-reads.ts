import { z } from 'zod';
import { duesRounds } from '../../../store/dues/rounds.ts';
import { expensesOfYear, receivedIn } from '../../../store/dues/expenses.ts';
import { figuresOf, linesOfMember, linesOfYear, type DuesLine } from '../../../store/dues/lines.ts';
import {
  paymentsOfMember,
  paymentsWithoutVoucher,
  type Payment,
} from '../../../store/dues/payments.ts';
import { payeeAccount } from '../../../store/dues/terms.ts';
import { openTold, toldOfMember, type Told } from '../../../store/dues/told.ts';
import { readMember } from '../../../store/members.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { instant } from '../shapes.ts';

const TAG = 'Dues';
const DUES = '/alliances/{alliance}/dues';
const PER_PAGE = 100;
const fen = z.number().int().meta({ description: 'Money in fen.' });
const day = z.iso.date();
const yearOf = z.coerce.number().int().min(2000).max(2999);

const line = z.object({
  member: z.string(),
  name: z.string(),
  year: z.number().int(),
  reference: z.string(),
  owed: fen,
  paid: fen,
  open: fen,
  due: day,
  overdue: z.boolean(),
  callSince: instant.nullable().meta({ description: 'Since when a call is due.' }),
  calledAt: instant.nullable(),
});
const lineOf = (one: DuesLine): z.input<typeof line> => ({
  member: one.member,
  name: one.name,
  year: one.year,
  reference: one.reference,
  owed: one.fen,
  paid: one.paid,
  open: one.standing.open,
  due: one.due,
  overdue: one.standing.overdue,
  callSince: one.callSince?.toISOString() ?? null,
  calledAt: one.calledAt?.toISOString() ?? null,
});

const payment = z.object({
  id: z.string(),
  number: z.string(),
  fen,
  paidOn: day,
  payer: z.string(),
  bankReference: z.string(),
  record: z.string(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  shares: z.array(z.object({ member: z.string(), year: z.number().int(), fen })),
  voucher: z.object({ number: z.string(), issuedOn: day, file: z.string() }).nullable(),
});
const paymentOf = (one: Payment): z.input<typeof payment> => ({
  id: one.id,
  number: one.number,
  fen: one.fen,
  paidOn: one.paidOn,
  payer: one.payer,
  bankReference: one.bankReference,
  record: one.recordId,
  reverses: one.reverses,
  reversedBy: one.reversedBy,
  shares: one.shares.map(({ member, year, fen }) => ({ member, year, fen })),
  voucher: one.voucher
    ? { number: one.voucher.number, issuedOn: one.voucher.issuedOn, file: one.voucher.file }
    : null,
});

const told = z.object({
  id: z.string(),
  member: z.string(),
  year: z.number().int(),
  fen,
  paidOn: day,
  payer: z.string(),
  note: z.string(),
  file: z.string().nullable(),
  toldAt: instant,
  state: z.enum(['open', 'recorded', 'not-found']),
});
const toldOf = (one: Told): z.input<typeof told> => ({
  id: one.id,
  member: one.member,
  year: one.year,
  fen: one.fen,
  paidOn: one.paidOn,
  payer: one.payer,
  note: one.note,
  file: one.file,
  toldAt: one.toldAt.toISOString(),
  state: one.state,
});

const getYear = operation({
  id: 'getDuesYear',
  tag: TAG,
  method: 'get',
  path: `${DUES}/years/{year}`,
  summary: 'A year of dues: figures, every member’s line, receipts and expenses',
  by: 'secretariat',
  query: z.object({
    text: z.string().max(60).default(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answers: z.object({
    year: z.number().int(),
    begun: z.boolean(),
    figures: z.object({
      members: z.number().int(),
      owed: fen,
      paid: fen,
      open: fen,
      over: fen,
      overdueMembers: z.number().int(),
      paidMembers: z.number().int(),
    }),
    received: fen.meta({ description: 'What came in during the year, for whatever year.' }),
    spent: fen,
    expenses: z.array(
      z.object({
        number: z.string(),
        use: z.string().nullable(),
        fen,
        spentOn: day,
        purpose: z.string(),
        reason: z.string().nullable(),
      }),
    ),
    account: z.object({ holder: z.string(), bank: z.string(), number: z.string() }).nullable(),
    lines: z.array(line).meta({ description: 'A hundred a page.' }),
  }),
  act: ({ params, query, inScope }) =>
    inScope(async (scope) => {
      const asked = yearOf.safeParse(params['year']);
      if (!asked.success) return PROBLEMS.unknown();
      const year = asked.data;
      const expenses = await expensesOfYear(scope, year);
      const account = await payeeAccount(scope);
      const from = (query.page - 1) * PER_PAGE;
      return {
        body: {
          year,
          begun: (await duesRounds(scope)).some((round) => round.year === year),
          figures: await figuresOf(scope, year),
          received: await receivedIn(scope, year),
          spent: expenses.reduce((sum, one) => sum + one.fen, 0),
          expenses: expenses.map((one) => ({
            number: one.number,
            use: one.use,
            fen: one.fen,
            spentOn: one.spentOn,
            purpose: one.purpose,
            reason: one.reason,
          })),
          account: account
            ? { holder: account.holder, bank: account.bank, number: account.number }
            : null,
          lines: (await linesOfYear(scope, year, { text: query.text, from, count: PER_PAGE })).map(
            lineOf,
          ),
        },
      };
    }),
});

const getMember = operation({
  id: 'getMemberDues',
  tag: TAG,
  method: 'get',
  path: `${DUES}/members/{member}`,
  summary: 'What one member owes and paid, year by year',
  by: 'secretariat',
  answers: z.object({
    lines: z.array(line),
    payments: z.array(payment),
    told: z.array(told),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const member = params['member'] ?? '';
      if (!(await readMember(scope, member))) return PROBLEMS.unknown();
      return {
        body: {
          lines: (await linesOfMember(scope, member)).map(lineOf),
          payments: (await paymentsOfMember(scope, member)).map(paymentOf),
          told: (await toldOfMember(scope, member)).map(toldOf),
        },
      };
    }),
});

const MOST = 1000;

const listTold = operation({
  id: 'listToldPayments',
  tag: TAG,
  method: 'get',
  path: `${DUES}/told-payments`,
  summary: 'Payments that members told of and the bank has not shown yet',
  by: 'secretariat',
  answers: z.object({ told: z.array(told) }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({ body: { told: (await openTold(scope, MOST)).map(toldOf) } })),
});

const lacking = operation({
  id: 'listMissingVouchers',
  tag: TAG,
  method: 'get',
  path: `${DUES}/missing-vouchers`,
  summary: 'Payments without a voucher (收款凭证) yet',
  by: 'secretariat',
  answers: z.object({ payments: z.array(payment) }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: { payments: (await paymentsWithoutVoucher(scope, MOST)).map(paymentOf) },
    })),
});

export const DUES_READS: readonly Operation[] = [getYear, getMember, listTold, lacking];
