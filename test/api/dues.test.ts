import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { attendDues } from '../../src/activities/attend-dues.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { readLine } from '../../src/store/dues/lines.ts';
import { paymentsOfMember } from '../../src/store/dues/payments.ts';
import { startSession } from '../../src/store/sessions.ts';
import { holder } from '../support/acting.ts';
import { founder } from '../support/dues.ts';
import { openFront, textOf, Visitor, type Arrived, type Front } from './front.ts';
import { Browser, photograph } from './office.ts';
import { DAY } from '../store/ledger.ts';

jest.setTimeout(120_000);

const base = '/console/listing';
let front: Front;
let officer: Browser;
let colleague: Browser;
let year: number;
let today: string;
let member: string;

beforeAll(async () => {
  front = await openFront();
  today = await front.inScope(async (scope) => dayOf(scope.now.getTime()));
  // The end of a year is left to the tests of the years' change.
  if (today.slice(5, 7) === '12') front.later(45 * DAY);
  today = await front.inScope(async (scope) => dayOf(scope.now.getTime()));
  await signIn();
  year = Number(today.slice(0, 4));
  member = await founder(front.world, {
    name: '云栖智能装备股份有限公司',
    email: 'liaison@yunqi.example',
  });
}, 120_000);
afterAll(() => front.close());

/** A session lasts twelve hours; the clock goes on by days. */
async function signIn(): Promise<void> {
  const browser = async (rank: number): Promise<Browser> => {
    const { id } = await holder(front.world, 'case-officer', rank);
    return new Browser(front.url, { session: await startSession(front.context, id) });
  };
  officer = await browser(0);
  colleague = await browser(1);
}

const newest = (template: string): Arrived => {
  const mail = front.arrived.findLast((each) => each.template === template);
  if (!mail) throw new Error(`no mail ${template} arrived`);
  return mail;
};

/** Fills in a form of the console with a photograph as its evidence. */
async function enter(path: string, fields: Readonly<Record<string, string>>, scan = true) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (scan) form.set('evidence', await photograph(), '凭据.jpg');
  return officer.post(`${base}/dues${path}`, form);
}

/** The colleague finds the record right. */
async function confirm(location: string | null) {
  const path = (location ?? '').split('?')[0] ?? '';
  return colleague.post(path, { verdict: 'right', reason: '' });
}

async function attendUntil(done: () => boolean): Promise<void> {
  for (let hours = 0; hours < 24 * 12 && !done(); hours += 4) {
    await attendDues(front.context, {
      alliance: 'listing',
      round: `dues-${year}`,
      run: { workflowId: `listing/duesRound/${year}`, runId: 'run' },
    });
    await front.sendMails();
    if (!done()) front.later(4 * 3_600_000);
  }
  expect(done()).toBe(true);
  await signIn();
}

const ACCOUNT = {
  holder: '中小企业合作发展促进中心',
  bank: '中国工商银行北京万寿路支行',
  number: '0200 0123 0920 0456 789',
};

describe('The secretariat', () => {
  test('cannot begin before the account is entered, with its letter, and checked by a colleague', async () => {
    expect((await officer.get(`${base}/dues`)).text).toContain('请先登记收款账户并经复核');
    const early = await officer.post(`${base}/dues/start`, { year: String(year) });
    expect(early.status).toBe(422);
    const lacking = await enter('/account', { ...ACCOUNT, number: 'abc' }, false);
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('账号为数字');
    expect(lacking.text).toContain('请上传凭据');
    expect(lacking.html).toContain(ACCOUNT.bank);
    const entered = await enter('/account', ACCOUNT);
    expect(entered.location).toMatch(/records\/[\w-]+\?done=entered/);
    const record = await colleague.get(entered.location ?? '');
    expect(record.text).toContain('会费收款账户');
    expect(record.text).toContain(ACCOUNT.number);
    expect((await confirm(entered.location)).status).toBe(303);
    const begun = await officer.post(`${base}/dues/start`, { year: String(year) });
    expect(begun.location).toContain('done=dues-started');
    await attendUntil(() => front.arrived.some(({ template }) => template === 'dues-notice'));
    const page = await officer.get(`${base}/dues`);
    expect(page.text).toContain('云栖智能装备股份有限公司');
    expect(page.text).toContain('20,000元');
    expect(page.text).toContain('未缴');
  });

  test('who never signed in sees nothing of it', async () => {
    const nobody = new Browser(front.url);
    for (const path of ['/dues', `/dues/members/${member}`, '/dues/report'])
      expect((await nobody.get(base + path)).status).toBe(303);
  });
});

