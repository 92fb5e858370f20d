import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
} from '@temporalio/worker';
import { createMailTransport } from '../../src/mail/transport.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail, type ParsedMail } from '../../src/mail/parse-mail.ts';
import { systemIds } from '../../src/store/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { inScope, type Context, type Scope } from '../../src/store/scope.ts';
import { startDispatcher, type Dispatcher } from '../../src/temporal/dispatcher.ts';
import { askingAgain } from './alliances.ts';
import { openWithDemo, SECRET } from './demo-database.ts';
import { startWorkers, type WorkflowCode, type Workers } from '../../src/worker.ts';

// Refusals and lost runs are what these tests are about: the SDK need not warn of them.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
});

export const ALLIANCE = 'listing';
const ROOT = join(import.meta.dirname, '..', '..');
const SEARCH_ATTRIBUTES = {
  Alliance: 2,
  Process: 2,
  Stage: 2,
  CaseNumber: 2,
  Body: 2,
  Outcome: 2,
  Due: 6,
} as const;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The product without pages: rows, workers, Temporal and a mail server, all real, with the server's clock. */
export type World = {
  readonly context: Context;
  readonly client: Client;
  readonly environment: TestWorkflowEnvironment;
  readonly dispatcher: Dispatcher;
  readonly mails: (ParsedMail & { readonly recipients: readonly string[] })[];
  inScope<Result>(work: (scope: Scope) => Promise<Result>): Promise<Result>;
  /** Asks again and again, in real time, until the answer is there. */
  until<Answer>(
    what: string,
    ask: (scope: Scope) => Promise<Answer | undefined | false>,
  ): Promise<Answer>;
  /** Lets the server's clock go on; what falls due meanwhile happens. */
  sleep(milliseconds: number): Promise<void>;
  /** Where mails are sent, whoever listens there. */
  readonly mailPort: number;
  /** The mail server goes away and comes back on the same port. */
  stopMail(): Promise<void>;
  startMail(): Promise<void>;
  stopWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  stop(): Promise<void>;
};

/** A world that outlives its processes: a server somebody else starts and stops, rows and files in a folder. */
export type LastingParts = {
  /** Address of a running server with the search attributes. */
  readonly temporal: string;
  /** Holds the database and the files, and stays after the end. */
  readonly folder: string;
};

export async function openWorld(
  server: 'time-skipping' | 'dev',
  databaseUrl?: string,
  lasting?: LastingParts,
  mailPatience?: number,
): Promise<World> {
  const environment = lasting
    ? await TestWorkflowEnvironment.createFromExistingServer({ address: lasting.temporal })
    : await openTemporal(server);
  const database = await openWithDemo(
    databaseUrl
      ? { url: databaseUrl }
      : lasting
        ? { folder: join(lasting.folder, 'database') }
        : { memory: true },
  );
  const folder = lasting
    ? join(lasting.folder, 'files')
    : await mkdtemp(join(tmpdir(), 'charterflow-world-'));
  await mkdir(folder, { recursive: true });
  const mails: World['mails'] = [];
  const openMailbox = (port: number): ReturnType<typeof startMailboxServer> =>
    startMailboxServer({
      port,
      store: async (raw, { recipients }) =>
        void mails.push({ ...(await parseMail(raw)), recipients }),
    });
  let mailbox = await openMailbox(0);
  const { port } = mailbox;
  const context = contextOn(database, environment, server);
  const dependencies = {
    context,
    transport: createMailTransport(`smtp://127.0.0.1:${port}`, {
      from: { name: 'Test', address: 'alliance@example.org' },
    }),
    baseUrl: 'http://localhost:3000',
    mailDomain: 'example.org',
    ...(mailPatience ? { mailPatience } : {}),
    readStored: (id: string) => readFile(join(folder, id)),
    store: (id: string, bytes: Buffer) => writeFile(join(folder, id), bytes),
  };
  const bundle = await workflowBundle();
  const start = (): Promise<Workers> =>
    startWorkers(
      environment.nativeConnection,
      environment.namespace ?? 'default',
      bundle,
      dependencies,
    );
  let workers: Workers | undefined = await start();
  const { client } = environment;
  const dispatcher = startDispatcher(context, client, silent);
  const stopWorkers = async (): Promise<void> => {
    await workers?.stop();
    workers = undefined;
  };
  return {
    context,
    client,
    environment,
    dispatcher,
    mails,
    mailPort: port,
    inScope: (work) => inScope(context, ALLIANCE, work),
    until: askingAgain(context, ALLIANCE, dispatcher),
    sleep: (milliseconds) => environment.sleep(milliseconds),
    stopMail: () => mailbox.close(),
    async startMail() {
      mailbox = await openMailbox(port);
    },
    stopWorkers,
    async startWorkers() {
      workers ??= await start();
    },
    async stop() {
      await dispatcher.stop();
      await stopWorkers();
      await mailbox.close();
      await environment.teardown();
      await database.close();
      if (!lasting) await rm(folder, { recursive: true });
    },
  };
}

/** The SDK gives a server five seconds to begin, which a machine busy with other tests may not have. */
async function startedInTime(
  start: () => Promise<TestWorkflowEnvironment>,
): Promise<TestWorkflowEnvironment> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await start();
    } catch (error) {
      if (attempt === 6 || !String(error).includes('did not start within')) throw error;
    }
}

export async function openTemporal(
  server: 'time-skipping' | 'dev',
): Promise<TestWorkflowEnvironment> {
  const path =
    server === 'dev' ? process.env['TEMPORAL_CLI_PATH'] : process.env['TIME_SKIPPING_SERVER_PATH'];
  if (!path)
    throw new Error(`the tests were not started by "npm test": no path of the ${server} server`);
  const executable = { type: 'existing-path', path } as const;
  const environment = await startedInTime(() =>
    server === 'dev'
      ? TestWorkflowEnvironment.createLocal({ server: { executable } })
      : TestWorkflowEnvironment.createTimeSkipping({ server: { executable } }),
  );
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: SEARCH_ATTRIBUTES,
  });
  return environment;
}

function contextOn(
  database: Database,
  environment: TestWorkflowEnvironment,
  server: 'time-skipping' | 'dev',
): Context {
  return {
    database,
    clock: {
      now: async (tx) =>
        server === 'time-skipping'
          ? new Date(await environment.currentTimeMs())
          : ((await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)).rows[0]
              ?.now as Date),
    },
    ids: systemIds(() => Date.now()),
    secret: SECRET,
  };
}

let bundle: Promise<WorkflowCode> | undefined;

/** The workflow code, bundled once per process. */
export function workflowBundle(): Promise<WorkflowCode> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: join(ROOT, 'src', 'workflows', 'index.ts'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
  return bundle;
}
