import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { listAlarms } from '../../src/store/alarms.ts';
import { readCase, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { submitSupplement, withdrawCase } from '../../src/store/decide/applicant.ts';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { decideOrder, proposeRound } from '../../src/store/decide/voting-order.ts';
import { addFile } from '../../src/store/files.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { openStages } from '../../src/store/open-stages.ts';
import { tasksOfRound } from '../../src/store/tasks.ts';
import { startReconciler } from '../../src/temporal/reconciler.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import {
  electors,
  holder,
  openVote,
  review,
  taskOf,
  vote,
  waitingForVote,
} from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';
import { temporalServerIn, type TemporalServer } from './support/temporal-server.ts';
import { copiesIn, expectNothingDoubled, tracesIn, type Traces } from './support/traces.ts';

const DAY = 86_400_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

let folder: string;
let server: TemporalServer;
let world: World;
let mails: World['mails'] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charterflow-lost-'));
  server = temporalServerIn(folder);
  await server.start();
  world = await openWorld('dev', undefined, { temporal: server.address, folder });
}, 120_000);
afterAll(async () => {
  await world.stop();
  await server.stop();
  await rm(folder, { recursive: true });
}, 60_000);

const FOR = 'for' as const;
const voteForAll = async (round: string, from = 0, to = 5): Promise<void> => {
  for (const person of (await electors(world)).slice(from, to))
    await vote(world, round, person, FOR);
};
const certificate = (one: Case) =>
  world.until(`${one.number} has its certificate`, (scope) => certificateOfCase(scope, one.id));
const inStage = (one: Case, kind: string) =>
  world.until(`${one.number} is in ${kind}`, async (scope) =>
    (await openStages(scope)).find((stage) => stage.caseId === one.id && stage.kind === kind),
  );
const statusOf = (one: Case) =>
  world.inScope(async (scope) => (await readCase(scope, one.id))?.status);
const alarmsOf = () =>
  world.inScope(async (scope) =>
    (await listAlarms(scope)).map(({ kind, subject }) => ({ kind, subject })),
  );

/** Everything queued was taken by the mail server, but for what waits for a server that is away. */
const mailIsQuiet = (allowed: readonly string[] = []) =>
  world.until('every mail was sent', async (scope) => {
    const { rows } = await sql<{ scope: string }>`
      select distinct scope from mails where state in ('queued', 'sending')`.execute(scope.tx);
    return rows.every((row) => allowed.includes(row.scope));
  });

async function returned(): Promise<Case> {
  const one = await apply(world);
  await review(world, one, {
    decision: 'return',
    reason: '执照不清晰',
    checks: { 'legal-person-proof': 'unclear', 'commitment-letter': 'fit', 'unit-profile': 'fit' },
  });
  await taskOf(world, one, 'supplement');
  return one;
}

async function reviewed(): Promise<Case> {
  const one = await apply(world);
  await review(world, one);
  await waitingForVote(world, one);
  return one;
}

async function receive(one: Case): Promise<void> {
  const contact = await holder(world, 'ccpsme.contact');
  const task = await taskOf(world, one, 'filing');
  await world.inScope((scope) =>
    decideFiling(
      scope,
      task.id,
      { person: contact.id, channel: 'own-link' },
      { outcome: 'received', number: '备2026-1', remark: '', reason: '' },
    ),
  );
  world.dispatcher.nudge();
}

const handleOf = (type: string, number: string) =>
  world.client.workflow.getHandle(workflowId('listing', type, number));

