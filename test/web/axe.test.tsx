import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/domain/wording.ts';
import { pageTitles, renderPage } from '../../src/web/pages.ts';
import { everyPage, frameOf, NASTY, PLAIN, type Shown } from './fixtures.tsx';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CSS = readFileSync(new URL('../../src/web/app.css', import.meta.url), 'utf8');
/** One grey pixel, for previews. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOsr6//DwAFhAKAjM1mJgAAAABJRU5ErkJggg==',
  'base64',
);
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";
const SITE = 'http://alliance.test';
const WIDTHS = [390, 1280] as const;
/** A folder to look at the pages in; without it none are written. */
const SHOTS = process.env['SHOTS'];

let browser: Browser;
let page: Page;
let html = '';
let refused: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ bypassCSP: false });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await page.route(`${SITE}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/assets/') && pathname.endsWith('.css'))
      return route.fulfill({ contentType: 'text/css; charset=utf-8', body: CSS });
    if (pathname.endsWith('.svg'))
      return route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      });
    if (pathname.endsWith('.png'))
      return route.fulfill({ contentType: 'image/png', body: PICTURE });
    if (pathname.endsWith('/html'))
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: '<!doctype html><html lang="zh"><title>m</title><main><h1>您好</h1></main></html>',
      });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: html,
    });
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
});

async function show(shown: Shown, lang: Language): Promise<void> {
  refused = [];
  html = renderPage(lang, frameOf(lang, pageTitles[lang][shown.title], shown.frame), shown.page);
  await page.goto(`${SITE}/${shown.name}`);
}

async function shot(name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type WithAxe = {
  axe: { run: (context: unknown, options: unknown) => Promise<{ violations: Violation[] }> };
};

/** WCAG 2.2 AA and axe's own best practice. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    (globalThis as unknown as WithAxe).axe.run(
      { exclude: ['iframe'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      },
    ),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
  );
}

/** What is wider than the screen, and how wide the page scrolls. */
async function tooWide(): Promise<readonly string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 5)
      .concat('page ' + document.documentElement.scrollWidth + ' wide');
  })()`);
}

/** Pages that differ from another shown one in their words only. */
const ALIKE =
  /^(error-(400|403|404|429|503)|link-(unknown|revoked|superseded|closed|handed-over))$/;
const distinct = (shown: Shown) => !ALIKE.test(shown.name);

describe('Every page in a browser', () => {
  for (const shown of everyPage(PLAIN).filter(distinct)) {
    test(`${shown.name}: axe finds nothing, nothing is cut off, the strict policy refuses nothing`, async () => {
      for (const lang of LANGUAGES) {
        await show(shown, lang);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          expect(await tooWide()).toEqual([]);
          // Colours and structure are the same in both languages; each width is checked in one.
          if ((lang === 'zh') === (width === 390)) expect(await violations()).toEqual([]);
          await shot(`${shown.name}-${lang}-${width}`);
        }
        expect(refused).toEqual([]);
      }
    }, 60_000);
  }

  for (const shown of everyPage(NASTY).filter(distinct)) {
    test(`${shown.name}: names of 200 characters without a space fit on a phone and on a desk`, async () => {
      await show(shown, 'zh');
      for (const width of [320, ...WIDTHS]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await tooWide()).toEqual([]);
        await shot(`nasty-${shown.name}-${width}`);
      }
    }, 60_000);
  }

  test('a vote can be marked and sent with the keyboard alone, and Enter never sends it by accident', async () => {
    const ballot = everyPage(PLAIN).find(({ name }) => name === 'ballot');
    if (!ballot) throw new Error('no ballot among the pages');
    await show(ballot, 'zh');
    await page.focus('input[value="for"]');
    await page.keyboard.press('Space');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.keyboard.press('Enter');
    const body = new URLSearchParams((await sent).postData() ?? '');
    expect(body.get('choice.b1')).toBe('for');
    expect(body.get('action')).toBe('look');
    await page.waitForURL('**/d/ballot');
  }, 60_000);

  test('the reason for a recusal is asked only of those who recuse themselves', async () => {
    const ballot = everyPage(PLAIN).find(({ name }) => name === 'ballot');
    if (!ballot) throw new Error('no ballot among the pages');
    await show(ballot, 'zh');
    const reason = page.locator('textarea[name="recusal.b1"]');
    expect(await reason.isVisible()).toBe(false);
    await page.check('input[name="choice.b1"][value="recuse"]');
    expect(await reason.isVisible()).toBe(true);
    await page.check('input[name="choice.b1"][value="against"]');
    expect(await reason.isVisible()).toBe(false);
  }, 60_000);
});
