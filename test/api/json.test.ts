import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../src/api/json/operations.ts';
import { problemTypes } from '../../src/api/json/problem-types.ts';
import { makeApiToken, revokeApiToken, apiTokensOf } from '../../src/store/api-tokens.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { allCases } from '../../src/store/cases.ts';
import type { Person } from '../../src/store/persons.ts';
import { ballotsOfRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { ANSWERS, application, PICTURE, UPLOADS } from '../support/json-application.ts';
import { leaveSeat, takeSeat } from '../store/seats.ts';
import { ALLIANCE, DAY } from '../store/ledger.ts';
import { openFront, Visitor, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';

/** A unit that is no member yet. */
const ANOTHER = { ...ANSWERS, 'credit-code': '91110108MA01A2B3CF' };

describe('A program', () => {
  let front: Front;
  let officer: Person;
  let token: string;
  beforeAll(async () => {
    front = await openFront();
    officer = await holder(front.world, 'case-officer');
    token = await front.inScope((scope) => makeApiToken(scope, officer.id, '测试程序', 30));
  }, 60_000);
  afterAll(() => front.close());

  const call: Call = (id, over) => callOperation(front, id, over);

  test('takes an application to a certificate that verifies, by the acts of everybody concerned', async () => {
    const applied = await call('submitApplication', { form: application() });
    expect(applied).toMatchObject({
      status: 201,
      body: { number: expect.stringMatching(/^LSA-/) },
    });
    const number = applied.body['number'] as string;
    await front.attend();
    await front.sendMails();
    const own = front.arrived.find((mail) => mail.to === 'liaison@applicant.example');
    const status = await call('getOwnCase', { token: own?.token ?? '' });
    expect(status.body).toMatchObject({ number, status: 'open', toCorrect: null });

    const found = await call('listCases', { token, query: `?text=${number}` });
    const id = (found.body['cases'] as { id: string }[])[0]?.id ?? '';
    const before = (await call('getCase', { token, params: { case: id } })).body;
    const tasks = await call('listTasks', { token });
    const task = (tasks.body['tasks'] as { id: string; case: string }[]).find(
      (one) => one.case === id,
    );
    const approval = {
      decision: 'approve',
      formHash: before['formHash'],
      checks: Object.fromEntries(UPLOADS.map((document) => [document, 'fit'])),
    };
    const incomplete = await call('reviewTask', {
      token,
      params: { task: task?.id ?? '' },
      body: { ...approval, checks: {} },
    });
    expect(incomplete.status).toBe(422);
    expect((incomplete.body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual(
      UPLOADS.map((document) => `check.${document}`),
    );
    const reviewed = await call('reviewTask', {
      token,
      params: { task: task?.id ?? '' },
      body: approval,
    });
    expect(reviewed).toMatchObject({ status: 200, body: { choice: 'approve', before: false } });
    await front.attend();

    const now = await front.inScope(async (scope) => scope.now);
    const proposed = await call('proposeVotingRound', {
      token,
      body: {
        body: 'chairs-office',
        cases: [id],
        reason: '近期无会议安排',
        closesAt: new Date(now.getTime() + 20 * DAY).toISOString(),
      },
    });
    expect(proposed.status).toBe(201);
    await front.attend();
    const chair = await holder(front.world, 'chair');
    await front.sendMails();
    const order = front.arrived.findLast(
      (mail) => mail.to === chair.email && mail.template === 'correspondence-order-wanted',
    );
    const proposal = await call('getTaskByLink', { token: order?.token ?? '' });
    expect(proposal.body).toMatchObject({
      kind: 'order',
      votingRound: { reason: '近期无会议安排', cases: [{ number }] },
    });
    const ordered = await call('orderVote', {
      token: order?.token ?? '',
      body: { order: 'order', reason: '近期无会议', closesAt: proposed.body['closesAt'] },
    });
    expect(ordered.status).toBe(200);
    await front.attend();
    await front.sendMails();
    for (const elector of await electors(front.world)) {
      const mail = front.arrived.findLast(
        (one) => one.to === elector.email && one.template === 'ballot',
      );
      const asked = await call('getVotingRoundByLink', { token: mail?.token ?? '' });
      const [item] = asked.body['items'] as { ballot: string }[];
      const nothing = await call('castVotes', {
        token: mail?.token ?? '',
        body: { marks: [{ ballot: item?.ballot, choice: 'recuse' }] },
      });
      expect(nothing.status).toBe(422);
      const twice = await call('castVotes', {
        token: mail?.token ?? '',
        body: {
          marks: [
            { ballot: item?.ballot, choice: 'for' },
            { ballot: item?.ballot, choice: 'against' },
          ],
        },
      });
      expect(twice.status).toBe(422);
      const cast = await call('castVotes', {
        token: mail?.token ?? '',
        body: { marks: [{ ballot: item?.ballot, choice: 'for' }] },
      });
      expect(cast.body).toMatchObject({ marks: [{ came: 'recorded', choice: 'for' }] });
    }
    await front.attend();
    await front.attend();
    const round = await call('getVotingRound', {
      token,
      params: { votingRound: proposed.body['id'] as string },
    });
    const [ballot] = round.body['ballots'] as { id: string; result: string }[];
    expect(ballot?.result).toBe('passed');
    const proof = await call('getProof', { token, params: { ballot: ballot?.id ?? '' } });
    expect(proof.body).toMatchObject({
      agrees: true,
      votes: expect.arrayContaining([expect.objectContaining({ channel: 'api' })]),
    });

    await front.sendMails();
    await front.attend();
    await front.sendMails();
    const contact = await holder(front.world, 'ccpsme.contact');
    const filing = front.arrived.findLast((mail) => mail.to === contact.email);
    const sent = await call('getTaskByLink', { token: filing?.token ?? '' });
    expect(sent.body).toMatchObject({ kind: 'filing', case: { number } });
    const answered = await call('answerFiling', {
      token: filing?.token ?? '',
      body: { outcome: 'received', number: '备〔2026〕1号' },
    });
    expect(answered).toMatchObject({ status: 200, body: { choice: 'received' } });
    const one = (await front.inScope(allCases)).find((candidate) => candidate.id === id);
    if (one) await front.issue(one);
    const done = await call('getOwnCase', { token: own?.token ?? '' });
    const certificate = done.body['certificate'] as string;
    const verified = await call('verifyCertificate', { params: { number: certificate } });
    expect(verified.body).toMatchObject({ state: 'genuine', validToday: true });
    const issued = done.body['documents'] as { id: string; document: string }[];
    const printed = issued.find(({ document }) => document === 'certificate');
    const own1 = { token: own?.token ?? '', params: { file: printed?.id ?? '' } };
    const pdf = await call('downloadFileByLink', own1);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const same = await call('downloadCertificate', { token, params: { case: id } });
    expect(same.bytes.equals(pdf.bytes)).toBe(true);
    await chainEntries(front.context, ALLIANCE);
    const trail = await call('verifyAuditTrail', { token });
    expect(trail.body).toMatchObject({ state: 'whole', because: null });
  }, 60_000);

  test('is told beside each value what is wrong with an application, and nothing of it is kept', async () => {
    const before = (await front.inScope(allCases)).length;
    const { 'credit-code': _code, ...rest } = ANSWERS;
    const lacking = await call('submitApplication', { form: application(rest, ['unit-profile']) });
    expect(lacking).toMatchObject({
      status: 422,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'invalid', status: 422 },
    });
    const fields = (lacking.body['errors'] as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual([
      'answers.credit-code',
      'document.commitment-letter',
      'document.legal-person-proof',
    ]);
    expect((await front.inScope(allCases)).length).toBe(before);
  });

  test('enters a paper ballot with its scan, and a second person’s program checks it; not the first one’s', async () => {
    const one = await apply(front.world);
    await review(front.world, one);
    const round = await openVote(front.world, [one]);
    const voter = await holder(front.world, 'vice-chair');
    const second = await holder(front.world, 'case-officer', 1);
    const theirs = await front.inScope((scope) => makeApiToken(scope, second.id, '复核', 30));
    const [ballot] = await front.inScope((scope) => ballotsOfRound(scope, round));
    const now = await front.inScope(async (scope) => scope.now);
    const entry = (files: number, content: object) => {
      const form = new FormData();
      const said = { kind: 'vote', subject: round, channel: 'paper', actedAt: now, content };
      form.append('body', JSON.stringify(said));
      for (let file = 0; file < files; file += 1)
        form.append('evidence', new Blob([PICTURE]), `表决票${file}.jpg`);
      return form;
    };
    const marked = { person: voter.id, marks: [{ ballot: ballot?.id, choice: 'for' }] };
    const bare = await call('enterRecord', { token, form: entry(0, marked) });
    expect(bare).toMatchObject({ status: 422, body: { code: 'not-entered' } });
    const wrong = await call('enterRecord', { token, form: entry(1, { person: voter.id }) });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const entered = await call('enterRecord', { token, form: entry(2, marked) });
    expect(entered).toMatchObject({ status: 201, body: { state: 'waiting' } });
    const params = { record: entered.body['id'] as string };
    const own = await call('checkRecord', { token, params, body: { right: true } });
    expect(own).toMatchObject({ status: 409, body: { code: 'own-entry' } });
    const read = await call('getRecord', { token: theirs, params });
    expect(read.body['evidence']).toHaveLength(2);
    const checked = await call('checkRecord', { token: theirs, params, body: { right: true } });
    expect(checked.body).toMatchObject({ state: 'counted' });
    const votes = await front.inScope((scope) => votesOf(scope, [ballot?.id ?? ''], voter.id));
    expect(votes).toMatchObject([{ choice: 'for', channel: 'paper' }]);
  });

  test('reads problems in its own language', async () => {
    const title = async (language: string) =>
      (await call('listCases', { headers: { 'Accept-Language': language } })).body['title'];
    expect(await title('zh')).toMatch(/令牌/);
    expect(await title('en')).toMatch(/token/);
  });

  test('without a token, with a made-up one, or with one for another alliance gets in nowhere', async () => {
    for (const one of OPERATIONS.filter(({ by }) => by !== 'anyone')) {
      const none = await call(one.id, one.method === 'post' ? { body: {} } : {});
      expect([one.id, none.status]).toEqual([one.id, 401]);
      const forged = await call(one.id, {
        token: `cf_${'A'.repeat(43)}`,
        ...(one.method === 'post' ? { body: {} } : {}),
      });
      expect([one.id, forged.status]).toEqual([one.id, 401]);
    }
    const elsewhere = await call('listCases', { token, params: { alliance: 'nowhere' } });
    expect(elsewhere.status).toBe(403);
  });

  test('loses its rights when its owner leaves the secretariat, and when the token is revoked', async () => {
    const colleague = await holder(front.world, 'case-officer', 1);
    const own = await front.inScope((scope) => makeApiToken(scope, colleague.id, '同事的程序', 30));
    const ask = async () => (await call('listCases', { token: own })).status;
    expect(await ask()).toBe(200);
    await leaveSeat(front, 'case-officer', colleague);
    expect(await ask()).toBe(403);
    await takeSeat(front, 'case-officer', colleague);
    expect(await ask()).toBe(200);
    await front.inScope(async (scope) => {
      const [made] = await apiTokensOf(scope, colleague.id);
      await revokeApiToken(scope, colleague.id, made?.id ?? '');
    });
    expect(await ask()).toBe(401);
  });

  test('is kept out once the days of its token are over', async () => {
    const own = await front.inScope((scope) => makeApiToken(scope, officer.id, '短期程序', 1));
    expect((await call('listCases', { token: own })).status).toBe(200);
    const [used] = await front.inScope((scope) => apiTokensOf(scope, officer.id));
    expect(used?.lastUsedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    front.later(2 * DAY);
    expect(await call('listCases', { token: own })).toMatchObject({
      status: 401,
      body: { code: 'unauthorised' },
    });
  });

  test('sends a request twice under one key and it is carried out once, answered alike', async () => {
    const headers = { 'Idempotency-Key': 'application-0001' };
    const before = (await front.inScope(allCases)).length;
    const [first, again] = [
      await call('submitApplication', { form: application(ANOTHER), headers }),
      await call('submitApplication', { form: application(ANOTHER), headers }),
    ];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await front.inScope(allCases)).length).toBe(before + 1);
    const other = await call('submitApplication', {
      form: application({ ...ANOTHER, address: '另一个地址' }),
      headers,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used' } });
  });

  test('sends the same request many times at once under one key and it is carried out once', async () => {
    const headers = { 'Idempotency-Key': 'application-0002' };
    const before = (await front.inScope(allCases)).length;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        call('submitApplication', { form: application(ANOTHER), headers }),
      ),
    );
    expect((await front.inScope(allCases)).length).toBe(before + 1);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
  });

  test('sends something unreadable, something unknown or something far too long, and is told so', async () => {
    const visitor = new Visitor(front.url);
    const post = (body: string, type = 'application/json') =>
      visitor.ask('/api/v1/alliances/listing/alarms/none/settlement', {
        method: 'POST',
        body,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
      });
    expect((await post('{')).status).toBe(400);
    expect((await post(JSON.stringify({ note: 'x'.repeat(501) }))).status).toBe(422);
    expect((await post(JSON.stringify({ note: 'x'.repeat(2_000_000) }))).status).toBe(413);
    expect((await post(JSON.stringify({ note: '已核对' }))).status).toBe(404);
    expect((await post('note=x', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(JSON.stringify({ note: 'a\0b' }))).status).toBe(422);
    expect((await post('{"note":"\\ud800"}')).status).toBe(422);
    const asked = { headers: { Authorization: `Bearer ${token}` } };
    const strange = await visitor.ask('/api/v1/alliances/listing/cases/%00', asked);
    expect(strange.status).toBe(404);
    const removed = await visitor.ask('/api/v1/alliances/listing/cases', {
      ...asked,
      method: 'DELETE',
    });
    expect(removed.status).toBe(405);
    expect(removed.headers.get('allow')).toBe('GET, HEAD');
    expect(removed.headers.get('content-type')).toContain('application/problem+json');
    const form = new FormData();
    form.append('body', '{');
    expect(await call('tryRoster', { token, form })).toMatchObject({
      status: 400,
      body: { code: 'unreadable' },
    });
    const nowhere = await visitor.get('/api/v1/nowhere');
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get('content-type')).toContain('application/problem+json');
  });

  test('reads and reads, and nothing changes', async () => {
    const before = await front.dump();
    for (const one of OPERATIONS.filter(({ method }) => method === 'get')) {
      const params = { case: 'x', ballot: 'x', votingRound: 'x', number: 'x' };
      await call(one.id, { token, params });
    }
    expect(await front.dump()).toBe(before);
  });

  test('finds every operation described, with its answers and refusals, for itself and for people', async () => {
    const visitor = new Visitor(front.url);
    const described = JSON.parse((await visitor.get('/openapi.json')).html) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };
    expect(described.openapi).toMatch(/^3\.1\./);
    const ids = Object.values(described.paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(ids.toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
    const page = (await visitor.get('/api')).html;
    for (const one of OPERATIONS) expect(page).toContain(`id="${one.id}"`);
    for (const { code } of problemTypes(OPERATIONS)) expect(page).toContain(`id="${code}"`);
  });
});