describe('AT-51: all of Temporal is deleted while cases are open', () => {
  test('AT-51: with cases in every kind of stage, every case goes on from its rows, nothing is doubled, and each comes to its end', async () => {
    // — Cases in every kind of stage ————————————————————————————————————————
    const underReview = await apply(world);
    await taskOf(world, underReview, 'review');
    const corrected = await returned();
    const waiting = await reviewed();
    const inProposal = await reviewed();
    const proposed = await propose(inProposal);
    const inVote = [await reviewed(), await reviewed()] as const;
    const halfVoted = await openVote(world, inVote);
    await voteForAll(halfVoted, 0, 2);
    const member = await reviewed();
    const awaitingReceipt = await reviewed();
    await voteForAll(await openVote(world, [member, awaitingReceipt]));
    await certificate(member);
    await certificate(awaitingReceipt);
    await receive(member);
    expect(await handleOf('applicationReview', member.number).result()).toBe('passed');
    const refused = await apply(world);
    await review(world, refused, { decision: 'not-approve', reason: '不符合入会条件' });
    const withdrawn = await reviewed();
    await world.inScope((scope) => withdrawCase(scope, withdrawn.id, '计划有变'));
    await mailIsQuiet();
    // The folder of the files is away: the certificate cannot be stored.
    const inIssue = await reviewed();
    const issueRound = await openVote(world, [inIssue]);
    await mailIsQuiet();
    await rename(join(folder, 'files'), join(folder, 'away'));
    await voteForAll(issueRound);
    await inStage(inIssue, 'issue');
    await mailIsQuiet();
    // The mail server is away: the filing cannot be sent, nor a refusal told.
    const inFiling = await reviewed();
    const refusedUntold = await apply(world);
    await taskOf(world, refusedUntold, 'review');
    const filingRound = await openVote(world, [inFiling]);
    await mailIsQuiet();
    await world.stopMail();
    await voteForAll(filingRound);
    await inStage(inFiling, 'filing');
    await review(world, refusedUntold, { decision: 'not-approve', reason: '不符合入会条件' });
    await world.until(
      'the refusal is recorded',
      async (scope) => (await readCase(scope, refusedUntold.id))?.status === 'refused',
    );

    // — Everything stops; Temporal's database is deleted; everything starts ———————
    const before = await world.inScope(tracesIn);
    expect((await alarmsOf()).map((alarm) => alarm.kind)).toEqual([]);
    mails = [...world.mails];
    await world.stop();
    await server.stop();
    await server.deleteDatabase();
    await server.start();
    await rename(join(folder, 'away'), join(folder, 'files'));
    world = await openWorld('dev', undefined, { temporal: server.address, folder });
    const reconciler = startReconciler(world.context, world.client, world.dispatcher, silent);

    // — What was waiting is done, what had been done is not done again ———————————
    await certificate(inIssue);
    await certificate(inFiling);
    await mailIsQuiet();
    const open = [
      underReview,
      corrected,
      waiting,
      inProposal,
      ...inVote,
      awaitingReceipt,
      inIssue,
      inFiling,
    ];
    const alarmed = [
      ...open.map((one) => workflowId('listing', 'applicationReview', one.number)),
      workflowId('listing', 'applicationReview', refusedUntold.number),
      workflowId('listing', 'membership', member.number),
      workflowId('listing', 'membership', awaitingReceipt.number),
    ];
    for (const subject of alarmed)
      await world.until(`an alarm says that ${subject} was started again`, async (scope) =>
        (await listAlarms(scope)).some(
          (alarm) => alarm.kind === 'run-replaced' && alarm.subject === subject,
        ),
      );
    expect((await alarmsOf()).filter((alarm) => alarm.kind !== 'run-replaced')).toEqual([]);
    const goneOn = [inIssue.id, inFiling.id, refusedUntold.id, filingRound];
    expect(others(await world.inScope(tracesIn), goneOn)).toEqual(others(before, goneOn));
    await expectNothingDoubled(world);

    // — Each comes to its end —————————————————————————————————————————
    await review(world, underReview);
    await supplement(corrected);
    await taskOf(world, corrected, 'review');
    await review(world, corrected);
    await orderVote(proposed);
    await voteForAll(proposed);
    await voteForAll(halfVoted, 2);
    await voteForAll(await openVote(world, [underReview, corrected, waiting]));
    for (const one of open) {
      await certificate(one);
      await receive(one);
    }
    for (const one of open) {
      expect(await handleOf('applicationReview', one.number).result()).toBe('passed');
      expect((await world.inScope((scope) => memberOfCase(scope, one.id)))?.caseId).toBe(one.id);
      const { status } = await handleOf('membership', one.number).describe();
      expect(status.name).toBe('RUNNING');
    }
    expect(await Promise.all([refused, refusedUntold, withdrawn].map(statusOf))).toEqual([
      'refused',
      'refused',
      'withdrawn',
    ]);
    await mailIsQuiet();
    await reconciler.stop();
    await expectNothingDoubled(world);
    expect(copiesIn([...mails, ...world.mails])).toEqual([]);
  }, 240_000);

  test('AT-43: a vote sent twice at once and again after the worker restarted is counted once', async () => {
    const one = await reviewed();
    const round = await openVote(world, [one]);
    const [first, ...rest] = await electors(world);
    const person = first as NonNullable<typeof first>;
    const both = await Promise.all([
      vote(world, round, person, FOR),
      vote(world, round, person, FOR),
    ]);
    expect(kindsOf(both)).toEqual(['recorded', 'same']);
    await world.stopWorkers();
    expect(kindsOf([await vote(world, round, person, FOR)])).toEqual(['same']);
    await world.startWorkers();
    expect(kindsOf([await vote(world, round, person, FOR)])).toEqual(['same']);
    for (const other of rest) await vote(world, round, other, 'against');
    await world.until(
      'the case is refused',
      async (scope) => (await readCase(scope, one.id))?.status === 'refused',
    );
    const { rows } = await world.inScope((scope) =>
      sql<{ tally: object }>`select tally from ballots where case_id = ${one.id}`.execute(scope.tx),
    );
    expect(rows[0]?.tally).toMatchObject({ result: 'failed', votes: { for: 1, against: 4 } });
  }, 60_000);
});

