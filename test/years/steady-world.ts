import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import pg from 'pg';
import { openQuickSender } from '../../src/activities/send-at-once.ts';
import { exportedTrail } from '../../src/api/console/audit-export.ts';
import type { Instant } from '../../src/domain/calendar.ts';
import type { MailTransport } from '../../src/mail/transport.ts';
import { setUpDemo } from '../../src/setup/demo.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Context, type Ids } from '../../src/store/scope.ts';
import { startDispatcher } from '../../src/temporal/dispatcher.ts';
import { freshDatabase } from '../postgres/databases.ts';
import type { Stage } from '../support/acting.ts';
import { ALLIANCE, openTemporal } from '../support/world.ts';
import { openGate } from './gate.ts';
import { steadyWorkers } from './steady-workers.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A world in which one thing happens after the other, by a clock of its own. */
export type SteadyWorld = Stage & {
  readonly context: Context;
  /** Lets the years go on until an instant, and whatever falls due meanwhile be done. */
  goTo(instant: Instant): Promise<void>;
  /** Waits until nothing is left to do at this instant. */
  quiet(): Promise<void>;
  /** The audit trail as it is exported. */
  trail(): Promise<string>;
  stop(): Promise<void>;
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

/** Statistics gathered at a moment nobody chose could change in which order rows come that nobody put in order. */
async function withoutStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`do $$ declare one regclass; begin
    for one in select oid::regclass from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
      execute format('alter table %s set (autovacuum_enabled = false)', one);
    end loop; end $$`);
  await client.end();
}

/** Takes every mail at once. What mail servers do to a mail is tested where nothing waits for them. */
const letterBox: MailTransport = {
  send: () => Promise.resolve({ kind: 'accepted', response: '250 taken' }),
};

export async function openSteadyWorld(begins: Instant): Promise<SteadyWorld> {
  const environment = await openTemporal('time-skipping');
  const ahead = (await environment.currentTimeMs()) - begins;
  const namespace = environment.namespace ?? 'default';
  const fresh = await freshDatabase();
  const database = await openDatabase({ url: fresh.url });
  await withoutStatistics(fresh.url);
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-years-'));
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
  const dispatcher = startDispatcher(context, client, silent, 1);
  // The gate says when it delivers.
  await dispatcher.stop();
  const dependencies = {
    context,
    transport: letterBox,
    baseUrl: 'http://localhost:3000',
    mailDomain: 'example.org',
    readStored: (id: string) => readFile(join(folder, id)),
    store: (id: string, bytes: Buffer) => writeFile(join(folder, id), bytes),
  };
  // However slow the machine is: what a step queues it also sends.
  const sender = openQuickSender(dependencies, 600_000);
  const activities = { ...dependencies, sender };
  const workers = await steadyWorkers(environment, client, gate, ahead, activities);

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
    dispatcher: { nudge: () => {} },
    inScope: (work) => inScope(context, ALLIANCE, work),
    async until(what, ask) {
      await quiet();
      const answer = await inScope(context, ALLIANCE, ask);
      if (answer === undefined || answer === false) throw new Error(`${what} did not come about`);
      return answer;
    },
    goTo,
    quiet,
    async trail() {
      let text = '';
      for await (const line of exportedTrail(context, ALLIANCE)) text += line;
      return text;
    },
    async stop() {
      await workers.stop();
      await sender.stop();
      await environment.teardown();
      await database.close();
      await fresh.drop();
      await rm(folder, { recursive: true });
    },
  };
}
