import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { filesOfRecord } from '../../src/store/files.ts';
import { unzipped } from '../documents/unzipped.ts';
import { holder } from '../support/acting.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

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

async function filled(fields: Readonly<Record<string, string>>, scan = true): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (scan) form.append('evidence', await photograph(), '确认表.jpg');
  return form;
}

describe('The sheet of defaults', () => {
  test('lists every question with its answer, and says how to decide one of them otherwise', async () => {
    const page = await officer.get(`${base}/defaults`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('B-Q4');
    expect(page.text).toContain('还没有登记确认决议');
    expect(page.text).toContain('重新上传文件后');
  });

  test('comes as a Word file to be signed, and is for the secretariat only', async () => {
    const answer = await fetch(`${office.url}${base}/defaults.docx`, {
      headers: { cookie: `session=${officer.cookies.get('session')}` },
    });
    const text = unzipped(Buffer.from(await answer.arrayBuffer())).get('word/document.xml');
    expect(text).toContain('X-Q8');
    expect(text).toContain('决议编号：');
    const nobody = await office.browser();
    expect((await nobody.get(`${base}/defaults`)).status).toBe(303);
  });

  test('keeps what was typed of a resolution that lacks its day and its scan', async () => {
    const page = await officer.post(
      `${base}/defaults/resolution`,
      await filled({ number: '〔2026〕8号', day: '', body: 'assembly' }, false),
    );
    expect(page.status).toBe(422);
    expect(page.html).toContain('〔2026〕8号');
    expect(page.text).toContain('请上传凭据');
    const ahead = await officer.post(
      `${base}/defaults/resolution`,
      await filled({ number: '〔2026〕8号', day: '2199-01-01', body: 'nobody' }),
    );
    expect(ahead.status).toBe(422);
    expect(ahead.text).toContain('请选择机构');
  });

  test('is confirmed by the resolution that one person enters and another checks', async () => {
    const entered = await officer.post(
      `${base}/defaults/resolution`,
      await filled({ number: '〔2026〕8号', day: '2026-02-02', body: 'assembly' }),
    );
    expect(entered.status).toBe(303);
    const record = entered.location?.split('?')[0] ?? '';
    const own = await officer.post(record, { verdict: 'right' });
    expect(own.status).toBe(403);
    expect((await colleague.post(record, { verdict: 'right' })).status).toBe(303);
    const page = await officer.get(`${base}/defaults`);
    expect(page.text).not.toContain('还没有登记确认决议');
    expect(page.text).toContain('〔2026〕8号，2026-02-02，');
    const id = record.split('/').at(-1) ?? '';
    const [scan] = await office.inScope((scope) => filesOfRecord(scope, id));
    expect(scan).toMatchObject({ name: '确认表.jpg' });
  });
});
