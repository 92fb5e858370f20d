import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { applicationsWith } from '../../scripts/drive/applications.mjs';
import { openBrowser } from '../../scripts/drive/browser.mjs';
import { makePapers } from '../../scripts/drive/papers.mjs';
import { freshSettings, killEverything, startProduct } from '../../scripts/drive/product.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PHONE = { viewport: { width: 390, height: 844 } } as const;

/** The product as `npm start` runs it, and people in front of a real browser. */
export type Stage = {
  readonly site: string;
  /** The environment it was started with. */
  readonly settings: Readonly<Record<string, string>>;
  readonly papers: Awaited<ReturnType<typeof makePapers>>;
  readonly applications: ReturnType<typeof applicationsWith>;
  /** A person with a browser of their own: cookies, language and screen. */
  person(options?: BrowserContextOptions): Promise<Page>;
  /** What a browser refused or complained of on any page. */
  readonly complaints: string[];
  close(): Promise<void>;
};

export async function openStage(over: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const settings = { ...(await freshSettings()), ...over };
  await startProduct({ ...settings, NODE_OPTIONS: '' });
  const browser = await openChromium();
  const papers = await makePapers(browser);
  const complaints: string[] = [];
  return {
    site: `http://localhost:${settings.PORT}`,
    settings,
    papers,
    applications: applicationsWith(papers),
    async person(options = {}) {
      const context = await browser.newContext({ locale: 'zh-CN', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
    complaints,
    async close() {
      await browser.close();
      killEverything(settings);
      await rm(settings.DATA_DIR, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export function openChromium(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'];
  if (!path) throw new Error('the tests were not started by "npm test": no Chromium');
  return openBrowser(path);
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type WithAxe = {
  axe: { run: (context: unknown, options: unknown) => Promise<{ violations: Violation[] }> };
};

/** What WCAG 2.2 AA forbids on the page as it is now, and what does not fit on the screen. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
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
  const over: number = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${page.url()} ${id}: ${node.html.slice(0, 200)}`),
    ),
    ...(over > 0 ? [`${page.url()} is ${over} pixels too wide`] : []),
  ];
}

export const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
