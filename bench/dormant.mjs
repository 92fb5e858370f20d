import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { databaseClock, systemIds } from '../dist/store/clock.js';
import { openDatabase } from '../dist/store/database.js';
import { inScope } from '../dist/store/scope.js';
import { startProduct } from '../scripts/drive/product.mjs';
import { stopped, withInstallation } from './installation.mjs';
import { rounded, timed } from './statistics.mjs';

const alliance = 'listing';
const secret = 'a secret of the measurement, long enough for it';
const idleMs = 20_000;
const wokenAtOnce = 200;
const lookEveryMs = 1000;
const patienceMs = 1_800_000;

/**
 * What memberships cost that wait for years: restart until ready and the memory of the process, with few and with many,
 * on PostgreSQL, so that the process holds no database. Their workflows are the product's own, started by its
 * dispatcher and waiting for their timers in the development server.
 * @param {string} url  of a PostgreSQL server
 * @param {readonly number[]} sizes  how many, growing
 */
export function measureDormant(url, sizes, say) {
  const settings = { DATABASE_URL: url, DEMO: 'on', SECRET: secret };
  return withInstallation(settings, async (installation) => {
    let product = await startProduct(installation);
    const database = await openDatabase({ url });
    const ids = systemIds(() => Date.now());
    const context = { database, clock: databaseClock, ids, secret };
    const scoped = (work) => inScope(context, alliance, work);
    const measured = [];
    try {
      for (const [index, size] of sizes.entries()) {
        const before = sizes[index - 1] ?? 0;
        await scoped((scope) => addMembers(scope, before, size));
        const { took } = await timed(() => untilRunning(product.run.temporal.port, size, say));
        await untilDelivered(database);
        await stopped(product);
        product = await startProduct(installation);
        const one = {
          memberships: size,
          startedPerSecond: rounded((size - before) / (took / 1000)),
        };
        one.readyMs = rounded(product.readyAfterMs);
        await pause(idleMs);
        one.idleMegabytes = memoryOf(product.run.pid);
        await scoped((scope) => wakeMembers(scope, wokenAtOnce));
        await untilDelivered(database);
        await pause(idleMs);
        one.afterWakingMegabytes = memoryOf(product.run.pid);
        one.temporalMegabytes = memoryOf(product.run.temporal.pid);
        say(JSON.stringify(one));
        measured.push(one);
      }
    } finally {
      await database.close();
      await stopped(product);
    }
    const [few, many] = [measured[0], measured.at(-1)];
    const ratio = (key) => rounded(many[key] / few[key]);
    return {
      measured,
      ratios: {
        ready: ratio('readyMs'),
        idle: ratio('idleMegabytes'),
        afterWaking: ratio('afterWakingMegabytes'),
      },
    };
  });
}

/** Member units of years, entered like founders: no case, no certificate. */
async function addMembers(scope, before, size) {
  const given = sql`select 'bench-' || n as id, n from generate_series(${before + 1}::integer, ${size}::integer) n`;
  for (const insert of [
    sql`insert into organisations (id, created_at) select id, ${scope.now} from (${given}) g`,
    sql`insert into known_organisations (alliance, organisation, since) select ${alliance}, id, ${scope.now} from (${given}) g`,
    sql`insert into organisation_versions (organisation, valid_from, name, kind, credit_code, details)
      select id, ${scope.now}, '企业' || n || '有限公司', 'enterprise', 'CODE' || n, '{}' from (${given}) g`,
    sql`insert into members (alliance, id, organisation, class, kind, name, dues_yuan, since, evidence)
      select ${alliance}, id, id, 'member', 'enterprise', '企业' || n || '有限公司', 5000, ${scope.now}, 'import' from (${given}) g`,
    sql`insert into wake_ups (alliance, workflow_type, subject, written_at)
      select ${alliance}, 'membership', id, ${scope.now} from (${given}) g`,
  ])
    await insert.execute(scope.tx);
}

const wakeMembers = (scope, count) =>
  sql`insert into wake_ups (alliance, workflow_type, subject, written_at)
    select ${alliance}, 'membership', id, ${scope.now} from members order by id limit ${count}`.execute(
    scope.tx,
  );

/** Until so many memberships wait for their timers. */
async function untilRunning(port, size, say) {
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  const { workflow } = new Client({ connection });
  const end = performance.now() + patienceMs;
  try {
    for (let told = performance.now(); ; await pause(lookEveryMs)) {
      // A membership shows its state once it has looked at its rows.
      const { count } = await workflow.count(
        "Process = 'membership' and ExecutionStatus = 'Running' and Stage is not null",
      );
      if (count >= size) return;
      if (performance.now() > end) throw new Error(`${count} of ${size} memberships run`);
      if (performance.now() - told > 20_000) {
        say(`${count} of ${size} memberships run`);
        told = performance.now();
      }
    }
  } finally {
    await connection.close();
  }
}

async function untilDelivered(database) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await database.untenanted((tx) =>
      sql`select 1 from wake_ups limit 1`.execute(tx),
    );
    if (rows.length === 0) return;
    if (performance.now() > end) throw new Error('wake-ups are left');
    await pause(lookEveryMs);
  }
}

/** Resident memory in megabytes. */
function memoryOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
