import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { button, press } from './acting.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A set-up as an administrator begins it: the link from the terminal, a charter that is sound; `seen` gets the page.
 * @param {{browser: import('playwright-core').Browser, settings: Record<string, string>,
 *   seen: (name: string, page: import('playwright-core').Page) => Promise<void>}} walk
 */
export async function beginSetUp({ browser, settings, seen }) {
  const printed = execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), 'set-up'], {
    env: { ...process.env, ...settings },
    encoding: 'utf8',
  });
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  await page.goto(/http\S+/.exec(printed)?.[0] ?? '');
  await press(page, button(page, 'begin'));
  await press(page, button(page, 'new'));
  // The demonstration has the alliance of this charter already.
  const yaml = readFileSync(join(root, 'charters', 'zhuzhou.yaml'), 'utf8');
  const content = Buffer.from(yaml.replace('charter: zhuzhou', 'charter: zhuzhou-two'));
  await page.setInputFiles('[name="charter"]', {
    name: 'zhuzhou.yaml',
    mimeType: 'text/yaml',
    buffer: content,
  });
  await page.setInputFiles('[name="text"]', join(root, 'charters', 'zhuzhou.txt'));
  await press(page, button(page, 'upload'));
  await seen('set-up', page);
  await page.close();
}
