import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import * as act from '../../scripts/drive/acting.mjs';
import { faultsOf, openStage, PHONE, textOf, type Stage } from './people.ts';

const problems = (page: Page): Promise<string> => page.locator('.error-summary').innerText();
const typed = (page: Page, name: string): Promise<string> => page.inputValue(`[name="${name}"]`);
const uploaded = (page: Page): Promise<string[]> =>
  page.locator('.document .file-name').allInnerTexts();
const pdfOf = (megabytes: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(megabytes * 1024 * 1024)]);

let stage: Stage;
let phone: Page;

beforeAll(async () => {
  stage = await openStage();
  phone = await stage.person(PHONE);
}, 180_000);
afterAll(() => stage.close(), 30_000);

describe('An applicant who makes every mistake loses nothing', () => {
  test('an empty form is answered beside each field, the commitment letter and the proof of legal status among them (AT-14, B-064, B-065)', async () => {
    await phone.goto(`${stage.site}/listing/apply/enterprise`);
    await act.press(phone, act.button(phone, 'check'));
    const said = await problems(phone);
    for (const missing of ['单位名称', '联络员邮箱', '承诺书', '法人资格证明文件', '声明'])
      expect(said).toContain(missing);
    expect(await faultsOf(phone)).toEqual([]);
  }, 180_000);

  test('a wrong type, a file of 30 MB and a program named .pdf are refused by name; what is right is kept', async () => {
    const { commitment } = stage.papers;
    const files = {
      'commitment-letter': [
        commitment,
        { name: '公章.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      ],
      'legal-person-proof': {
        name: '大.pdf',
        mimeType: 'application/pdf',
        buffer: pdfOf(30),
      },
      'unit-profile': {
        name: '简介.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('MZ'),
      },
    };
    await act.fillApplication(phone, stage.site, { ...stage.applications.enterprise, files });
    await act.press(phone, act.button(phone, 'check'));
    const said = await problems(phone);
    for (const named of ['“公章.exe”', '“大.pdf”：文件超过20 MB', '“简介.pdf”'])
      expect(said).toContain(named);
    expect(await uploaded(phone)).toEqual(['IMG_2051.jpg']);
    expect(await typed(phone, 'liaison-name')).toBe('钱多');
    expect(await faultsOf(phone)).toEqual([]);
  }, 180_000);

  test('markup in a name is refused and kept as it was typed; in the profile it stays text', async () => {
    const name = '北京<script>document.title="taken"</script>公司';
    await phone.fill('[name="organisation-name"]', name);
    await phone.fill(
      '[name="profile"]',
      '<img src=x onerror=alert(1)> 研发工业视觉检测设备，服务制造业。',
    );
    await phone.setInputFiles('[name="document.legal-person-proof"]', stage.papers.licence);
    await phone.setInputFiles('[name="document.unit-profile"]', stage.papers.profile);
    await act.press(phone, act.button(phone, 'check'));
    expect(await problems(phone)).toContain('名称中不能有“<”或“>”');
    expect(await typed(phone, 'organisation-name')).toBe(name);
    await phone.fill('[name="organisation-name"]', stage.applications.enterprise.name);
    await act.press(phone, act.button(phone, 'check'));
    await phone.waitForURL('**/check');
    expect(await textOf(phone)).toContain('<img src=x onerror=alert(1)>');
    expect(await phone.locator('main img[onerror]').count()).toBe(0);
  }, 180_000);

  test('an authorised representative is asked for a name and a letter (B-063)', async () => {
    await phone.goBack();
    await phone.check('[value="authorised-representative"]');
    await act.press(phone, act.button(phone, 'check'));
    expect(await problems(phone)).toContain('授权代表姓名');
    expect(await problems(phone)).toContain('授权书');
    await phone.check('[value="legal-representative"]');
    await act.press(phone, act.button(phone, 'save'));
    expect(await textOf(phone)).toContain('已保存');
  }, 180_000);

  test('the browser closed and opened again goes on where it was', async () => {
    const cookies = await phone.context().storageState();
    await phone.context().close();
    phone = await stage.person({ ...PHONE, storageState: cookies });
    await phone.goto(`${stage.site}/listing/apply/enterprise`);
    expect(await typed(phone, 'address')).toBe('北京市海淀区学院路1号');
    expect(await uploaded(phone)).toEqual([
      'IMG_2051.jpg',
      '营业执照（副本）.pdf',
      '单位基本情况介绍.pdf',
    ]);
    await act.press(phone, act.button(phone, 'check'));
    await act.press(phone, act.button(phone, 'submit'));
    await phone.waitForURL('**/received');
    await phone.reload();
    expect(await textOf(phone)).toContain('申请已提交');
    await phone.goBack();
    await phone.goto(`${stage.site}/listing/apply/enterprise`);
    expect(await typed(phone, 'organisation-name')).toBe('');
  }, 180_000);
});

describe('A link that does not open says why and what to do', () => {
  test('one letter changed: not valid, in the language of the reader', async () => {
    const reader = await stage.person();
    await act.openMail(reader, stage.site, 'zhao.xue@example.org', '请审核');
    const link = await reader.locator('.link-row a').first().getAttribute('href');
    const wrong = `${link?.slice(0, -1)}${link?.endsWith('A') ? 'B' : 'A'}`;
    expect((await reader.goto(wrong))?.status()).toBe(404);
    expect(await textOf(reader)).toContain('链接无效');
    const guest = await stage.person({ locale: 'en-GB' });
    await guest.goto(wrong);
    expect(await textOf(guest)).toContain('This link does not work');
    expect(await faultsOf(guest)).toEqual([]);
  }, 180_000);

  test('the application withdrawn: the reviewer’s open page decides nothing and says so', async () => {
    const reviewer = await stage.person();
    await act.followMail(reviewer, stage.site, 'zhao.xue@example.org', '请审核');
    await act.followMail(phone, stage.site, 'chenxi@example.com', '已收到');
    await act.press(phone, phone.locator('main a[href$="/withdraw"]'));
    expect(await faultsOf(phone)).toEqual([]);
    await act.press(phone, phone.locator('main button[type="submit"]:not(.enter)').first());
    expect(await textOf(phone)).toContain('撤回');
    await act.review(reviewer, { decision: 'approve' });
    expect(await textOf(reviewer)).toContain('撤回');
    expect(await faultsOf(reviewer)).toEqual([]);
    await phone.goto(phone.url());
    expect(await textOf(phone)).toContain('已撤回');
  }, 180_000);

  test('a page that is not there, a wrong lookup code and a wrong certificate number are answered, not broken', async () => {
    const guest = await stage.person({ ...PHONE, locale: 'en-GB' });
    expect((await guest.goto(`${stage.site}/nowhere`))?.status()).toBe(404);
    expect(await textOf(guest)).toContain('There is no such page');
    await guest.goto(`${stage.site}/listing/status`);
    await guest.fill('[name="number"]', 'LSA-2026-0001');
    await guest.fill('[name="code"]', 'AAAAAAAA');
    await act.press(guest, guest.locator('main button[type="submit"]').last());
    expect(await guest.locator('.error-summary').count()).toBe(1);
    expect(await typed(guest, 'number')).toBe('LSA-2026-0001');
    expect(await faultsOf(guest)).toEqual([]);
    await guest.goto(`${stage.site}/verify/LSA-M-2026-9999-AAAAAA`);
    expect(await textOf(guest)).not.toContain('Genuine');
    expect(stage.complaints).toEqual([]);
  }, 180_000);
});
