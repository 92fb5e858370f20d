import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeApiToken } from '../../src/store/api-tokens.ts';
import { linksOf } from '../../src/store/links.ts';
import { personsOf, type Person } from '../../src/store/persons.ts';
import { readTask } from '../../src/store/tasks.ts';
import { ballotsOfRound, readRound, votesOf } from '../../src/store/voting-rounds.ts';
import { holder, openVote, review, taskOf } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';

describe('A program of the secretariat', () => {
  let front: Front;
  let officer: Person;
  let colleague: Person;
  let token: string;
  let theirs: string;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    officer = await holder(front.world, 'case-officer');
    colleague = await holder(front.world, 'case-officer', 1);
    [token, theirs] = await front.inScope(async (scope) => [
      await makeApiToken(scope, officer.id, '测试程序', 30),
      await makeApiToken(scope, colleague.id, '同事的程序', 30),
    ]);
  }, 60_000);
  afterAll(() => front.close());

  /** A round that is open, with one elector's own token. */
  async function voting() {
    const one = await apply(front.world);
    await review(front.world, one);
    const round = await openVote(front.world, [one]);
    await front.attend();
    const voter = await holder(front.world, 'vice-chair');
    await front.sendMails();
    const mail = front.arrived.findLast(
      ({ to, template }) => to === voter.email && template === 'ballot',
    );
    const [ballot] = await front.inScope((scope) => ballotsOfRound(scope, round));
    return { round, voter, own: mail?.token ?? '', ballot: ballot?.id ?? '' };
  }

  test('hands a review over, asks for advice on it, and only who has it may', async () => {
    const one = await apply(front.world);
    const { id: task } = await taskOf(front.world, one, 'review');
    const params = { task };
    const chair = await holder(front.world, 'chair');
    const question = { of: chair.id, question: '经营范围是否相符？' };
    const asked = await call('askForAdvice', { token, params, body: question });
    expect(asked.status).toBe(201);
    const twice = await call('askForAdvice', { token, params, body: question });
    expect(twice).toMatchObject({ status: 409, body: { code: 'asked-before' } });
    await front.sendMails();
    const mail = front.arrived.findLast(
      ({ to, template }) => to === chair.email && template === 'advice-wanted',
    );
    const answered = await call('giveAdvice', {
      token: mail?.token ?? '',
      body: { answer: '相符。' },
    });
    expect(answered.body).toEqual({ done: 'answered' });
    const otherwise = await call('giveAdvice', {
      token: mail?.token ?? '',
      body: { answer: '不符。' },
    });
    expect(otherwise).toMatchObject({ status: 409, body: { code: 'answered-otherwise' } });
    const handed = await call('handOverTask', { token, params, body: { to: colleague.id } });
    expect(handed.body).toEqual({ tasks: [task] });
    expect(await front.inScope((scope) => readTask(scope, task))).toMatchObject({
      assignee: colleague.id,
    });
    const taken = await call('handOverTask', { token, params, body: { to: officer.id } });
    expect(taken).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    const nobody = await call('addCaseCopy', {
      token,
      params: { case: one.id },
      body: { person: 'nobody' },
    });
    expect(nobody).toMatchObject({ status: 409, body: { code: 'unknown-person' } });
    const copied = await call('addCaseCopy', {
      token,
      params: { case: one.id },
      body: { person: chair.id },
    });
    expect(copied.body).toEqual({ done: 'added' });
  });

  test('hands over everything that waits for its owner, and nothing of a colleague', async () => {
    const one = await apply(front.world);
    const { id: task } = await taskOf(front.world, one, 'review');
    const params = { person: officer.id };
    const { body } = await call('listTasksToHandOver', { token, params });
    expect((body['tasks'] as { task: string }[]).map((each) => each.task)).toContain(task);
    const over = { to: colleague.id, reason: '离岗', tasks: [task] };
    const refused = await call('handOverAll', { token: theirs, params, body: over });
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    const handed = await call('handOverAll', { token, params, body: over });
    expect(handed.body).toEqual({ tasks: [task] });
    const again = await call('handOverAll', { token, params, body: over });
    expect(again).toMatchObject({ status: 409, body: { code: 'closed' } });
  });

  test('enters a person once, names and ends a substitute', async () => {
    const details = {
      name: '孙三',
      title: '经理',
      email: 'sunsan@example.org',
      phone: null,
      language: 'zh',
      employerCode: null,
      preferredChannel: 'mail',
    };
    const entered = await call('enterPerson', { token, body: { details, source: '推荐函' } });
    expect(entered).toMatchObject({ status: 201, body: { came: 'entered' } });
    const person = entered.body['person'] as string;
    expect(await front.inScope((scope) => personsOf(scope, [person]))).toMatchObject([
      { name: '孙三' },
    ]);
    const again = await call('enterPerson', { token, body: { details, source: '推荐函' } });
    expect(again.body).toEqual({ came: 'known', person });
    const other = await call('enterPerson', {
      token,
      body: { details: { ...details, name: '周四' }, source: '推荐函' },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'address-taken' } });
    const found = await call('listPersons', { token, query: '?text=孙三' });
    expect(found.body['persons']).toEqual([{ id: person, name: '孙三', title: '经理' }]);
    const read = await call('getPerson', { token, params: { person } });
    expect(read.body).toMatchObject({ details, versions: 1, offices: [] });
    const seats = await call('listSeats', { token });
    const officers = (seats.body['seats'] as { seat: string; holders: object[] }[]).find(
      ({ seat }) => seat === 'case-officer',
    );
    expect(officers?.holders).toContainEqual({ person: officer.id, name: officer.name });

    const now = await front.inScope(async (scope) => scope.now);
    const day = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
    const period = { fromDay: day, untilDay: day };
    const self = await call('nameSubstitute', {
      token,
      body: { ...period, substitute: officer.id },
    });
    expect(self).toMatchObject({ status: 409, body: { code: 'same-person' } });
    const given = await call('nameSubstitute', {
      token,
      body: { ...period, substitute: colleague.id },
    });
    expect(given.status).toBe(201);
    const params = { substitution: given.body['substitution'] as string };
    const end = async () => (await call('endSubstitution', { token, params, body: {} })).body;
    expect(await end()).toEqual({ done: 'ended' });
    expect(await end()).toEqual({ done: 'ended-before' });
  });

  test('notes an elector’s telephone opinion, which counts once their own link confirms it', async () => {
    const { round, voter, own, ballot } = await voting();
    const params = { votingRound: round, person: voter.id };
    const marks = [{ ballot, choice: 'for' }];
    const unknown = await call('noteTelephoneOpinion', {
      token,
      params: { ...params, person: officer.id },
      body: { marks },
    });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'not-an-elector' } });
    const noted = await call('noteTelephoneOpinion', { token, params, body: { marks } });
    expect(noted).toMatchObject({ status: 201, body: { mailed: true } });
    const list = await call('listElectors', { token, params: { votingRound: round } });
    const electorates = list.body['electors'] as { person: string; ballots: object[] }[];
    expect(electorates.find(({ person }) => person === voter.id)).toMatchObject({
      ballots: [{ ballot, returned: false }],
    });
    const votes = () => front.inScope((scope) => votesOf(scope, [ballot], voter.id));
    expect(await votes()).toEqual([]);
    const superseded = await call('confirmTelephoneOpinion', {
      token: own,
      body: { opinion: 'another' },
    });
    expect(superseded).toMatchObject({ status: 409, body: { code: 'superseded' } });
    const seen = await call('getVotingRoundByLink', { token: own });
    expect(seen.body).toMatchObject({ telephoneOpinion: noted.body['opinion'], recorded: [] });
    const confirmed = await call('confirmTelephoneOpinion', {
      token: own,
      body: { opinion: noted.body['opinion'] },
    });
    expect(confirmed.body).toMatchObject({ marks: [{ came: 'recorded', choice: 'for' }] });
    expect(await votes()).toMatchObject([{ choice: 'for', channel: 'telephone-confirmed' }]);
    const objected = await call('objectToRecordedVote', { token: own, body: { record: 'none' } });
    expect(objected.status).toBe(404);
  });

  test('awaits a paper, hands out a link of the elector’s, and electors demand a meeting', async () => {
    const { round, voter, own } = await voting();
    const params = { votingRound: round, person: voter.id };
    const wait = (action: string) => call('announcePaper', { token, params, body: { action } });
    expect((await wait('await')).body).toEqual({ done: 'awaited' });
    expect((await wait('give-up')).body).toEqual({ done: 'not-awaited' });
    const headers = { 'Idempotency-Key': 'hand-out-0001' };
    const handed = await call('handOutLink', { token, params, body: {}, headers });
    const again = await call('handOutLink', { token, params, body: {}, headers });
    expect(handed.status).toBe(201);
    // A link is a secret: no answer with one is kept.
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    const stranger = await call('handOutLink', {
      token,
      params: { ...params, person: officer.id },
      body: {},
    });
    expect(stranger).toMatchObject({ status: 409, body: { code: 'not-an-elector' } });
    const silent = await call('demandMeeting', { token: own, body: { reason: ' ' } });
    expect(silent.status).toBe(422);
    const demanded = await call('demandMeeting', { token: own, body: { reason: '需要当面讨论' } });
    expect(demanded.body).toMatchObject({ demands: 1, before: false });
    const state = (await front.inScope((scope) => readRound(scope, round)))?.state;
    expect(state).toBe(demanded.body['ends'] ? 'to-meeting' : 'open');
  });

  test('takes an elector’s link back, and sends a fresh one', async () => {
    const { round, voter, own } = await voting();
    const links = await front.inScope((scope) => linksOf(scope, voter.id));
    const link = links.find(({ subject }) => subject === round)?.id ?? '';
    const listed = await call('listPersonLinks', { token, params: { person: voter.id } });
    expect(listed.body['links']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: link, revokedAt: null })]),
    );
    const foreign = { person: officer.id, link };
    expect((await call('revokePersonLink', { token, params: foreign, body: {} })).status).toBe(404);
    const params = { person: voter.id, link };
    expect((await call('revokePersonLink', { token, params, body: {} })).status).toBe(200);
    expect(await call('getVotingRoundByLink', { token: own })).toMatchObject({
      status: 401,
      body: { code: 'revoked' },
    });
    expect((await call('renewPersonLink', { token, params, body: {} })).status).toBe(200);
    await front.sendMails();
    const fresh = front.arrived.findLast(
      ({ to, template }) => to === voter.email && template === 'fresh-link',
    );
    expect((await call('getVotingRoundByLink', { token: fresh?.token ?? '' })).status).toBe(200);
  });
});
