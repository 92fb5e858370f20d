/**
 * Reads what anybody reads: a charter with its rules beside it, and one process across the alliances. `seen` gets each
 * page with the element from which it is worth looking at.
 * @param {{ browser: import('playwright-core').Browser, site: string, seen: (name: string, page: import('playwright-core').Page, from: string) => Promise<void> }} walk
 */
export async function readCharters({ browser, site, seen }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 }, locale: 'zh-CN' });
  await page.goto(`${site}/listing/charter`);
  await seen('charter', page, '#article-14i3');
  await page.goto(`${site}/processes/expulsion`);
  await seen('processes', page, '.page-head');
  await page.close();
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await phone.goto(`${site}/go-abroad/charter`);
  await seen('process-phone', phone, '#process-expulsion');
  await phone.close();
}
