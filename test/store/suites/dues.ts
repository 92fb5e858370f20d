import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendDues } from '../../../src/activities/attend-dues.ts';
import type { Attended } from '../../../src/activities/contract.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { startDues, tellPayment } from '../../../src/store/decide/dues.ts';
import { giveVoucher } from '../../../src/store/decide/voucher.ts';
import { expensesOfYear } from '../../../src/store/dues/expenses.ts';
import { figuresOf, linesOfMember, readLine } from '../../../src/store/dues/lines.ts';
import { paymentsOfMember, readPayment } from '../../../src/store/dues/payments.ts';
import { duesRounds } from '../../../src/store/dues/rounds.ts';
import { openTold } from '../../../src/store/dues/told.ts';
import type { Person } from '../../../src/store/persons.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { holder } from '../../support/acting.ts';
import { ACCOUNT, check, enterOnly, founder, recordAndCheck, slip } from '../../support/dues.ts';
import { count, DAY, type Ledger, type OpenLedger } from '../ledger.ts';

/** Dues of a year: who owes, who paid, one voucher a payment, and nothing lost of what was entered. */
export function dues(open: OpenLedger): void {
  describe('Dues', () => {
    let ledger: Ledger;
    let officer: Person;
    let contact: Person;
    let year: number;
    let today: string;
    const world = () => ledger.world;
    const inScope = <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> =>
      ledger.inScope(work);
    const pay = async (member: string, fen = 2_000_000): Promise<string> => {
      const record = await recordAndCheck(
        world(),
        'payment',
        member,
        slip(member, year, today, fen),
      );
      return String(record.outcome?.['payment']);
    };
    const vouch = (payment: string, number: string) =>
      inScope((scope) =>
        giveVoucher(scope, {
          payment,
          number,
          issuedOn: today,
          file: scope.context.ids.next(),
          channel: 'own-link',
          by: contact.id,
        }),
      );
    const attend = async (of = year): Promise<Attended<'closed'>> =>
      attendDues(ledger.context, {
        alliance: 'listing',
        round: `dues-${of}`,
        run: { workflowId: `listing/duesRound/${of}`, runId: 'run' },
      });
    /** Notices go out in working hours: the clock goes on until they have come. */
    const attendUntilNoticed = async (member: string, of: number): Promise<void> => {
      for (let hours = 0; hours < 24 * 12; hours += 4) {
        await attend(of);
        if (await inScope((scope) => readLine(scope, member, of))) return;
        ledger.later(4 * 3_600_000);
      }
      throw new Error('no notice in twelve days');
    };

    beforeAll(async () => {
      ledger = await open();
      officer = await holder(world(), 'case-officer');
      contact = await holder(world(), 'ccpsme.contact');
      const day = () => inScope(async (scope) => dayOf(scope.now.getTime()));
      // The end of a year is left to the test of the years' change.
      if ((await day()).slice(5, 7) === '12') ledger.later(45 * DAY);
      today = await day();
      year = Number(today.slice(0, 4));
    }, 60_000);
    afterAll(() => ledger.close());

    test('are not begun before the account is known, nor by somebody outside the secretariat', async () => {
      const without = await inScope((scope) => startDues(scope, officer.id, year));
      expect(without).toEqual({ kind: 'refused', because: 'account-missing' });
      await recordAndCheck(world(), 'payee-account', 'payee-account', ACCOUNT);
      const stranger = await inScope((scope) => startDues(scope, contact.id, year));
      expect(stranger).toEqual({ kind: 'refused', because: 'not-yours' });
      const begun = await inScope((scope) => startDues(scope, officer.id, year));
      expect(begun).toEqual({ kind: 'started' });
      const again = await inScope((scope) => startDues(scope, officer.id, year + 1));
      expect(again).toEqual({ kind: 'started-before' });
      expect(await inScope(duesRounds)).toMatchObject([{ id: `dues-${year}`, closedAt: null }]);
    });

    test('B-079: are asked of enterprises and groups, and of no individual, each once', async () => {
      const members = {
        enterprise: await founder(world()),
        group: await founder(world(), { kind: 'group' }),
        individual: await founder(world(), { kind: 'individual' }),
      };
      await attendUntilNoticed(members.group, year);
      const lines = await inScope(async (scope) => ({
        enterprise: await linesOfMember(scope, members.enterprise),
        group: await linesOfMember(scope, members.group),
        individual: await linesOfMember(scope, members.individual),
      }));
      expect(lines.enterprise).toMatchObject([{ year, fen: 2_000_000 }]);
      expect(lines.group).toMatchObject([{ year, fen: 2_000_000 }]);
      expect(lines.individual).toEqual([]);
      expect(
        await inScope((scope) => count(scope, sql`mails where template = 'dues-notice'`)),
      ).toBe(2);
    }, 60_000);

    test('are paid in parts, beyond, by another payer, and for several units with one transfer', async () => {
      const one = await founder(world());
      const other = await founder(world());
      const both = {
        ...slip(one, year, today, 3_000_000),
        payer: '集团财务公司',
        shares: [
          { member: one, year, fen: 1_000_000 },
          { member: other, year, fen: 2_000_000 },
        ],
      };
      await recordAndCheck(world(), 'payment', one, both);
      const shares = (member: string) =>
        inScope(async (scope) =>
          (await paymentsOfMember(scope, member)).map(({ fen, payer }) => ({ fen, payer })),
        );
      expect(await shares(one)).toEqual([{ fen: 3_000_000, payer: '集团财务公司' }]);
      expect(await shares(other)).toEqual([{ fen: 3_000_000, payer: '集团财务公司' }]);
      await attend();
      const standing = async (member: string) =>
        (await inScope((scope) => readLine(scope, member, year)))?.standing;
      expect(await standing(one)).toMatchObject({ state: 'part', open: 1_000_000 });
      expect(await standing(other)).toMatchObject({ state: 'paid', open: 0 });
      await pay(one, 1_500_000);
      expect(await standing(one)).toMatchObject({ state: 'over', over: 500_000 });
    });

    test('are not recorded twice for one transfer, entered again or by two people at once', async () => {
      const member = await founder(world());
      const content = slip(member, year, today);
      const first = await enterOnly(world(), 'payment', member, content);
      expect(first.kind).toBe('entered');
      expect(await enterOnly(world(), 'payment', member, content)).toEqual({
        kind: 'refused',
        because: 'bank-reference-waiting',
      });
      if (first.kind === 'entered') await check(world(), first.record.id);
      expect(await enterOnly(world(), 'payment', member, content)).toEqual({
        kind: 'refused',
        because: 'bank-reference-used',
      });
      expect(await inScope((scope) => paymentsOfMember(scope, member))).toHaveLength(1);
    });

    test('are not recorded without a division that adds up, ahead of their day, or of an individual', async () => {
      const member = await founder(world());
      const individual = await founder(world(), { kind: 'individual' });
      const refused = async (content: object) => {
        const entered = await enterOnly(world(), 'payment', member, content);
        return entered.kind === 'refused' ? entered.because : 'entered';
      };
      const good = slip(member, year, today);
      expect(await refused({ ...good, fen: 1 })).toBe('sum-differs');
      expect(await refused({ ...good, shares: [] })).toBe('no-shares');
      expect(await refused({ ...good, paidOn: '2999-01-01' })).toBe('in-the-future');
      expect(await refused(slip(individual, year, today))).toBe('pays-nothing');
      expect(await refused(slip(member, year + 2, today))).toBe('year-too-late');
      expect(await refused({ ...good, bankReference: '' })).toBe('bank-reference-missing');
    });

    test('AT-16 B-082: a payment has one voucher by the authority, and a second one is refused', async () => {
      const member = await founder(world());
      const payment = await pay(member);
      expect(await vouch(payment, 'ZC-0001')).toEqual({ kind: 'given', number: 'ZC-0001' });
      expect(await vouch(payment, 'ZC-0001')).toEqual({ kind: 'same', number: 'ZC-0001' });
      expect(await vouch(payment, 'ZC-0002')).toEqual({
        kind: 'refused',
        because: 'voucher-given',
      });
      const onPaper = { payment, number: 'ZC-0002', issuedOn: today };
      expect(await enterOnly(world(), 'voucher', payment, onPaper)).toEqual({
        kind: 'refused',
        because: 'voucher-given',
      });
      expect((await inScope((scope) => readPayment(scope, payment)))?.voucher?.number).toBe(
        'ZC-0001',
      );
      expect(
        await inScope((scope) =>
          count(
            scope,
            sql`mails where template = 'voucher-issued' and extra ->> 'member' = ${member}`,
          ),
        ),
      ).toBe(1);
    });

    test('one voucher number serves no two payments, whichever way it comes in', async () => {
      const member = await founder(world());
      const first = await pay(member, 1_000_000);
      const second = await pay(member, 1_000_000);
      const waiting = await enterOnly(world(), 'voucher', second, {
        payment: second,
        number: 'ZC-0100',
        issuedOn: today,
      });
      expect(await vouch(first, 'ZC-0100')).toMatchObject({ kind: 'given' });
      expect(await vouch(second, 'ZC-0100')).toEqual({
        kind: 'refused',
        because: 'voucher-number-used',
      });
      if (waiting.kind !== 'entered') throw new Error(waiting.because);
      expect(await check(world(), waiting.record.id)).toMatchObject({
        state: 'without-effect',
        outcome: { because: 'voucher-number-used' },
      });
    });

    test('recorded wrongly, a payment stays with its contra entry, and the transfer may be entered rightly', async () => {
      const wrong = await founder(world());
      const right = await founder(world());
      const content = slip(wrong, year, today);
      const record = await recordAndCheck(world(), 'payment', wrong, content);
      const payment = String(record.outcome?.['payment']);
      const reversal = { payment, reason: '' };
      expect(await enterOnly(world(), 'payment-reversal', payment, reversal)).toEqual({
        kind: 'refused',
        because: 'reason-missing',
      });
      const reason = '记入了另一家会员';
      await recordAndCheck(world(), 'payment-reversal', payment, { payment, reason });
      const rows = await inScope((scope) => paymentsOfMember(scope, wrong));
      expect(rows.map(({ fen }) => fen).toSorted((a, b) => a - b)).toEqual([-2_000_000, 2_000_000]);
      expect(rows.find(({ fen }) => fen < 0)).toMatchObject({ reverses: payment, reason });
      expect(
        await enterOnly(world(), 'payment-reversal', payment, { payment, reason }),
      ).toMatchObject({ because: 'reversed-before' });
      expect(await vouch(payment, 'ZC-0200')).toEqual({
        kind: 'refused',
        because: 'payment-reversed',
      });
      const again = { ...content, shares: [{ member: right, year, fen: 2_000_000 }] };
      await recordAndCheck(world(), 'payment', right, again);
      await attend();
      const state = async (member: string) =>
        (await inScope((scope) => readLine(scope, member, year)))?.standing.state;
      expect([await state(wrong), await state(right)]).toEqual(['unpaid', 'paid']);
    });

    test('what was entered about money can be rewritten by nobody', async () => {
      for (const statement of [
        sql`update payments set fen = 1`,
        sql`delete from payments`,
        sql`update payment_shares set fen = 1`,
        sql`update vouchers set number = 'X'`,
        sql`update dues set fen = 1`,
        sql`delete from expenses`,
      ])
        await expect(inScope((scope) => statement.execute(scope.tx))).rejects.toThrow(
          /permission denied/,
        );
    });

    test('a member who tells of a payment makes a task and no payment, however often it tells', async () => {
      const member = await founder(world());
      const told = { year, fen: 2_000_000, paidOn: today, payer: '本单位', note: '' };
      const tell = () => inScope((scope) => tellPayment(scope, member, told));
      expect([await tell(), await tell()]).toEqual(['told', 'told-before']);
      const [open] = (await inScope((scope) => openTold(scope, 50))).filter(
        (one) => one.member === member,
      );
      expect(await inScope((scope) => paymentsOfMember(scope, member))).toEqual([]);
      const content = { ...slip(member, year, today), told: open?.id };
      await recordAndCheck(world(), 'payment', member, content);
      const left = await inScope((scope) => openTold(scope, 50));
      expect(left.some((one) => one.member === member)).toBe(false);
    });

    test('B-080: the assembly changes the standard from a year on; years with notices keep theirs', async () => {
      const amount = { enterprise: 30000, group: 10000, individual: 0 };
      const resolve = (from: string) =>
        enterOnly(world(), 'dues-tariff', 'dues-tariff', { from, amount, resolvedOn: today });
      expect(await resolve(`${year}-01-01`)).toEqual({ kind: 'refused', because: 'year-noticed' });
      const { enterprise: _, ...some } = amount;
      const lacking = { from: `${year + 1}-01-01`, amount: some, resolvedOn: today };
      expect(await enterOnly(world(), 'dues-tariff', 'dues-tariff', lacking)).toEqual({
        kind: 'refused',
        because: 'amount-missing',
      });
      const entered = await resolve(`${year + 1}-01-01`);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      expect(await check(world(), entered.record.id)).toMatchObject({ state: 'counted' });
      const member = await founder(world());
      ledger.later(
        Date.parse(`${year + 1}-01-12T02:00:00Z`) -
          (await inScope(async ({ now }) => now)).getTime(),
      );
      await attend();
      await attendUntilNoticed(member, year + 1);
      expect(await inScope((scope) => readLine(scope, member, year + 1))).toMatchObject({
        fen: 3_000_000,
      });
      const before = await inScope((scope) => figuresOf(scope, year));
      expect(before.owed % 2_000_000).toBe(0);
      expect(before.members).toBeGreaterThan(0);
    }, 60_000);

    test('B-083: what dues are used for is entered by the charter’s uses, another use only with its reason', async () => {
      const spent = {
        fen: 150_000,
        spentOn: today,
        purpose: '年会场地',
        use: 'activities',
        reason: '',
      };
      const enter = (content: object) => enterOnly(world(), 'expense', 'expense', content);
      expect(await enter({ ...spent, use: 'yacht' })).toMatchObject({ because: 'unknown-use' });
      expect(await enter({ ...spent, use: '' })).toMatchObject({ because: 'reason-missing' });
      await recordAndCheck(world(), 'expense', 'expense', spent);
      const other = { ...spent, use: '', reason: '应急救助', purpose: '会员单位受灾慰问' };
      await recordAndCheck(world(), 'expense', 'expense', other);
      expect(await inScope((scope) => expensesOfYear(scope, year))).toMatchObject([
        { use: 'activities', reason: null, fen: 150_000 },
        { use: null, reason: '应急救助' },
      ]);
    });

    test('whoever leaves by the due day owes nothing for the year; arrears of before end no membership', async () => {
      const member = await founder(world());
      await attendUntilNoticed(member, year + 1);
      const arrears = await inScope((scope) => figuresOf(scope, year));
      expect(arrears.overdueMembers).toBeGreaterThan(0);
      const ended = await inScope((scope) => count(scope, sql`members where until is not null`));
      expect(ended).toBe(0);
      await inScope((scope) =>
        sql`update members set until = ${scope.now} where id = ${member}`.execute(scope.tx),
      );
      const line = await inScope((scope) => readLine(scope, member, year + 1));
      expect(line).toMatchObject({ waived: true, standing: { state: 'none', open: 0 } });
    });
  });
}
