import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** The button a person presses; forms also have a hidden one that answers the Enter key. */
export const button = (page, action) =>
  page.locator(`button:not(.enter)[name="action"][value="${action}"]`);

/**
 * Fills the form of a kind of applicant as far as told, without sending it.
 * @param {Page} page
 */
export async function fillApplication(page, site, { kind, fields, choices, files }) {
  await page.goto(`${site}/listing/apply/${kind}`);
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name="${name}"]`, text);
  for (const [name, value] of Object.entries(choices))
    await page.check(`[name="${name}"][value="${value}"]`);
  for (const [document, file] of Object.entries(files))
    await page.setInputFiles(`[name="document.${document}"]`, file);
  await page.check('[name="declaration"]');
}

/**
 * Looks the filled form over, submits it, and gives back what the receipt says.
 * @param {Page} page
 */
export async function submitApplication(page) {
  await button(page, 'check').click();
  await page.waitForURL('**/check');
  await press(page, button(page, 'submit'));
  await page.waitForURL('**/received');
  const [number, code] = await page.locator('.ticket dd').allInnerTexts();
  return { number: number ?? '', code: code ?? '' };
}

/** @param {Page} page */
export async function apply(page, site, application) {
  await fillApplication(page, site, application);
  return submitApplication(page);
}

/**
 * Presses a button or link and waits for the page that answers: whatever follows looks at that one.
 * @param {Page} page
 * @param {import('playwright-core').Locator} what
 */
export async function press(page, what) {
  await Promise.all([page.waitForEvent('domcontentloaded'), what.click()]);
}

/**
 * Opens the newest mail to an address whose subject has these words, as soon as it is there.
 * @param {Page} page
 */
export async function openMail(page, site, address, words, withinMs = 60_000) {
  const end = performance.now() + withinMs;
  for (;;) {
    await page.goto(`${site}/mailbox?to=${encodeURIComponent(address)}`);
    const mail = page.locator('main a[href^="/mailbox/"]', { hasText: words }).first();
    if ((await mail.count()) > 0) {
      await press(page, mail);
      return { subject: await page.locator('h1').innerText() };
    }
    if (performance.now() > end)
      throw new Error(
        `no mail to ${address} about "${words}":\n${await page.locator('main').innerText()}`,
      );
    await pause(100);
  }
}

/**
 * Presses the first link of the newest such mail.
 * @param {Page} page
 */
export async function followMail(page, site, address, words) {
  await openMail(page, site, address, words);
  await press(page, page.locator('.link-row a').first());
}

/**
 * Marks every document, decides and sends.
 * @param {Page} page
 * @param {{decision: string, reason?: string, remark?: string, wrong?: Record<string, string>}} act
 */
export async function review(page, { decision, reason, remark, wrong = {} }) {
  const names = await page
    .locator('input[type="radio"][name^="check."][value="fit"]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name') ?? ''));
  for (const name of names)
    await page.check(`[name="${name}"][value="${wrong[name.slice('check.'.length)] ?? 'fit'}"]`);
  await page.check(`[name="decision"][value="${decision}"]`);
  if (reason) await page.fill('[name="reason"]', reason);
  if (remark) await page.fill('[name="remark"]', remark);
  await press(page, button(page, 'submit'));
}

/**
 * Signs in to the console with the code that was mailed.
 * @param {Page} page
 */
export async function signIn(page, site, address, alliance = 'listing') {
  await page.goto(`${site}/console/sign-in`);
  await page.fill('[name="email"]', address);
  await press(page, page.locator('main button[type="submit"]:not(.enter)').first());
  const mailbox = await page.context().newPage();
  await openMail(mailbox, site, address, /验证码|code/i);
  const code = /\b\d{6}\b/.exec(await mailbox.locator('.mail-text').innerText())?.[0] ?? '';
  await mailbox.close();
  await page.fill('[name="code"]', code);
  await press(page, page.locator('main button[type="submit"]:not(.enter)').first());
  await page.waitForURL(`**/console/${alliance}`);
}

/**
 * The console's first page, as soon as so many cases wait to be voted on.
 * @param {Page} page
 */
export async function waitForItems(page, site, items, withinMs = 60_000) {
  const end = performance.now() + withinMs;
  for (;;) {
    await page.goto(`${site}/console/listing`);
    const waiting = await page.locator('input[name="item"]').count();
    if (waiting >= items) return;
    if (performance.now() > end) throw new Error(`${waiting} cases wait for a vote, not ${items}`);
    await pause(100);
  }
}

/**
 * Puts the waiting cases to a correspondence vote.
 * @param {Page} page
 */
export async function propose(page, site, { items, reason }) {
  await waitForItems(page, site, items);
  for (const item of await page.locator('input[name="item"]').all()) await item.check();
  const proposing = page.locator('details', { has: page.locator('[name="reason"]') });
  if (!(await page.locator('[name="reason"]').first().isVisible()))
    await proposing.locator('summary').click();
  await page.locator('[name="reason"]').first().fill(reason);
  await press(page, button(page, 'propose'));
}

/**
 * The chair orders the vote.
 * @param {Page} page
 */
export async function order(page, reason) {
  await page.check('[name="order"][value="order"]');
  await page.fill('[name="reason"]', reason);
  await press(page, button(page, 'submit'));
}

/**
 * Marks the items by the applicant's name and sends the ballot.
 * @param {Page} page
 * @param {Record<string, {choice: string, reason?: string}>} marks
 */
export async function vote(page, marks) {
  for (const [applicant, { choice, reason }] of Object.entries(marks)) {
    const item = page.locator('section.item', { hasText: applicant });
    const change = item.locator('input[name^="change."]');
    if ((await change.count()) > 0) await change.check();
    await item.locator(`input[name^="choice."][value="${choice}"]`).check();
    if (reason) await item.locator('textarea[name^="recusal."]').fill(reason);
  }
  await press(page, button(page, 'vote'));
}

/**
 * The authority confirms that a filing arrived, under its own number.
 * @param {Page} page
 */
export async function confirmFiling(page, number) {
  await page.check('[name="outcome"][value="received"]');
  await page.fill('[name="number"]', number);
  await press(page, button(page, 'submit'));
}
