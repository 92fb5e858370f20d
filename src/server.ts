import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger } from '@temporalio/worker';
import { createApp } from './api/app.ts';
import { ASSETS } from './api/assets.ts';
import type { Log, Site } from './api/site.ts';
import type { Config } from './config.ts';
import { openFolderStorage } from './documents/storage.ts';
import { startMailboxServer, type MailboxServer } from './mail/mailbox-server.ts';
import { parseMail } from './mail/parse-mail.ts';
import { createMailTransport } from './mail/transport.ts';
import { startBackups } from './setup/backups.ts';
import { setUpDemo } from './setup/demo.ts';
import { startHousekeeping } from './setup/housekeeping.ts';
import { startImporting } from './setup/importing.ts';
import { startHourly } from './setup/hourly.ts';
import { alliances } from './store/charters.ts';
import { databaseClock, systemIds } from './store/clock.ts';
import { openDatabase, type Database } from './store/database.ts';
import { saveMessage } from './store/mailbox.ts';
import { releaseClaims } from './store/mails.ts';
import { inScope, type Context } from './store/scope.ts';
import { startDispatcher } from './temporal/dispatcher.ts';
import { startReconciler } from './temporal/reconciler.ts';
import { startSequencer } from './temporal/sequencer.ts';
import { startWorkers } from './worker.ts';

const ROOT = join(import.meta.dirname, '..');

/** Where Temporal is reached, as the start command found or started it. */
export type TemporalPlace = {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string | undefined;
};

export type RunningServer = {
  readonly urls: { readonly site: string; readonly console: string; readonly mailbox?: string };
  /** Nobody can sign in yet: an alliance has to be set up first. */
  readonly withoutAlliance: boolean;
  stop(): Promise<void>;
};

type Parts = { readonly config: Config; readonly temporal: TemporalPlace; readonly log: Log };

