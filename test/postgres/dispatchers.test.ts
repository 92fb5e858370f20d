import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { sql } from 'kysely';
import { listAlarms } from '../../src/store/alarms.ts';
import { forgetWakeUps, pendingWakeUps, wake } from '../../src/store/wake-ups.ts';
import { startDispatcher } from '../../src/temporal/dispatcher.ts';
import { SEARCH_ATTRIBUTES, workflowId } from '../../src/workflows/messages.ts';
import { apply } from '../support/applying.ts';
import { ALLIANCE, count, openLedger, type Ledger } from '../store/ledger.ts';
import { freshDatabase, type FreshDatabase } from './databases.ts';

const silent = { info() {}, warn() {}, error() {} };
const KEYWORD = 2;
const DATETIME = 6;

let environment: TestWorkflowEnvironment;
let database: FreshDatabase;
let ledger: Ledger;
beforeAll(async () => {
  const path = process.env['TIME_SKIPPING_SERVER_PATH'];
  if (!path) throw new Error('the tests were not started by "npm test": no time-skipping server');
  // No worker runs: what is delivered stays to be looked at.
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: Object.fromEntries(
      Object.values(SEARCH_ATTRIBUTES).map((name) => [name, name === 'Due' ? DATETIME : KEYWORD]),
    ),
  });
  database = await freshDatabase();
  ledger = await openLedger({ url: database.url });
}, 60_000);
afterAll(async () => {
  await ledger.close();
  await database.drop();
  await environment.teardown();
}, 30_000);

const waiting = () => ledger.inScope((scope) => count(scope, sql`wake_ups`));
/** How often a case's workflow was started and told to look again. */
async function delivered(number: string) {
  const handle = environment.client.workflow.getHandle(
    workflowId(ALLIANCE, 'applicationReview', number),
  );
  const { events = [] } = await handle.fetchHistory();
  const of = (type: string) =>
    events?.filter(
      (event) =>
        `${type}EventAttributes` in event && event[`${type}EventAttributes` as keyof typeof event],
    ).length;
  return { started: of('workflowExecutionStarted'), signals: of('workflowExecutionSignaled') };
}

describe('Wake-ups', () => {
  test('delivered by two dispatchers at once, while more are written, start each workflow once and lose none', async () => {
    const client = environment.client;
    const two = [1, 2].map(() => startDispatcher(ledger.context, client, silent));
    const cases = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const one = await apply(ledger.world);
        for (const dispatcher of two) dispatcher.nudge();
        return one;
      }),
    );
    while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const dispatcher of two) await dispatcher.stop();
    expect(await waiting()).toBe(0);
    for (const one of cases) {
      const { started, signals } = await delivered(one.number);
      expect(started).toBe(1);
      // Who starts it need not tell it to look; the other one may have told it.
      expect(signals).toBeLessThanOrEqual(1);
    }
  }, 60_000);

  test('a row written between reading and forgetting stays', async () => {
    const again = () => ledger.inScope((scope) => wake(scope, 'applicationReview', 'a-case'));
    await again();
    const [read] = await pendingWakeUps(ledger.context);
    await again();
    await forgetWakeUps(ledger.context, read?.ids ?? []);
    const [left] = await pendingWakeUps(ledger.context);
    expect(left).toMatchObject({ subject: 'a-case' });
    expect(left?.ids).toHaveLength(1);
    expect(left?.ids).not.toEqual(read?.ids);
    await forgetWakeUps(ledger.context, left?.ids ?? []);
  });

  test('of a dispatcher that died after telling are told again, and nothing is started twice', async () => {
    const one = await apply(ledger.world);
    const [read] = await pendingWakeUps(ledger.context);
    const dispatcher = startDispatcher(ledger.context, environment.client, silent);
    await dispatcher.deliver();
    await dispatcher.stop();
    // As if the deletion had never been committed.
    await ledger.inScope((scope) => wake(scope, read?.type ?? '', one.id));
    const next = startDispatcher(ledger.context, environment.client, silent);
    await next.deliver();
    await next.stop();
    expect(await delivered(one.number)).toMatchObject({ started: 1 });
    expect(await waiting()).toBe(0);
  });

  test('that can never be delivered hold up nobody else, raise one alarm, and go out once they can', async () => {
    const broken = await apply(ledger.world);
    const charter = (version: number) =>
      ledger.asOwner(
        (scope) =>
          sql`update cases set charter_version = ${version} where id = ${broken.id}`.execute(
            scope.tx,
          ),
        'keep',
      );
    await charter(99);
    const sound = await apply(ledger.world);
    const dispatcher = startDispatcher(ledger.context, environment.client, silent);
    const until = async (reached: () => Promise<boolean>) => {
      while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(async () => (await waiting()) === 1);
    expect(await delivered(sound.number)).toMatchObject({ started: 1 });
    // Held back, it is not even tried, whatever else happens.
    expect(await dispatcher.deliver()).toBe(0);
    const alarms = () =>
      ledger.inScope(async (scope) =>
        (await listAlarms(scope)).map(({ kind, subject }) => [kind, subject]),
      );
    await until(async () => (await alarms()).length > 0);
    await charter(broken.charterVersion);
    await until(async () => (await waiting()) === 0);
    await dispatcher.stop();
    expect(await delivered(broken.number)).toMatchObject({ started: 1 });
    expect(await alarms()).toEqual([['undelivered', broken.id]]);
  }, 60_000);

  test('of one workflow are told once, and without condition as soon as one of them has none', async () => {
    await ledger.inScope(async (scope) => {
      await wake(scope, 'ballot', 'a-round', 'all-voted');
      await wake(scope, 'ballot', 'a-round');
      await wake(scope, 'ballot', 'another', 'all-voted');
      await wake(scope, 'ballot', 'another', 'all-voted');
    });
    const groups = await pendingWakeUps(ledger.context);
    expect(groups.map(({ subject, onlyWhen, ids }) => [subject, onlyWhen, ids.length])).toEqual([
      ['a-round', null, 2],
      ['another', 'all-voted', 2],
    ]);
    for (const group of groups) await forgetWakeUps(ledger.context, group.ids);
  });

  test('given up with their transaction were never there', async () => {
    const given = ledger.inScope(async (scope) => {
      await wake(scope, 'applicationReview', 'never');
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await pendingWakeUps(ledger.context)).toEqual([]);
  });
});
