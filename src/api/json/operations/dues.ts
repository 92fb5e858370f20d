import { z } from 'zod';
import { receivedIn } from '../../../documents/receive.ts';
import type { Wording } from '../../../domain/wording.ts';
import { noteDuesCall, settleAsNotFound, startDues } from '../../../store/decide/dues.ts';
import { readMember } from '../../../store/members.ts';
import { giveWithScan } from '../../acting/vouchers.tsx';
import { tellWithSlip } from '../../applicant/dues.tsx';
import { DUES_REASONS } from '../../dues-reasons.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refusalProblem, refused } from '../refusals.ts';
import { done } from '../shapes.ts';

const TAG = 'Dues';
const DUES = '/alliances/{alliance}/dues';
const year = z.int().min(2000).max(2999);
const note = z.string().trim().min(1).max(300);

const START_REFUSALS: Readonly<Record<string, Wording>> = {
  'no-dues': { zh: '章程没有规定会费', en: 'The charter knows no dues' },
  'account-missing': {
    zh: '请先登记收款账户并经复核',
    en: 'First enter the account, and have it checked',
  },
  'other-year': { zh: '只能从今年或明年开始', en: 'Begin with this year or the next' },
  'not-begun': {
    zh: '联盟的启用日期未到，请自该日起开始',
    en: 'The alliance’s first day has not come; begin from that day on',
  },
};

const start = operation({
  id: 'startDues',
  tag: TAG,
  method: 'post',
  path: `${DUES}/start`,
  summary: 'Begin the first yearly round of dues; every later one follows by itself',
  by: 'secretariat',
  body: z.object({ year }),
  answers: done,
  refusals: Object.keys(START_REFUSALS),
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const started = await startDues(scope, by.person.id, body.year);
      return started.kind === 'refused'
        ? refused(started.because, START_REFUSALS[started.because])
        : { body: { done: started.kind } };
    }),
});

const notFound = operation({
  id: 'settleToldPayment',
  tag: TAG,
  method: 'post',
  path: `${DUES}/told-payments/{told}/settlement`,
  summary: 'The bank shows no payment that a member told of',
  by: 'secretariat',
  body: z.object({ note }),
  answers: done,
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const came = await settleAsNotFound(scope, by.person.id, params['told'] ?? '', body.note);
      return came === 'settled' || came === 'settled-before'
        ? { body: { done: came } }
        : refused(came, undefined);
    }),
});

const called = operation({
  id: 'noteDuesCall',
  tag: TAG,
  method: 'post',
  path: `${DUES}/members/{member}/call`,
  summary: 'A call about arrears was made, and what was said',
  by: 'secretariat',
  body: z.object({ year, note }),
  answers: done,
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const member = params['member'] ?? '';
      if (!(await readMember(scope, member))) return PROBLEMS.unknown();
      const line = { member, year: body.year };
      const came = await noteDuesCall(scope, by.person.id, line, body.note);
      return came === 'noted' || came === 'noted-before'
        ? { body: { done: came } }
        : refused(came, undefined);
    }),
});

const tell = operation({
  id: 'tellPayment',
  tag: TAG,
  method: 'post',
  path: '/link/payments',
  summary: 'A member tells of a payment; it counts once the bank shows it',
  description: 'The bank’s slip may come as a file part named `document.slip`.',
  by: 'link',
  files: ['document.slip'],
  body: z.object({
    year,
    amount: z.string().max(20).meta({ description: 'In yuan, as in 1200.00.' }),
    paidOn: z.iso.date(),
    payer: z.string().trim().min(1).max(120),
    note: z.string().max(500).default(''),
  }),
  answers: done,
  async act({ site, by, body, request }) {
    if (by.link.purpose !== 'dues') return PROBLEMS.unknown();
    const values = { ...body, year: String(body.year) };
    const told = await tellWithSlip(site, by, receivedIn(request), values);
    if (typeof told !== 'string')
      return PROBLEMS.invalid(Object.entries(told).map(([field, message]) => ({ field, message })));
    return told === 'unknown' ? PROBLEMS.unknown() : { body: { done: told } };
  },
});

const voucher = operation({
  id: 'giveVoucher',
  tag: TAG,
  method: 'post',
  path: '/link/vouchers',
  summary: 'The authority gives a payment its voucher (收款凭证)',
  description: 'The scan is a file part named `document.scan`.',
  by: 'link',
  files: ['document.scan'],
  body: z.object({
    payment: z.string().min(1).max(64),
    number: z.string().trim().min(1).max(60),
    issuedOn: z.iso.date(),
  }),
  answers: z.object({ number: z.string(), before: z.boolean() }),
  refusals: [
    'no-longer-in-office',
    'unknown-payment',
    'payment-reversed',
    'voucher-given',
    'voucher-number-used',
  ],
  async act({ site, by, body, request }) {
    if (by.link.purpose !== 'vouchers') return PROBLEMS.unknown();
    const given = await giveWithScan(site, by, receivedIn(request), body, 'api');
    switch (given.kind) {
      case 'unknown':
        return PROBLEMS.unknown();
      case 'no-longer-in-office':
        return refusalProblem(given.kind);
      case 'wrong':
        return PROBLEMS.invalid(
          Object.entries(given.problems).map(([field, message]) => ({ field, message })),
        );
      case 'refused':
        return refused(given.because, DUES_REASONS[given.because]);
      default:
        return { body: { number: given.number, before: given.kind === 'same' } };
    }
  },
});

export const DUES_OPERATIONS: readonly Operation[] = [start, notFound, called, tell, voucher];
