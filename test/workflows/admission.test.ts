import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addWorkingDays, dayOf, instantOf } from '../../src/domain/calendar.ts';
import { readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { submitSupplement, withdrawCase } from '../../src/store/decide/applicant.ts';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { addFile } from '../../src/store/files.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { openTasks } from '../../src/store/tasks.ts';
import { ballotsOfRound, readRound } from '../../src/store/voting-rounds.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
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
import { endOf } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
}, 120_000);
afterEach(async () => {
  expect(
    await world.inScope(async (scope) => (await listAlarms(scope)).map((alarm) => alarm.kind)),
  ).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

const statusOf = async (one: Case): Promise<string | undefined> =>
  (await world.inScope((scope) => readCase(scope, one.id)))?.status;
const certificate = (one: Case) =>
  world.until(`${one.number} has its certificate`, (scope) => certificateOfCase(scope, one.id));

describe('Admission by Article 14', () => {
  test('B-062 AT-13: after the secretariat’s review a case waits for the chair’s office; the certificate comes only after the filing was sent', async () => {
    const one = await apply(world);
    await review(world, one);
    await waitingForVote(world, one);
    expect(await world.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    const issued = await certificate(one);
    const filing = (await world.inScope((scope) => mailsOf(scope, { caseId: one.id }))).find(
      (mail) => mail.template === 'filing',
    );
    expect(filing?.sentAt?.getTime()).toBeLessThanOrEqual(issued.issuedAt.getTime());
    await world.until(
      'the case has passed',
      async (scope) => (await readCase(scope, one.id))?.status === 'passed',
    );
    const stages = await world.inScope((scope) => stagesOf(scope, one.id));
    expect(
      stages.filter((stage) => stage.outcome).map((stage) => `${stage.name} ${stage.outcome}`),
    ).toEqual(['submit done', 'review approved', 'ballot passed', 'filing sent', 'issue done']);
  }, 60_000);

  test('B-067 B-068: neither the secretariat alone nor time makes anybody a member', async () => {
    const one = await apply(world);
    await taskOf(world, one, 'review');
    await world.sleep(60 * DAY);
    expect(await statusOf(one)).toBe('open');
    await review(world, one);
    await waitingForVote(world, one);
    await world.sleep(60 * DAY);
    expect(await statusOf(one)).toBe('open');
    expect(await world.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
  }, 60_000);

  test('membership begins with the vote, and its own workflow with the certificate', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await certificate(one);
    const member = await world.inScope((scope) => memberOfCase(scope, one.id));
    const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
    expect(member?.since?.getTime()).toBeGreaterThanOrEqual(
      ballot?.closedAt?.getTime() ?? Infinity,
    );
    expect(member?.duesYuan).toBe(20_000);
    const running = await world.until('the membership runs', async () => {
      try {
        return await world.client.workflow.getHandle(`listing/membership/${one.number}`).describe();
      } catch {
        return undefined;
      }
    });
    expect(running.status.name).toBe('RUNNING');
  }, 60_000);

  test('B-069: the filing is sent to the authority, its receipt recorded, and a missing receipt is asked for twice and then by telephone', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await certificate(one);
    await world.until(
      'the case has passed',
      async (scope) => (await readCase(scope, one.id))?.status === 'passed',
    );
    await world.sleep(40 * DAY);
    const reminders = await world.until('two reminders were sent', async (scope) => {
      const sent = (await mailsOf(scope, { caseId: one.id })).filter(
        (mail) => mail.template === 'filing-reminder' && mail.state === 'sent',
      );
      return sent.length >= 2 && sent;
    });
    expect(reminders).toHaveLength(2);
    const calls = await world.until('the secretariat telephones', async (scope) => {
      const found = (await openTasks(scope)).filter(
        (task) => task.caseId === one.id && task.kind === 'telephone',
      );
      return found.length > 0 && found;
    });
    expect(calls).toHaveLength(1);
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
    const result = await world.client.workflow
      .getHandle(`listing/applicationReview/${one.number}`)
      .result();
    expect(result).toBe('passed');
  }, 60_000);

  test('whoever was admitted cannot withdraw the application any more', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await world.until('the applicant is a member', (scope) => memberOfCase(scope, one.id));
    expect(await world.inScope((scope) => withdrawCase(scope, one.id, ''))).not.toBe('withdrawn');
    await certificate(one);
  }, 60_000);

  test('B-070: an approved member gets a numbered certificate by mail as a PDF', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    const issued = await certificate(one);
    const mail = await world.until('the certificate was mailed', async () =>
      world.mails.find(
        (candidate) =>
          candidate.recipients.includes(one.applicantEmail) && candidate.attachments.length > 0,
      ),
    );
    expect(mail.attachments[0]?.filename).toBe(`${issued.number}.pdf`);
    expect(issued.number).toMatch(/^LSA-M-\d{4}-\d{4}$/);
  }, 60_000);

  test('an application the secretariat does not approve ends with the reason told to the applicant', async () => {
    const one = await apply(world);
    await review(world, one, {
      decision: 'not-approve',
      reason: '不符合入会条件',
      remark: '内部备注不外传',
    });
    expect(await endOf(world, one)).toBe('refused');
    const mail = await world.until('the reason was mailed', async () =>
      world.mails.find(
        (candidate) =>
          candidate.recipients.includes(one.applicantEmail) &&
          candidate.text.includes('不符合入会条件'),
      ),
    );
    expect(mail.text).not.toContain('内部备注');
  }, 60_000);

  test('an application returned for correction comes back as a second round with the failing document only', async () => {
    const one = await apply(world);
    await review(world, one, {
      decision: 'return',
      reason: '执照不清晰',
      checks: {
        'legal-person-proof': 'unclear',
        'commitment-letter': 'fit',
        'unit-profile': 'fit',
      },
    });
    const task = await taskOf(world, one, 'supplement');
    expect(await world.inScope((scope) => submitSupplement(scope, task.id, ''))).toEqual({
      kind: 'incomplete',
      missing: ['legal-person-proof'],
    });
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
      await submitSupplement(scope, task.id, '已重新拍摄');
    });
    world.dispatcher.nudge();
    const second = await taskOf(world, one, 'review');
    expect(second.round).toBe(2);
    await review(world, one);
    await waitingForVote(world, one);
  }, 60_000);

  test('a vote without half of the electorate gives no valid resolution, and the case waits for another vote', async () => {
    const one = await apply(world);
    await review(world, one);
    const round = await openVote(world, [one]);
    const [first, second] = await electors(world);
    await vote(world, round, first as never, 'for');
    await vote(world, round, second as never, 'for');
    await world.sleep(8 * DAY);
    await world.until(
      'the round has closed',
      async (scope) => (await readRound(scope, round))?.state === 'closed',
    );
    const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
    expect(ballot?.result).toBe('no-valid-resolution');
    await world.until('the case waits again', async (scope) =>
      (await stagesOf(scope, one.id)).some(
        (stage) => stage.name === 'ballot' && stage.round === 2 && !stage.outcome,
      ),
    );
    expect(await statusOf(one)).toBe('open');
  }, 60_000);

  test('electors who have not returned are reminded at most twice, those who have are left alone', async () => {
    const one = await apply(world);
    await review(world, one);
    // At the end of a working day, whatever the hour and day of the week this runs: both reminders fall before it.
    const ahead = await world.inScope(async (scope) => {
      const day = addWorkingDays(await workingCalendar(scope), dayOf(scope.now.getTime()), 7);
      return instantOf(day, 17) - scope.now.getTime();
    });
    const round = await openVote(world, [one], ahead / DAY);
    const [first] = await electors(world);
    await vote(world, round, first as never, 'for');
    await world.sleep(ahead + DAY);
    await world.until(
      'the round has closed',
      async (scope) => (await readRound(scope, round))?.state === 'closed',
    );
    const reminders = (
      await world.inScope((scope) => mailsOf(scope, { votingRound: round }))
    ).filter((mail) => mail.template === 'ballot-reminder');
    const perPerson = new Map<string, number>();
    for (const mail of reminders)
      perPerson.set(mail.person ?? '', (perPerson.get(mail.person ?? '') ?? 0) + 1);
    expect(perPerson.has(first?.id ?? '')).toBe(false);
    expect([...perPerson.values()]).toEqual([2, 2, 2, 2]);
  }, 60_000);

  test('an application withdrawn during the vote ends, and its item is not counted', async () => {
    const [one, other] = [await apply(world), await apply(world)];
    await review(world, one);
    await review(world, other);
    const round = await openVote(world, [one, other]);
    await world.inScope((scope) => withdrawCase(scope, one.id, '计划有变'));
    world.dispatcher.nudge();
    for (const person of await electors(world)) await vote(world, round, person, 'for');
    await certificate(other);
    expect(await endOf(world, one)).toBe('withdrawn');
    const ballots = await world.inScope((scope) => ballotsOfRound(scope, round));
    expect(ballots.map((ballot) => ballot.result)).toEqual([null, 'passed']);
    expect(await world.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
  }, 60_000);

  test('AT-49: twelve applications in one voting round make one mail an elector, and twelve results with their own tally', async () => {
    const cases: Case[] = [];
    for (let count = 0; count < 12; count += 1) cases.push(await apply(world));
    for (const one of cases) await review(world, one);
    const round = await openVote(world, cases);
    const people = await electors(world);
    await world.until(
      'the electors have their mails',
      async (scope) =>
        (await mailsOf(scope, { votingRound: round })).filter(
          (mail) => mail.template === 'ballot' && mail.state === 'sent',
        ).length >= 5,
    );
    const mails = (await world.inScope((scope) => mailsOf(scope, { votingRound: round }))).filter(
      (mail) => mail.template === 'ballot',
    );
    expect(mails).toHaveLength(people.length);
    for (const person of people) await vote(world, round, person, 'for');
    await world.until(
      'the round has closed',
      async (scope) => (await readRound(scope, round))?.state === 'closed',
    );
    const ballots = await world.inScope((scope) => ballotsOfRound(scope, round));
    expect(ballots).toHaveLength(12);
    for (const ballot of ballots) {
      expect(ballot.electorateHash).toMatch(/^[0-9a-f]{64}$/);
      expect(ballot.tally).toMatchObject({ result: 'passed', votes: { for: 5, electors: 5 } });
    }
    for (const one of cases) await certificate(one);
    const numbers = await world.inScope(async (scope) =>
      (
        await sql<{ number: string }>`select number from certificates order by number`.execute(
          scope.tx,
        )
      ).rows.map((row) => row.number),
    );
    expect(gaplessWithinYears(numbers)).toBe(true);
  }, 120_000);
});

/** LSA-M-2026-0001, -0002, …: each year's series begins at one and has no gap. */
function gaplessWithinYears(numbers: readonly string[]): boolean {
  const next = new Map<string, number>();
  return numbers.every((number) => {
    const [year, count] = [number.slice(0, -5), Number(number.slice(-4))];
    const expected = (next.get(year) ?? 0) + 1;
    next.set(year, count);
    return count === expected;
  });
}
