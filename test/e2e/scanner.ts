import { press } from '../../scripts/drive/acting.mjs';
import type { Page } from 'playwright-core';
import type { Stage } from './people.ts';

const ADDRESSES = [
  'chenxi@example.com',
  'shanghui@example.com',
  'li.wei@example.com',
  'zhao.xue@example.org',
  'sun.xiao@example.org',
  'wang.jianguo@example.org',
  'ouyang.wen@example.org',
  'zhou.haitao@example.org',
  'wu.zheng@example.org',
];

/** The links of each person's newest mail. */
export async function linksInMails(stage: Stage): Promise<readonly string[]> {
  const page = await stage.person();
  const links: string[] = [];
  for (const address of ADDRESSES) {
    await page.goto(`${stage.site}/mailbox?to=${encodeURIComponent(address)}`);
    const newest = page.locator('main a[href^="/mailbox/"]').first();
    if ((await newest.count()) === 0) continue;
    await press(page, newest);
    const hrefs = await page
      .locator('.link-row a')
      .evaluateAll((anchors) => anchors.map((anchor) => String(anchor.getAttribute('href'))));
    links.push(...hrefs.filter((href) => href.includes('/l/')));
  }
  await page.context().close();
  return links;
}

/** A mail scanner: HEAD, GET, and a browser that runs scripts and opens what the page links to. */
export async function scan(stage: Stage, links: readonly string[]): Promise<void> {
  for (const link of links) {
    await fetch(link, { method: 'HEAD' });
    await fetch(link);
    const page = await stage.person();
    await page.goto(link);
    await openWhatIsLinked(page, stage.site);
    await page.context().close();
  }
}

async function openWhatIsLinked(page: Page, site: string): Promise<void> {
  const hrefs = await page
    .locator('main a[href^="/"]')
    .evaluateAll((anchors) => anchors.map((anchor) => String(anchor.getAttribute('href'))));
  for (const href of hrefs.slice(0, 4)) await page.request.get(`${site}${href}`);
}
