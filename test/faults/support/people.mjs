import { setTimeout as pause } from 'node:timers/promises';
import { Browser, NoAnswer } from './browser.mjs';

/** @typedef {import('./browser.mjs').Page} Page */
/** Where the product is found. @typedef {{readonly origin: string}} Place */
/** A browser after the link of a mail was pressed, and where it led. @typedef {{browser: Browser, page: Page, path: string}} Opened */

const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n';
const lookAgainMs = 100;

/**
 * Tries until the server answers, as a person presses the button again.
 * @template Answer
 * @param {() => Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
export async function insist(work, withinMs = 60_000) {
  const end = performance.now() + withinMs;
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NoAnswer) || performance.now() > end) throw error;
      await pause(lookAgainMs);
    }
}

/**
 * Waits until an answer is there.
 * @template Answer
 * @param {string} what
 * @param {() => Promise<Answer | undefined | false>} ask
 * @returns {Promise<Answer>}
 */
export async function until(what, ask, withinMs = 60_000) {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    const answer = await insist(ask, withinMs);
    if (answer !== undefined && answer !== false) return answer;
    await pause(lookAgainMs);
  }
  throw new Error(`waited in vain until ${what}`);
}

/** A form filled in and its documents uploaded, ready to be handed in. @param {Place} place */
export async function fillIn(place, name, number) {
  const browser = new Browser(place.origin);
  const form = new FormData();
  for (const [field, value] of Object.entries(answersOf(name, number))) form.append(field, value);
  for (const document of ['commitment-letter', 'legal-person-proof', 'unit-profile'])
    form.append(
      `document.${document}`,
      new Blob([pdf], { type: 'application/pdf' }),
      `${document}.pdf`,
    );
  const checked = await insist(() => browser.upload('/listing/apply/enterprise', form));
  if (!checked.url.endsWith('/check')) throw new Error(`not complete: ${wrongIn(checked)}`);
  return browser;
}

/** Hands in what was filled in; gives back the case's number. @param {Browser} browser */
export async function handIn(browser) {
  const received = await insist(() =>
    browser.post('/listing/apply/enterprise/check', { action: 'submit' }),
  );
  const [number] = /LSA-\d{4}-\d{4}/.exec(received.text) ?? [];
  if (!received.url.endsWith('/received') || !number) throw new Error(wrongIn(received));
  return number;
}

/** Where mails about the application with this number in line go. */
export const addressOf = (number) => `applicant${number}@example.com`;

function answersOf(name, number) {
  return {
    'organisation-name': name,
    'credit-code': creditCode(number),
    'legal-representative': '张建国',
    address: '北京市海淀区测试路1号',
    website: '',
    profile: '从事中小企业上市服务，包括改制辅导、财务规范和资本市场培训。',
    capacity: 'legal-representative',
    'liaison-name': '张三',
    'liaison-phone': '13800138000',
    'liaison-email': addressOf(number),
    declaration: 'yes',
    action: 'check',
  };
}

/** A 统一社会信用代码 with its check digit (GB 32100-2015). */
function creditCode(number) {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const first17 = `91110108MA${String(number).padStart(7, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + signs.charAt((31 - (sum % 31)) % 31);
}

/**
 * The newest mail to somebody that says something, as the mailbox shows it; waits for one newer than `after`.
 * @param {Place} place
 */
export function mailTo(place, address, saying, after = 0) {
  const browser = new Browser(place.origin, false);
  return until(`${address} has a mail about ${saying}`, async () => {
    for (const id of await mailsOf(browser, address)) {
      const mail = id > after ? await browser.get(`/mailbox/${id}`) : undefined;
      if (mail?.text.includes(saying)) return mail;
    }
    return undefined;
  });
}

/** The numbers of somebody's mails in the mailbox, newest first; without an address, everybody's. */
export async function mailsOf(browser, address = '') {
  const list = await browser.get(`/mailbox?to=${encodeURIComponent(address)}`);
  return [...list.text.matchAll(/href="\/mailbox\/(\d+)"/g)].map(([, id]) => Number(id));
}

/**
 * Presses the links of somebody's mails that say something, newest first, until the page is about the thing sought.
 * @param {Place} place
 * @returns {Promise<Opened>}
 */
export function openMail(place, address, saying, about = saying) {
  const mailbox = new Browser(place.origin, false);
  return until(`${address} has a mail about ${saying} ${about}`, async () => {
    for (const id of await mailsOf(mailbox, address)) {
      const mail = await mailbox.get(`/mailbox/${id}`);
      const [, link] = /href="https?:\/\/[^"/]+(\/l\/[\w-]+)"/.exec(mail.text) ?? [];
      if (!link || !mail.text.includes(saying)) continue;
      const browser = new Browser(place.origin);
      const page = await browser.get(link);
      if (page.text.includes(about)) return { browser, page, path: page.url };
    }
    return undefined;
  });
}

/** Somebody of the secretariat signs in by the code of a mail. @param {Place} place */
export async function signIn(place, address) {
  const browser = new Browser(place.origin);
  const [newest] = await insist(() => mailsOf(new Browser(place.origin, false), address));
  await insist(() => browser.post('/console/sign-in', { email: address }));
  const mail = await mailTo(place, address, '登录', newest);
  const [code = ''] = /\b\d{6}\b/.exec(mail.text.replace(/<[^>]*>/g, ' ')) ?? [];
  const page = await insist(() => browser.post('/console/sign-in/code', { code }));
  if (page.status !== 200) throw new Error(`sign-in: ${wrongIn(page)}`);
  return browser;
}

/** What a page says, for a failure's message. @param {Page} page */
export function wrongIn(page) {
  const words = page.text.replace(/<(style|head).*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');
  return `${page.status} ${page.url} ${words.replace(/\s+/g, ' ').slice(0, 600)}`;
}

/** The number on a receipt page; throws where the page is none. @param {Page} page */
export function receiptIn(page) {
  const [, receipt] = /<strong class="break">([^<]+)<\/strong>/.exec(page.text) ?? [];
  if (page.status !== 200 || !receipt) throw new Error(`no receipt: ${wrongIn(page)}`);
  return receipt;
}

/** What a field of a page's form is filled with. @param {Page} page */
export function valueIn(page, name) {
  return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page.text)?.[1] ?? '';
}