describe('The member', () => {
  test('sees by its mail what it owes and where to pay it, and opening changes nothing', async () => {
    const visitor = new Visitor(front.url);
    const before = await front.dump();
    const page = await visitor.get(await visitor.open(newest('dues-notice').token));
    expect(await front.dump()).toBe(before);
    const text = textOf(page.html);
    expect(text).toContain(`${year}年度会费`);
    expect(text).toContain('20,000元');
    expect(text).toContain(ACCOUNT.number);
    expect(text).toMatch(new RegExp(`LSA-D-${year}-\\d{4}`));
    expect(text).not.toContain('发票');
  });

  test('tells of its payment with the bank’s slip; what is wrong is said beside the field and nothing is lost', async () => {
    const visitor = new Visitor(front.url);
    const url = await visitor.open(newest('dues-notice').token);
    const tell = (over: Readonly<Record<string, string>>, slip?: Blob) => {
      const form = new FormData();
      const fields = {
        year: String(year),
        amount: '20,000',
        paidOn: today,
        payer: '云栖控股',
        note: '由母公司代付',
        ...over,
      };
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      if (slip) form.set('document.slip', slip, '回单.jpg');
      return visitor.ask(url, { method: 'POST', body: form });
    };
    const wrong = await tell({ amount: '两万', paidOn: '2999-01-01' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain('请填写金额');
    expect(textOf(wrong.html)).toContain('日期晚于今天');
    expect(wrong.html).toContain('由母公司代付');
    expect(wrong.html).toContain('两万');
    const told = await tell({}, await photograph());
    expect(told.location).toContain('done=told');
    await tell({}, await photograph());
    expect(textOf((await visitor.get(url)).html)).toContain('秘书处核对中');
    const home = await officer.get(base);
    expect(home.text).toContain('1笔会员告知已缴，请核对到账');
    expect(await front.inScope((scope) => paymentsOfMember(scope, member))).toEqual([]);
  });
});

describe('A payment', () => {
  test('is entered from what the member told, counted after the check, and asks the authority for its voucher', async () => {
    const desk = await officer.get(`${base}/dues`);
    const url = /href="([^"]*payments\/new\?told=[\w-]+)"/.exec(desk.html)?.[1] ?? '';
    const form = await officer.get(url);
    expect(form.html).toContain('云栖控股');
    const path = url.slice(`${base}/dues`.length);
    const fields = {
      amount: '20,000.00',
      paidOn: today,
      payer: '云栖控股',
      bankReference: 'HD2026112100001',
      'member-1': '云栖智能装备股份有限公司',
      'year-1': String(year),
      'fen-1': '',
    };
    const differs = await enter(path, { ...fields, 'fen-1': '19,000' });
    expect(differs.status).toBe(422);
    expect(differs.text).toContain('各项之和与到账金额不一致');
    const unknown = await enter(path, { ...fields, 'member-1': '没有的单位' });
    expect(unknown.text).toContain('没有找到这家会员');
    const entered = await enter(path, fields);
    expect(entered.location).toContain('done=entered');
    const record = await colleague.get(entered.location ?? '');
    expect(record.text).toContain('HD2026112100001');
    expect((await front.inScope((scope) => readLine(scope, member, year)))?.paid).toBe(0);
    await confirm(entered.location);
    const line = await front.inScope((scope) => readLine(scope, member, year));
    expect(line?.standing.state).toBe('paid');
    const twice = await enter('/payments/new', fields);
    expect(twice.text).toContain('这个流水号已经登记过');
    await attendUntil(() => front.arrived.some(({ template }) => template === 'voucher-wanted'));
  });

  test('AT-16 B-082: gets one voucher by the authority’s page; a second one is refused and said why', async () => {
    const visitor = new Visitor(front.url);
    const url = await visitor.open(newest('voucher-wanted').token);
    const page = await visitor.get(url);
    expect(textOf(page.html)).toContain('云栖控股');
    const payment = /name="payment" value="([\w-]+)"/.exec(page.html)?.[1] ?? '';
    const give = async (number: string, scan = true) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ payment, number, issuedOn: today }))
        form.set(name, value);
      if (scan) form.set('document.scan', await photograph(), '凭证.jpg');
      return visitor.ask(url, { method: 'POST', body: form });
    };
    const bare = await give('', true);
    expect(textOf(bare.html)).toContain('请填写凭证号码');
    const scanless = await give('ZC-2026-0001', false);
    expect(textOf(scanless.html)).toContain('请上传凭证扫描件');
    expect((await give('ZC-2026-0001')).location).toContain('done=given');
    const again = await give('ZC-2026-0002');
    expect(again.status).toBe(422);
    expect(textOf(again.html)).toContain('这笔到账已有收款凭证');
    expect(textOf((await visitor.get(url)).html)).toContain('目前没有等待开具凭证的到账');
    await front.sendMails();
    const mail = newest('voucher-issued');
    expect(mail.to).toBe('liaison@yunqi.example');
    expect(mail.subject).toContain('ZC-2026-0001');
    const own = new Visitor(front.url);
    const dues = await own.get(await own.open(mail.token));
    const file = /href="(\/w\/[\w-]+\/file\/[\w-]+)"/.exec(dues.html)?.[1] ?? '';
    expect((await own.get(file)).status).toBe(200);
  });

  test('recorded wrongly is corrected with a reason and a second person, and both entries stay to be seen', async () => {
    const account = await officer.get(`${base}/dues/members/${member}`);
    const path = /dues(\/payments\/[\w-]+\/reverse)"/.exec(account.html)?.[1] ?? '';
    const lacking = await enter(path, { reason: '' });
    expect(lacking.text).toContain('请写明原因');
    const entered = await enter(path, { reason: '记入了另一家会员' });
    await confirm(entered.location);
    const after = await officer.get(`${base}/dues/members/${member}`);
    expect(after.text).toContain('已更正冲销');
    expect(after.text).toContain('记入了另一家会员');
    expect(after.text).toContain('-20,000元');
    expect(after.text).toContain('ZC-2026-0001');
    const line = await front.inScope((scope) => readLine(scope, member, year));
    expect(line?.standing.state).toBe('unpaid');
  });
});