/** Starts everything this process does by its role, in order, and gives back how to stop it, in reverse order. */
export async function startServer(options: {
  readonly config: Config;
  /** Where Temporal is; it may still be starting while the database opens. */
  readonly temporal: Promise<TemporalPlace>;
  readonly log: Log;
}): Promise<RunningServer> {
  const { config, log } = options;
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    quietRuntime(log);
    const database = await openDatabase(
      config.database.kind === 'postgres'
        ? { url: config.database.url }
        : { folder: config.database.directory },
    );
    closers.push(() => database.close());
    const context: Context = {
      database,
      clock: databaseClock,
      ids: systemIds(() => Date.now()),
      secret: config.secret,
    };
    if (config.demo) await setUpDemo(context, join(ROOT, 'charters'));
    const mailbox = config.mail.smtpUrl ? undefined : await openMailbox(database);
    if (mailbox) closers.push(() => mailbox.close());
    if (database.engine === 'embedded') await takeOver(context);
    const parts = { config, log, temporal: await options.temporal };
    const nudge = await startTemporalParts(parts, context, mailbox, closers);
    if (database.engine === 'embedded') {
      const backups = startBackups(context, join(config.dataDirectory, 'backups'), log);
      closers.push(() => backups.stop());
    }
    const urls = {
      site: config.site.baseUrl,
      console: `${config.site.baseUrl}/console`,
      ...(mailbox ? { mailbox: `${config.site.baseUrl}/mailbox` } : {}),
    };
    if (config.role !== 'worker')
      closers.push(await startSite(parts, context, nudge, mailbox !== undefined));
    const withoutAlliance = (await database.untenanted((tx) => alliances({ tx }))).length === 0;
    if (withoutAlliance)
      log.warn({}, 'there is no alliance yet: `npm run set-up` prints the link to set one up');
    return { urls, withoutAlliance, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function storageOf(config: Config): ReturnType<typeof openFolderStorage> {
  return openFolderStorage(join(config.dataDirectory, 'files'));
}

/** The embedded database bears one process: whoever was sending a mail has died. */
async function takeOver(context: Context): Promise<void> {
  const all = await context.database.untenanted((tx) => alliances({ tx }));
  for (const alliance of all) await inScope(context, alliance.id, releaseClaims);
}

/** The built-in mailbox answers only after its row is committed. */
function openMailbox(database: Database): Promise<MailboxServer> {
  return startMailboxServer({
    port: 0,
    store: async (raw, envelope) => {
      const mail = await parseMail(raw);
      await database.untenanted((tx) => saveMessage(tx, { ...envelope, ...mail, raw }));
    },
  });
}

async function startTemporalParts(
  { config, temporal, log }: Parts,
  context: Context,
  mailbox: MailboxServer | undefined,
  closers: (() => Promise<unknown>)[],
): Promise<() => void> {
  const security =
    config.temporal.kind === 'outside'
      ? {
          tls: config.temporal.tls,
          ...(config.temporal.apiKey ? { apiKey: config.temporal.apiKey } : {}),
        }
      : {};
  const connection = await Connection.connect({ address: temporal.address, ...security });
  closers.push(() => connection.close());
  const client = new Client({ connection, namespace: temporal.namespace });
  const dispatcher = startDispatcher(context, client, log);
  closers.push(() => dispatcher.stop());
  const sequencer = startSequencer(context, log);
  closers.push(() => sequencer.stop());
  if (config.role !== 'api') {
    const storage = storageOf(config);
    await mkdir(join(config.dataDirectory, 'files'), { recursive: true });
    const housekeeping = startHousekeeping(context, storage, log);
    closers.push(() => housekeeping.stop());
    const importing = startImporting(context, log);
    closers.push(() => importing.stop());
    const hourly = startHourly(context, log);
    closers.push(() => hourly.stop());
    const native = await NativeConnection.connect({ address: temporal.address, ...security });
    closers.push(() => native.close());
    const workers = await startWorkers(native, temporal.namespace, await workflowCode(), {
      context,
      transport: createMailTransport(config.mail.smtpUrl ?? `smtp://127.0.0.1:${mailbox?.port}`, {
        from: senderOf(config.mail.from),
      }),
      baseUrl: config.site.baseUrl,
      mailDomain: new URL(config.site.baseUrl).hostname,
      readStored: (id) => storage.read(id),
      store: (id, bytes) => storage.put(id, bytes),
    });
    closers.push(() => workers.stop());
    workers.done.catch((error: unknown) => {
      log.error(
        { name: error instanceof Error ? error.name : 'unknown' },
        'a worker ended; the process stops and is started again',
      );
      process.kill(process.pid, 'SIGTERM');
    });
    const reconciler = startReconciler(context, client, dispatcher, log);
    closers.push(() => reconciler.stop());
  }
  return dispatcher.nudge;
}

/** The bundle that was built ahead with exactly the running SDK; without it nothing starts. */
async function workflowCode(): Promise<{ readonly code: string }> {
  const file = join(import.meta.dirname, 'workflow-bundle.js');
  if (!existsSync(file)) throw new Error('dist/workflow-bundle.js is missing: build first');
  return { code: await readFile(file, 'utf8') };
}

async function startSite(
  { config, temporal, log }: Parts,
  context: Context,
  nudge: () => void,
  mailbox: boolean,
): Promise<() => Promise<void>> {
  const site: Site = {
    context,
    storage: storageOf(config),
    charters: join(ROOT, 'charters'),
    nudge,
    baseUrl: config.site.baseUrl,
    language: config.language,
    temporalUi: temporal.uiUrl ? { url: temporal.uiUrl, namespace: temporal.namespace } : undefined,
    mailbox,
    embedded: context.database.engine === 'embedded',
    assets: ASSETS,
    log,
  };
  const server = createServer(createApp(site, config.site.trustedProxies));
  server.requestTimeout = 120_000;
  // Longer than proxies keep a connection: of two ends that hang up at once, one loses a request.
  server.keepAliveTimeout = 75_000;
  await listen(server, config.site.port, config.site.host);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // Whoever is still being answered after this is cut off.
      setTimeout(() => server.closeAllConnections(), 5000).unref();
    });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** 'Name <address>' or a bare address. */
function senderOf(from: string): { readonly name: string; readonly address: string } {
  const parts = /^(.*?)\s*<([^<>]+)>$/.exec(from);
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: from };
}

let installed = false;

/** The SDK's own log goes into ours, warnings and worse; it may be set once per process. */
function quietRuntime(log: Log): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) =>
      level === 'ERROR' ? log.error({ sdk: true }, message) : log.warn({ sdk: true }, message),
    ),
    shutdownSignals: [],
  });
}
