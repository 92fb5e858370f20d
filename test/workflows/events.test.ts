import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { sql } from 'kysely';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { decideOrder, proposeRound } from '../../src/store/decide/voting-order.ts';
import { tasksOfRound } from '../../src/store/tasks.ts';
import { electors, holder, review, taskOf, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  // However slow the machine: its mail server is well.
  world = await openWorld('dev', undefined, undefined, 60_000);
}, 120_000);
afterAll(() => world.stop(), 60_000);

/** People act on what they were sent: by then every workflow has come to rest. */
const atRest = (): Promise<boolean> =>
  world.until('every workflow waits', async (scope) => {
    const { rows } = await sql`
      select 1 from wake_ups union all select 1 from mails where state in ('queued', 'sending')`.execute(
      scope.tx,
    );
    if (rows.length > 0) return false;
    const { executions } = await world.client.workflowService.listOpenWorkflowExecutions({
      namespace: 'default',
      startTimeFilter: {},
    });
    for (const { execution } of executions ?? []) {
      const { raw } = await world.client.workflow.getHandle(execution?.workflowId ?? '').describe();
      if (raw.pendingWorkflowTask) return false;
    }
    return true;
  });

/** Without what a busy machine adds: tasks that ran out, and tasks that only say that a step is still at work. */
function withoutDelays(kinds: readonly string[]): readonly string[] {
  const task = (at: number) =>
    kinds[at] === 'WORKFLOW_TASK_SCHEDULED' &&
    (kinds[at + 2] === 'WORKFLOW_TASK_TIMED_OUT' || kinds[at - 1] === 'WORKFLOW_TASK_COMPLETED');
  return kinds.filter((_, at) => !task(at) && !task(at - 1) && !task(at - 2));
}

/** The kinds of events in each workflow's history. */
async function historiesByWorkflow(): Promise<Readonly<Record<string, readonly string[]>>> {
  const kinds: Record<string, readonly string[]> = {};
  for await (const { workflowId } of world.client.workflow.list()) {
    const history = await world.client.workflow.getHandle(workflowId).fetchHistory();
    const { events } = JSON.parse(historyToJSON(history)) as { events: { eventType: string }[] };
    kinds[workflowId] = withoutDelays(
      events.map(({ eventType }) => eventType.replace('EVENT_TYPE_', '')),
    );
  }
  return kinds;
}

test('one admission with a vote of five costs at most sixty events, counted over every workflow that ran', async () => {
  const one = await apply(world);
  await atRest();
  await review(world, one);
  await atRest();
  const officer = await holder(world, 'case-officer');
  const round = await world.inScope((scope) =>
    proposeRound(scope, {
      body: 'chairs-office',
      cases: [one.id],
      reason: '近期无会议安排',
      closesAt: new Date(scope.now.getTime() + 8 * DAY),
      by: officer.id,
    }),
  );
  if (round.kind !== 'proposed') throw new Error(round.because);
  await atRest();
  await order(round.votingRound);
  await atRest();
  for (const person of await electors(world)) {
    await vote(world, round.votingRound, person, 'for');
    await atRest();
  }
  const contact = await holder(world, 'ccpsme.contact');
  const task = await taskOf(world, one, 'filing');
  await world.inScope((scope) =>
    decideFiling(
      scope,
      task.id,
      { person: contact.id, channel: 'own-link' },
      { outcome: 'received', number: '', remark: '', reason: '' },
    ),
  );
  world.dispatcher.nudge();
  const id = `listing/applicationReview/${one.number}`;
  expect(await world.client.workflow.getHandle(id).result()).toBe('passed');
  // Temporal's lists are a moment late.
  await world.until(
    'the membership is listed',
    async () => Object.keys(await historiesByWorkflow()).length >= 3,
  );
  await atRest();
  const kinds = await historiesByWorkflow();
  expect(Object.keys(kinds).toSorted()).toEqual([
    id,
    `listing/ballot/${round.number}`,
    `listing/membership/${one.number}`,
  ]);
  expect(Object.values(kinds).flat().length).toBeLessThanOrEqual(60);
}, 120_000);

async function order(round: string): Promise<void> {
  const chair = await holder(world, 'chair');
  await world.inScope(async (scope) => {
    const task = (await tasksOfRound(scope, round)).find((candidate) => candidate.kind === 'order');
    const closesAt = new Date(scope.now.getTime() + 8 * DAY);
    const act = {
      order: 'order',
      reason: '同意通讯表决',
      closesAt,
      shortNoticeReason: '年底工作安排',
    } as const;
    await decideOrder(scope, task?.id ?? '', { person: chair.id, channel: 'own-link' }, act);
  });
  world.dispatcher.nudge();
}
