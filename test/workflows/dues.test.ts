import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf, instantOf } from '../../src/domain/calendar.ts';
import { startDues } from '../../src/store/decide/dues.ts';
import { giveVoucher } from '../../src/store/decide/voucher.ts';
import { linesToCall, readLine } from '../../src/store/dues/lines.ts';
import { DUES_ROUND, duesRounds, readDuesRound } from '../../src/store/dues/rounds.ts';
import { readMember } from '../../src/store/members.ts';
import { wake } from '../../src/store/wake-ups.ts';
import { holder } from '../support/acting.ts';
import { ACCOUNT, founder, recordAndCheck, slip } from '../support/dues.ts';
import { keepHistory } from '../support/histories.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;

describe('The dues of a year', () => {
  let world: World;
  let year: number;
  let paying: string;
  let silent: string;
  const mailsTo = (address: string) =>
    world.mails.filter((mail) => mail.recipients.includes(address));
  const goOnTo = async (day: string, hour: number): Promise<void> => {
    const now = await world.environment.currentTimeMs();
    await world.sleep(Math.max(0, instantOf(day, hour) - now));
  };
  beforeAll(async () => {
    world = await openWorld('time-skipping');
    const now = await world.environment.currentTimeMs();
    year = Number(dayOf(now).slice(0, 4)) + 1;
    paying = await founder(world, { email: 'paying@example.com' });
    silent = await founder(world, { email: 'silent@example.com' });
    await founder(world, { kind: 'individual', email: 'individual@example.com' });
    await recordAndCheck(world, 'payee-account', 'payee-account', ACCOUNT);
    const officer = await holder(world, 'case-officer');
    const begun = await world.inScope((scope) => startDues(scope, officer.id, year));
    expect(begun.kind).toBe('started');
    world.dispatcher.nudge();
  }, 120_000);
  afterAll(() => world.stop());

  test('B-078 B-081: begin with one notice a paying member, with amount, reference and the account at the Center', async () => {
    await goOnTo(`${year}-01-09`, 12);
    expect(mailsTo('paying@example.com')).toHaveLength(0);
    await goOnTo(`${year}-01-15`, 12);
    await world.until('the notices are out', async () => mailsTo('silent@example.com').length > 0);
    const [notice, ...more] = mailsTo('paying@example.com');
    expect(more).toEqual([]);
    expect(notice?.subject).toContain(`${year}年度会费`);
    expect(notice?.text).toContain('20,000元');
    expect(notice?.text).toContain(ACCOUNT.holder);
    expect(notice?.text).toContain(ACCOUNT.number);
    expect(notice?.text).toMatch(new RegExp(`LSA-D-${year}-\\d{4}`));
    expect(notice?.text).not.toContain('发票');
    expect(mailsTo('individual@example.com')).toHaveLength(0);
  }, 120_000);

  test('B-082: a payment that was checked asks the authority for its voucher, and the member gets it', async () => {
    const content = slip(paying, year, `${year}-01-15`);
    const record = await recordAndCheck(world, 'payment', paying, content);
    const payment = String(record.outcome?.['payment']);
    world.dispatcher.nudge();
    const contact = await holder(world, 'ccpsme.contact');
    const address = contact.email ?? '';
    // A weekend or the evening may lie between.
    for (let hours = 0; hours < 96 && mailsTo(address).length === 0; hours += 6)
      await world.sleep(6 * HOUR);
    await world.until('the authority is asked', async () => mailsTo(address).length > 0);
    expect(mailsTo(address)[0]?.subject).toContain('请开具收款凭证（1笔会费）');
    await world.inScope((scope) =>
      giveVoucher(scope, {
        payment,
        number: 'ZC-2027-001',
        issuedOn: dayOf(scope.now.getTime()),
        file: scope.context.ids.next(),
        channel: 'own-link',
        by: contact.id,
      }),
    );
    world.dispatcher.nudge();
    await world.until('the member has its voucher', async () =>
      mailsTo('paying@example.com').some((mail) => mail.subject.includes('ZC-2027-001')),
    );
    await keepHistory(world.client, 'dues-running', `listing/duesRound/${year}`);
  }, 120_000);

  test('go on with two reminders to who has not paid, then a call, and cost nobody the membership', async () => {
    await goOnTo(`${year}-05-31`, 12);
    await world.until('somebody is to be telephoned', async (scope) => {
      const [line] = await linesToCall(scope, 10);
      return line?.member === silent;
    });
    const reminders = mailsTo('silent@example.com').filter((mail) =>
      mail.subject.includes('缴费提醒'),
    );
    expect(reminders).toHaveLength(2);
    expect(reminders[1]?.text).toContain('秘书处将致电联系');
    expect(mailsTo('paying@example.com').filter((mail) => mail.subject.includes('提醒'))).toEqual(
      [],
    );
    const { line, member } = await world.inScope(async (scope) => ({
      line: await readLine(scope, silent, year),
      member: await readMember(scope, silent),
    }));
    expect(line?.standing).toMatchObject({ state: 'unpaid', overdue: true });
    expect(member?.until).toBeNull();
  }, 120_000);

  test('are followed by the next year’s by themselves, and a workflow ended by hand goes on from its rows', async () => {
    const id = `listing/duesRound/${year}`;
    const notices = () =>
      mailsTo('silent@example.com').filter((mail) => mail.subject.includes('缴费通知'));
    await world.client.workflow.getHandle(id).terminate('by hand');
    // What the reconciler writes for an open row without a workflow.
    await world.inScope((scope) => wake(scope, DUES_ROUND, `dues-${year}`));
    world.dispatcher.nudge();
    await goOnTo(`${year + 1}-01-02`, 12);
    await world.until('the next year is open', async (scope) =>
      (await duesRounds(scope)).some((round) => round.year === year + 1),
    );
    await world.until('this year is closed', async (scope) => {
      const round = await readDuesRound(scope, `dues-${year}`);
      return round !== undefined && round.closedAt !== null;
    });
    await goOnTo(`${year + 1}-01-20`, 12);
    await world.until('the notices of the next year are out', async () => notices().length > 1);
    expect(notices()).toHaveLength(2);
    expect(notices()[1]?.subject).toContain(`${year + 1}年度会费`);
  }, 120_000);
});
