import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attendDues } from '../../src/activities/attend-dues.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { makeApiToken } from '../../src/store/api-tokens.ts';
import { issueToken, linkFor, type LinkPurpose } from '../../src/store/links.ts';
import { linesOfMember } from '../../src/store/dues/lines.ts';
import type { Person } from '../../src/store/persons.ts';
import { readRound } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote, waitingForVote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { unzipped } from '../documents/unzipped.ts';
import { founder } from '../support/dues.ts';
import { DAY } from '../store/ledger.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';

const PICTURE = readFileSync(join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg'));

describe('A program takes the alliance’s business', () => {
  let front: Front;
  let officer: Person;
  let token: string;
  let theirs: string;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    const now = await front.inScope(async (scope) => scope.now);
    // The end of a year is left to the tests of the years’ change.
    if (dayOf(now.getTime()).slice(5, 7) === '12') front.later(45 * DAY);
    officer = await holder(front.world, 'case-officer');
    const colleague = await holder(front.world, 'case-officer', 1);
    [token, theirs] = await front.inScope(async (scope) => [
      await makeApiToken(scope, officer.id, '测试程序', 30),
      await makeApiToken(scope, colleague.id, '同事的程序', 30),
    ]);
  }, 60_000);
  afterAll(() => front.close());

  const newest = (person: Person, template: string): string =>
    front.arrived.findLast((mail) => mail.to === person.email && mail.template === template)
      ?.token ?? '';

  const tokenFor = (purpose: LinkPurpose, subject: string, person: string | null) =>
    front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, purpose, subject, person)),
    );

  const withFile = (body: object, part: string): FormData => {
    const form = new FormData();
    form.append('body', JSON.stringify(body));
    form.append(part, new Blob([PICTURE], { type: 'image/jpeg' }), '扫描件.jpg');
    return form;
  };

  test('convenes a meeting, whose chair agrees to a short notice, and holds it to its end', async () => {
    const one = await apply(front.world);
    await review(front.world, one);
    await waitingForVote(front.world, one);
    const chair = await holder(front.world, 'chair');
    const now = await front.inScope(async (scope) => scope.now);
    const meeting = {
      body: 'chairs-office',
      cases: [one.id],
      meetsAt: new Date(now.getTime() + 60_000).toISOString(),
      place: '二层会议室',
      chairedBy: chair.id,
    };
    const unexplained = await call('conveneMeeting', { token, body: meeting });
    expect(unexplained.body['errors']).toMatchObject([{ field: 'shortNoticeReason' }]);
    const stranger = await call('conveneMeeting', {
      token,
      body: { ...meeting, shortNoticeReason: '年底', chairedBy: officer.id },
    });
    expect(stranger.body['errors']).toMatchObject([{ field: 'chairedBy' }]);
    const convened = await call('conveneMeeting', {
      token,
      body: { ...meeting, shortNoticeReason: '年底前须完成备案' },
    });
    expect(convened).toMatchObject({ status: 201, body: { came: 'asked' } });
    const votingRound = convened.body['votingRound'] as string;
    const params = { votingRound };
    const state = async () =>
      (await front.inScope((scope) => readRound(scope, votingRound)))?.state;
    const early = await call('openMeeting', { token, params, body: {} });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-convened' } });
    await front.sendMails();
    const own = newest(chair, 'short-notice-wanted');
    const asked = await call('getTaskByLink', { token: own });
    expect(asked.body['statement']).toMatchObject({
      choices: [{ choice: 'shorten' }, { choice: 'keep' }],
    });
    const silent = await call('decideShorterNotice', { token: own, body: { choice: 'shorten' } });
    expect(silent.body['errors']).toMatchObject([{ field: 'reason' }]);
    const shortened = await call('decideShorterNotice', {
      token: own,
      body: { choice: 'shorten', reason: '同意' },
    });
    expect(shortened.body).toMatchObject({ choice: 'shorten', before: false });
    const otherwise = await call('decideShorterNotice', {
      token: own,
      body: { choice: 'keep', reason: '不同意' },
    });
    expect(otherwise).toMatchObject({ status: 409, body: { code: 'decided-otherwise' } });
    // The link is for the notice, not for a result.
    const wrong = await call('confirmResult', { token: own, body: { choice: 'confirmed' } });
    expect(wrong).toMatchObject({ status: 404, body: { code: 'unknown' } });
    front.later(120_000);
    const opened = await call('openMeeting', { token, params, body: {} });
    expect(opened.body).toEqual({ done: 'opened' });
    expect(await state()).toBe('open');
    const there = (await electors(front.world)).map(({ id }) => id);
    const foreign = await call('enterAttendance', { token, params, body: { there: ['nobody'] } });
    expect(foreign).toMatchObject({ status: 409, body: { code: 'not-a-sitter' } });
    const entered = await call('enterAttendance', { token, params, body: { there } });
    expect(entered.body).toEqual({ done: 'entered' });
    const meetingNow = await call('getMeeting', { token, params });
    expect(meetingNow.body).toMatchObject({ state: 'open', place: '二层会议室', there });
    expect(meetingNow.body['entitled']).toHaveLength(there.length);
    expect((await call('getMinutes', { token, params })).status).toBe(404);
    const cancelled = await call('cancelMeeting', { token, params, body: { reason: '改期' } });
    expect(cancelled).toMatchObject({ status: 409, body: { code: 'begun' } });
    const ended = await call('endMeeting', { token, params, body: {} });
    expect(ended.body).toEqual({ done: 'ended' });
    await front.attend();
    const again = await call('enterAttendance', { token, params, body: { there } });
    expect([again.status, await state()]).toEqual([409, 'closed']);
    const minutes = await call('getMinutes', { token, params });
    const title = (minutes.body['title'] as { zh: string }).zh;
    expect(title).toContain('会议纪要');
    const file = await call('downloadMinutes', { token, params });
    const text = unzipped(file.bytes).get('word/document.xml');
    expect(text).toContain(title);
    expect(text).toContain('地点：二层会议室');
    const english = await call('downloadMinutes', { token, params, query: '?language=en' });
    expect(unzipped(english.bytes).get('word/document.xml')).toContain('Minutes: ');
  });

  test('drafts a paper, which the secretary-general releases by link, and brings it to the file', async () => {
    const one = await apply(front.world);
    const text = { title: '结果通知', addressee: '申请单位', body: '现将结果通知如下。' };
    const nowhere = await call('draftPaper', {
      token,
      body: { ...text, kind: 'notice', case: 'none' },
    });
    expect(nowhere.status).toBe(404);
    const drafted = await call('draftPaper', {
      token,
      body: { ...text, kind: 'notice', case: one.id },
    });
    expect(drafted).toMatchObject({ status: 201, body: { state: 'draft', title: '结果通知' } });
    const params = { paper: drafted.body['id'] as string };
    const changed = await call('changeDraft', {
      token,
      params,
      body: { ...text, body: '改过的正文。' },
    });
    expect(changed.body['contentHash']).not.toBe(drafted.body['contentHash']);
    expect((await call('askForRelease', { token, params, body: {} })).status).toBe(200);
    const decision = { decision: 'release', contentHash: changed.body['contentHash'] };
    const stranger = await call('releasePaper', { token, params, body: decision });
    expect(stranger).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    await front.sendMails();
    const general = await holder(front.world, 'secretary-general');
    const own = front.arrived.findLast(({ to }) => to === general.email)?.token ?? '';
    const seen = await call('getPaperByLink', { token: own });
    expect(seen.body).toMatchObject({ body: '改过的正文。' });
    const stale = await call('releasePaperByLink', {
      token: own,
      body: { ...decision, contentHash: drafted.body['contentHash'] },
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    const released = await call('releasePaperByLink', { token: own, body: decision });
    expect(released.body).toMatchObject({ state: 'released', number: expect.any(String) });
    const early = await call('sendPaper', { token, params, body: { how: '邮寄' } });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-now' } });
    const bare = new FormData();
    bare.append('body', '{}');
    expect((await call('sealPaper', { token, params, form: bare })).status).toBe(422);
    const sealed = await call('sealPaper', { token, params, form: withFile({}, 'scan') });
    expect(sealed.body).toMatchObject({ state: 'sealed' });
    const sent = await call('sendPaper', { token, params, body: { how: '邮寄' } });
    expect(sent.body).toMatchObject({ state: 'sent' });
    const archived = await call('archivePaper', { token, params, body: { where: '2026-01' } });
    expect(archived.body).toMatchObject({ state: 'archived' });
    expect(await call('discardDraft', { token, params, body: {} })).toMatchObject({
      status: 409,
      body: { code: 'not-now' },
    });
    const read = await call('getPaper', { token, params });
    expect(read.body).toEqual(archived.body);
    const letter = await call('downloadLetter', { token, params });
    expect(unzipped(letter.bytes).get('word/document.xml')).toContain('改过的正文。');
    const scan = await call('downloadSealedCopy', { token, params });
    expect(scan.bytes.equals(PICTURE)).toBe(true);
    const asked = `?kind=notice&case=${one.id}`;
    const first = await call('getFirstDraft', { token, query: asked });
    expect(first.body['body']).toContain(one.applicantName);
    const listed = await call('listPapers', { token });
    expect((listed.body['papers'] as { id: string }[]).map(({ id }) => id)).toContain(params.paper);
  });

  test('gives a member’s notice of leaving and declares its certificate lost', async () => {
    const one = await apply(front.world);
    const applicant = await tokenFor('case', one.id, null);
    const notice = { reason: '业务调整', certificate: 'return' };
    const early = await call('leaveAlliance', { token: applicant, body: notice });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-offered' } });
    await review(front.world, one);
    const round = await openVote(front.world, [one]);
    for (const person of await electors(front.world)) await vote(front.world, round, person, 'for');
    await front.attend();
    await front.issue(one);
    await front.attend();
    const members = await call('listMembers', { token });
    const member = (members.body['members'] as { id: string; name: string }[]).find(
      ({ name }) => name === one.applicantName,
    );
    const membership = await call('getMember', { token, params: { member: member?.id ?? '' } });
    expect(membership.body).toMatchObject({ admittedBy: one.id, clock: { state: 'running' } });
    const organisation = { organisation: membership.body['organisation'] as string };
    const unit = await call('getOrganisation', { token, params: organisation });
    expect(unit.body).toMatchObject({ details: { name: one.applicantName }, versions: 1 });
    const found = await call('listOrganisations', { token, query: `?text=${one.applicantName}` });
    expect(found.body).toMatchObject({ total: 1 });
    const left = await call('leaveAlliance', { token: applicant, body: notice });
    expect(left.body).toMatchObject({ status: 'open', before: false });
    const again = await call('leaveAlliance', { token: applicant, body: notice });
    expect(again.body).toMatchObject({ id: left.body['id'], before: true });
    const own = await tokenFor('case', left.body['id'] as string, null);
    const lose = async () => (await call('declareLoss', { token: own, body: {} })).body;
    expect(await lose()).toEqual({ done: 'declared' });
    expect(await lose()).toEqual({ done: 'declared-before' });
    const closed = await call('declareLoss', { token: applicant, body: {} });
    expect(closed).toMatchObject({ status: 409, body: { code: 'closed' } });
    // Whoever leaves by its own notice was not taken for inactive.
    const objection = withFile({ reason: '参加了年会' }, 'evidence');
    const objected = await call('objectToExit', { token: own, form: objection });
    expect(objected.status).toBeGreaterThanOrEqual(400);
    expect(objected.status).toBeLessThan(500);
  });

  test('begins the dues once the account is known; a member tells of its payment, the authority gives vouchers', async () => {
    const member = await founder(front.world);
    const now = await front.inScope(async (scope) => scope.now);
    const today = dayOf(now.getTime());
    const year = Number(today.slice(0, 4));
    const start = () => call('startDues', { token, body: { year } });
    expect(await start()).toMatchObject({ status: 409, body: { code: 'account-missing' } });
    const entered = await call('enterRecord', {
      token,
      form: withFile(
        {
          kind: 'payee-account',
          subject: 'payee-account',
          channel: 'letter',
          actedAt: now,
          content: {
            holder: '中小企业合作发展促进中心',
            bank: '中国工商银行北京万寿路支行',
            number: '0200012309200456789',
          },
        },
        'evidence',
      ),
    });
    expect(entered.status).toBe(201);
    const checked = await call('checkRecord', {
      token: theirs,
      params: { record: entered.body['id'] as string },
      body: { right: true },
    });
    expect(checked.body).toMatchObject({ state: 'counted' });
    expect((await start()).body).toEqual({ done: 'started' });
    expect((await start()).body).toEqual({ done: 'started-before' });
    const lines = () => front.inScope((scope) => linesOfMember(scope, member));
    // Notices go out in working hours, a batch at a time.
    for (let hours = 0; hours < 24 * 12 && (await lines()).length === 0; hours += 4) {
      await attendDues(front.context, {
        alliance: 'listing',
        round: `dues-${year}`,
        run: { workflowId: `listing/duesRound/${year}`, runId: 'run' },
      });
      front.later(4 * 3_600_000);
    }
    const own = await tokenFor('dues', member, null);
    const owed = await call('getDuesByLink', { token: own });
    expect(owed.body).toMatchObject({
      years: [{ year, overdue: expect.any(Boolean) }],
      account: { bank: '中国工商银行北京万寿路支行' },
    });
    const asked = await call('getDuesYear', { token, params: { year: String(year) } });
    expect(asked.body).toMatchObject({
      begun: true,
      lines: expect.arrayContaining([expect.objectContaining({ member })]),
    });
    expect((await call('getDuesYear', { token, params: { year: 'soon' } })).status).toBe(404);
    const telling = { year, amount: '20,000', paidOn: today, payer: '会员单位' };
    const wrong = await call('tellPayment', {
      token: own,
      form: withFile({ ...telling, amount: '两万' }, 'document.slip'),
    });
    expect(wrong.body['errors']).toMatchObject([{ field: 'amount' }]);
    const told = await call('tellPayment', {
      token: own,
      form: withFile(telling, 'document.slip'),
    });
    expect(told.body).toEqual({ done: 'told' });
    const waiting = await call('listToldPayments', { token });
    expect(waiting.body['told']).toMatchObject([{ member, fen: 2_000_000, state: 'open' }]);
    const dues = await call('getMemberDues', { token, params: { member } });
    expect(dues.body).toMatchObject({ told: [{ fen: 2_000_000 }], payments: [] });
    expect((await call('listMissingVouchers', { token })).body).toEqual({ payments: [] });
    const unknown = await call('settleToldPayment', {
      token,
      params: { told: 'none' },
      body: { note: '未到账' },
    });
    expect(unknown.status).toBe(404);
    const called = () =>
      call('noteDuesCall', { token, params: { member }, body: { year, note: '下周缴纳' } });
    expect((await called()).status).toBe(200);
    expect((await called()).body).toEqual({ done: 'noted-before' });
    const contact = await holder(front.world, 'ccpsme.contact');
    const voucher = withFile(
      { payment: 'none', number: '000123', issuedOn: today },
      'document.scan',
    );
    const authority = await tokenFor('vouchers', 'ccpsme', contact.id);
    const given = await call('giveVoucher', { token: authority, form: voucher });
    expect(given).toMatchObject({ status: 409, body: { code: 'unknown-payment' } });
  });
});
