import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allCases, type Case } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { lookupCode } from '../../src/store/lookup-code.ts';
import type { Person } from '../../src/store/persons.ts';
import { holder, openVote, taskOf } from '../support/acting.ts';
import { application, PICTURE } from '../support/json-application.ts';
import { DAY } from '../store/ledger.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';

describe('A program with the token of a link', () => {
  let front: Front;
  let one: Case;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    const applied = await call('submitApplication', { form: application() });
    const { number } = applied.body;
    one = (await front.inScope(allCases)).find((each) => each.number === number) as Case;
    await front.attend();
  }, 60_000);
  afterAll(() => front.close());

  const tokenOfTask = (task: string, person: Person) =>
    front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'task', task, person.id)),
    );

  test('reads what it has to see, downloads the documents and decides by what it read', async () => {
    const officer = await holder(front.world, 'case-officer');
    const { id } = await taskOf(front.world, one, 'review');
    const token = await tokenOfTask(id, officer);
    const link = await call('getLink', { token });
    expect(link.body).toMatchObject({ opens: 'review', person: { id: officer.id } });
    const read = await call('getTaskByLink', { token });
    expect(read.body).toMatchObject({ kind: 'review', decided: null, votingRound: null });
    const asked = read.body['case'] as {
      formHash: string;
      documents: { id: string; document: string }[];
    };
    const [first] = asked.documents;
    const file = await call('downloadFileByLink', { token, params: { file: first?.id ?? '' } });
    expect(file.bytes.equals(PICTURE)).toBe(true);
    const elsewhere = await call('downloadFileByLink', { token, params: { file: 'another' } });
    expect(elsewhere.status).toBe(404);
    const stranger = await tokenOfTask(id, await holder(front.world, 'chair'));
    expect(await call('getTaskByLink', { token: stranger })).toMatchObject({
      status: 403,
      body: { code: 'not-yours' },
    });
    expect(
      (await call('downloadFileByLink', { token: stranger, params: { file: first?.id ?? '' } }))
        .status,
    ).toBe(404);
    const decided = await call('decideReview', {
      token,
      body: {
        decision: 'approve',
        formHash: asked.formHash,
        checks: Object.fromEntries(asked.documents.map(({ document }) => [document, 'fit'])),
      },
    });
    expect(decided.body).toMatchObject({ choice: 'approve' });
    const after = await call('getTaskByLink', { token });
    expect(after.body['decided']).toMatchObject({ choice: 'approve' });
  });

  test('reads as an elector the items with their documents, and those of no other case', async () => {
    const { body } = await call('submitApplication', { form: application() });
    const other = (await front.inScope(allCases)).find(({ number }) => number === body['number']);
    const round = await openVote(front.world, [one]);
    const voter = await holder(front.world, 'vice-chair');
    const token = await front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'voting-round', round, voter.id)),
    );
    const read = await call('getVotingRoundByLink', { token });
    const [item] = read.body['items'] as { documents: { id: string }[] }[];
    const shown = await call('downloadFileByLink', {
      token,
      params: { file: item?.documents[0]?.id ?? '' },
    });
    expect(shown.bytes.equals(PICTURE)).toBe(true);
    const own = await front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'case', other?.id ?? '', null)),
    );
    const theirs = (await call('getOwnCase', { token: own })).body['documents'] as {
      id: string;
    }[];
    const kept = await call('downloadFileByLink', {
      token,
      params: { file: theirs[0]?.id ?? '' },
    });
    expect(kept.status).toBe(404);
  });

  test('opens its own case by number and lookup code, and is told what it may do there', async () => {
    const code = lookupCode(front.context.secret, one.id);
    const wrong = await call('openOwnCase', { body: { number: one.number, code: 'AAAAAAAA' } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'no-such-case' } });
    const opened = await call('openOwnCase', { body: { number: one.number, code } });
    expect(opened.status).toBe(201);
    const own = await call('getOwnCase', { token: opened.body['token'] as string });
    expect(own.body).toMatchObject({ number: one.number, may: ['withdrawOwnCase'] });
  });

  test('whose link has expired has a fresh one mailed, to the address on record only', async () => {
    const token = await front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'case', one.id, null)),
    );
    const early = await call('sendFreshLink', { body: { token } });
    expect(early).toMatchObject({ status: 409, body: { code: 'still-works' } });
    expect((await call('sendFreshLink', { body: { token: 'nobody’s' } })).status).toBe(404);
    front.later(91 * DAY);
    expect(await call('getOwnCase', { token })).toMatchObject({
      status: 401,
      body: { code: 'expired' },
    });
    expect((await call('sendFreshLink', { body: { token } })).body).toEqual({ done: 'queued' });
    await front.sendMails();
    const mail = front.arrived.findLast(({ template }) => template === 'fresh-link');
    expect(mail?.to).toBe('liaison@applicant.example');
    expect((await call('getOwnCase', { token: mail?.token ?? '' })).status).toBe(200);
  });
});
