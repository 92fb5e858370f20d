import { sql } from 'kysely';
import { dayOf } from '../../../domain/calendar.ts';
import type { Share } from '../../../domain/dues.ts';
import { fenIn, yuanText } from '../../../domain/money.ts';
import type { Wording } from '../../../domain/wording.ts';
import { linesOfMember } from '../../../store/dues/lines.ts';
import { readTold } from '../../../store/dues/told.ts';
import { readMember } from '../../../store/members.ts';
import type { Scope } from '../../../store/scope.ts';
import type { EntryField } from '../../../web/views.ts';
import { DUES_PROBLEMS } from '../../dues-problems.ts';
import { duesSources } from '../../dues-views.ts';
import type { EntryForm, Values } from './entry.tsx';
import { dayProblem, say, value, wrong } from './forms.ts';

/** For how many members and years one payment can be divided on the form. */
const ROWS = [1, 2, 3, 4, 5] as const;

/** 到账登记, as the bank's slip shows it; what a member told is filled in. */
export const paymentForm: EntryForm = {
  kind: 'payment',
  title: 'duesPayment',
  async shown(scope, visit, asked, values) {
    const start = await startOf(scope, asked);
    // Rows that were used stay open, and there is always an empty one more.
    const used = ROWS.filter((row) => row === 1 || value(values, `member-${row}`) !== '').length;
    const year = String(start.year ?? dayOf(scope.now.getTime()).slice(0, 4));
    return {
      title: say('登记到账', 'Enter a payment'),
      lead: say(
        '按银行回单登记，由另一位人员复核后计入。一笔款项可为多家会员缴费；由其他单位代付的，付款方照回单填写。',
        'As on the bank’s slip; it counts once a colleague has checked it. One payment may serve several members; where somebody else paid, enter the payer as on the slip.',
      ),
      facts: [],
      sources: duesSources(visit.charter),
      groups: [
        {
          title: say('银行回单', 'The bank’s slip'),
          fields: [
            {
              name: 'amount',
              label: say('到账金额（元）', 'Amount (RMB)'),
              hint: say('如 20,000', 'Such as 20,000'),
              as: 'amount',
              value: start.amount,
            },
            {
              name: 'paidOn',
              label: say('到账日期', 'Received on'),
              as: 'day',
              value: start.paidOn,
            },
            { name: 'payer', label: say('付款方', 'Paid by'), as: 'text', value: start.payer },
            {
              name: 'bankReference',
              label: say('银行流水号', 'Bank’s number'),
              hint: say('同一流水号只计入一次', 'One number counts once'),
              as: 'text',
              value: '',
            },
          ],
        },
        ...ROWS.map((row) => ({
          title:
            row === 1
              ? say('缴纳会费', 'Pays the dues of')
              : say(`第${row}家（如有）`, `Also of, ${row} (if any)`),
          fields: rowFields(
            row,
            row === 1 ? start.member : '',
            row === 1 ? start.amount : '',
            year,
          ),
        })).slice(0, Math.max(used + 1, 3)),
      ],
      evidence: say('银行回单', 'The bank’s slip'),
      backUrl: `${visit.base}/dues`,
    };
  },
  async read(scope, _visit, asked, values) {
    const fen = fenIn(value(values, 'amount'));
    const paidOn = value(values, 'paidOn');
    const payer = value(values, 'payer');
    const bankReference = value(values, 'bankReference');
    const rows = await rowsIn(scope, values);
    const problems = {
      ...wrong({
        amount: fen === null ? DUES_PROBLEMS.amount : undefined,
        paidOn: dayProblem(paidOn, dayOf(scope.now.getTime())),
        payer: payer === '' ? DUES_PROBLEMS.payer : undefined,
        bankReference:
          bankReference === ''
            ? say('请填写银行流水号', 'Enter the bank’s number on the slip')
            : undefined,
      }),
      ...rows.problems,
    };
    if (Object.keys(problems).length > 0 || fen === null) return { problems };
    const told = value(asked, 'told');
    return {
      subject: rows.shares[0]?.member ?? '',
      content: {
        fen,
        paidOn,
        payer,
        bankReference,
        shares: rows.shares,
        ...(told && (await readTold(scope, told)) ? { told } : {}),
      },
      on: paidOn,
    };
  },
  fieldOf: {
    'bank-reference-used': 'bankReference',
    'bank-reference-waiting': 'bankReference',
    'sum-differs': 'fen-1',
    'no-shares': 'member-1',
    'share-twice': 'member-1',
    'pays-nothing': 'member-1',
    'year-too-late': 'year-1',
  },
};

