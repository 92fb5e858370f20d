import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { readRound } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
});
afterAll(() => office.close());

describe('登记来件', () => {
  test('is ordered by what came in, and a word narrows it without changing anything', async () => {
    const all = await officer.get(`${base}/entries`);
    const headings = ['表决与会议', '来函与答复', '人员、单位与名册', '会费', '参与与退出', '更正'];
    const places = headings.map((heading) => all.html.indexOf(`<span>${heading}</span></h2>`));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    const some = await officer.get(`${base}/entries?q=${encodeURIComponent('收款凭证')}`);
    expect(some.text).toContain('登记纸质收款凭证');
    expect(some.text).not.toContain('登记一笔支出');
    expect(some.html).toContain('value="收款凭证"');
    const none = await officer.get(`${base}/entries?q=${encodeURIComponent('没有这种来件')}`);
    expect(none.text).toContain('没有符合的登记种类');
  });
});

describe('需我处理', () => {
  test('names the vote a secretary-general has to give, and mails her its link once, however often she asks', async () => {
    const one = await apply(office.world, { name: '秘书长表决企业有限公司' });
    await review(office.world, one);
    const id = await openVote(office.world, [one]);
    await office.attend();
    const secretary = await holder(office.world, 'secretary-general');
    const head = await office.browser(secretary.id);
    const home = await head.get(base);
    const mine = home.html.slice(home.html.indexOf('id="mine"'), home.html.indexOf('id="waiting"'));
    expect(mine).toContain('秘书长表决企业有限公司');
    expect(mine).toContain('href="/console/inbox"');
    expect((await officer.get(base)).html).not.toContain('href="/console/inbox"');

    const inbox = await head.get('/console/inbox');
    const [, action = ''] =
      /action="(\/console\/inbox\/listing\/tasks\/[\w-]+)"/.exec(inbox.html) ?? [];
    expect((await officer.post(action, {})).status).toBe(409);
    expect((await (await office.browser()).post(action, {})).location).toContain('sign-in');
    for (let pressed = 0; pressed < 2; pressed += 1)
      expect((await head.post(action, {})).location).toBe('/console/inbox?done=mailed');
    const mails = await office.inScope(
      async (scope) =>
        (
          await sql<{ address: string; purpose: string; subject: string }>`
            select mails.address, links.purpose, links.subject from mails
            join links on links.id = mails.link where template = 'fresh-link'`.execute(scope.tx)
        ).rows,
    );
    expect(mails).toEqual([{ address: secretary.email, purpose: 'voting-round', subject: id }]);
    for (const person of await electors(office.world)) await vote(office.world, id, person, 'for');
    await office.attend();
    expect((await head.get(base)).html).not.toContain('href="/console/inbox"');
    expect((await head.post(action, {})).status).toBe(409);
  });
});

describe('会议与表决', () => {
  test('lists what waits for a body, what is under way with how many have voted, and what is over', async () => {
    const [first, second] = [await apply(office.world), await apply(office.world)];
    await review(office.world, first);
    await review(office.world, second);
    const id = await openVote(office.world, [first]);
    await office.attend();
    const round = await office.inScope((scope) => readRound(scope, id));
    const page = await officer.get(`${base}/rounds`);
    expect(page.text).toContain('1件待上会');
    expect(page.html).toContain(`href="${base}/sittings/new?body=chairs-office"`);
    expect(page.html).toContain(`href="${base}/rounds/${id}"`);
    expect(page.text).toContain('已收回0票/应表决5人');
    office.later(Number(round?.countsBy) - Date.now() + 60_000);
    await office.attend();
    const again = await office.browser((await holder(office.world, 'case-officer')).id);
    const later = await again.get(`${base}/rounds`);
    expect(later.text).toContain('没有进行中的表决或会议');
    expect(later.text).toContain('已截止');
  });
});
