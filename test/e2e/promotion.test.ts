import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openCaseOf } from '../../src/store/decide/member-case.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import type { Member } from '../../src/store/members.ts';
import { openFront, type Front } from '../api/front.ts';
import { classNow, decided, setUpGoAbroad, type Abroad } from '../support/go-abroad.ts';
import { faultsOf, openChromium, PHONE, textOf } from './people.ts';

let front: Front;
let abroad: Abroad;
let browser: Browser;
let page: Page;
let unit: Member;

beforeAll(async () => {
  front = await openFront();
  const { context, world, attend } = front;
  abroad = await setUpGoAbroad({ context, world, bring: attend }, 'abroad', { ordinary: 1 });
  unit = abroad.ordinary[0] as Member;
  browser = await openChromium();
  const phone = await browser.newContext({ locale: 'zh-CN', ...PHONE });
  page = await phone.newPage();
  page.setDefaultTimeout(60_000);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await front.close();
}, 60_000);

const shown = async (name: string): Promise<string> => {
  expect(await faultsOf(page)).toEqual([]);
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/promotion-${name}.png`, fullPage: true });
  return textOf(page);
};
const submit = () => page.locator('main form .actions button[value=submit]').click();

test('AT-03: on a phone a unit applies to become a director unit; as an ordinary unit it is told by Article 14 that it may not become a vice-chair unit, and as a director unit it may', async () => {
  const token = await abroad.world.inScope(async (scope) =>
    issueToken(scope, await linkFor(scope, 'member', unit.id, null)),
  );
  await page.goto(`${front.url}/l/${token}`);
  const home = page.url();
  expect(await shown('member')).toContain('普通会员单位');
  await page.goto(`${home}/start?procedure=promotion-to-vice-chair`);
  const refused = await shown('refused');
  expect(refused).toContain('申请成为副理事长单位由理事单位提出');
  expect(refused).toContain('第十四条');
  await page.goto(home);
  await page.getByRole('link', { name: '申请成为理事单位' }).click();
  await page.getByLabel('会员代表姓名').fill('林代表');
  await submit();
  expect(await shown('problems')).toContain('请填写申请理由');
  expect(await page.getByLabel('会员代表姓名').inputValue()).toBe('林代表');
  await page.getByLabel('申请理由').fill('具备服务能力。');
  await page.getByLabel('会员代表邮箱').fill('lin@example.org');
  await page.getByLabel('会员代表电话').fill('13900139000');
  await submit();
  expect(await shown('started')).toContain('申请成为理事单位');
  const one = await abroad.world.inScope((scope) =>
    openCaseOf(scope, unit.id, 'promotion-to-director'),
  );
  if (!one) throw new Error('no case was opened');
  expect(await decided(abroad, one, ['for', 'for', 'for', 'against'])).toBe('passed');
  await page.goto(home);
  expect(await shown('director')).toMatch(/普通会员单位\s*→\s*理事单位/);
  await page.getByRole('link', { name: '申请成为副理事长单位' }).click();
  expect(await shown('next')).toContain('申请理由');
  expect(await classNow(abroad, unit)).toBe('director-unit');
}, 180_000);

test('A-108: a vice-chair unit designates its representative in the council by its own page', async () => {
  const [member] = abroad.viceChairs as [Member];
  const token = await abroad.world.inScope(async (scope) =>
    issueToken(scope, await linkFor(scope, 'member', member.id, null)),
  );
  await page.goto(`${front.url}/l/${token}`);
  expect(await shown('seats')).toContain('副理事长单位1代表');
  await page.getByRole('link', { name: '更换代表' }).click();
  await page.getByLabel('代表姓名').fill('秦新');
  await page.getByLabel('电子邮箱').fill('not an address');
  await submit();
  expect(await shown('represent-problem')).toContain('邮箱');
  await page.getByLabel('电子邮箱').fill('qin.xin@example.org');
  await submit();
  const after = await shown('represented');
  expect(after).toContain('秦新');
  expect(await page.locator('body').innerText()).toContain('已登记代表');
}, 120_000);
