import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readSpreadsheet, writeWorkbook } from '../../src/documents/roster/spreadsheet.ts';
import { carryOutImports } from '../../src/store/roster/carry-out.ts';
import { holder } from '../support/acting.ts';
import { workbook } from '../support/roster/files.ts';
import { invented, memberSheet, officeSheet, peopleSheet } from '../support/roster/invented.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(120_000);

let office: Office;
let officer: Browser;
let colleague: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
  colleague = await office.browser((await holder(office.world, 'case-officer', 1)).id);
});

afterAll(() => office.close());

function formOf(field: string, bytes: Buffer | Blob, name: string): FormData {
  const data = new FormData();
  data.set(field, bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]), name);
  return data;
}

const fetched = async (browser: Browser, path: string): Promise<Buffer> => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(office.url + path, { headers: { cookie } });
  return Buffer.from(await response.arrayBuffer());
};

/** A few dozen rows say as much as 145 here; the store's rules read them all. */
const roster = () => [
  { ...memberSheet(), rows: memberSheet().rows.slice(0, 34) },
  peopleSheet(),
  officeSheet(),
];

let address: string;

test('a file that is no roster is refused with what to do', async () => {
  const empty = await officer.post(`${base}/roster`, formOf('roster', Buffer.alloc(0), ''));
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('请选择名册文件');
  const other = await officer.post(
    `${base}/roster`,
    formOf('roster', Buffer.from('今天,天气\n很,好\n'), '日记.csv'),
  );
  expect(other.status).toBe(422);
  expect(other.text).toContain('没有找到名册内容');
});

test('an uploaded roster is tried: the page names every bad row by sheet, row and column, and nobody was entered', async () => {
  const sent = await officer.post(
    `${base}/roster`,
    formOf('roster', await workbook(roster()), '样例名册.xlsx'),
  );
  expect(sent.status).toBe(303);
  address = String(sent.location);
  const page = await officer.get(address);
  expect(page.text).toContain('试运行，未提交');
  expect(page.text).toContain('会员 第15行');
  expect(page.text).toContain('校验码不符');
  expect(page.text).toContain('转告前台');
  expect(page.text).toContain('没有可用的联系方式');
  expect(page.text).toContain('不导入的列：备注');
  expect(page.text).toContain('这一职务的人数已满');
  const list = await fetched(officer, `${base}/roster/export?what=members`);
  expect(list.toString()).not.toContain('样例');
});

test('it is handed in with a document and checked by somebody else; then it is imported and reported', async () => {
  const without = await officer.post(address, formOf('evidence', Buffer.alloc(0), ''));
  expect(without.status).toBe(422);
  expect(without.text).toContain('请上传凭据');
  const handed = await officer.post(address, formOf('evidence', await photograph(), '纪要.jpg'));
  expect(handed.status).toBe(303);
  const waiting = await officer.get(address);
  expect(waiting.text).toContain('等待复核');
  const record = /href="([^"]*\/records\/[^"]+)"/.exec(waiting.html)?.[1] ?? '';
  expect((await officer.post(record, { verdict: 'right' })).status).toBe(403);
  const seen = await colleague.get(record);
  expect(seen.text).toContain('名册导入');
  expect(seen.text).toContain('样例名册.xlsx');
  expect((await colleague.post(record, { verdict: 'right' })).status).toBe(303);
  const running = await officer.get(address);
  expect(running.text).toContain('正在导入');
  expect(running.headers.get('refresh')).toBe('5');
  await carryOutImports(office.site.context, 'listing');
  const report = await officer.get(address);
  expect(report.text).toContain('导入报告');
  expect(report.headers.get('refresh')).toBeNull();
  const home = await officer.get(base);
  expect(home.text).toMatch(/缺联系方式的会员（\d+）/);
  expect((await officer.get(`${base}/roster/missing`)).text).toContain('王样五');
});

test('what was refused can be downloaded with its reasons, corrected and uploaded', async () => {
  const read = await readSpreadsheet(await fetched(officer, `${address}/refused.xlsx`), 'x.xlsx');
  if (!read.ok) throw new Error(read.message.en);
  const said = JSON.stringify(read.sheets);
  expect(said).toContain('铂金会员');
  expect(said).toContain('请填写会员类别');
});

test('the template and the export have the same columns, and an export of nobody’s formula is text', async () => {
  const template = await readSpreadsheet(
    await fetched(officer, `${base}/roster/template.xlsx`),
    'x.xlsx',
  );
  const exported = await readSpreadsheet(await fetched(officer, `${base}/roster/export`), 'x.xlsx');
  if (!template.ok || !exported.ok) throw new Error('not read');
  expect(template.sheets.map(({ name }) => name)).toEqual(['会员', '人员', '任职', '填写说明']);
  for (const at of [0, 1, 2])
    expect(exported.sheets[at]?.rows[0]).toEqual(template.sheets[at]?.rows[0]);
  expect(JSON.stringify(exported.sheets[0])).toContain(invented.unit(0));
});

test('what looks like a formula in a cell is shown as the text it is', async () => {
  const bytes = await writeWorkbook([
    {
      name: '会员',
      header: ['单位名称', '会员类别'],
      rows: [['=HYPERLINK("https://x.example","样例")', '企业会员']],
    },
  ]);
  const sent = await officer.post(`${base}/roster`, formOf('roster', bytes, '公式.xlsx'));
  const page = await officer.get(String(sent.location));
  expect(page.html).not.toContain('href="https://x.example');
});

test('rosters are the secretariat’s alone', async () => {
  const chair = await office.browser((await holder(office.world, 'chair')).id);
  for (const path of ['/roster', '/roster/export', '/roster/missing', address.slice(base.length)])
    expect((await chair.get(`${base}${path}`)).status).toBe(403);
});
