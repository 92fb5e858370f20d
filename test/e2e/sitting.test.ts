import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import * as act from '../../scripts/drive/acting.mjs';
import { importPerson } from '../../src/setup/alliance.ts';
import type { Case } from '../../src/store/cases.ts';
import { carryOutImports } from '../../src/store/roster/carry-out.ts';
import type { Person } from '../../src/store/persons.ts';
import { ballotsOfRound, listRounds } from '../../src/store/voting-rounds.ts';
import { electors, holder, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { workbook } from '../support/roster/files.ts';
import { inventedRoster } from '../support/roster/invented.ts';
import { openDesk, type DeskInBrowser } from './desk.ts';
import { faultsOf, textOf } from './people.ts';

jest.setTimeout(300_000);

const PHOTO = join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg');
const LAST = 11;
const APPLICANTS = Array.from('甲乙丙丁戊己庚辛壬癸子丑', (sign) => `样例${sign}科技有限公司`);

let desk: DeskInBrowser;
let folder: string;
let cases: readonly Case[];
let nine: readonly Person[];
let officer: Page;
let colleague: Page;
let round: string;
let ballots: readonly string[];

beforeAll(async () => {
  desk = await openDesk();
  folder = await mkdtemp(join(tmpdir(), 'sitting-'));
  const { office } = desk;
  for (const [at, name] of ['钱一鸣', '孙立', '欧阳倩', '周四维'].entries())
    await office.inScope((scope) =>
      importPerson(
        scope,
        {
          name,
          title: '副理事长',
          email: `elector${at}@example.org`,
          phone: '13800000000',
          language: at === 0 ? 'en' : 'zh',
          seats: ['vice-chair'],
        },
        20 + at,
      ),
    );
  nine = await electors(office.world);
  const handedIn: Case[] = [];
  for (const name of APPLICANTS) handedIn.push(await apply(office.world, { name }));
  for (const one of handedIn) await review(office.world, one);
  cases = handedIn;
  await desk.settle();
  await signIn();
}, 180_000);

afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
}, 60_000);

const consoleAt = (path = ''): string => `${desk.site}/console/listing${path}`;

/** Both clerks begin a session of twelve hours. */
async function signIn(): Promise<void> {
  const { world } = desk.office;
  officer = await desk.pageOf(await holder(world, 'case-officer'), 'desk');
  colleague = await desk.pageOf(await holder(world, 'case-officer', 1), 'phone');
}

/** The second person looks at what waits for her and agrees. */
async function check(about: string): Promise<void> {
  await colleague.goto(consoleAt());
  await act.press(colleague, colleague.locator('#mine .home-title a', { hasText: about }).first());
  await desk.picture(colleague, 'check');
  expect(await faultsOf(colleague)).toEqual([]);
  await colleague.check('input[value="right"]');
  await act.press(colleague, colleague.locator('button[value="check"]'));
}

/** An elector opens the link of the mail, marks everything as for but what is named, and sends the ballot. */
async function voteByLink(elector: Person, against: readonly number[]): Promise<Page> {
  const english = elector.language === 'en';
  const page = await desk.pageOf(undefined, 'phone', english ? 'en-GB' : 'zh-CN');
  await act.followMail(page, desk.site, elector.email ?? '', english ? 'Please vote' : '请您表决');
  expect(await page.locator('section.item').count()).toBe(APPLICANTS.length);
  await act.press(page, act.button(page, 'select-all-for'));
  for (const at of against)
    await page.check(`input[name="choice.${ballots[at]}"][value="against"]`);
  await desk.picture(page, 'ballot');
  await act.press(page, act.button(page, 'vote'));
  await page.locator('.verdict').waitFor();
  return page;
}

