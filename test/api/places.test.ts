import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readRound } from '../../src/store/voting-rounds.ts';
import { holder, openVote, review } from '../support/acting.ts';
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
