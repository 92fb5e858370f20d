import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, Worker, type InjectedSinks } from '@temporalio/worker';
import { attendingActivities, deliveringActivities } from '../../src/activities/index.ts';
import { openQuickSender } from '../../src/activities/send-at-once.ts';
import { exportedTrail } from '../../src/api/console/audit-export.ts';
import type { Instant } from '../../src/domain/calendar.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { createMailTransport } from '../../src/mail/transport.ts';
import { setUpDemo } from '../../src/setup/demo.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Context, type Ids } from '../../src/store/scope.ts';
import { startDispatcher } from '../../src/temporal/dispatcher.ts';
import type { WorkflowCode } from '../../src/worker.ts';
import { DECISIONS_QUEUE, MAIL_QUEUE } from '../../src/workflows/messages.ts';
import { ALLIANCE, openTemporal, type World } from '../support/world.ts';
import { openGate } from './gate.ts';
import { gated } from './gated-steps.ts';
import type { TellingSinks } from './telling.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A world in which one thing happens after the other, by a clock of its own. */
export type SteadyWorld = World & {
  /** Lets the years go on until an instant, and whatever falls due meanwhile be done. */
  goTo(instant: Instant): Promise<void>;
  /** Waits until nothing is left to do at this instant. */
  quiet(): Promise<void>;
  /** The audit trail as it is exported. */
  trail(): Promise<string>;
};

/** Ids and secrets counted up: of two runs that ask for the same, both get the same. */
function countedIds(): Ids {
  let made = 0;
  let drawn = 0;
  return {
    next: () => (made += 1).toString(16).padStart(24, '0'),
    random(bytes) {
      drawn += 1;
      const parts: Buffer[] = [];
      for (let part = 0; part * 32 < bytes; part += 1)
        parts.push(createHash('sha256').update(`${drawn} ${part}`).digest());
      return Buffer.concat(parts).subarray(0, bytes);
    },
  };
}

export async function openSteadyWorld(begins: Instant): Promise<SteadyWorld> {
  const environment = await openTemporal('time-skipping');
  const ahead = (await environment.currentTimeMs()) - begins;
  const namespace = environment.namespace ?? 'default';
  const database = await openDatabase({ memory: true });
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-years-'));
  const mails: World['mails'] = [];
  const mailbox = await startMailboxServer({
    port: 0,
    store: async (raw, { recipients }) =>
      void mails.push({ ...(await parseMail(raw)), recipients }),
  });
  const gate = openGate(begins, () => dispatcher.deliver());
  const context: Context = {
    database,
    clock: { now: () => Promise.resolve(new Date(gate.now())) },
    ids: countedIds(),
    secret: 'a secret of the tests',
  };
  await setUpDemo(context, join(ROOT, 'charters'));
  const client = new Client({
    connection: environment.connection,
    namespace,
    interceptors: {
      workflow: [
        {
          signal: (input, next) => gate.motion.telling(() => next(input)),
          start: (input, next) => gate.motion.telling(() => next(input)),
        },
      ],
    },
  });
  const dispatcher = startDispatcher(context, client, silent);
  // The gate says when it delivers.
  await dispatcher.stop();
  const dependencies = {
    context,
    transport: createMailTransport(`smtp://127.0.0.1:${mailbox.port}`, {
      from: { name: 'Test', address: 'alliance@example.org' },
    }),
    baseUrl: 'http://localhost:3000',
    mailDomain: 'example.org',
    readStored: (id: string) => readFile(join(folder, id)),
    store: (id: string, bytes: Buffer) => writeFile(join(folder, id), bytes),
  };
  // However slow the machine is: what a step queues it also sends.
  const sender = openQuickSender(dependencies, 600_000);
  const activities = { ...dependencies, sender };
  const sinks: InjectedSinks<TellingSinks> = {
    telling: {
      activated: {
        fn: ({ workflowId, runId }, activated) =>
          gate.motion.activated(workflowId, activated, () =>
            client.workflow
              .getHandle(workflowId, runId)
              .result()
              .catch(() => {}),
          ),
        callDuringReplay: false,
      },
    },
  };
  const shared = {
    connection: environment.nativeConnection,
    namespace,
    shutdownGraceTime: '5 seconds',
  } as const;
  const workflowBundle = await tellingBundle();
  async function startWorkers() {
    const decisions = await Worker.create({
      ...shared,
      taskQueue: DECISIONS_QUEUE,
      workflowBundle,
      sinks,
      activities: gated(gate, ahead, attendingActivities(activities)),
      maxCachedWorkflows: 1000,
      // Whoever is due at one instant waits together.
      maxConcurrentWorkflowTaskExecutions: 200,
      maxConcurrentLocalActivityExecutions: 200,
    });
    const delivering = await Worker.create({
      ...shared,
      taskQueue: MAIL_QUEUE,
      activities: gated(gate, ahead, deliveringActivities(activities)),
    });
    const both = [decisions, delivering];
    const done = Promise.all(both.map((worker) => worker.run()));
    return async (): Promise<void> => {
      for (const worker of both) worker.shutdown();
      await done;
    };
  }
  let stopThese: (() => Promise<void>) | undefined = await startWorkers();
  const stopWorkers = async (): Promise<void> => {
    await stopThese?.();
    stopThese = undefined;
  };

  async function quiet(): Promise<void> {
    await gate.atRest();
    while ((await chainEntries(context, ALLIANCE)) > 0);
  }
  async function goTo(instant: Instant): Promise<void> {
    gate.letGoOn(instant);
    const left = instant + ahead - (await environment.currentTimeMs());
    if (left > 0) await environment.sleep(left);
    await quiet();
  }
  return {
    context,
    client,
    environment,
    dispatcher: { ...dispatcher, nudge: () => {} },
    mails,
    mailPort: mailbox.port,
    inScope: (work) => inScope(context, ALLIANCE, work),
    async until(what, ask) {
      await quiet();
      const answer = await inScope(context, ALLIANCE, ask);
      if (answer === undefined || answer === false) throw new Error(`${what} did not come about`);
      return answer;
    },
    sleep: (milliseconds) => goTo(gate.now() + milliseconds),
    goTo,
    quiet,
    async trail() {
      let text = '';
      for await (const line of exportedTrail(context, ALLIANCE)) text += line;
      return text;
    },
    stopMail: () => mailbox.close(),
    startMail: () => Promise.reject(new Error('the mail server stays')),
    stopWorkers,
    async startWorkers() {
      stopThese ??= await startWorkers();
    },
    async stop() {
      await stopWorkers();
      await sender.stop();
      await mailbox.close();
      await environment.teardown();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

let bundle: Promise<WorkflowCode> | undefined;

/** The product's workflows with what tells of them, bundled once per process. */
function tellingBundle(): Promise<WorkflowCode> {
  const quietly = () => {};
  bundle ??= bundleWorkflowCode({
    workflowsPath: join(ROOT, 'src', 'workflows', 'index.ts'),
    workflowInterceptorModules: [join(import.meta.dirname, 'telling.ts')],
    logger: {
      log: quietly,
      trace: quietly,
      debug: quietly,
      info: quietly,
      warn: quietly,
      error: quietly,
    },
  });
  return bundle;
}
