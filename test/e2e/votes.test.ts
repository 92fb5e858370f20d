import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/drive/browser.mjs';
import { createApp } from '../../src/api/app.ts';
import { ASSETS } from '../../src/api/assets.ts';
import { importPerson } from '../../src/setup/alliance.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import type { Person } from '../../src/store/persons.ts';
import { startSession } from '../../src/store/sessions.ts';
import { ballotsOfRound, readRound } from '../../src/store/voting-rounds.ts';
import { openOffice, type Office } from '../api/office.ts';
import { electors, holder, openVote, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { faultsOf, PHONE, textOf } from './people.ts';

const PHOTO = join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg');

let office: Office;
let server: Server;
let site: string;
let browser: Browser;
let nine: readonly Person[];
let round: string;
let ballot: string;

beforeAll(async () => {
  office = await openOffice();
  for (const [at, name] of ['钱一', '孙二', '李三', '周四'].entries())
    await office.inScope((scope) =>
      importPerson(
        scope,
        {
          name,
          title: '副理事长',
          email: `elector${at}@example.org`,
          phone: '13800000000',
          language: 'zh',
          seats: ['vice-chair'],
        },
        20 + at,
      ),
    );
  nine = await electors(office.world);
  const one = await apply(office.world, { name: '九人表决企业有限公司' });
  await review(office.world, one);
  round = await openVote(office.world, [one]);
  ballot = (await office.inScope((scope) => ballotsOfRound(scope, round)))[0]?.id ?? '';
  server = await listen();
  browser = await openBrowser(process.env['CHROMIUM_PATH'] ?? '');
}, 180_000);

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  await office.close();
}, 60_000);

/** Every route of the product, over rows whose clock the test moves. */
async function listen(): Promise<Server> {
  let handle: ReturnType<typeof createApp> | undefined;
  const { createServer } = await import('node:http');
  const listening = createServer((request, response) => handle?.(request, response));
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  handle = createApp({ ...office.site, baseUrl: site, assets: ASSETS });
  return listening;
}

/** A page of somebody's own browser; `person` is signed in to the console. */
async function pageOf(person?: Person): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...PHONE });
  if (person)
    await context.addCookies([
      { name: 'session', value: await startSession(office.site.context, person.id), url: site },
    ]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

async function openOwn(elector: Person): Promise<Page> {
  const token = await office.inScope(async (scope) =>
    issueToken(scope, await linkFor(scope, 'voting-round', round, elector.id)),
  );
  const page = await pageOf();
  await page.goto(`${site}/l/${token}`);
  return page;
}

describe('Nine electors, in a browser', () => {
  test('AT-47: five vote by link, two on paper entered by one clerk and checked by another, one by telephone only, one is silent: seven count, each by its channel', async () => {
    for (const elector of nine.slice(0, 5)) {
      const page = await openOwn(elector);
      await page.check(`input[name="choice.${ballot}"][value="for"]`);
      await page.click('button:not(.enter)[value="vote"]');
      expect(await textOf(page)).toContain('已记录');
      await page.context().close();
    }
    const officer = await pageOf(await holder(office.world, 'case-officer'));
    for (const elector of nine.slice(5, 7)) {
      await officer.goto(`${site}/console/listing/rounds/${round}`);
      await officer.click(`main a:text-is("${elector.name}")`);
      const form = officer.locator('form[action$="/paper"]');
      await form.locator('input[value="against"]').check();
      await form.locator('button[value="paper"]').click();
      expect(await textOf(officer)).toContain('请上传凭据');
      expect(await form.locator('input[value="against"]').isChecked()).toBe(true);
      await form.locator('input[type="file"]').setInputFiles(PHOTO);
      await form.locator('button[value="paper"]').click();
      expect(await textOf(officer)).toContain('已登记，等待秘书处另一位人员复核');
      expect(await officer.locator('input[name="verdict"]').count()).toBe(0);
    }
    await officer.goto(`${site}/console/listing/rounds/${round}/electors/${nine[7]?.id}`);
    expect(await faultsOf(officer)).toEqual([]);
    const call = officer.locator('form[action$="/opinion"]');
    await call.locator('input[value="for"]').check();
    await call.locator('button[value="opinion"]').click();
    expect(await textOf(officer)).toContain('电话意见已记下，不计票');

    const colleague = await pageOf(await holder(office.world, 'case-officer', 1));
    for (const elector of nine.slice(5, 7)) {
      await colleague.goto(`${site}/console/listing`);
      await colleague.locator(`#mine a:has-text("${elector.name}")`).first().click();
      expect(await faultsOf(colleague)).toEqual([]);
      await colleague.check('input[value="right"]');
      await colleague.click('button[value="check"]');
      expect(await textOf(colleague)).toContain('已复核并计入');
    }
    const told = await openOwn(nine[5] as Person);
    expect(await textOf(told)).toContain('这不是我的意思');
    expect(await faultsOf(told)).toEqual([]);

    const { closesAt } = (await office.inScope((scope) => readRound(scope, round))) as {
      closesAt: Date;
    };
    const now = await office.inScope(async (scope) => scope.now.getTime());
    office.later(closesAt.getTime() - now + 60_000);
    await office.attend();
    const silent = await openOwn(nine[8] as Person);
    await silent.click('main a[href*="/proof/"]');
    const proof = (await textOf(silent)).replace(/\s+/g, ' ');
    for (const said of ['本人邮件链接 5票', '纸质表决票 2票', '有电话意见，未书面确认，不计票'])
      expect(proof).toContain(said);
    expect(proof).toContain('到会7人/应到9人');
    expect(proof).toContain('2 × 5 = 10 > 7');
    expect(await faultsOf(silent)).toEqual([]);
  }, 300_000);
});
