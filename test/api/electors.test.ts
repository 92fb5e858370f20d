import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { dayOf } from '../../src/domain/calendar.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import type { Person } from '../../src/store/persons.ts';
import { recordsAbout } from '../../src/store/records/records.ts';
import { ballotsOfRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
let colleague: Browser;
let five: readonly Person[];
let round: string;
let ballot: string;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
  colleague = await office.browser((await holder(office.world, 'case-officer', 1)).id);
  five = await electors(office.world);
});

beforeEach(async () => {
  const one = await apply(office.world, { name: '代为登记企业有限公司' });
  await review(office.world, one);
  round = await openVote(office.world, [one]);
  ballot = (await office.inScope((scope) => ballotsOfRound(scope, round)))[0]?.id ?? '';
});

afterAll(() => office.close());

const nth = (at: number) => five[at] as Person;
const page = (person: Person) => `${base}/rounds/${round}/electors/${person.id}`;
const votes = (person: Person) => office.inScope((scope) => votesOf(scope, [ballot], person.id));

function paper(over: Readonly<Record<string, string | Blob>>): FormData {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString();
  const form = new FormData();
  const fields = { markedOn: now.slice(0, 10), markedTime: now.slice(11, 16), ...over };
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, '表决票.jpg');
  return form;
}

async function filesStored(): Promise<number> {
  const found = await readdir(office.folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
}

describe('An elector’s page in the console', () => {
  test('takes a paper ballot with its photograph; what was typed stays until it is complete, and no file stays without a record', async () => {
    const elector = nth(0);
    const list = await officer.get(`${base}/rounds/${round}`);
    expect(list.html).toContain(`href="${page(elector)}"`);
    const before = await filesStored();
    const chosen = { [`choice.${ballot}`]: 'against' };
    const without = await officer.post(`${page(elector)}/paper`, paper(chosen));
    expect([without.status, without.text.includes('请上传凭据')]).toEqual([422, true]);
    expect(without.html).toMatch(/value="against"[^>]*checked|checked[^>]*value="against"/);
    const evidence = await photograph();
    const unmarked = await officer.post(`${page(elector)}/paper`, paper({ evidence }));
    expect(unmarked.text).toContain('请至少为一项选择意见');
    const later = dayOf(Date.now() + 30 * 86_400_000);
    const late = await officer.post(
      `${page(elector)}/paper`,
      paper({ ...chosen, evidence, markedOn: later }),
    );
    expect([late.status, late.text.includes('晚于现在')]).toEqual([422, true]);
    expect(await filesStored()).toBe(before);
    const entered = await officer.post(`${page(elector)}/paper`, paper({ ...chosen, evidence }));
    expect(entered.status).toBe(303);
    expect(await filesStored()).toBe(before + 1);
    const [record] = await office.inScope((scope) => recordsAbout(scope, round));
    expect(entered.location).toBe(`${base}/records/${record?.id}?done=entered`);
    expect((await officer.get(page(elector))).text).toContain('等待复核');
    expect(await votes(elector)).toEqual([]);
    await colleague.post(`${base}/records/${record?.id}`, { verdict: 'right' });
    expect(await votes(elector)).toMatchObject([{ choice: 'against', channel: 'paper' }]);
    const after = await officer.get(page(elector));
    expect(after.text).toContain('已表决（纸质表决票）');
  });

  test('gives the elector’s own link with words to send it, notes who took it, and shows it once', async () => {
    const elector = nth(1);
    const given = await officer.post(`${page(elector)}/link`, { action: 'link' });
    const words = /<textarea[^>]*id="forward-text"[^>]*>([^<]*)</.exec(given.html)?.[1] ?? '';
    expect(words).toContain('刘执行理事长：您好！');
    expect(words).toMatch(/http:\/\/127\.0\.0\.1\/l\/[\w-]{59}/);
    expect((await officer.get(page(elector))).html).not.toContain('/l/');
    await chainEntries(office.site.context, 'listing');
    const trail = await officer.get(`${base}/audit`);
    expect(trail.text).toContain('取得本人链接以便转发');
    const stranger = await holder(office.world, 'case-officer');
    expect((await officer.post(`${page(stranger)}/link`, { action: 'link' })).status).toBe(404);
  });

  test('notes what was said by telephone as an opinion that does not count', async () => {
    const elector = nth(2);
    const nothing = await officer.post(`${page(elector)}/opinion`, {});
    expect([nothing.status, nothing.text.includes('请至少为一项选择意见')]).toEqual([422, true]);
    const recusal = await officer.post(`${page(elector)}/opinion`, {
      [`choice.${ballot}`]: 'recuse',
    });
    expect(recusal.text).toContain('请写明回避的理由');
    const noted = await officer.post(`${page(elector)}/opinion`, { [`choice.${ballot}`]: 'for' });
    expect(noted.location).toBe(`${page(elector)}?done=opinion-mailed`);
    const shown = await officer.get(page(elector));
    expect(shown.text).toMatch(/电话意见（不计票，待本人确认）.*赞成/);
    expect((await officer.get(`${base}/rounds/${round}`)).text).toContain('有电话意见（不计票）');
    expect(await votes(elector)).toEqual([]);
  });

  test('says that a paper is on its way, and waits for it no longer when told so', async () => {
    const elector = nth(3);
    const awaited = await officer.post(`${page(elector)}/awaited`, { action: 'await' });
    expect(awaited.location).toBe(`${page(elector)}?done=awaited`);
    expect((await officer.get(`${base}/rounds/${round}`)).text).toContain('等候纸质票');
    await officer.post(`${page(elector)}/awaited`, { action: 'give-up' });
    expect((await officer.get(`${base}/rounds/${round}`)).text).not.toMatch(/未表决 等候纸质票/);
  });

  test('does not exist for whoever is no elector, or for another round', async () => {
    const stranger = await holder(office.world, 'supervisor');
    expect((await officer.get(page(stranger))).status).toBe(404);
    expect((await officer.get(`${base}/rounds/nowhere/electors/${nth(0).id}`)).status).toBe(404);
  });
});
