import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { endorsementsOfDraft } from '../../src/store/endorsements.ts';
import { allCases } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { inScope, type Scope } from '../../src/store/scope.ts';
import { CROSS_BORDER, member } from '../support/cross-border.ts';
import { ANSWERS, PICTURE } from '../support/json-application.ts';
import { openFront, Visitor, type Front } from './front.ts';
import { callOperation } from './json-call.ts';

const { capacity: _, ...UNIT } = ANSWERS;
const WHOLE = { ...UNIT, 'head-name': '卫总', 'head-email': 'head@applicant.example' };
const DECLARED = ['9', '9(1)', '9(2)'].map((article) => [`declares.${article}`, 'yes'] as const);
const FORM = `/${CROSS_BORDER}/apply/enterprise`;
const REFERRER = '推荐单位有限公司';
const WAITING = '待确认';
const PLEASE = '尚未确认';

describe('An applicant that needs a recommendation', () => {
  let front: Front;
  let applicant: Visitor;
  const within = <Result>(work: (scope: Scope) => Promise<Result>) =>
    inScope(front.context, CROSS_BORDER, work);
  beforeAll(async () => {
    front = await openFront();
    await within((scope) => member(scope, REFERRER, 'referrer@member.example'));
  }, 60_000);
  beforeEach(() => {
    applicant = new Visitor(front.url);
  });
  afterAll(() => front.close());

  function post(action: string, named: string, answers: Readonly<Record<string, string>> = WHOLE) {
    const form = new FormData();
    for (const [name, value] of [...Object.entries(answers), ...DECLARED]) form.append(name, value);
    form.append('declaration', 'yes');
    form.append('named.referral', named);
    form.append('action', action);
    if (action !== 'save')
      for (const document of ['licences', 'unit-profile'])
        form.append(
          `document.${document}`,
          new Blob([PICTURE], { type: 'image/jpeg' }),
          `${document}.jpg`,
        );
    return applicant.ask(FORM, { method: 'POST', body: form });
  }
  /** The token of the latest mail to a member. */
  const token = () =>
    within(async (scope) => {
      const { rows } = await sql<{ id: string }>`
        select id from endorsements where member is not null order by asked_at desc, id desc limit 1`.execute(
        scope.tx,
      );
      return issueToken(scope, await linkFor(scope, 'endorsement', rows[0]?.id ?? '', null));
    });

  test('AT-21 C-041: asks by name, waits, and can hand in once the member has confirmed', async () => {
    expect((await post('ask.referral', '')).html).toContain('请填写成员的名称');
    expect((await post('ask.referral', REFERRER)).location).toBe(`${FORM}?after=asked`);
    expect((await applicant.get(FORM)).html).toContain(WAITING);
    expect((await post('check', '')).location).toBe(`${FORM}?after=check`);
    expect((await applicant.get(`${FORM}?after=check`)).html).toContain(PLEASE);
    await applicant.post(`${FORM}/check`, { action: 'submit' });
    expect(await within(allCases)).toEqual([]);

    const referrer = new Visitor(front.url);
    const base = await referrer.open(await token());
    expect((await referrer.get(base)).html).toContain(UNIT['organisation-name']);
    expect((await applicant.get(FORM)).html).toContain(WAITING);
    expect((await referrer.post(base, { action: 'confirm' })).status).toBe(303);
    await referrer.post(base, { action: 'decline' });
    expect((await referrer.get(base)).html).toContain('已确认');

    expect((await applicant.get(FORM)).html).toContain('已确认');
    expect((await applicant.get(`${FORM}/check`)).html).toContain(REFERRER);
    await applicant.post(`${FORM}/check`, { action: 'submit' });
    expect(await within(allCases)).toMatchObject([
      { form: { 'endorsed.referral': REFERRER, 'head-name': '卫总' } },
    ]);
  });

  test('learns nothing of who is a member, and keeps what it typed', async () => {
    const known = await post('ask.referral', REFERRER);
    const knownPage = (await applicant.get(`${FORM}?after=asked`)).html;
    applicant = new Visitor(front.url);
    const unknown = await post('ask.referral', '没有这家有限公司');
    const unknownPage = (await applicant.get(`${FORM}?after=asked`)).html;
    expect(unknown.location).toBe(known.location);
    const plain = (html: string, named: string) =>
      html
        .replaceAll(named, '')
        .replace(/file\/[\w-]+|remove\.[\w-]+|datetime="[^"]*"|\d{1,2}:\d{2}/g, '');
    expect(plain(unknownPage, '没有这家有限公司')).toBe(plain(knownPage, REFERRER));
    expect(unknownPage).toContain(UNIT['liaison-name']);
    expect(unknownPage).not.toContain('referrer@member.example');
    await post('ask.referral', '第二家');
    await post('ask.referral', '第三家');
    const fourth = await post('ask.referral', '第四家');
    expect(fourth.status).toBe(422);
    expect(fourth.html).toContain('24小时内最多发送3次');
    expect(fourth.html).toContain('第四家');
  });

  test('can be a program, and so can the member that confirms', async () => {
    const params = { alliance: CROSS_BORDER };
    const asked = await callOperation(front, 'askForEndorsement', {
      params,
      body: {
        kind: 'enterprise',
        document: 'referral',
        applicant: UNIT['organisation-name'],
        member: REFERRER,
      },
    });
    expect(asked.status).toBe(201);
    const draft = String(asked.body['draft']);
    const hand = async () => {
      const form = new FormData();
      const answers = { ...WHOLE, ...Object.fromEntries(DECLARED) };
      form.append(
        'body',
        JSON.stringify({ kind: 'enterprise', draft, declaration: true, answers }),
      );
      for (const document of ['licences', 'unit-profile'])
        form.append(`document.${document}`, new Blob([PICTURE], { type: 'image/jpeg' }), 'a.jpg');
      return callOperation(front, 'submitApplication', { params, form });
    };
    expect((await hand()).body['errors']).toMatchObject([{ field: 'document.referral' }]);
    const answer = () =>
      callOperation(front, 'answerEndorsement', { token: opened, body: { answer: 'confirmed' } });
    const opened = await token();
    expect((await answer()).body).toEqual({ answer: 'confirmed', before: false });
    expect((await answer()).body).toEqual({ answer: 'confirmed', before: true });
    const state = await callOperation(front, 'readEndorsements', {
      params,
      body: { kind: 'enterprise', draft },
    });
    expect(state.body['asked']).toEqual([
      { document: 'referral', member: REFERRER, state: 'confirmed' },
    ]);
    expect((await hand()).status).toBe(201);
    const rows = await within((scope) => endorsementsOfDraft(scope, draft.split('.')[0] ?? ''));
    expect(rows).toHaveLength(1);
  });
});
