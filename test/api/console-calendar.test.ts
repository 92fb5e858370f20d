import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { askForSchedules } from '../../src/store/decide/working-years.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
import { holder } from '../support/acting.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
const base = '/console/listing';
/** A year that nobody knows yet. */
const YEAR = 2041;

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
});

afterAll(() => office.close());

async function form(over: Readonly<Record<string, string>> = {}): Promise<FormData> {
  const fields = {
    year: String(YEAR),
    notice: '国办发明电〔2040〕5号',
    holidays: '元旦：1月1日至3日放假，共3天。\n劳动节：5月1日至5日\n国庆节：10月1日至7日放假。',
    worked: '',
    link: 'https://gov.example/5',
    ...over,
  };
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const known = async (): Promise<readonly number[]> =>
  office.inScope(async (scope) => (await workingCalendar(scope)).map(({ year }) => year));

test('whoever enters a schedule reads what is wrong with it, and loses nothing of what was typed', async () => {
  const page = await officer.post(
    `${base}/calendar`,
    await form({ holidays: '1月1日至3日\n国庆七天', worked: '1月2日', link: '' }),
  );
  expect(page.status).toBe(422);
  expect(page.text).toContain('“国庆七天”看不懂');
  expect(page.text).toContain('既放假又上班');
  expect(page.text).toContain('请填写通知网址，或上传通知扫描件');
  expect(page.html).toContain('国办发明电〔2040〕5号');
  expect(page.html).toContain('1月1日至3日\n国庆七天');
});

test('a schedule is shown to be checked and holds only when it is confirmed; a second one replaces it expressly', async () => {
  const data = await form();
  data.set('evidence', await photograph(), '通知.jpg');
  const entered = await officer.post(`${base}/calendar`, data);
  expect(entered.status).toBe(303);
  const address = String(entered.location);
  const preview = await officer.get(address);
  expect(preview.text).toContain(`核对${YEAR}年放假安排`);
  expect(preview.text).toContain('10月1日（周二）至10月7日（周一），共7天');
  expect(await known()).not.toContain(YEAR);
  expect((await officer.get(`${address}/notice`)).headers.get('content-type')).toBe('image/jpeg');
  expect((await officer.post(address, {})).status).toBe(303);
  expect(await known()).toContain(YEAR);

  const second = await officer.post(`${base}/calendar`, await form({ holidays: '1月1日至4日' }));
  const again = String(second.location);
  expect((await officer.get(again)).text).toContain('10月1日');
  const refused = await officer.post(again, {});
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('请勾选“替换原有安排”');
  expect((await officer.post(again, { replace: 'yes' })).status).toBe(303);
  const list = await officer.get(`${base}/calendar`);
  expect(list.text).toContain('已被替换');
});

test('a schedule that should be out stands under what needs the secretariat', async () => {
  await office.inScope((scope) =>
    askForSchedules({ ...scope, now: new Date('2042-11-16T01:00:00Z') }),
  );
  const home = await officer.get(base);
  expect(home.text).toContain('2043年放假安排');
  expect(home.html).toContain(`${base}/calendar`);
});

test('nobody outside the secretariat enters or sees schedules', async () => {
  const chair = await office.browser((await holder(office.world, 'chair')).id);
  expect((await chair.get(`${base}/calendar`)).status).toBe(403);
  expect((await chair.post(`${base}/calendar`, await form())).status).toBe(403);
});
