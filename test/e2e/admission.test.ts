import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import * as act from '../../scripts/drive/acting.mjs';
import { readPdf } from '../documents/pdf-reader.ts';
import { faultsOf, openStage, PHONE, textOf, type Stage } from './people.ts';
import { linksInMails, scan } from './scanner.ts';

const CHAIR = 'wang.jianguo@example.org';
const VOTE = '请您表决';
const ENTERPRISE = '北京晨曦智能科技有限公司';
const GROUP = '株洲市先进制造商会';
const PERSON = 'Li Wei';

let stage: Stage;
let enterprise: Page;
let group: Page;
let individual: Page;
let officer: Page;

beforeAll(async () => {
  stage = await openStage();
  enterprise = await stage.person({ ...PHONE, javaScriptEnabled: false });
  group = await stage.person();
  individual = await stage.person({ locale: 'en-GB' });
  officer = await stage.person();
}, 180_000);
afterAll(() => stage.close(), 30_000);

async function audit(): Promise<string> {
  await officer.goto(`${stage.site}/console/listing/audit`);
  return officer.locator('main').innerText();
}

async function electorOf(address: string): Promise<Page> {
  const page = await stage.person(PHONE);
  await act.followMail(page, stage.site, address, VOTE);
  return page;
}

describe('Joining the alliance by Article 14, in a browser', () => {
  test('an enterprise applies on a phone without JavaScript, with a photograph and a PDF that keeps its name', async () => {
    await act.fillApplication(enterprise, stage.site, stage.applications.enterprise);
    await act.press(enterprise, act.button(enterprise, 'check'));
    const shown = await textOf(enterprise);
    for (const said of [ENTERPRISE, '营业执照（副本）.pdf', 'IMG_2051.jpg', '13912345678'])
      expect(shown).toContain(said);
    await act.button(enterprise, 'submit').dblclick();
    await enterprise.waitForURL('**/received');
    expect(await textOf(enterprise)).toMatch(/LSA-\d{4}-0001/);
  }, 180_000);

  test('a group and an individual apply, the individual in English and free of dues', async () => {
    await act.apply(group, stage.site, stage.applications.group);
    await individual.goto(`${stage.site}/listing`);
    expect(await faultsOf(individual)).toEqual([]);
    expect(await textOf(individual)).toContain('Free of dues');
    await act.fillApplication(individual, stage.site, stage.applications.individual);
    await act.press(individual, act.button(individual, 'check'));
    expect(await faultsOf(individual)).toEqual([]);
    await act.press(individual, act.button(individual, 'submit'));
    await individual.waitForURL('**/received');
    expect(await faultsOf(individual)).toEqual([]);
    await act.openMail(individual, stage.site, 'li.wei@example.com', 'We have received');
  }, 180_000);

  test('pressing submit twice made one application, and three are in the console (B-062)', async () => {
    await act.signIn(officer, stage.site, 'zhao.xue@example.org');
    await officer.goto(`${stage.site}/console/listing/cases`);
    expect(await officer.locator('main tbody tr').count()).toBe(3);
    expect(await faultsOf(officer)).toEqual([]);
  }, 180_000);

  test('two reviewers decide at once: one decision is recorded, and the other is told whose it is (B-067, AT-42)', async () => {
    const colleague = await stage.person();
    const pages = [officer, colleague];
    for (const [index, address] of ['zhao.xue@example.org', 'sun.xiao@example.org'].entries())
      await act.followMail(pages[index] as Page, stage.site, address, ENTERPRISE);
    expect(await faultsOf(colleague)).toEqual([]);
    await act.press(colleague, act.button(colleague, 'submit'));
    expect(await colleague.locator('.error-summary li').count()).toBe(1);
    expect(await faultsOf(colleague)).toEqual([]);
    await Promise.all(pages.map((page) => act.review(page, { decision: 'approve' })));
    await Promise.all(pages.map((page) => page.locator('.verdict h1').waitFor()));
    const verdicts = await Promise.all(
      pages.map((page) => page.locator('.verdict h1').innerText()),
    );
    expect(verdicts.toSorted()).toEqual(['已记录', '这件事已经办理'].toSorted());
    const late = pages[verdicts.indexOf('这件事已经办理')] as Page;
    expect(await textOf(late)).toMatch(/同意（(赵雪|孙晓)）/);
  }, 180_000);

  test('what is returned for correction comes back with the failing document only', async () => {
    await act.followMail(officer, stage.site, 'zhao.xue@example.org', GROUP);
    await act.review(officer, {
      decision: 'return',
      wrong: { 'registration-certificate': 'unsealed' },
      reason: '登记证书复印件未盖章，请盖章后重新上传。',
      remark: '已电话告知。',
    });
    await act.followMail(group, stage.site, 'shanghui@example.com', '补正');
    expect(await textOf(group)).toContain('登记证书复印件未盖章');
    expect(await textOf(group)).not.toContain('已电话告知');
    await act.press(group, group.locator('main a.button-primary').first());
    expect(await group.locator('input[type="file"]').count()).toBe(1);
    expect(await faultsOf(group)).toEqual([]);
    await group.setInputFiles('input[type="file"]', stage.papers.sealed);
    await act.press(group, act.button(group, 'submit'));
    await act.followMail(officer, stage.site, 'zhao.xue@example.org', '第2次提交');
    await act.review(officer, { decision: 'approve' });
    await act.followMail(officer, stage.site, 'zhao.xue@example.org', PERSON);
    await act.review(officer, { decision: 'approve' });
  }, 180_000);

  test('after the review nothing goes on until the chair orders a vote and the body holds it (AT-13, B-068)', async () => {
    await enterprise.goto(enterprise.url().replace('/received', ''));
    expect(await enterprise.locator('[aria-current="step"]').first().innerText()).toContain(
      '理事长办公会批准',
    );
    await act.propose(officer, stage.site, {
      items: 3,
      reason: '三份申请材料齐全，近期无办公会议，建议通讯表决。',
    });
    expect(await textOf(officer)).toContain('LSA-V-');
    const chair = await stage.person(PHONE);
    await act.followMail(chair, stage.site, CHAIR, '通讯表决');
    expect(await faultsOf(chair)).toEqual([]);
    await act.order(chair, '近期无法集中开会，材料已经审核。');
    expect(await textOf(chair)).toContain('同意通讯表决');
    await act.openMail(chair, stage.site, CHAIR, VOTE);
  }, 180_000);

  test('a scanner that opens every link of every mail by HEAD, GET and with JavaScript decides nothing (AT-42)', async () => {
    const before = await audit();
    const links = await linksInMails(stage);
    expect(links.length).toBeGreaterThanOrEqual(7);
    await scan(stage, links);
    const now = await audit();
    expect(now.match(/已核对.*条/)?.[0]).toBe(before.match(/已核对.*条/)?.[0]);
    const ballot = await electorOf('chen.lihua@example.org');
    expect(await textOf(ballot)).toContain('已收回0票/应表决5人');
  }, 180_000);

  test('five electors vote: one recuses himself, one abstains, one changes his vote; nobody sees the count before the close', async () => {
    const chair = await electorOf(CHAIR);
    expect(await faultsOf(chair)).toEqual([]);
    await act.press(chair, chair.locator('button:not(.enter)[value="select-all-for"]'));
    await act.press(chair, act.button(chair, 'vote'));
    expect(await textOf(chair)).toContain('已记录');

    const ouyang = await electorOf('ouyang.wen@example.org');
    await act.press(ouyang, act.button(ouyang, 'vote'));
    expect(await ouyang.locator('.error-summary li').count()).toBe(3);
    await act.vote(ouyang, {
      [ENTERPRISE]: { choice: 'recuse', reason: '本人持有该公司股份。' },
      [GROUP]: { choice: 'for' },
      [PERSON]: { choice: 'abstain' },
    });

    const liu = await electorOf('liu.zhiyuan@example.org');
    await act.vote(liu, {
      [ENTERPRISE]: { choice: 'against' },
      [GROUP]: { choice: 'for' },
      [PERSON]: { choice: 'for' },
    });
    await liu.goto(liu.url());
    expect(await textOf(liu)).toContain('已收回3票/应表决5人');
    expect(await textOf(liu)).not.toMatch(/赞成 *\d+ *票/);
    await act.vote(liu, { [ENTERPRISE]: { choice: 'for' } });
    expect(await textOf(liu)).toContain('赞成');

    const chen = await electorOf('chen.lihua@example.org');
    const forgotten = await chen.context().newPage();
    await forgotten.goto(chen.url());
    for (const page of [chen, await electorOf('li.min@example.org')]) {
      await act.press(page, page.locator('button:not(.enter)[value="select-all-for"]'));
      await act.press(page, act.button(page, 'vote'));
    }
    await act.openMail(officer, stage.site, 'li.min@example.org', '表决结果');
    await forgotten.locator('input[value="against"]').first().check();
    await act.press(forgotten, act.button(forgotten, 'vote'));
    expect(await textOf(forgotten)).toContain('截止');
    expect(await faultsOf(forgotten)).toEqual([]);
  }, 180_000);

  test('every item has its proof: electorate, base, formula with numbers, threshold and its source', async () => {
    const li = await stage.person(PHONE);
    await act.followMail(li, stage.site, 'li.min@example.org', '表决结果');
    expect(await li.locator('main a[href*="/proof/"]').count()).toBe(3);
    await act.press(li, li.locator('main a[href*="/proof/"]').first());
    const proof = await textOf(li);
    for (const said of ['2 × 4 = 8 > 4', '回避', '欧阳文', 'B-Q4', '满足'])
      expect(proof).toContain(said);
    expect(await faultsOf(li)).toEqual([]);
  }, 180_000);

  test('the filing is sent to 中促中心 before the certificate, and its contact confirms by link (B-069, AT-13)', async () => {
    const wu = await stage.person();
    await act.followMail(wu, stage.site, 'wu.zheng@example.org', GROUP);
    expect(await faultsOf(wu)).toEqual([]);
    await act.confirmFiling(wu, '中促备〔2026〕17号');
    expect(await textOf(wu)).toContain('中促备〔2026〕17号');
    await act.openMail(officer, stage.site, 'chenxi@example.com', '已获批准');
    await officer.goto(`${stage.site}/mailbox`);
    const mails = await officer.locator('main li').allInnerTexts();
    const newest = (subject: string): number =>
      mails.findIndex((mail) => mail.includes(subject) && mail.includes(ENTERPRISE));
    expect(newest('已获批准')).toBeGreaterThanOrEqual(0);
    expect(newest('报请备案')).toBeGreaterThan(newest('已获批准'));
  }, 180_000);

  test('the member downloads the certificate, and whoever holds it can check it (B-070)', async () => {
    await act.followMail(group, stage.site, 'shanghui@example.com', '已获批准');
    expect(await faultsOf(group)).toEqual([]);
    const [download] = await Promise.all([
      group.waitForEvent('download'),
      group.locator('a[href$="/certificate"]').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^LSA-M-\d{4}-\d{4}\.pdf$/);
    const stream = await download.createReadStream();
    const pdf = Buffer.concat(await stream.toArray());
    expect(readPdf(pdf).text).toContain(GROUP);
    const genuine = await group.locator('a[href^="/verify/"]').getAttribute('href');
    const anybody = await stage.person({ ...PHONE, javaScriptEnabled: false });
    await anybody.goto(`${stage.site}${genuine}`);
    expect(await textOf(anybody)).toContain('真实有效');
    const wrong = `${genuine?.slice(0, -1)}${genuine?.endsWith('A') ? 'B' : 'A'}`;
    await anybody.goto(`${stage.site}${wrong}`);
    expect(await textOf(anybody)).not.toContain('真实有效');
  }, 180_000);

  test('no page made a browser complain, and the audit trail is whole', async () => {
    expect(stage.complaints).toEqual([]);
    expect(await audit()).toContain('记录完整');
  }, 180_000);
});
