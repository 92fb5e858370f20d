import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendQueued, type MailDependencies } from '../../src/activities/send-mail.ts';
import { createApp } from '../../src/api/app.ts';
import { ASSETS } from '../../src/api/assets.ts';
import type { Site } from '../../src/api/site.ts';
import { openFolderStorage } from '../../src/documents/storage.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { createMailTransport } from '../../src/mail/transport.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase, sha256, type Tx } from '../../src/store/database.ts';
import { inScope, type Scope } from '../../src/store/scope.ts';
import { addSetUpLink } from '../../src/store/set-up/links.ts';
import { neverHangsUp } from './never-hangs-up.ts';

export const CHARTERS = join(import.meta.dirname, '..', '..', 'charters');

type Arrived = { readonly to: string; readonly subject: string; readonly text: string };

/** An installation without any alliance, with its pages and a mail server. */
export type EmptySite = {
  readonly site: Site;
  readonly url: string;
  inScope<Result>(alliance: string, work: (scope: Scope) => Promise<Result>): Promise<Result>;
  /** What the terminal does: a link is made and kept by its hash. */
  link(): Promise<string>;
  /** Sends what is queued for an alliance as such; gives back what arrived. */
  sendMails(alliance: string): Promise<readonly Arrived[]>;
  later(milliseconds: number): void;
  close(): Promise<void>;
};

export async function openEmptySite(): Promise<EmptySite> {
  const database = await openDatabase({ memory: true });
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-empty-'));
  let ahead = 0;
  const context = {
    database,
    clock: {
      now: async (tx: Tx, begun?: Date) =>
        new Date((await databaseClock.now(tx, begun)).getTime() + ahead),
    },
    ids: systemIds(() => Date.now()),
    secret: 'a secret of the tests',
  };
  const server = neverHangsUp(createServer());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = { debug() {}, info() {}, warn() {}, error: console.error };
  const site: Site = {
    context,
    storage: openFolderStorage(folder),
    charters: CHARTERS,
    nudge: () => {},
    baseUrl: url,
    temporalUi: undefined,
    mailbox: false,
    language: 'zh',
    embedded: true,
    assets: ASSETS,
    log,
  };
  // One proxy stands before it, as far as the tests say: visitors come from many addresses.
  server.on('request', createApp(site, 1));
  const arrived: Arrived[] = [];
  const mailbox = await startMailboxServer({
    port: 0,
    store: async (raw, envelope) => {
      const { subject, text } = await parseMail(raw);
      arrived.push({ to: envelope.recipients[0] ?? '', subject, text });
    },
  });
  const mails: MailDependencies = {
    context,
    transport: createMailTransport(`smtp://127.0.0.1:${mailbox.port}`, {
      from: { name: '联盟秘书处', address: 'alliance@example.org' },
    }),
    baseUrl: url,
    mailDomain: 'example.org',
    readStored: (id) => site.storage.read(id),
  };
  return {
    site,
    url,
    inScope: (alliance, work) => inScope(context, alliance, work),
    async link() {
      const token = context.ids.random(32).toString('base64url');
      await addSetUpLink(context, sha256(token));
      return `/set-up/l/${token}`;
    },
    async sendMails(alliance) {
      await sendQueued(mails, { alliance, scope: 'alliance' }, AbortSignal.timeout(30_000));
      return arrived.splice(0);
    },
    later: (milliseconds) => {
      ahead += milliseconds;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mailbox.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}
