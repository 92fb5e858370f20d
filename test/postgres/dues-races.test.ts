import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendDues } from '../../src/activities/attend-dues.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { startDues } from '../../src/store/decide/dues.ts';
import { giveVoucher, type Vouched } from '../../src/store/decide/voucher.ts';
import { holder } from '../support/acting.ts';
import { ACCOUNT, check, enterOnly, founder, recordAndCheck, slip } from '../support/dues.ts';
import { count, DAY, openLedger, type Ledger } from '../store/ledger.ts';
import { freshDatabase, type FreshDatabase } from './databases.ts';

let database: FreshDatabase;
let ledger: Ledger;
let today: string;
let year: number;
let contact: string;
beforeAll(async () => {
  database = await freshDatabase();
  ledger = await openLedger({ url: database.url });
  const day = () => ledger.inScope(async (scope) => dayOf(scope.now.getTime()));
  if ((await day()).slice(5, 7) === '12') ledger.later(45 * DAY);
  today = await day();
  year = Number(today.slice(0, 4));
  contact = (await holder(ledger.world, 'ccpsme.contact')).id;
}, 60_000);
afterAll(async () => {
  await ledger.close();
  await database.drop();
});

const ten = Array.from({ length: 10 }, (_, index) => index);

const vouch = (payment: string, number: string): Promise<Vouched> =>
  ledger.inScope((scope) =>
    giveVoucher(scope, {
      payment,
      number,
      issuedOn: today,
      file: scope.context.ids.next(),
      channel: 'own-link',
      by: contact,
    }),
  );

async function paid(): Promise<string> {
  const member = await founder(ledger.world);
  const record = await recordAndCheck(ledger.world, 'payment', member, slip(member, year, today));
  return String(record.outcome?.['payment']);
}

describe('At the same moment, on several connections', () => {
  test('AT-16: ten different vouchers for one payment are one voucher', async () => {
    const payment = await paid();
    const came = await Promise.all(ten.map((index) => vouch(payment, `ZC-A${index}`)));
    expect(came.filter(({ kind }) => kind === 'given')).toHaveLength(1);
    expect(
      came.filter((one) => one.kind === 'refused' && one.because === 'voucher-given'),
    ).toHaveLength(9);
  });

  test('AT-16: one voucher number for two payments is the first one’s', async () => {
    const payments = [await paid(), await paid()];
    const came = await Promise.all(payments.map((payment) => vouch(payment, 'ZC-B')));
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['given', 'refused']);
    expect(await ledger.inScope((scope) => count(scope, sql`vouchers where number = 'ZC-B'`))).toBe(
      1,
    );
  });

  test('one transfer entered by several and checked at once is one payment', async () => {
    const member = await founder(ledger.world);
    const content = slip(member, year, today);
    const entered = await Promise.all(
      ten.slice(0, 4).map(() => enterOnly(ledger.world, 'payment', member, content)),
    );
    const records = entered.flatMap((one) => (one.kind === 'entered' ? [one.record.id] : []));
    expect(records.length).toBeGreaterThan(0);
    const checked = await Promise.all(records.map((record) => check(ledger.world, record)));
    expect(checked.filter(({ state }) => state === 'counted')).toHaveLength(1);
    const shares = sql`payment_shares where member = ${member}`;
    expect(await ledger.inScope((scope) => count(scope, shares))).toBe(1);
  });

  test('a round attended by several workers tells each member once', async () => {
    await recordAndCheck(ledger.world, 'payee-account', 'payee-account', ACCOUNT);
    const officer = await holder(ledger.world, 'case-officer');
    await ledger.inScope((scope) => startDues(scope, officer.id, year));
    const members = await Promise.all(ten.map(() => founder(ledger.world)));
    const told = sql`mails where template = 'dues-notice' and extra ->> 'member' = any(${members})`;
    for (let hours = 0; hours < 24 * 12; hours += 4) {
      await Promise.all(
        ten.slice(0, 5).map(() =>
          attendDues(ledger.context, {
            alliance: 'listing',
            round: `dues-${year}`,
            run: { workflowId: `listing/duesRound/${year}`, runId: 'run' },
          }),
        ),
      );
      if ((await ledger.inScope((scope) => count(scope, told))) > 0) break;
      ledger.later(4 * 3_600_000);
    }
    expect(await ledger.inScope((scope) => count(scope, told))).toBe(members.length);
    const lines = sql`dues where member = any(${members})`;
    expect(await ledger.inScope((scope) => count(scope, lines))).toBe(members.length);
  }, 60_000);
});
