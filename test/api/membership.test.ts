import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { mailsOf } from '../../src/store/mails.ts';
import type { Member } from '../../src/store/members.ts';
import { holder } from '../support/acting.ts';
import { enterUnit, PROMOTION_ANSWERS, setUpGoAbroad, type Abroad } from '../support/go-abroad.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';
import { openOffice, type Browser, type Office } from './office.ts';

describe('A program with the link of a member', () => {
  let front: Front;
  let abroad: Abroad;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    const { context, world, attend } = front;
    abroad = await setUpGoAbroad({ context, world, bring: attend }, 'abroad', { ordinary: 1 });
  }, 60_000);
  afterAll(() => front.close());
  const tokenOf = ({ id }: Member) =>
    abroad.world.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'member', id, null)),
    );

  test('reads what its class may start and starts that, and nothing else', async () => {
    const token = await tokenOf(abroad.ordinary[0] as Member);
    expect((await call('getLink', { token })).body).toMatchObject({ opens: 'membership' });
    const { body } = await call('getOwnMembership', { token });
    expect(body).toMatchObject({ class: 'ordinary', seats: [] });
    expect(body['duties']).toMatchObject([
      { articles: ['13(1)'] },
      { articles: ['13(2)'] },
      { articles: ['13(3)'], says: { zh: expect.stringContaining('指定专人') } },
    ]);
    expect(body['procedures']).toMatchObject([
      { procedure: 'promotion-to-director', mayStart: true },
      { procedure: 'promotion-to-vice-chair', mayStart: false, classes: ['director-unit'] },
    ]);
    const start = (procedure: string, answers: Readonly<Record<string, string>>) =>
      call('startOwnProcedure', { token, body: { procedure, answers } });
    expect(await start('promotion-to-vice-chair', PROMOTION_ANSWERS)).toMatchObject({
      status: 403,
      body: { code: 'not-your-class' },
    });
    expect(await start('promotion-to-director', {})).toMatchObject({ status: 422 });
    const started = await start('promotion-to-director', PROMOTION_ANSWERS);
    expect(started).toMatchObject({ status: 200, body: { before: false } });
    expect(await start('promotion-to-director', PROMOTION_ANSWERS)).toMatchObject({
      body: { before: true, number: started.body['number'] },
    });
  });

  test('designates who sits for a unit that has a seat', async () => {
    const token = await tokenOf(abroad.viceChairs[0] as Member);
    const seat = 'vice-chair-representative';
    const named = { seat, name: '秦新', email: 'qin.xin@example.org' };
    expect(
      await call('designateRepresentative', { token, body: { ...named, email: 'none' } }),
    ).toMatchObject({ status: 422 });
    expect(await call('designateRepresentative', { token, body: named })).toMatchObject({
      status: 200,
      body: { before: false },
    });
    expect((await call('getOwnMembership', { token })).body).toMatchObject({
      seats: [{ seat, holder: '秦新' }],
    });
  });
});

describe('The secretariat', () => {
  let office: Office;
  let abroad: Abroad;
  let browser: Browser;
  let unit: Member;
  beforeAll(async () => {
    office = await openOffice();
    const { site, world, attend } = office;
    abroad = await setUpGoAbroad({ context: site.context, world, bring: attend }, 'abroad');
    unit = await enterUnit(abroad.world, 'abroad', '新任副理事长单位', 'vice-chair-unit');
    browser = await office.browser((await holder(abroad.world, 'case-officer')).id);
  }, 60_000);
  afterAll(() => office.close());

  test('sees which units have designated nobody, and mails one of them the link to its own page', async () => {
    const home = await browser.get('/console/abroad');
    expect(home.text).toContain('未指派代表');
    expect(home.text).toContain(unit.name);
    const list = await browser.get('/console/abroad/representatives');
    expect(list.text).toMatch(/新任副理事长单位\s+副理事长单位\s+副理事长单位代表\s+未指派代表/);
    const sent = await browser.post(`/console/abroad/representatives/${unit.id}/link`, {});
    expect(sent).toMatchObject({ status: 303 });
    expect((await browser.get(sent.location ?? '')).text).toContain('已发往登记的邮箱');
    const mails = await abroad.world.inScope((scope) => mailsOf(scope, { latest: 100 }));
    expect(mails.filter(({ template }) => template === 'member-link')).toMatchObject([
      { extra: { member: unit.id } },
    ]);
    const [ordinary] = abroad.ordinary as [Member];
    const page = `/console/abroad/organisations/${ordinary.organisation}`;
    const action = `/console/abroad/representatives/${ordinary.id}/link`;
    expect((await browser.get(page)).html).toContain(action);
    expect((await browser.post(action, { back: 'organisation' })).location).toBe(
      `${page}?done=member-link-sent`,
    );
    expect((await browser.post('/console/abroad/representatives/nobody/link', {})).status).toBe(
      404,
    );
  });
});
