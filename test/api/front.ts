import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'kysely';
import { issueDocument } from '../../src/activities/issue-document.ts';
import { sendMail } from '../../src/activities/send-mail.ts';
import { createApp } from '../../src/api/app.ts';
import { ASSETS } from '../../src/api/assets.ts';
import type { Site } from '../../src/api/site.ts';
import { openFolderStorage } from '../../src/documents/storage.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { createMailTransport, messageIdFor } from '../../src/mail/transport.ts';
import { allCases, type Case } from '../../src/store/cases.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { saveMessage } from '../../src/store/mailbox.ts';
import { inScope } from '../../src/store/scope.ts';
import { wake } from '../../src/store/wake-ups.ts';
import { neverHangsUp } from '../support/never-hangs-up.ts';
import { ALLIANCE, openLedger, type Ledger } from '../store/ledger.ts';

/** A mail as it reached the mail server, with its links into the product. */
export type Arrived = {
  readonly template: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The token of its link; empty where it has none. */
  readonly token: string;
};

/** The pages over HTTP, on real rows, with a real mail server; workflows are played by hand. */
export type Front = Ledger & {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Everything that was logged, as text. */
  readonly logged: string[];
  /** Sends what is queued; gives back what arrived. */
  sendMails(alliance?: string): Promise<readonly Arrived[]>;
  issue(one: Case): Promise<void>;
  /** Every row of every table, the mailbox left out, as one text. */
  dump(): Promise<string>;
};

export async function openFront(): Promise<Front> {
  const ledger = await openLedger({ memory: true }, 'mail');
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-front-'));
  const arrived: Arrived[] = [];
  const received: (Omit<Arrived, 'template'> & { readonly messageId: string | null })[] = [];
  const logged: string[] = [];
  const write = (details: object, message: string): void =>
    void logged.push(`${message} ${JSON.stringify(details)}`);
  const server = neverHangsUp(createServer());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: Site = {
    context: ledger.context,
    storage: openFolderStorage(folder),
    charters: join(import.meta.dirname, '..', '..', 'charters'),
    nudge: () => {},
    baseUrl: url,
    temporalUi: undefined,
    mailbox: true,
    language: 'zh',
    embedded: true,
    assets: ASSETS,
    log: { debug: write, info: write, warn: write, error: write },
  };
  // One proxy stands before it, as far as the tests say: visitors come from many addresses.
  server.on('request', createApp(site, 1));
  const mailbox = await startMailboxServer({
    port: 0,
    store: async (raw, envelope) => {
      const mail = await parseMail(raw);
      await ledger.context.database.untenanted((tx) =>
        saveMessage(tx, { ...envelope, ...mail, raw }),
      );
      const token = mail.links.map((link) => /\/l\/([\w-]+)/.exec(link)?.[1]).find(Boolean) ?? '';
      const { subject, text, html, messageId } = mail;
      received.push({ to: envelope.recipients[0] ?? '', subject, text, html, token, messageId });
    },
  });
  const dependencies = {
    context: ledger.context,
    transport: createMailTransport(`smtp://127.0.0.1:${mailbox.port}`, {
      from: { name: '上市服务联盟', address: 'alliance@example.org' },
    }),
    baseUrl: url,
    mailDomain: 'example.org',
    readStored: (id: string) => site.storage.read(id),
  };
  return {
    ...ledger,
    url,
    arrived,
    logged,
    async sendMails(alliance = ALLIANCE) {
      const { rows } = await inScope(ledger.context, alliance, (scope) =>
        sql<{ scope: string }>`select distinct scope from mails where state = 'queued'`.execute(
          scope.tx,
        ),
      );
      for (const { scope } of rows)
        await new MockActivityEnvironment().run(sendMail, dependencies, {
          alliance,
          scope,
        });
      const log = await inScope(ledger.context, alliance, async (scope) => {
        // What a workflow does after its mails are sent: it looks again.
        for (const one of await allCases(scope))
          if (rows.some((row) => row.scope === one.id)) await wake(scope, one.process, one.id);
        return mailsOf(scope, { latest: 10_000 });
      });
      const templates = new Map(
        log.map((mail) => [messageIdFor(`${alliance} ${mail.key}`, 'example.org'), mail.template]),
      );
      const sent = received
        .splice(0)
        .map((mail) => ({ ...mail, template: templates.get(mail.messageId ?? '') ?? '' }));
      arrived.push(...sent);
      return sent;
    },
    issue: (one) =>
      issueDocument(
        {
          context: ledger.context,
          baseUrl: url,
          store: (id, bytes) => site.storage.put(id, bytes),
        },
        {
          alliance: ALLIANCE,
          caseId: one.id,
          stage: one.plan.stages.find((stage) => stage.kind === 'issue')?.name ?? '',
        },
      ),
    dump: () => dump(ledger),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mailbox.close();
      await ledger.close();
      await rm(folder, { recursive: true });
    },
  };
}

function dump(ledger: Ledger): Promise<string> {
  return ledger.asOwner(async ({ tx }) => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> 'mailbox_message' order by 1`.execute(tx);
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(t)::text as row from ${sql.table(name)} t order by 1`.execute(tx);
      lines.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return lines.join('\n');
  });
}

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly bytes: Buffer;
  readonly location: string | null;
};

let visitors = 0;

/** Somebody with an address of their own, who keeps cookies by path and follows nothing unasked. */
export class Visitor {
  readonly #url: string;
  readonly #address: string;
  readonly #cookies = new Map<string, { readonly path: string; readonly value: string }>();
  constructor(url: string) {
    visitors += 1;
    this.#url = url;
    this.#address = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.#cookies]
      .filter(([, kept]) => path.startsWith(kept.path))
      .map(([name, kept]) => `${name.split(' ')[0]}=${kept.value}`)
      .join('; ');
    const headers = new Headers({ 'Accept-Language': 'zh', ...(cookie ? { cookie } : {}) });
    headers.set('X-Forwarded-For', this.#address);
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(this.#url + path, { redirect: 'manual', ...init, headers });
    for (const given of response.headers.getSetCookie()) this.#keep(given);
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      html: bytes.toString(),
      bytes,
      location: response.headers.get('location'),
    };
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  /** Opens the link of a mail; gives back where it led. */
  async open(token: string): Promise<string> {
    return (await this.get(`/l/${token}`)).location ?? '';
  }

  #keep(given: string): void {
    const [pair = ''] = given.split(';');
    const at = pair.indexOf('=');
    const path = /path=([^;]+)/i.exec(given)?.[1] ?? '/';
    this.#cookies.set(`${pair.slice(0, at)} ${path}`, { path, value: pair.slice(at + 1) });
  }
}

/** What a reader sees of a page, without marks. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** The receipt number a page shows. */
export function receiptOf(html: string): string | undefined {
  return /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/.exec(textOf(html))?.[0];
}
