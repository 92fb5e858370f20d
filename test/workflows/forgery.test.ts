import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { sql } from 'kysely';
import { listAlarms, type AlarmKind } from '../../src/store/alarms.ts';
import { readCase, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { reconcile } from '../../src/temporal/reconciler.ts';
import { DECISIONS_QUEUE, LOOK_AGAIN, workflowId } from '../../src/workflows/messages.ts';
import { electors, openVote, review, taskOf, vote, waitingForVote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('dev');
}, 120_000);
afterAll(() => world.stop(), 60_000);

const handleOf = (one: Case) =>
  world.client.workflow.getHandle(workflowId('listing', one.process, one.number));
const inputOf = (one: Case) => ({
  format: 1 as const,
  alliance: 'listing',
  language: 'zh' as const,
  caseId: one.id,
  number: one.number,
  plan: one.plan,
});
const alarm = (kind: AlarmKind, subject: string) =>
  world.until(`the alarm ${kind}`, async (scope) =>
    (await listAlarms(scope)).find((one) => one.kind === kind && one.subject.includes(subject)),
  );
const undecided = async (one: Case): Promise<void> => {
  const [now, member] = await world.inScope(
    async (scope) => [await readCase(scope, one.id), await memberOfCase(scope, one.id)] as const,
  );
  expect([now?.status, member]).toEqual(['open', undefined]);
};

describe('AT-52: nothing done by hand in Temporal decides anything', () => {
  test('AT-52: a forged start for a case that does not exist is refused, and an alarm shown', async () => {
    const one = await apply(world);
    const handle = await world.client.workflow.start('applicationReview', {
      workflowId: workflowId('listing', 'applicationReview', 'LSA-2026-9999'),
      taskQueue: DECISIONS_QUEUE,
      args: [{ ...inputOf(one), caseId: 'made-up', number: 'LSA-2026-9999' }],
    });
    expect(await handle.result()).toBe('refused to run');
    await alarm('unknown-case', 'LSA-2026-9999');
  }, 60_000);

  test('AT-52: a forged start with a plan without review and vote is refused, and an alarm shown', async () => {
    const one = await apply(world);
    await taskOf(world, one, 'review');
    await handleOf(one).terminate('forging');
    const plan = {
      ...one.plan,
      stages: one.plan.stages.filter((stage) => stage.kind !== 'review' && stage.kind !== 'ballot'),
    };
    const forged = await world.client.workflow.start('applicationReview', {
      workflowId: handleOf(one).workflowId,
      taskQueue: DECISIONS_QUEUE,
      args: [{ ...inputOf(one), plan }],
    });
    expect(await forged.result()).toBe('refused to run');
    await alarm('foreign-plan', one.number);
    await undecided(one);
  }, 60_000);

  test('AT-52: a second workflow for the same case under another name is refused, and an alarm shown', async () => {
    const one = await apply(world);
    await taskOf(world, one, 'review');
    const forged = await world.client.workflow.start('applicationReview', {
      workflowId: 'listing/applicationReview/forged',
      taskQueue: DECISIONS_QUEUE,
      args: [inputOf(one)],
    });
    expect(await forged.result()).toBe('refused to run');
    await alarm('foreign-run', 'forged');
    await undecided(one);
  }, 60_000);

  test('AT-52: forged signals decide nothing; one that nobody sends raises an alarm', async () => {
    const one = await apply(world);
    await taskOf(world, one, 'review');
    await handleOf(one).signal(LOOK_AGAIN);
    await handleOf(one).signal('approve', { decision: 'approved' });
    await alarm('unknown-message', one.number);
    await undecided(one);
  }, 60_000);

  test('AT-52: a forged completion of the step that sends the filing does not make it sent', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    // The mail server is gone: the step fails and waits to be tried again.
    await world.stopMail();
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await world.until('the filing waits to be sent', async (scope) => {
      const { rows } =
        await sql`select 1 from mails where case_id = ${one.id} and template = 'filing' and attempts > 0`.execute(
          scope.tx,
        );
      return rows.length > 0;
    });
    const pending = await world.until('the mail queue has the step', async () => {
      const { raw } = await handleOf(one).describe();
      const found = raw.pendingActivities ?? [];
      return found.length > 0 && found;
    });
    for (const activity of pending)
      await world.client.activity.complete(
        { workflowId: handleOf(one).workflowId, activityId: activity.activityId as string },
        { sent: 1, refused: 0 },
      );
    await alarm('unfounded', one.number);
    expect(await world.inScope((scope) => certificateOfCase(scope, one.id))).toBeUndefined();
    await world.startMail();
    await world.until('the certificate is issued once the filing was really sent', (scope) =>
      certificateOfCase(scope, one.id),
    );
  }, 90_000);

  test('AT-52: a terminated workflow is started again from its rows, and an alarm shown', async () => {
    const one = await apply(world);
    await review(world, one);
    await waitingForVote(world, one);
    await handleOf(one).terminate('by hand');
    // What ended shows in Temporal's lists a moment later.
    while ((await reconcile(world.context, world.client)) === 0)
      await new Promise((resolve) => setTimeout(resolve, 100));
    world.dispatcher.nudge();
    await alarm('run-replaced', one.number);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await world.until('the certificate', (scope) => certificateOfCase(scope, one.id));
  }, 60_000);

  test('AT-52: a workflow reset to its beginning decides nothing anew, and an alarm is shown', async () => {
    const one = await apply(world);
    await review(world, one);
    await waitingForVote(world, one);
    await world.client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: handleOf(one).workflowId },
      workflowTaskFinishEventId: 4 as never,
      requestId: 'forged reset',
      reason: 'by hand',
    });
    await alarm('run-replaced', one.number);
    const { rows } = await world.inScope((scope) =>
      sql`select * from stages where case_id = ${one.id}`.execute(scope.tx),
    );
    expect(rows).toHaveLength(3);
    const reviews = await world.inScope((scope) =>
      sql`select * from tasks where case_id = ${one.id} and kind = 'review'`.execute(scope.tx),
    );
    expect(reviews.rows).toHaveLength(1);
    await undecided(one);
  }, 60_000);
});

describe('Temporal learns nothing personal', () => {
  test('no history, summary, memo or search attribute of any workflow holds a name, an address, a code or a form', async () => {
    const one = await apply(world, { name: '保密测试有限公司', code: 'SECRETCODE1' });
    await review(world, one, { remark: '内部备注' });
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await world.until('the certificate', (scope) => certificateOfCase(scope, one.id));
    const seen: string[] = [];
    for await (const execution of world.client.workflow.list()) {
      const handle = world.client.workflow.getHandle(execution.workflowId, execution.runId);
      seen.push(JSON.stringify(execution.raw), JSON.stringify((await handle.describe()).raw));
      seen.push(historyToJSON(await handle.fetchHistory()));
    }
    const text = seen.join('\n');
    const decoded = text.replaceAll(/"data":\s*"([^"]*)"/g, (_all, data: string) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    const everything = text + decoded;
    expect(seen.length).toBeGreaterThan(12);
    expect(everything).toContain(one.number);
    const people = await world.inScope((scope) =>
      sql<{ name: string; email: string }>`select name, email from person_versions`.execute(
        scope.tx,
      ),
    );
    for (const personal of [
      ...people.rows.flatMap((person) => [person.name, person.email]),
      '保密测试有限公司',
      'SECRETCODE1',
      one.applicantEmail,
      '张三',
      '内部备注',
      '近期无会议安排',
    ])
      expect([personal, everything.includes(personal)]).toEqual([personal, false]);
  }, 60_000);
});
