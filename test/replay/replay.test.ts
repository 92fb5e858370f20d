import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { electors, holder, openVote, review, taskOf, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { HISTORIES, keepHistory } from '../support/histories.ts';
import { openWorld, workflowBundle } from '../support/world.ts';

/** A history as JSON, with what these tests look at. */
type Recorded = {
  events: {
    eventType: string;
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
  }[];
};

/**
 * With `RECORD_HISTORIES=1` these are recorded anew here, and others by the tests of `test/workflows` that walk them, after
 * a change of the workflows that needs new ones.
 */
beforeAll(async () => {
  if (process.env['RECORD_HISTORIES']) await record();
}, 120_000);

async function record(): Promise<void> {
  const world = await openWorld('dev');
  try {
    // The mail server is away at first: the mail queue tries again.
    await world.stopMail();
    const refused = await apply(world);
    await taskOf(world, refused, 'review');
    await world.until('the mail queue has the mails', async () => {
      const handle = world.client.workflow.getHandle(`listing/applicationReview/${refused.number}`);
      return ((await handle.describe()).raw.pendingActivities?.length ?? 0) > 0;
    });
    await world.startMail();
    await review(world, refused, { decision: 'not-approve', reason: '不符合条件' });
    await world.client.workflow.getHandle(`listing/applicationReview/${refused.number}`).result();
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await world.until('the certificate', (scope) => certificateOfCase(scope, one.id));
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
    await world.client.workflow.getHandle(`listing/applicationReview/${one.number}`).result();
    await world.client.workflow.getHandle('listing/ballot/LSA-V-2026-0001').result();
    for (const [name, id] of [
      ['admission-passed', `listing/applicationReview/${one.number}`],
      ['admission-refused', `listing/applicationReview/${refused.number}`],
      ['ballot-closed', 'listing/ballot/LSA-V-2026-0001'],
      ['membership-running', `listing/membership/${one.number}`],
    ] as const)
      await keepHistory(world.client, name, id);
  } finally {
    await world.stop();
  }
}

async function histories(): Promise<
  readonly { readonly workflowId: string; readonly history: Recorded }[]
> {
  const files = (await readdir(HISTORIES)).sort();
  return Promise.all(
    files.map(async (file) => ({
      workflowId: file,
      history: JSON.parse(await readFile(join(HISTORIES, file), 'utf8')) as Recorded,
    })),
  );
}

async function replay(
  recorded: Awaited<ReturnType<typeof histories>>,
): Promise<readonly (readonly [string, string | undefined])[]> {
  const results: [string, string | undefined][] = [];
  for await (const result of Worker.runReplayHistories(
    { workflowBundle: await workflowBundle() },
    recorded as never,
  ))
    results.push([result.workflowId, result.error?.name]);
  return results;
}

describe('Running workflows survive a change of code', () => {
  test('every recorded history replays with the present code', async () => {
    const recorded = await histories();
    expect(await replay(recorded)).toEqual(
      recorded.map(({ workflowId }) => [workflowId, undefined]),
    );
    expect(recorded.map(({ workflowId }) => workflowId)).toEqual([
      'admission-passed.json',
      'admission-refused.json',
      'ballot-closed.json',
      'dues-running.json',
      'expulsion-passed.json',
      'inactivity-passed.json',
      'membership-ended.json',
      'membership-running.json',
      'places-given.json',
      'promotion-passed.json',
      'two-ballots-passed.json',
      'withdrawal-lapsed.json',
      'withdrawal-passed.json',
    ]);
  }, 60_000);

  test('another activity than the recorded one turns the replay red', async () => {
    const refused = (await histories()).find(
      ({ workflowId }) => workflowId === 'admission-refused.json',
    );
    const changed = structuredClone(refused) as NonNullable<typeof refused>;
    const [send] = changed.history.events.flatMap(
      (event) => event.activityTaskScheduledEventAttributes ?? [],
    );
    expect(send?.activityType.name).toBe('sendMail');
    Object.assign(send?.activityType as object, { name: 'issueDocument' });
    expect(await replay([changed])).toEqual([
      ['admission-refused.json', 'DeterminismViolationError'],
    ]);
  }, 60_000);
});
