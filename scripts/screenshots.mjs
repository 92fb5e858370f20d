// npm run screenshots: starts the product on an empty data folder, walks an admission and a day of the office through it, and puts the
// pictures of the README into docs/images. The picture of the certificate needs pdftoppm (poppler-utils).
// npm run screenshots -- charters: only those of the pages that anybody reads; -- set-up: only that of a set-up.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walkAdmission } from './drive/admission.mjs';
import { applicationsWith } from './drive/applications.mjs';
import { openBrowser } from './drive/browser.mjs';
import { readCharters } from './drive/charters.mjs';
import { walkOffice } from './drive/office.mjs';
import { beginSetUp } from './drive/set-up.mjs';
import { makePapers } from './drive/papers.mjs';
import { freshSettings, killEverything, startProduct, until } from './drive/product.mjs';
import { obtainChromium } from './tools/chromium.mjs';
import { withPalette } from './tools/png-palette.mjs';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'images');
const most = 200_000;
const tallPhone = 1_200;
/** Pages of which more is shown than a screen. */
const TALL = {
  'console-home': 1_250,
  entries: 1_250,
  'meeting-sheet': 1_250,
  'proof-sheet': 1_400,
  'set-up': 1_600,
};

async function main() {
  mkdirSync(folder, { recursive: true });
  const settings = await freshSettings();
  const { urls } = await startProduct(settings);
  const browser = await openBrowser(await obtainChromium());
  try {
    const site = urls.site;
    if (process.argv[2] === 'set-up') return await beginSetUp({ browser, settings, seen: keep });
    await readCharters({ browser, site, seen: keepFrom });
    if (process.argv[2] === 'charters') return;
    const { numbers, certificate } = await walkAdmission({ browser, site, seen: unlessOffice });
    const papers = await makePapers(browser);
    const like = applicationsWith(papers).enterprise;
    await walkOffice({ browser, site, like, scan: papers.commitment, seen: keep });
    await beginSetUp({ browser, settings, seen: keep });
    await keepTemporal(browser, urls.temporal, numbers[1]);
    keepCertificate(certificate);
  } finally {
    await browser.close();
    killEverything(settings);
    rmSync(settings.DATA_DIR, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The console's first page is pictured later, when there is more on it. */
async function unlessOffice(name, page) {
  if (name !== 'console-home') await keep(name, page);
}

async function keep(name, page) {
  await page.evaluate('scrollTo(0, 0)');
  const { width, height } = page.viewportSize();
  const clip = { x: 0, y: 0, width, height: width < 500 ? tallPhone : (TALL[name] ?? height) };
  write(name, await page.screenshot({ animations: 'disabled', fullPage: true, clip }));
}

/** A page too long for a picture, from one of its elements on. */
async function keepFrom(name, page, from) {
  const box = await page.locator(from).boundingBox();
  const { width, height } = page.viewportSize();
  const top = Math.max(0, Math.floor(box.y) - 16);
  const clip = { x: 0, y: top, width, height: width < 500 ? tallPhone : height };
  write(name, await page.screenshot({ animations: 'disabled', fullPage: true, clip }));
}

function keepCertificate(pdf) {
  const source = join(folder, 'certificate.pdf');
  writeFileSync(source, pdf);
  const target = join(folder, 'certificate');
  try {
    execFileSync('pdftoppm', ['-png', '-r', '84', '-singlefile', source, target]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    process.stdout.write(
      'certificate.png stays as it is: pdftoppm (poppler-utils) is not installed\n',
    );
    return;
  } finally {
    rmSync(source);
  }
  write('certificate', readFileSync(`${target}.png`));
}

/** What an administrator sees: the list of workflows, and one of them with its summary and details. */
async function keepTemporal(browser, ui, number) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(ui);
  const row = page
    .locator('a[href*="/workflows/"]', { hasText: `applicationReview/${number}` })
    .first();
  await row.waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1_000);
  await keep('temporal-workflows', page);
  await row.click();
  await until('the workflow is shown', () =>
    page
      .locator('main')
      .innerText()
      .then((text) => text.includes(number)),
  );
  await page.locator('a', { hasText: 'User Metadata' }).click();
  await page.waitForTimeout(1_500);
  await keep('temporal-workflow', page);
}

function write(name, png) {
  const small = withPalette(png);
  writeFileSync(join(folder, `${name}.png`), small);
  process.stdout.write(`${name}.png ${Math.ceil(small.length / 1000)} KB\n`);
  if (small.length > most) throw new Error(`${name}.png is larger than ${most / 1000} KB`);
}

await main();
