import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { allCases, type Case } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { holdersOf } from '../../src/store/persons.ts';
import { openFront, type Front } from '../api/front.ts';
import { standingIn } from '../support/alliances.ts';
import { committeeVotes, plenaryVotes, ZHUZHOU } from '../support/zhuzhou.ts';
import type { World } from '../support/world.ts';
import { endOf, waitsAt } from '../support/watching.ts';
import { faultsOf, openChromium, PHONE, textOf } from './people.ts';

let front: Front;
let world: World;
let browser: Browser;
let applicant: Page;
let elector: Page;

beforeAll(async () => {
  front = await openFront();
  world = standingIn(front, ZHUZHOU);
  browser = await openChromium();
  const on = async (): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'zh-CN', ...PHONE })).newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  applicant = await on();
  elector = await on();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await front.close();
}, 60_000);

const shown = async (page: Page, name: string): Promise<string> => {
  expect(await faultsOf(page)).toEqual([]);
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/two-ballots-${name}.png`, fullPage: true });
  return textOf(page);
};
const button = (page: Page, action: string) =>
  page.locator(`main form button[value="${action}"]`).last();

/** The last of those who vote opens the mailed link and votes for it on the page; the others have voted. */
async function votesOnPage(round: string, seat: string, name: string): Promise<void> {
  const token = await world.inScope(async (scope) => {
    const person = (await holdersOf(scope, [seat])).at(-1)?.person.id ?? '';
    return issueToken(scope, await linkFor(scope, 'voting-round', round, person));
  });
  await elector.goto(`${front.url}/l/${token}`);
  await shown(elector, name);
  await elector.locator('main input[type=radio][value=for]').first().check();
  await elector.locator('main form button[value=vote]').last().click();
  await shown(elector, `${name}-done`);
}

test('AT-30 D-017: on a phone an agency applies by the form, declares what Article 6 asks, and is a member when the committee and then the plenary have voted for it', async () => {
  await applicant.goto(`${front.url}/${ZHUZHOU}/apply`);
  expect(await shown(applicant, 'kinds')).toContain('优秀服务机构');
  await applicant.goto(`${front.url}/${ZHUZHOU}/apply/agency`);
  const fields = {
    'organisation-name': '湘江法律服务所',
    'credit-code': '91110108MA01A2B3CF',
    'legal-representative': '王小明',
    address: '湖南省株洲市天元区某某路1号',
    profile: '为中小企业提供法律咨询、合同审查和纠纷调解服务，服务企业三百余家。',
    'liaison-name': '唐联络',
    'liaison-phone': '13800138000',
    'liaison-email': 'tang@applicant.example',
  };
  for (const [name, text] of Object.entries(fields)) await applicant.fill(`[name="${name}"]`, text);
  await applicant.locator('[name=declaration]').check();
  await button(applicant, 'check').click();
  expect(await shown(applicant, 'undeclared')).toContain('请确认符合第六条第一款第一句的要求');
  await applicant.locator('[name="declares.6/1#1"]').check();
  await button(applicant, 'check').click();
  await applicant.waitForURL('**/check');
  await shown(applicant, 'check');
  await button(applicant, 'submit').click();
  await applicant.waitForURL('**/received');
  expect(await shown(applicant, 'received')).toContain('执行委员会审查');
  await applicant.getByRole('link', { name: '查看进度' }).click();
  const status = applicant.url();
  const [one] = (await world.inScope(allCases)) as [Case];

  const committee = await committeeVotes(world, one, [
    'for',
    'for',
    'for',
    'against',
    'against',
    'against',
  ]);
  await votesOnPage(committee, 'executive', 'committee');
  await waitsAt(world, one, 'plenary');
  await applicant.goto(status);
  expect(await shown(applicant, 'examined')).toContain('全体会议表决');
  const plenary = await plenaryVotes(world, one, [
    ...Array<'for'>(5).fill('for'),
    ...Array<'against'>(4).fill('against'),
  ]);
  await votesOnPage(plenary, 'representative', 'plenary');
  expect(await endOf(world, one)).toBe('passed');
  expect(await world.inScope((scope) => memberOfCase(scope, one.id))).toMatchObject({
    class: 'member',
  });
  await applicant.goto(status);
  expect(await shown(applicant, 'member')).toContain('成员页面');
}, 240_000);