function rowFields(
  row: (typeof ROWS)[number],
  member: string,
  amount: string,
  year: string,
): readonly EntryField[] {
  return [
    {
      name: `member-${row}`,
      label: say('会员名称或附言编号', 'Member’s name, or reference'),
      as: 'text',
      value: member,
      ...(row === 1 ? {} : { optional: true }),
    },
    { name: `year-${row}`, label: say('年度', 'Year'), as: 'amount', value: year },
    {
      name: `fen-${row}`,
      label: say('其中金额（元）', 'Of which (RMB)'),
      hint:
        row === 1
          ? say('只有一家时可不填', 'May be left out where it is the only one')
          : row === 3
            ? say(
                '还有其他会员时，先提交，页面会增加一项',
                'For more members submit first; the page then has room for another',
              )
            : undefined,
      as: 'amount',
      value: amount,
      optional: true,
    },
  ];
}

/** What the form begins with: what a member told, or the member it was opened for. */
async function startOf(
  scope: Scope,
  asked: Values,
): Promise<{
  readonly member: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly payer: string;
  readonly year?: number;
}> {
  const told = asked['told'] ? await readTold(scope, asked['told']) : undefined;
  if (told)
    return {
      member: told.name,
      amount: yuanText(told.fen),
      paidOn: told.paidOn,
      payer: told.payer,
      year: told.year,
    };
  const member = asked['member'] ? await readMember(scope, asked['member']) : undefined;
  const [line] = member ? await linesOfMember(scope, member.id) : [];
  return {
    member: line?.reference ?? member?.name ?? '',
    amount: '',
    paidOn: '',
    payer: member?.name ?? '',
    ...(line ? { year: line.year } : {}),
  };
}

type Rows = { readonly shares: readonly Share[]; readonly problems: Record<string, Wording> };

async function rowsIn(scope: Scope, values: Values): Promise<Rows> {
  const problems: Record<string, Wording> = {};
  const shares: Share[] = [];
  const used = ROWS.filter((row) => row === 1 || value(values, `member-${row}`) !== '');
  for (const row of used) {
    const found = await memberNamed(scope, value(values, `member-${row}`));
    if ('problem' in found) problems[`member-${row}`] = found.problem;
    const year = value(values, `year-${row}`);
    if (!/^2\d{3}$/u.test(year))
      problems[`year-${row}`] = say('请填写年度，如 2027', 'Enter the year, such as 2027');
    // A single part needs no amount of its own: it is the whole.
    const typed = value(values, `fen-${row}`);
    const fen = fenIn(typed === '' && used.length === 1 ? value(values, 'amount') : typed);
    if (fen === null && !(typed === '' && used.length === 1))
      problems[`fen-${row}`] = DUES_PROBLEMS.amount;
    if ('member' in found && fen !== null)
      shares.push({ member: found.member, year: Number(year), fen });
  }
  return { shares, problems };
}

/** A member by its whole name or by the reference of one of its payment notices. */
async function memberNamed(
  scope: Scope,
  typed: string,
): Promise<{ readonly member: string } | { readonly problem: Wording }> {
  if (typed === '')
    return { problem: say('请填写会员名称或附言编号', 'Enter the member’s name or reference') };
  const { rows } = await sql<{ id: string }>`
    select m.id from members m where m.name = ${typed}
    union select d.member from dues d where d.reference = ${typed.toUpperCase()}`.execute(scope.tx);
  const [only, ...others] = rows;
  if (!only)
    return {
      problem: say(
        '没有找到这家会员。请填写完整名称，或缴费通知上的附言编号',
        'No such member was found. Enter the whole name, or the reference of its payment notice',
      ),
    };
  return others.length > 0
    ? {
        problem: say(
          '同名会员不止一家，请填写缴费通知上的附言编号',
          'Several members have this name; enter the reference of the payment notice',
        ),
      }
    : { member: only.id };
}
