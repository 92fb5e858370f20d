import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Worker, type WorkerStatus } from '@temporalio/worker';
import { attendingActivities, deliveringActivities } from '../../src/activities/index.ts';
import { openQuickSender } from '../../src/activities/send-at-once.ts';
import { exportedTrail } from '../../src/api/console/audit-export.ts';
import { startMailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { createMailTransport } from '../../src/mail/transport.ts';
import { setUpDemo } from '../../src/setup/demo.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Context, type Ids } from '../../src/store/scope.ts';
import { startDispatcher } from '../../src/temporal/dispatcher.ts';
import { DECISIONS_QUEUE, MAIL_QUEUE } from '../../src/workflows/messages.ts';
import { ALLIANCE, openTemporal, workflowBundle, type World } from '../support/world.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MINUTE = 60_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A world in which one thing happens after the other, and every instant is a whole minute. */
export type SteadyWorld = World & {
  /** Lets the years go on until an instant, and whatever falls due meanwhile be done. */
  goTo(instant: number): Promise<void>;
  /** Waits, in real time, until nothing is left to do at this instant. */
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

/**
 * One thing at a time: one step, one workflow task, one mail. The clock counts whole minutes, since how many
 * milliseconds a step takes differs from run to run.
 */
export async function openSteadyWorld(begins: number): Promise<SteadyWorld> {
  const environment = await openTemporal('time-skipping');
  const database = await openDatabase({ memory: true });
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-years-'));
  const mails: World['mails'] = [];
  const mailbox = await startMailboxServer({
    port: 0,
    store: async (raw, { recipients }) =>
      void mails.push({ ...(await parseMail(raw)), recipients }),
  });
  const context: Context = {
    database,
    clock: {
      now: async () => new Date(Math.floor((await environment.currentTimeMs()) / MINUTE) * MINUTE),
    },
    ids: countedIds(),
    secret: 'a secret of the tests',
  };
  const goTo = async (instant: number): Promise<void> => {
    const ahead = instant - (await environment.currentTimeMs());
    if (ahead > 0) await environment.sleep(ahead);
    await quiet();
  };
  await environment.sleep(Math.max(begins - (await environment.currentTimeMs()), 0));
  await setUpDemo(context, join(ROOT, 'charters'));
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
  const sender = openQuickSender(dependencies);
  const activities = { ...dependencies, sender };
  const shared = {
    connection: environment.nativeConnection,
    namespace: environment.namespace ?? 'default',
    shutdownGraceTime: '5 seconds',
  } as const;
  const decisions = await Worker.create({
    ...shared,
    taskQueue: DECISIONS_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: attendingActivities(activities),
    // Without a cache there is one queue, and who was woken first comes first.
    maxCachedWorkflows: 0,
    maxConcurrentWorkflowTaskExecutions: 1,
    maxConcurrentWorkflowTaskPolls: 1,
    maxConcurrentLocalActivityExecutions: 1,
  });
  const delivering = await Worker.create({
    ...shared,
    taskQueue: MAIL_QUEUE,
    activities: deliveringActivities(activities),
    maxConcurrentActivityTaskExecutions: 1,
    maxConcurrentActivityTaskPolls: 1,
  });
  const workers = [decisions, delivering];
  const done = Promise.all(workers.map((worker) => worker.run()));
  const { client } = environment;
  const dispatcher = startDispatcher(context, client, silent, 1);

  async function restless(): Promise<boolean> {
    if (workers.some((worker) => busy(worker.getStatus()))) return true;
    const { rows } = await database.transaction(ALLIANCE, (tx) =>
      sql<{ waiting: string }>`select
        (select count(*) from wake_ups) + (select count(*) from mails where state in ('queued', 'sending')) as waiting`.execute(
        tx,
      ),
    );
    return Number(rows[0]?.waiting) > 0;
  }
  async function quiet(): Promise<void> {
    for (let still = 0, attempt = 0; still < 4; attempt += 1) {
      if (attempt > 6000) throw new Error('it never became quiet');
      dispatcher.nudge();
      still = (await restless()) ? 0 : still + 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return {
    context,
    client,
    environment,
    dispatcher,
    mails,
    mailPort: mailbox.port,
    inScope: (work) => inScope(context, ALLIANCE, work),
    async until(what, ask) {
      await quiet();
      const answer = await inScope(context, ALLIANCE, ask);
      if (answer === undefined || answer === false) throw new Error(`${what} did not come about`);
      return answer;
    },
    sleep: async (milliseconds) => goTo((await environment.currentTimeMs()) + milliseconds),
    goTo,
    quiet,
    async trail() {
      while ((await chainEntries(context, ALLIANCE)) > 0);
      let text = '';
      for await (const line of exportedTrail(context, ALLIANCE)) text += line;
      return text;
    },
    stopMail: () => mailbox.close(),
    startMail: () => Promise.reject(new Error('the mail server stays')),
    stopWorkers: () => Promise.resolve(),
    startWorkers: () => Promise.resolve(),
    async stop() {
      await dispatcher.stop();
      for (const worker of workers) worker.shutdown();
      await done;
      await sender.stop();
      await mailbox.close();
      await environment.teardown();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

function busy(status: WorkerStatus): boolean {
  return (
    status.numInFlightWorkflowActivations > 0 ||
    status.numInFlightActivities > 0 ||
    status.numInFlightLocalActivities > 0
  );
}
