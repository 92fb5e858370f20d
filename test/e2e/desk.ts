import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/drive/browser.mjs';
import { sendQueued, type MailDependencies } from '../../src/activities/send-mail.ts';
import { createApp } from '../../src/api/app.ts';
import { ASSETS } from '../../src/api/assets.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { createMailTransport } from '../../src/mail/transport.ts';
import { saveMessage } from '../../src/store/mailbox.ts';
import type { Person } from '../../src/store/persons.ts';
import { startSession } from '../../src/store/sessions.ts';
import { bringAll } from '../support/ending.ts';
import { openOffice, type Office } from '../api/office.ts';
import { faultsOf, PHONE, textOf } from './people.ts';

const DESK = { viewport: { width: 1280, height: 900 } } as const;

/** Every route of the product over rows whose clock the test moves, its mails in the built-in mailbox, and a browser. */
export type DeskInBrowser = {
  readonly office: Office;
  readonly site: string;
  /** A page of somebody's own browser; `who` is signed in to the console. */
  pageOf(
    who: Person | undefined,
    screen: 'desk' | 'phone',
    locale?: 'zh-CN' | 'en-GB',
  ): Promise<Page>;
  /** Brings everything as far as the rows allow and sends every mail. */
  settle(alliance?: string): Promise<void>;
  /** With the variable `PICTURES`, a folder, keeps what is on the screen there. */
  picture(page: Page, name: string): Promise<void>;
  /** What a reader sees, once nothing on the page is at fault. */
  shown(page: Page, name: string): Promise<string>;
  /** The latest mail with a link and these words in its subject. */
  mail(subject: string): Promise<{ readonly id: string; readonly text: string }>;
  /** The page behind the link of the latest mail with these words in its subject, on a telephone unless told otherwise. */
  byMail(subject: string, screen?: 'desk' | 'phone'): Promise<Page>;
  close(): Promise<void>;
};

export async function openDesk(): Promise<DeskInBrowser> {
  const office = await openOffice();
  const { context } = office.site;
  const server = await listen();
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', createApp({ ...office.site, baseUrl: site, assets: ASSETS }));
  const mailbox = await startMailboxServer({
    port: 0,
    store: async (raw, envelope) => {
      const mail = await parseMail(raw);
      await context.database.untenanted((tx) => saveMessage(tx, { ...envelope, ...mail, raw }));
    },
  });
  const mails: MailDependencies = {
    context,
    transport: createMailTransport(`smtp://127.0.0.1:${mailbox.port}`, {
      from: { name: '上市服务联盟秘书处', address: 'alliance@example.org' },
    }),
    baseUrl: site,
    mailDomain: 'example.org',
    readStored: (id) => office.site.storage.read(id),
  };
  const browser = await openBrowser(process.env['CHROMIUM_PATH'] ?? '');
  let pictures = 0;
  const desk: DeskInBrowser = {
    office,
    site,
    pageOf: (who, screen, locale = 'zh-CN') => open(browser, office, site, who, screen, locale),
    async settle(alliance = 'listing') {
      const bring = () => (alliance === 'listing' ? office.attend() : bringAll(context, alliance));
      await bring();
      await sendAll(office, mails, alliance);
      // What waits for a mail that had to go first, such as a certificate behind its filing.
      await bring();
      await sendAll(office, mails, alliance);
    },
    async picture(page, name) {
      const folder = process.env['PICTURES'];
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      pictures += 1;
      const path = join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    },
    async shown(page, name) {
      expect(await faultsOf(page)).toEqual([]);
      await desk.picture(page, name);
      return textOf(page);
    },
    async mail(subject) {
      const { rows } = await context.database.untenanted((tx) =>
        sql<{ id: string; text: string }>`
          select id::text as id, text_body as text from mailbox_message
          where subject like ${`%${subject}%`} and cardinality(links) > 0 order by mailbox_message.id desc limit 1`.execute(
          tx,
        ),
      );
      const [mail] = rows;
      if (!mail) throw new Error(`no mail says ${subject}`);
      return mail;
    },
    async byMail(subject, screen = 'phone') {
      const mail = await desk.mail(subject);
      const page = await desk.pageOf(undefined, screen);
      await page.goto(`${site}/mailbox/${mail.id}`);
      await desk.picture(page, `mail-${subject}`);
      await page.goto(/http:\/\/[^\s]*\/l\/[\w-]+/.exec(mail.text)?.[0] ?? '');
      return page;
    },
    async close() {
      await browser.close();
      await mailbox.close();
      await new Promise((resolve) => server.close(resolve));
      await office.close();
    },
  };
  return desk;
}

async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function open(
  browser: Browser,
  office: Office,
  site: string,
  who: Person | undefined,
  screen: 'desk' | 'phone',
  locale: string,
): Promise<Page> {
  const context = await browser.newContext({ locale, ...(screen === 'phone' ? PHONE : DESK) });
  if (who)
    await context.addCookies([
      { name: 'session', value: await startSession(office.site.context, who.id), url: site },
    ]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function sendAll(office: Office, mails: MailDependencies, alliance: string): Promise<void> {
  const scopes = await office.inScope(
    async (scope) =>
      (
        await sql<{ scope: string }>`
          select distinct scope from mails where state = 'queued'`.execute(scope.tx)
      ).rows,
    alliance,
  );
  for (const { scope } of scopes)
    await sendQueued(mails, { alliance, scope }, new AbortController().signal);
}