describe('A secretary’s sitting, in a browser', () => {
  test('twelve applications are proposed and ordered as one voting round, and each of nine electors gets one mail with one page', async () => {
    await officer.goto(consoleAt());
    await desk.picture(officer, 'home-twelve');
    await act.propose(officer, desk.site, {
      items: APPLICANTS.length,
      reason: '十二份申请材料齐全，近期无办公会议，建议通讯表决。',
    });
    await desk.picture(officer, 'round-proposed');
    await desk.settle();
    const chair = await desk.pageOf(undefined, 'phone');
    await act.followMail(chair, desk.site, nine[0]?.email ?? '', '通讯表决');
    await desk.picture(chair, 'order');
    await act.order(chair, '近期无法集中开会，材料已经审核。');
    await chair.context().close();
    await desk.settle();
    const { office } = desk;
    [round = ''] = (await office.inScope(listRounds)).map(({ id }) => id);
    const inOrder = await office.inScope((scope) => ballotsOfRound(scope, round));
    ballots = cases.map(({ id }) => inOrder.find((ballot) => ballot.caseId === id)?.id ?? '');
    expect(ballots).toHaveLength(APPLICANTS.length);
    const mailbox = await desk.pageOf(undefined, 'desk');
    for (const elector of nine) {
      await mailbox.goto(`${desk.site}/mailbox?to=${elector.email}`);
      const asked = mailbox.locator('main li', { hasText: /请您表决|Please vote/ });
      expect(await asked.count()).toBe(1);
    }
    await mailbox.context().close();
  });

  test('five vote by the link of their mail; one paper without a scan is refused, and nothing typed is lost', async () => {
    for (const [at, elector] of nine.slice(0, 5).entries()) {
      const page = await voteByLink(elector, at < 2 ? [] : [LAST]);
      await page.context().close();
    }
    for (const elector of nine.slice(5, 7)) {
      await officer.goto(consoleAt('/entries'));
      await act.press(officer, officer.locator(`main a[href$="/rounds/${round}"]`).first());
      await desk.picture(officer, 'round');
      await act.press(officer, officer.locator(`main a:text-is("${elector.name}")`));
      const form = officer.locator('form[action$="/paper"]');
      for (const ballot of ballots)
        await form.locator(`input[name="choice.${ballot}"][value="for"]`).check();
      await act.press(officer, form.locator('button[value="paper"]'));
      await desk.picture(officer, 'paper-without-scan');
      expect(await textOf(officer)).toContain('请上传凭据');
      expect(await form.locator('input[value="for"]:checked').count()).toBe(APPLICANTS.length);
      await form.locator('input[type="file"]').setInputFiles(PHOTO);
      await act.press(officer, form.locator('button[value="paper"]'));
      await desk.picture(officer, 'paper-entered');
      expect(await textOf(officer)).toContain('已登记，等待秘书处另一位人员复核');
      expect(await officer.locator('input[name="verdict"]').count()).toBe(0);
    }
    await officer.goto(consoleAt(`/rounds/${round}/electors/${nine[7]?.id}`));
    await officer
      .locator('details', { has: officer.locator('form[action$="/opinion"]') })
      .locator('summary')
      .click();
    await desk.picture(officer, 'elector');
    expect(await faultsOf(officer)).toEqual([]);
    const call = officer.locator('form[action$="/opinion"]');
    for (const ballot of ballots)
      await call.locator(`input[name="choice.${ballot}"][value="for"]`).check();
    await act.press(officer, call.locator('button[value="opinion"]'));
    expect(await textOf(officer)).toContain('电话意见已记下，不计票');
    await desk.settle();
  });

  test('AT-47 AT-49: two papers count once a colleague has checked them, the telephone call and silence do not: seven, each by its channel on twelve proofs', async () => {
    for (const elector of nine.slice(5, 7)) {
      await check(elector.name);
      expect(await textOf(colleague)).toContain('已复核并计入');
    }
    await desk.settle();
    const told = await desk.pageOf(undefined, 'phone');
    await act.followMail(told, desk.site, nine[5]?.email ?? '', '已登记您的纸质表决票');
    expect(await textOf(told)).toContain('这不是我的意思');
    await desk.picture(told, 'recorded-for-you');
    expect(await faultsOf(told)).toEqual([]);

    const { office } = desk;
    const [{ closesAt } = { closesAt: new Date() }] = await office.inScope(listRounds);
    const now = await office.inScope(async (scope) => scope.now.getTime());
    office.later(closesAt.getTime() - now + 60_000);
    await signIn();
    await desk.settle();
    await act.followMail(told, desk.site, nine[8]?.email ?? '', '表决结果');
    await desk.picture(told, 'result');
    expect(await told.locator('main a[href*="/proof/"]').count()).toBe(APPLICANTS.length);
    await act.press(told, told.locator('main a[href*="/proof/"]').first());
    await desk.picture(told, 'proof');
    const proof = (await textOf(told)).replace(/\s+/g, ' ');
    for (const said of ['本人邮件链接 5票', '纸质表决票 2票', '有电话意见，未书面确认，不计票'])
      expect(proof).toContain(said);
    expect(proof).toContain('到会7人/应到9人');
    expect(await faultsOf(told)).toEqual([]);
    await told.context().close();
  });

  test('a paper that comes in after the count is kept with its record and does not count', async () => {
    await officer.goto(consoleAt(`/rounds/${round}/electors/${nine[8]?.id}`));
    await desk.picture(officer, 'elector-counted');
    const form = officer.locator('form[action$="/paper"]');
    for (const ballot of ballots)
      await form.locator(`input[name="choice.${ballot}"][value="against"]`).check();
    await form.locator('input[name="markedOn"]').fill(await dayOfClose());
    await form.locator('input[name="markedTime"]').fill('08:00');
    await form.locator('input[type="file"]').setInputFiles(PHOTO);
    await act.press(officer, form.locator('button[value="paper"]'));
    await desk.picture(officer, 'paper-late');
    await check(nine[8]?.name ?? '');
    await desk.picture(colleague, 'late-checked');
    expect(await textOf(colleague)).toContain('计票已完成，这张表决票不再计入');
  });

  test('AT-50: one paper that was entered for two electors is corrected: the original stays, the count flips, and the item goes back to the body', async () => {
    const last = cases[LAST] as Case;
    await officer.goto(consoleAt(`/cases/${last.id}`));
    await desk.picture(officer, 'case');
    await act.press(officer, officer.locator('main a[href$="/correction"]').first());
    await desk.picture(officer, 'correction-choose');
    await act.press(
      officer,
      officer.locator('main a[href*="correction?of=vote"]', { hasText: nine[6]?.name ?? '' }),
    );
    await officer.check('input[name="should"][value="nothing"]');
    await officer.fill('[name="reason"]', '同一张纸质表决票被登记了两次，原件只有一张。');
    await officer.setInputFiles('input[name="evidence"]', PHOTO);
    await desk.picture(officer, 'correction');
    await act.press(officer, officer.locator('main button[value="enter"]:not(.enter)'));
    await check(APPLICANTS[LAST] ?? '');
    await desk.settle();
    await officer.goto(consoleAt(`/ballots/${ballots[LAST]}/proof`));
    await desk.picture(officer, 'proof-corrected');
    const proof = (await textOf(officer)).replace(/\s+/g, ' ');
    expect(proof).toMatch(/更正前后.*赞成 4 3 .*通过 未通过/);
    expect(proof).toContain('同一张纸质表决票被登记了两次');
    expect(await faultsOf(officer)).toEqual([]);
    await officer.goto(consoleAt(`/cases/${last.id}`));
    await desk.picture(officer, 'case-corrected');
    expect(await textOf(officer)).toContain('已交回重新决定');
    await officer.goto(consoleAt());
    expect(await officer.locator('input[name="item"]').count()).toBe(1);
  });

  test('the letter of 中促中心 is registered from 登记来件 and counts once it is checked', async () => {
    await officer.goto(consoleAt('/entries'));
    await desk.picture(officer, 'entries');
    await officer.fill('#entries-search', APPLICANTS[0] ?? '');
    await act.press(officer, officer.locator('.entry-filter button'));
    expect(await faultsOf(officer)).toEqual([]);
    await act.press(officer, officer.locator('main a', { hasText: APPLICANTS[0] ?? '' }).first());
    const form = officer.locator('form[action*="/filings/"]').first();
    if (!(await form.isVisible()))
      await officer.locator('details', { has: form }).locator('summary').click();
    await form.locator('[name="number"]').fill('中促备〔2026〕31号');
    await form.locator('[name="receivedOn"]').fill(await today());
    await form.locator('input[type="file"]').setInputFiles(PHOTO);
    await desk.picture(officer, 'letter');
    await act.press(officer, form.locator('button:not(.enter)'));
    await check(APPLICANTS[0] ?? '');
    await officer.goto(consoleAt(`/cases/${cases[0]?.id}`));
    await desk.picture(officer, 'case-with-letter');
    expect(await textOf(officer)).toContain('中促备〔2026〕31号');
  });

  test('the roster of 145 founders is read, handed in, checked and brought in', async () => {
    const file = join(folder, '名册.xlsx');
    await writeFile(file, await workbook(inventedRoster()));
    await officer.goto(consoleAt('/roster'));
    await officer.setInputFiles('input[name=roster]', file);
    await officer.getByRole('button', { name: '上传并试运行' }).click();
    await officer.getByRole('heading', { name: '试运行结果' }).waitFor();
    await desk.picture(officer, 'roster-dry-run');
    const address = officer.url();
    await officer.setInputFiles('input[name=evidence]', PHOTO);
    await act.press(officer, officer.getByRole('button', { name: '提交复核' }));
    await check('名册');
    await carryOutImports(desk.office.site.context, 'listing');
    await officer.goto(address);
    await officer.getByRole('heading', { name: '导入报告' }).waitFor();
    await desk.picture(officer, 'roster-report');
    await officer.goto(consoleAt());
    await desk.picture(officer, 'home-after');
    expect(await faultsOf(officer)).toEqual([]);
  });
});

async function dayOfClose(): Promise<string> {
  const [{ closesAt } = { closesAt: new Date() }] = await desk.office.inScope(listRounds);
  return closesAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

async function today(): Promise<string> {
  const now = await desk.office.inScope(async (scope) => scope.now);
  return now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
