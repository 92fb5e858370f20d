import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { casesOfMember, allCases, type Case } from '../../src/store/cases.ts';
import type { Member } from '../../src/store/members.ts';
import { holder, openVote, vote, electors } from '../support/acting.ts';
import { standingIn } from '../support/alliances.ts';
import { bringAll, caseNow, memberNow } from '../support/ending.ts';
import { enterUnit } from '../support/go-abroad.ts';
import { presidiumVotes } from '../support/presidium.ts';
import type { World } from '../support/world.ts';
import { committeeVotes } from '../support/zhuzhou.ts';
import { openDesk, type DeskInBrowser } from './desk.ts';

jest.setTimeout(300_000);
const DAY = 86_400_000;
const PHOTO = join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg');

/** What every alliance's form asks of a unit. */
const UNIT = {
  'organisation-name': '致诚企业服务有限公司',
  'credit-code': '91430200MA4L0QCQ12',
  'legal-representative': '刘洋',
  address: '湖南省株洲市天元区长江北路1号',
  profile: '为中小企业提供管理咨询和数字化服务，现有员工三十人。',
  'liaison-name': '刘阳',
  'liaison-phone': '13912345678',
  'liaison-email': 'liu.yang@applicant.example',
} as const;

let desk: DeskInBrowser;

beforeAll(async () => {
  desk = await openDesk();
}, 180_000);
afterAll(() => desk.close(), 60_000);

function worldOf(alliance: string): World {
  const { site, world } = desk.office;
  const { context } = site;
  return standingIn({ context, world, attend: () => bringAll(context, alliance) }, alliance);
}
const later = async (alliance: string, days: number): Promise<void> => {
  desk.office.later(days * DAY);
  await desk.settle(alliance);
};

/** The form of a kind of applicant on a phone, filled in, before it is looked over. */
async function fillIn(
  alliance: string,
  kind: string,
  answers: Readonly<Record<string, string>>,
): Promise<Page> {
  const page = await desk.pageOf(undefined, 'phone');
  await page.goto(`${desk.site}/${alliance}/apply/${kind}`);
  for (const [name, text] of Object.entries({ ...UNIT, ...answers }))
    await page.fill(`[name="${name}"]`, text);
  for (const file of await page.locator('input[type=file]:visible').all())
    await file.setInputFiles(PHOTO);
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  return page;
}
const act = (page: Page, action: string) =>
  page.locator(`main form button[value="${action}"]`).last().click();

async function handIn(page: Page, world: World): Promise<Case> {
  await act(page, 'check');
  await page.waitForURL('**/check');
  await desk.picture(page, 'check');
  await act(page, 'submit');
  await page.waitForURL('**/received');
  return (await world.inScope(allCases)).at(-1) as Case;
}

test('B: the chair’s office meeting does not approve; the applicant reads on a phone by which vote and article, and the secretariat sees the case ended', async () => {
  const world = worldOf('listing');
  const page = await fillIn('listing', 'enterprise', {});
  await page.check('[name="capacity"][value="legal-representative"]');
  const one = await handIn(page, world);
  await desk.settle();
  await reviewed('请审核入会申请', 'approve');
  await desk.settle();
  const round = await openVote(world, [one]);
  for (const [at, person] of (await electors(world)).entries())
    await vote(world, round, person, at < 2 ? 'for' : 'against');
  await desk.settle();
  expect((await desk.mail('请您表决')).text).toContain('秘书处已审核材料');
  const told = await refused('入会申请结果', 'b-refused');
  expect(told).toContain('理事长办公会议表决，未予通过');
  expect(told).toContain('第十四条第（三）项');
  await inConsole('listing', one, ['未予通过', '拟稿：结果通知']);
}, 120_000);

test('C: without a member’s word nothing is handed in; the secretariat does not approve, and must say why', async () => {
  const world = worldOf('cross-border');
  const page = await fillIn('cross-border', 'enterprise', {
    'head-name': '刘洋',
    'head-email': 'head@applicant.example',
    'named.referral': '易达数字贸易有限公司',
  });
  await act(page, 'check');
  expect(await desk.shown(page, 'c-no-word')).toContain('成员推荐尚未确认');
  await act(page, 'ask.referral');
  expect(await desk.shown(page, 'c-asked')).toContain('待确认');
  await desk.settle('cross-border');
  const referrer = await desk.byMail('请确认“成员推荐”');
  expect(await desk.shown(referrer, 'c-referral')).toContain('易达数字贸易有限公司');
  await referrer.locator('main form button[value=confirm]').click();
  await page.reload();
  const one = await handIn(page, world);
  await desk.settle('cross-border');
  const officer = await reviewed('请审核入盟申请', 'not-approve');
  expect(await desk.shown(officer, 'c-no-reason')).toContain('请写明告知申请人的理由');
  await officer.fill('[name="reason"]', '不符合第九条第（四）项：尚未开展跨境电子商务业务。');
  await act(officer, 'submit');
  await desk.settle('cross-border');
  expect(await refused('入盟申请结果', 'c-refused')).toContain('尚未开展跨境电子商务业务');
  await inConsole('cross-border', one, ['未予通过', '不同意']);
}, 120_000);

test('D: three of the seven in the executive committee do not suffice, and the plenary is not asked', async () => {
  const world = worldOf('zhuzhou');
  const one = await handIn(await fillIn('zhuzhou', 'agency', {}), world);
  await desk.settle('zhuzhou');
  await committeeVotes(world, one, [
    ...Array<'for'>(3).fill('for'),
    ...Array<'against'>(4).fill('against'),
  ]);
  await desk.settle('zhuzhou');
  // Under charter D nobody reviews before the committee, and its mail does not say so.
  expect((await desk.mail('请您表决')).text).not.toContain('审核');
  const told = await refused('加入联盟申请结果', 'd-refused');
  expect(told).toContain('执行委员会表决，未予通过');
  expect(told).not.toContain('全体会议表决');
  await inConsole('zhuzhou', one, ['未予通过', '执行委员会']);
}, 120_000);