function kindsOf(casts: readonly Awaited<ReturnType<typeof vote>>[]): readonly string[] {
  return casts
    .flatMap((cast) =>
      cast.kind === 'cast' ? cast.marks.map((mark) => mark.kind) : [cast.because],
    )
    .sort();
}

function others(traces: Traces, except: readonly string[]): Traces {
  return Object.fromEntries(
    Object.entries(traces).map(([name, lines]) => [
      name,
      // Certificates and audit entries are numbered through; what is new of the excepted cases comes on top.
      lines.filter((line) => !except.some((id) => line.includes(id))),
    ]),
  );
}

async function propose(one: Case): Promise<string> {
  const officer = await holder(world, 'case-officer');
  return world.inScope(async (scope) => {
    const answer = await proposeRound(scope, {
      body: 'chairs-office',
      cases: [one.id],
      reason: '近期无会议安排',
      closesAt: new Date(scope.now.getTime() + 8 * DAY),
      by: officer.id,
    });
    if (answer.kind !== 'proposed') throw new Error(answer.because);
    return answer.votingRound;
  });
}

async function orderVote(round: string): Promise<void> {
  const chair = await holder(world, 'chair');
  const decided = await world.inScope(async (scope) => {
    const task = (await tasksOfRound(scope, round)).find((candidate) => candidate.kind === 'order');
    return decideOrder(
      scope,
      task?.id ?? '',
      { person: chair.id, channel: 'own-link' },
      {
        order: 'order',
        reason: '同意通讯表决',
        closesAt: new Date(scope.now.getTime() + 8 * DAY),
        shortNoticeReason: '年底工作安排',
      },
    );
  });
  expect(decided.kind).toBe('recorded');
  world.dispatcher.nudge();
}

async function supplement(one: Case): Promise<void> {
  const task = await taskOf(world, one, 'supplement');
  await world.inScope(async (scope) => {
    await addFile(scope, {
      id: scope.context.ids.next(),
      caseId: one.id,
      round: 2,
      document: 'legal-person-proof',
      name: '执照.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: 'b'.repeat(64),
    });
    expect((await submitSupplement(scope, task.id, '已重新拍摄')).kind).toBe('recorded');
  });
  world.dispatcher.nudge();
}
