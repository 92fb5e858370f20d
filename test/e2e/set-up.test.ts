import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import * as act from '../../scripts/drive/acting.mjs';
import { CHARTERS } from '../support/empty-site.ts';
import { faultsOf, openStage, PHONE, textOf, type Stage } from './people.ts';

jest.setTimeout(600_000);

const ROOT = join(import.meta.dirname, '..', '..');
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ DEMO: 'off' });
}, 600_000);
afterAll(() => stage.close());

/** What an administrator's terminal prints. */
async function printedLink(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'dist', 'cli.js'), 'set-up'],
    { env: { ...process.env, ...stage.settings, NODE_OPTIONS: '', LC_ALL: 'en_US.UTF-8' } },
  );
  return /http\S+/.exec(stdout)?.[0] ?? stdout;
}

let pictures = 0;
/** With `PICTURES`, a folder, keeps what is on the screen, as on a desk and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  const folder = process.env['PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  pictures += 1;
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [size.width, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({
      path: join(folder, `${pictures}-${name}-${width}.png`),
      fullPage: true,
    });
  }
  await page.setViewportSize(size);
}

const main = (page: Page) => page.locator('main');

async function enter(page: Page, name: string, email: string, seat: string): Promise<void> {
  await page.fill('[name="name"]', name);
  await page.fill('[name="title"]', '老师');
  await page.fill('[name="email"]', email);
  await page.check(`[name="seats"][value="${seat}"]`);
  await act.press(page, main(page).getByRole('button', { name: '保存这位人员' }));
}

test('an administrator sets up an alliance from its charter on an empty installation; its page opens, an agency applies, and the secretary signs in', async () => {
  const admin = await stage.person({ viewport: { width: 1280, height: 900 } });
  await admin.goto(stage.site);
  await admin.goto(`${stage.site}/set-up`);
  expect(await textOf(admin)).toContain('npm run --silent set-up');
  await look(admin, 'no-link');

  await admin.goto(await printedLink());
  await look(admin, 'link');
  await act.press(admin, act.button(admin, 'begin'));
  await look(admin, 'list');
  await act.press(admin, act.button(admin, 'new'));
  await look(admin, 'empty');

  await admin.setInputFiles('[name="charter"]', join(CHARTERS, 'zhuzhou.yaml'));
  await act.press(admin, act.button(admin, 'upload'));
  expect(await textOf(admin)).toContain('找不到 zhuzhou.txt');
  await look(admin, 'charter-problem');
  await admin.setInputFiles('[name="text"]', join(CHARTERS, 'zhuzhou.txt'));
  await act.press(admin, act.button(admin, 'upload'));
  expect(await textOf(admin)).toContain('章程文件没有问题');
  await admin.fill('[name="code"]', 'ZZQF');
  await admin.fill('[name="phone"]', '0731-28680000');
  await admin.fill('[name="address"]', '株洲市天元区珠江北路1号');
  await look(admin, 'charter');
  await act.press(admin, act.button(admin, 'save'));

  expect(await textOf(admin)).toContain('D-Q3');
  const [word] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('link', { name: /Word/ }).click(),
  ]);
  expect(word.suggestedFilename()).toBe('章程未规定事项确认表.docx');
  await look(admin, 'defaults');
  await admin.fill('[name="number"]', '〔2026〕3号');
  await admin.fill('[name="day"]', '2026-01-15');
  await admin.check('[name="compared"]');
  await admin.setInputFiles('[name="evidence"]', stage.papers.commitment);
  await act.press(admin, act.button(admin, 'record'));
  expect(await textOf(admin)).toContain('已登记的决议');
  await look(admin, 'resolution');
  await act.press(admin, admin.getByRole('link', { name: '下一步' }));

  await enter(admin, '李敏', 'li.min@example.org', 'secretary-general');
  await enter(admin, '赵雪', 'zhao.xue@example.org', 'case-officer');
  await admin.setInputFiles('[name="evidence"]', stage.papers.commitment);
  await act.press(admin, act.button(admin, 'add'));
  await look(admin, 'people');
  await act.press(admin, admin.getByRole('link', { name: '下一步' }));
  await look(admin, 'first-day');
  await act.press(admin, act.button(admin, 'save'));
  await look(admin, 'start');
  await act.press(admin, act.button(admin, 'start'));
  expect(await textOf(admin)).toContain('株洲市企业服务联盟已建立');
  await look(admin, 'done');

  const visitor = await stage.person(PHONE);
  await visitor.goto(`${stage.site}/zhuzhou`);
  expect(await textOf(visitor)).toContain('株洲市企业服务联盟');
  await look(visitor, 'home');
  await visitor.goto(`${stage.site}/zhuzhou/apply/enterprise`);
  const { fields } = stage.applications.enterprise;
  for (const [name, text] of Object.entries(fields)) await visitor.fill(`[name="${name}"]`, text);
  for (const box of await visitor.locator('main input[type="checkbox"]').all()) await box.check();
  const { number } = await act.submitApplication(visitor);
  expect(number).toMatch(/^ZZQF-\d{4}-0001$/);

  const secretary = await stage.person({ viewport: { width: 1280, height: 900 } });
  await act.openMail(secretary, stage.site, 'li.min@example.org', '已建立');
  await look(secretary, 'mail');
  await act.signIn(secretary, stage.site, 'li.min@example.org', 'zhuzhou');
  expect(await textOf(secretary)).toContain(number);
  await look(secretary, 'console');
  await secretary.goto(`${stage.site}/console/zhuzhou/defaults`);
  expect(await textOf(secretary)).toContain('已由联盟确认');
  const scan = secretary.locator('main a[href*="/files/"]').first();
  const seen = await secretary.request.get(stage.site + (await scan.getAttribute('href')));
  expect(seen.ok()).toBe(true);
  expect(stage.complaints).toEqual([]);
});