test('B: a member hears on a phone that its membership is to be cancelled, answers, and reads that it has ended', async () => {
  const world = worldOf('listing');
  const unit = await enterUnit(world, 'listing', '启明管理咨询', 'member');
  const one = await accuse('listing', unit, '提起：取消会员资格');
  await answers('b', '所收费用已全部退还。');
  await later('listing', 18);
  await verifies('取消会员资格', 'b');
  await desk.settle();
  const round = await openVote(world, [one], 9);
  for (const person of await electors(world)) await vote(world, round, person, 'for');
  await later('listing', 10);
  await expelled('listing', unit, one, ['产生的效力', '取消会员资格', '所收费用已全部退还']);
}, 120_000);

test('C: an ordinary member that says nothing is expelled by the presidium once its days are over', async () => {
  const world = worldOf('cross-border');
  const unit = await enterUnit(world, 'cross-border', '通达贸易', 'ordinary');
  const one = await accuse('cross-border', unit, '提起：除名');
  await later('cross-border', 18);
  await verifies('除名', 'c');
  await desk.settle('cross-border');
  const crossing = { world, alliance: 'cross-border', presidium: [], ordinary: [] };
  await presidiumVotes(crossing, one, ['for', 'for', 'for']);
  await later('cross-border', 10);
  await expelled('cross-border', unit, one, ['产生的效力', '除名']);
}, 120_000);

/** What the applicant reads behind the mail of the result. */
async function refused(subject: string, name: string): Promise<string> {
  const shown = await desk.shown(await desk.byMail(subject), name);
  expect(shown).toContain('申请未予通过');
  expect(shown).not.toContain('还没有');
  return shown;
}

/** A case officer decides at a desk, by the link of the mail; every document is fit. */
async function reviewed(subject: string, decision: 'approve' | 'not-approve'): Promise<Page> {
  const page = await desk.byMail(subject, 'desk');
  for (const fit of await page.locator('input[name^="check."][value=fit]').all()) await fit.check();
  await page.check(`[name="decision"][value="${decision}"]`);
  await act(page, 'submit');
  return page;
}

async function inConsole(alliance: string, one: Case, says: readonly string[]): Promise<void> {
  const page = await desk.pageOf(await holder(worldOf(alliance), 'case-officer'), 'desk');
  await page.goto(`${desk.site}/console/${alliance}/cases/${one.id}`);
  const shown = await desk.shown(page, `${alliance}-console`);
  for (const words of says) expect(shown).toContain(words);
}

/** One of the secretariat opens the case at a desk. */
async function accuse(alliance: string, unit: Member, link: string): Promise<Case> {
  const world = worldOf(alliance);
  const page = await desk.pageOf(await holder(world, 'case-officer'), 'desk');
  await page.goto(`${desk.site}/console/${alliance}/participation/${unit.id}`);
  await page.getByRole('link', { name: link }).click();
  await desk.picture(page, `${alliance}-open`);
  await page
    .getByLabel('事实和所违反的条款')
    .fill('以联盟名义违规收取培训费，经两次书面提醒未改正。');
  await page.locator('input[type=file]').setInputFiles(PHOTO);
  await page.getByRole('button', { name: '立案' }).click();
  expect(await desk.shown(page, `${alliance}-opened`)).toContain('已立案');
  await desk.settle(alliance);
  return (await world.inScope((scope) => casesOfMember(scope, unit.id)))[0] as Case;
}

async function answers(name: string, text: string): Promise<void> {
  const page = await desk.byMail('请贵单位陈述意见');
  expect(await desk.shown(page, `${name}-allegation`)).toContain('经两次书面提醒未改正');
  await page.getByLabel('意见和理由').fill(text);
  await page.getByRole('button', { name: '提交陈述' }).click();
  expect(await desk.shown(page, `${name}-replied`)).toContain(text);
}

/** Somebody else than who opened it finds the facts to hold. */
async function verifies(matter: string, name: string): Promise<void> {
  const page = await desk.byMail(matter, 'desk');
  expect(await desk.shown(page, `${name}-verify`)).toContain('当事单位');
  for (const fit of await page.locator('input[name^="check."][value=fit]').all()) await fit.check();
  for (const tick of await page.locator('input[name^="tick."]').all()) await tick.check();
  await page.check('[name="decision"][value=approve]');
  await act(page, 'submit');
  await page.getByText('已记录').first().waitFor();
}

async function expelled(
  alliance: string,
  unit: Member,
  one: Case,
  says: readonly string[],
): Promise<void> {
  const world = worldOf(alliance);
  expect(await memberNow(world, unit)).toMatchObject({ endedBecause: 'expelled' });
  // A charter's own word for a member (会员, 成员) stands in every mail and page of its alliance.
  const member = alliance === 'listing' ? '会员' : '成员';
  const page = await desk.byMail(`${member}资格终止`);
  const shown = await desk.shown(page, `${alliance}-expelled`);
  expect(shown).toMatch(new RegExp(`${member}资格已于\\d+年\\d+月\\d+日终止`, 'u'));
  expect(shown).toContain('申请复议');
  expect((await caseNow(world, one)).status).toBe('open');
  await inConsole(alliance, one, says);
}