describe('The yearly report', () => {
  test('B-083: shows what dues were used for by the charter’s uses, and other uses with their reasons', async () => {
    const expense = { purpose: '年会场地', amount: '1,500', spentOn: today, reason: '' };
    const none = await enter('/expenses/new', { ...expense, use: 'other' });
    expect(none.text).toContain('请写明理由');
    await confirm((await enter('/expenses/new', { ...expense, use: 'activities' })).location);
    const other = { ...expense, use: 'other', purpose: '慰问', reason: '会员单位受灾' };
    await confirm((await enter('/expenses/new', other)).location);
    const twice = await enter('/expenses/new', other);
    expect(twice.text).toContain('同样的支出已经登记');
    const report = await officer.get(`${base}/dues/report?year=${year}`);
    expect(report.text).toContain('各种活动 1 1,500元');
    expect(report.text).toContain('会员单位受灾');
    expect(report.text).toContain('第十八条');
  });

  test('B-080: the assembly’s resolution is entered for a year whose notices have not gone out', async () => {
    const amounts = {
      'amount-enterprise': '30000',
      'amount-group': '10000',
      'amount-individual': '0',
    };
    const late = await enter('/tariff', { ...amounts, resolvedOn: today, from: `${year}-01-01` });
    expect(late.text).toContain('该年度的缴费通知已经发出');
    const entered = await enter('/tariff', {
      ...amounts,
      resolvedOn: today,
      from: `${year + 1}-01-01`,
    });
    await confirm(entered.location);
    const form = await officer.get(`${base}/dues/tariff`);
    expect(form.html).toContain('value="30000"');
  });
});
