import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { listAlarms } from '../../src/store/alarms.ts';
import { readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import { certificateOfCase, certificatesOfCase } from '../../src/store/certificates.ts';
import { isUnderCorrection } from '../../src/store/corrections.ts';
import { sha256 } from '../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../src/store/decide/enter-record.ts';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { newCorrection } from '../../src/store/records/correction.ts';
import type { CaseCorrection } from '../../src/store/records/correction-content.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, taskOf, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
}, 120_000);
afterEach(async () => {
  expect(
    await world.inScope(async (scope) =>
      (await listAlarms(scope)).map((alarm) => `${alarm.kind} ${alarm.subject}`),
    ),
  ).toEqual([]);
});
afterAll(() => world.stop(), 60_000);

async function correct(one: Case, content: CaseCorrection): Promise<void> {
  const officer = await holder(world, 'case-officer');
  const colleague = await holder(world, 'case-officer', 1);
  await world.inScope(async (scope) => {
    const entered = await enterRecord(scope, officer.id, newCorrection(one, content, scope.now), [
      {
        id: scope.context.ids.next(),
        document: 'evidence',
        name: '复查记录.pdf',
        type: 'application/pdf',
        size: 5,
        sha256: sha256('evidence'),
      },
    ]);
    if (entered.kind !== 'entered') throw new Error(entered.because);
    const checked = await checkRecord(scope, entered.record.id, colleague.id, { right: true });
    if (checked.kind !== 'checked' || checked.record.state !== 'counted')
      throw new Error('the correction did not count');
  });
  world.dispatcher.nudge();
}

const hasStatus = (one: Case, status: Case['status']): Promise<boolean> =>
  world.until(
    `${one.number} is ${status}`,
    async (scope) => (await readCase(scope, one.id))?.status === status,
  );

/** A case that three of five voted for, with its certificate, waiting for the authority's receipt. */
async function admitted(): Promise<{ one: Case; content: CaseCorrection }> {
  const one = await apply(world);
  await review(world, one);
  const round = await openVote(world, [one]);
  const five = await electors(world);
  for (const [index, person] of five.entries())
    await vote(world, round, person, index < 3 ? 'for' : 'against');
  await world.until('the certificate is there', (scope) => certificateOfCase(scope, one.id));
  await hasStatus(one, 'passed');
  const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
  return {
    one,
    content: {
      of: 'vote',
      reason: '纸质表决票读错',
      ballot: ballot?.id ?? '',
      person: five[0]?.id ?? '',
      version: 1,
      counts: 'against',
    },
  };
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
  await world.client.workflow.getHandle(`listing/${one.process}/${one.number}`).result();
}

describe('A vote found wrongly recorded', () => {
  test('AT-50: on a case whose workflow has ended brings it back to the body, and its new vote ends the membership from then on', async () => {
    const { one, content } = await admitted();
    await receive(one);
    await correct(one, content);
    await hasStatus(one, 'open');
    expect(await world.inScope((scope) => isUnderCorrection(scope, one.id))).toBe(true);
    const again = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, again, person, 'against');
    await hasStatus(one, 'refused');
    const member = await world.inScope((scope) => memberOfCase(scope, one.id));
    const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, again));
    expect(member?.until?.getTime()).toBeGreaterThanOrEqual(Number(ballot?.closedAt));
    const [certificate] = await world.inScope((scope) => certificatesOfCase(scope, one.id));
    expect(certificate).toMatchObject({ revokedBecause: 'decision-corrected' });
    await world.client.workflow.getHandle(`listing/membership/${one.number}`).result();
    await world.until('the member was told', async (scope) =>
      (await mailsOf(scope, { caseId: one.id })).some(
        (mail) => mail.extra['came'] === 'ended' && mail.state === 'sent',
      ),
    );
  }, 90_000);

  test('while the receipt is still awaited takes the running workflow back; approved again, everything stands as it was', async () => {
    const { one, content } = await admitted();
    const before = await world.inScope((scope) => certificateOfCase(scope, one.id));
    await correct(one, content);
    const again = await openVote(world, [one]);
    for (const person of await electors(world)) await vote(world, again, person, 'for');
    await hasStatus(one, 'passed');
    expect(await world.inScope((scope) => certificateOfCase(scope, one.id))).toEqual(before);
    const stages = await world.inScope((scope) => stagesOf(scope, one.id));
    expect(
      stages
        .filter(({ kind }) => kind === 'ballot')
        .map(({ round, outcome, setAside }) => [round, outcome, setAside?.outcome]),
    ).toEqual([
      [1, 'corrected', 'passed'],
      [2, 'passed', undefined],
    ]);
    await receive(one);
  }, 90_000);
});

test('A misspelt certificate is made again under a new number, to which the old one points', async () => {
  const { one } = await admitted();
  const before = await world.inScope((scope) => certificateOfCase(scope, one.id));
  await correct(one, {
    of: 'certificate',
    reason: '名称有错字',
    number: before?.number ?? '',
    name: '正确名称有限公司',
  });
  const after = await world.until('another certificate is there', (scope) =>
    certificateOfCase(scope, one.id),
  );
  await hasStatus(one, 'passed');
  expect(after.number).not.toBe(before?.number);
  const [old] = await world.inScope((scope) => certificatesOfCase(scope, one.id));
  expect(old).toMatchObject({
    number: before?.number,
    revokedBecause: 'corrected',
    replacedBy: after.number,
  });
  await world.until('the member has the new one', async () =>
    world.mails.some((mail) => mail.text?.includes(after.number) && mail.subject?.includes('更正')),
  );
}, 90_000);
