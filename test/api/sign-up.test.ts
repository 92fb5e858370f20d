import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { makeApiToken } from '../../src/store/api-tokens.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { invite, linkToOffer } from '../../src/store/places/invitations.ts';
import { startSession } from '../../src/store/sessions.ts';
import type { Scope } from '../../src/store/scope.ts';
import { holder } from '../support/acting.ts';
import { founder } from '../support/dues.ts';
import { openFront, Visitor, type Front } from './front.ts';
import { callOperation } from './json-call.ts';

describe('Signing up for a place', () => {
  let front: Front;
  let cookie: string;
  let token: string;
  let member: string;
  let today: string;
  beforeAll(async () => {
    front = await openFront();
    const officer = await holder(front.world, 'case-officer');
    cookie = `session=${await startSession(front.context, officer.id)}`;
    member = await founder(front.world, { name: '名额会员有限公司' });
    await front.inScope(async (scope) => {
      token = await makeApiToken(scope, officer.id, '测试程序', 30);
      today = dayOf(scope.now.getTime());
    });
  }, 60_000);
  afterAll(() => front.close());

  const firstOffer = async () => {
    const { body } = await callOperation(front, 'listPlaceOffers', { token });
    return (body['offers'] as readonly { readonly id: string }[])[0]?.id ?? '';
  };
  const requests = () =>
    front.inScope(async ({ tx }) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from place_requests`.execute(tx);
      return rows[0]?.n;
    });
  /** The token of a mail to the member. */
  const opened = (offer: string) =>
    front.inScope(async (scope: Scope) =>
      issueToken(scope, await linkToOffer(scope, await invite(scope, offer, member, true))),
    );

  test('a form that lacks something keeps what was typed and says what to do; then the offer is there', async () => {
    const secretary = new Visitor(front.url);
    const post = (form: Readonly<Record<string, string>>) =>
      secretary.post('/console/listing/places', form, { cookie });
    const typed = { what: 'activities', titleZh: '', places: '二十', until: '', about: '线下一天' };
    const wrong = await post(typed);
    expect(wrong.status).toBe(422);
    for (const said of [
      '请填写名称',
      '请填写1至100000的整数',
      '请选择报名截止日',
      '二十',
      '线下一天',
    ])
      expect(wrong.html).toContain(said);
    const right = await post({ ...typed, titleZh: '上市沙龙', places: '1', until: today });
    expect(right.status).toBe(303);
    const page = await secretary.get(right.location ?? '', { cookie });
    expect(page.html).toContain('上市沙龙');
    expect(page.html).toContain('X-Q31');
    const list = await callOperation(front, 'listPlaceOffers', { token });
    expect(list.body['offers']).toMatchObject([{ title: { zh: '上市沙龙' }, wanted: 0 }]);
  });

  test('by the link of the mail: looking changes nothing, twice counts once, and it can be taken back', async () => {
    const offer = await firstOffer();
    const visitor = new Visitor(front.url);
    const base = await visitor.open(await opened(offer));
    expect((await visitor.get(base)).html).toContain('第十二条第3项');
    expect(await requests()).toBe(0);
    const done = await visitor.post(base, { action: 'sign-up' });
    expect(done.location).toBe(`${base}?done=signed-up`);
    expect((await visitor.post(base, { action: 'sign-up' })).location).toBe(base);
    expect(await requests()).toBe(1);
    expect((await visitor.get(base)).html).toContain('已报名，暂列第1位');
    const mail = await opened(offer);
    const back = await callOperation(front, 'takeBackSignUp', { token: mail, body: {} });
    expect(back.body['own']).toBeNull();
    expect((await visitor.get(base)).html).toContain('value="sign-up"');
    // The member’s own page leads there too.
    const own = await front.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'member', member, null)),
    );
    const home = await visitor.open(own);
    expect((await visitor.get(home)).html).toContain(`${home}/place?offer=${offer}`);
    await visitor.post(`${home}/place?offer=${offer}`, { action: 'sign-up' });
    expect((await visitor.get(`${home}/place?offer=${offer}`)).html).toContain('暂列第1位');
    const places = await callOperation(front, 'listOwnPlaces', { token: own });
    expect(places.body['offers']).toMatchObject([{ signedUp: true }]);
  });

  test('an offer that was withdrawn says so with its reason, and nothing is done by the link any more', async () => {
    const offer = await firstOffer();
    const mail = await opened(offer);
    const visitor = new Visitor(front.url);
    const base = await visitor.open(mail);
    const secretary = new Visitor(front.url);
    const form = `/console/listing/places/${offer}/withdraw`;
    expect((await secretary.post(form, { reason: '' }, { cookie })).html).toContain('请写明原因');
    await secretary.post(form, { reason: '讲师临时有事' }, { cookie });
    const page = await visitor.get(base);
    expect(page.html).toContain('讲师临时有事');
    expect(page.html).not.toContain('value="take-back"');
    expect(
      (await callOperation(front, 'signUpForPlace', { token: mail, body: {} })).body['code'],
    ).toBe('withdrawn');
    const file = await callOperation(front, 'exportPlaceList', { token, params: { offer: offer } });
    expect(file.status).toBe(200);
    const later = await callOperation(front, 'offerPlaces', {
      token,
      body: {
        what: 'services',
        title: { zh: '咨询' },
        until: addDays(today, 7),
        heldOn: addDays(today, 3),
      },
    });
    expect(later.body['errors']).toMatchObject([{ field: 'heldOn' }]);
  });
});
