import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { casesOfMember } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { readMember, type Member } from '../../src/store/members.ts';
import { startSession } from '../../src/store/sessions.ts';
import { openFront, type Arrived, type Front } from '../api/front.ts';
import { holder } from '../support/acting.ts';
import { allianceUnder, standing } from '../support/leaving.ts';
import type { World } from '../support/world.ts';
import { faultsOf, openChromium, PHONE, textOf } from './people.ts';

let front: Front;
let browser: Browser;
beforeAll(async () => {
  front = await openFront();
  browser = await openChromium();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await front.close();
}, 60_000);

/** One member of an alliance, with a telephone, and one of its secretariat, at a desk. */
type Walk = { readonly world: World; readonly id: string; readonly unit: Member };

async function walkUnder(
  charter: string,
  as: { readonly class: string; readonly kind: string },
  language: 'zh' | 'en',
  email = `contact@${charter}.example`,
): Promise<Walk> {
  const world = await allianceUnder(front.context, front.world, charter, language);
  const unit = await standing(world, {
    ...as,
    name: language === 'en' ? 'Harbour SME Agency' : '启航服务有限公司',
    email,
  });
  return { world, id: `leaving-${charter}`, unit };
}
async function phone(locale = 'zh-CN'): Promise<Page> {
  const page = await (await browser.newContext({ locale, ...PHONE })).newPage();
  page.setDefaultTimeout(60_000);
  return page;
}
async function desk(walk: Walk, rank = 0, locale = 'zh-CN'): Promise<Page> {
  const officer = await holder(walk.world, 'case-officer', rank);
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  const value = await startSession(front.context, officer.id);
  await context.addCookies([{ name: 'session', value, url: front.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}
const shown = async (page: Page, name: string): Promise<string> => {
  expect(await faultsOf(page)).toEqual([]);
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/leaving-${name}.png`, fullPage: true });
  return textOf(page);
};
const submit = (page: Page) => page.locator('main form button[type=submit]').last().click();
const mailTo = (address: string, template: string): Arrived => {
  const mail = front.arrived.findLast((one) => one.to === address && one.template === template);
  if (!mail) throw new Error(`${address} got no ${template}`);
  return mail;
};
/** The member asks for its link by the address on record, and opens it from the mail. */
async function asksForLink({ id, unit }: Walk, page: Page, name: string): Promise<void> {
  await page.goto(`${front.url}/${id}/leaving`);
  await shown(page, `${name}-ask`);
  await page.locator('input[type=email]').fill(`contact@${id.slice(8)}.example`);
  await submit(page);
  await front.sendMails(id);
  const { token } = mailTo(`contact@${id.slice(8)}.example`, 'fresh-link');
  await page.goto(`${front.url}/l/${token}`);
  expect(await shown(page, `${name}-form`)).toContain(unit.name);
}
const ended = async ({ world, unit }: Walk) =>
  (await world.inScope((scope) => readMember(scope, unit.id)))?.until;

describe('Leaving', () => {
  test('AT-08 A-066 A-068: a unit of the go-abroad alliance leaves on a phone; the secretariat ticks off the formalities, and nobody can refuse', async () => {
    const walk = await walkUnder('go-abroad', { class: 'ordinary', kind: 'enterprise' }, 'zh');
    const page = await phone();
    await asksForLink(walk, page, 'a');
    const form = await textOf(page);
    expect(form).toContain('任何人不能不予同意');
    expect(form).toContain('工作交接完成');
    expect(form).not.toContain('证书');
    await submit(page);
    expect(await shown(page, 'a-given')).toContain('已收到退会通知');
    await front.attend();
    await front.sendMails(walk.id);
    const received = mailTo('contact@go-abroad.example', 'leaving-received');
    expect(received.text).not.toContain('证书');
    expect(received.text).toContain('联络人信息已移除');
    await page.goto(`${front.url}/l/${received.token}`);
    expect(await shown(page, 'a-case')).toContain('收回退会通知');

    const office = await desk(walk);
    await office.goto(`${front.url}/console/${walk.id}`);
    expect(await shown(office, 'a-home')).toContain('启航服务有限公司退会');
    await office.getByRole('link', { name: '登记手续' }).click();
    expect(await shown(office, 'a-formalities')).not.toContain('证书');
    await submit(office);
    expect(await shown(office, 'a-nothing-ticked')).toContain('请勾选已办理的手续');
    for (const label of ['工作交接完成', '联络人信息已移除', '在联盟的职务已解除'])
      await office.getByLabel(label).check();
    await submit(office);
    expect(await shown(office, 'a-entered')).toContain(
      '工作交接完成、联络人信息已移除、在联盟的职务已解除',
    );
    expect(await ended(walk)).toBeNull();
    const second = await desk(walk, 1);
    await second.goto(office.url());
    await second.getByLabel('与凭据一致，计入').check();
    await submit(second);
    await shown(second, 'a-checked');
    await front.attend();
    await front.sendMails(walk.id);
    expect(await ended(walk)).not.toBeNull();
    expect(mailTo('contact@go-abroad.example', 'membership-ended').subject).toContain(
      '退会手续已办结：启航服务有限公司',
    );
    await page.reload();
    expect(await shown(page, 'a-ended')).toContain('生效后不能收回');
  }, 180_000);

  test('AT-20: a member of the listing alliance says on a phone that it returns the certificate, and then that it is lost', async () => {
    const walk = await walkUnder('listing', { class: 'member', kind: 'enterprise' }, 'zh');
    const page = await phone();
    await asksForLink(walk, page, 'b');
    expect(await textOf(page)).toContain('证书交回或声明遗失后即生效');
    await submit(page);
    expect(await shown(page, 'b-unchosen')).toContain('请选择会员证书如何处理');
    await page.getByLabel('将证书交回秘书处').check();
    await submit(page);
    expect(await shown(page, 'b-given')).toContain('已收到退会申请');
    await front.attend();
    await front.sendMails(walk.id);
    await page.goto(
      `${front.url}/l/${mailTo('contact@listing.example', 'leaving-received').token}`,
    );
    expect(await shown(page, 'b-case')).toContain('声明证书遗失');
    expect(await ended(walk)).toBeNull();
    await page.getByRole('button', { name: '声明证书遗失' }).click();
    await front.attend();
    await front.sendMails(walk.id);
    expect(await ended(walk)).not.toBeNull();
    const told = mailTo('contact@listing.example', 'membership-ended');
    expect(told.subject).toContain('退会手续已办结');
    await page.reload();
    expect(await shown(page, 'b-ended')).toContain('退会已于');
  }, 180_000);

  test.each([
    ['c', 'cross-border', { class: 'presidium-member', kind: 'enterprise' }, '退出联盟', 'zh'],
    ['d', 'zhuzhou', { class: 'member', kind: 'enterprise' }, '退出联盟', 'zh'],
    ['e', 'apec-smesa', { class: 'member', kind: 'agency' }, 'Leaving the alliance', 'en'],
  ] as const)(
    '%s: under the charter %s a member leaves on a phone by its notice alone, and the secretariat reads of it',
    async (name, charter, as, procedure, language) => {
      const walk = await walkUnder(charter, as, language);
      const locale = language === 'en' ? 'en-GB' : 'zh-CN';
      const page = await phone(locale);
      await asksForLink(walk, page, name);
      expect(await textOf(page)).toContain(procedure);
      await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''));
      await submit(page);
      expect(await shown(page, `${name}-unconfirmed`)).toMatch(
        /请勾选确认后再提交|Please tick this/,
      );
      expect(await ended(walk)).toBeNull();
      await page.locator('input[name=confirm]').check();
      await submit(page);
      expect(await shown(page, `${name}-ended`)).toMatch(/已于.*生效|in effect since/);
      expect(await ended(walk)).not.toBeNull();
      await front.attend();
      await front.sendMails(walk.id);
      const told = mailTo(`contact@${charter}.example`, 'membership-ended');
      expect(told.subject).toContain(
        `${language === 'en' ? 'You have left the alliance: ' : '退出联盟已生效：'}${walk.unit.name}`,
      );
      await page.goto(`${front.url}/l/${told.token}`);
      await shown(page, `${name}-case`);
      const office = await desk(walk, 0, locale);
      const [one] = await walk.world.inScope((scope) => casesOfMember(scope, walk.unit.id));
      await office.goto(`${front.url}/console/${walk.id}/cases/${one?.id}`);
      expect(await shown(office, `${name}-console`)).toContain(walk.unit.name);
    },
    180_000,
  );

  test('AT-25: on a phone a presidium member leaves only the presidium by its own page, and stays an ordinary member', async () => {
    const walk = await walkUnder(
      'cross-border',
      { class: 'presidium-member', kind: 'enterprise' },
      'zh',
      'presidium@member.example',
    );
    const token = await walk.world.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'member', walk.unit.id, null)),
    );
    const page = await phone();
    await page.goto(`${front.url}/l/${token}`);
    const own = await shown(page, 'p-member');
    expect(own).toContain('退出主席团');
    expect(own).toContain('退出联盟');
    await page.getByRole('link', { name: '退出主席团' }).click();
    expect(await shown(page, 'p-form')).toContain('任何人不能不予同意');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    expect(await shown(page, 'p-left')).toMatch(/主席团成员\s*→\s*普通成员/);
    const now = await walk.world.inScope((scope) => readMember(scope, walk.unit.id));
    expect(now).toMatchObject({ class: 'ordinary', until: null });
    await front.attend();
    await front.sendMails(walk.id);
    const told = mailTo('presidium@member.example', 'own-procedure');
    expect(told.subject).toContain('退出主席团已生效');
    expect(told.text).not.toMatch(/通过|批准/);
  }, 180_000);
});
