import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { readSpreadsheet } from '../../src/documents/roster/spreadsheet.ts';
import { makeApiToken } from '../../src/store/api-tokens.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { carryOutImports } from '../../src/store/roster/carry-out.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
import { holder } from '../support/acting.ts';
import { workbook } from '../support/roster/files.ts';
import { memberSheet, officeSheet, peopleSheet } from '../support/roster/invented.ts';
import { ALLIANCE } from '../store/ledger.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';

jest.setTimeout(120_000);

const PICTURE = readFileSync(join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg'));
const YEAR = 2041;

describe('A program with files', () => {
  let front: Front;
  let token: string;
  let theirs: string;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    const [officer, colleague] = [
      await holder(front.world, 'case-officer'),
      await holder(front.world, 'case-officer', 1),
    ];
    [token, theirs] = await front.inScope(async (scope) => [
      await makeApiToken(scope, officer.id, '测试程序', 30),
      await makeApiToken(scope, colleague.id, '复核程序', 30),
    ]);
  });
  afterAll(() => front.close());

  function withFile(part: string, bytes: Buffer, name: string, body: object = {}): FormData {
    const form = new FormData();
    form.append('body', JSON.stringify(body));
    form.append(part, new Blob([new Uint8Array(bytes)]), name);
    return form;
  }
  const roster = async () =>
    workbook([
      { ...memberSheet(), rows: memberSheet().rows.slice(0, 34) },
      peopleSheet(),
      officeSheet(),
    ]);

  test('tries a roster, reads every bad row as data, hands it in, and a second one’s check starts the import', async () => {
    const headers = { 'Idempotency-Key': 'roster-0001' };
    const bytes = await roster();
    const tried = await call('tryRoster', {
      token,
      form: withFile('roster', bytes, '名册.xlsx'),
      headers,
    });
    expect(tried).toMatchObject({ status: 201, body: { state: 'read', fileName: '名册.xlsx' } });
    const findings = tried.body['findings'] as {
      row: number;
      sheet: string;
      refused: boolean;
      says: { zh: string; en: string };
    }[];
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sheet: 'members', row: 15, column: expect.anything() }),
      ]),
    );
    expect(findings.find(({ row, sheet }) => row === 15 && sheet === 'members')?.says.zh).toMatch(
      /校验码不符/,
    );
    const again = await call('tryRoster', {
      token,
      form: withFile('roster', bytes, '名册.xlsx'),
      headers,
    });
    expect(again.body).toEqual(tried.body);
    const other = await call('tryRoster', {
      token,
      form: withFile('roster', await workbook([memberSheet()]), '名册.xlsx'),
      headers,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used' } });

    const params = { import: tried.body['id'] as string };
    const bare = new FormData();
    bare.append('body', '{}');
    const without = await call('handInRoster', { token, params, form: bare });
    expect(without.body['errors']).toMatchObject([{ field: 'evidence' }]);
    const handed = await call('handInRoster', {
      token,
      params,
      form: withFile('evidence', PICTURE, '纪要.jpg'),
    });
    expect(handed.body).toMatchObject({ state: 'handed-in', record: expect.any(String) });
    const twice = await call('handInRoster', {
      token,
      params,
      form: withFile('evidence', PICTURE, '纪要.jpg'),
    });
    expect(twice).toMatchObject({ status: 409, body: { code: 'handed-in-before' } });
    const record = { record: handed.body['record'] as string };
    const own = await call('checkRecord', { token, params: record, body: { right: true } });
    expect(own).toMatchObject({ status: 409, body: { code: 'own-entry' } });
    await call('checkRecord', { token: theirs, params: record, body: { right: true } });
    const running = await call('getRosterImport', { token, params });
    expect(running.body).toMatchObject({ state: 'running', progress: { done: 0 } });
    await carryOutImports(front.context, ALLIANCE);
    const done = await call('getRosterImport', { token, params });
    const { counts, progress } = done.body as {
      counts: { added: number };
      progress: { done: number; total: number };
    };
    expect(done.body['state']).toBe('done');
    expect(progress.done).toBe(progress.total);
    expect(counts.added).toBeGreaterThan(20);
    const listed = await call('listRosterImports', { token });
    expect(listed.body['imports']).toMatchObject([{ id: params.import, state: 'done' }]);
    const channels = await front.inScope(async ({ tx }) => {
      const { rows } = await sql<{ channel: string }>`
        select channel from audit_entries where kind = 'roster.imported'`.execute(tx);
      return rows;
    });
    expect(channels).toEqual([{ channel: 'api' }]);
    const missing = await call('listMissingContacts', { token });
    expect(JSON.stringify(missing.body)).toContain('王样五');

    const rows = await call('downloadRefusedRows', { token, params });
    const left = await readSpreadsheet(rows.bytes, 'x.xlsx');
    expect(left.ok && JSON.stringify(left.sheets)).toContain('请填写会员类别');
  });

  test('is told what to do about a file that is no roster', async () => {
    const diary = await call('tryRoster', {
      token,
      form: withFile('roster', Buffer.from('今天,天气\n很,好\n'), '日记.csv'),
    });
    expect(diary).toMatchObject({ status: 422, body: { errors: [{ field: 'roster' }] } });
    const nothing = new FormData();
    nothing.append('body', '{}');
    expect((await call('tryRoster', { token, form: nothing })).status).toBe(422);
  });

  test('exports the roster as a workbook and one sheet of it as CSV, in the columns of the template', async () => {
    const template = await readSpreadsheet(
      (await call('downloadRosterTemplate', { token })).bytes,
      'x.xlsx',
    );
    const book = await readSpreadsheet((await call('exportRoster', { token })).bytes, 'x.xlsx');
    if (!template.ok || !book.ok) throw new Error('not read');
    expect(book.sheets[0]?.rows[0]).toEqual(template.sheets[0]?.rows[0]);
    const csv = await call('exportRoster', { token, query: '?what=offices' });
    expect(csv.type).toContain('text/csv');
    expect(csv.bytes.toString()).toContain('联盟职务');
    expect((await call('exportRoster', { token, query: '?day=yesterday' })).status).toBe(422);
  });

  test('enters the schedule of a year from the notice’s own words, and it holds once it is confirmed', async () => {
    const schedule = {
      year: YEAR,
      notice: '国办发明电〔2040〕5号',
      holidays: '元旦：1月1日至3日放假，共3天。\n劳动节：5月1日至5日\n国庆节：10月1日至7日放假。',
    };
    const wrong = await call('enterWorkingYear', {
      token,
      form: withFile('evidence', PICTURE, '通知.jpg', { ...schedule, holidays: '国庆七天' }),
    });
    expect(wrong.body['errors']).toMatchObject([{ field: 'holidays' }]);
    const entered = await call('enterWorkingYear', {
      token,
      form: withFile('evidence', PICTURE, '通知.jpg', schedule),
    });
    expect(entered).toMatchObject({ status: 201, body: { state: 'entered' } });
    expect(entered.body['holidays']).toContainEqual(['2041-10-01', '2041-10-07']);
    const params = { workingYear: entered.body['id'] as string };
    const seen = await call('getWorkingYear', { token: theirs, params });
    expect(seen.body['missing']).toEqual([]);
    const scan = await call('downloadNotice', { token: theirs, params });
    expect(scan.bytes.equals(PICTURE)).toBe(true);
    const known = () =>
      front.inScope(async (scope) => (await workingCalendar(scope)).map(({ year }) => year));
    expect(await known()).not.toContain(YEAR);
    const confirmed = await call('confirmWorkingYear', { token: theirs, params, body: {} });
    expect(confirmed.body).toMatchObject({ state: 'in-force' });
    expect(await known()).toContain(YEAR);
    const second = await call('enterWorkingYear', {
      token,
      form: withFile('evidence', PICTURE, '通知.jpg', schedule),
    });
    const replacing = { workingYear: second.body['id'] as string };
    const silent = await call('confirmWorkingYear', { token, params: replacing, body: {} });
    expect(silent).toMatchObject({ status: 409, body: { code: 'known' } });
    const replaced = await call('confirmWorkingYear', {
      token,
      params: replacing,
      body: { replaces: true },
    });
    expect(replaced.body).toMatchObject({ state: 'in-force' });
    const years = await call('listWorkingYears', { token });
    expect(years.body['workingYears']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ year: YEAR, state: 'in-force' }),
        expect.objectContaining({ year: YEAR, state: 'replaced' }),
        expect.objectContaining({ year: 2026, state: 'shipped' }),
      ]),
    );
  });

  test('takes the whole audit trail home, and finds the evidence of a record by its SHA-256', async () => {
    await chainEntries(front.context, ALLIANCE);
    const trail = await call('exportAuditTrail', { token });
    const [heading, ...entries] = trail.bytes.toString().trim().split('\n');
    expect(JSON.parse(heading ?? '')).toMatchObject({ format: 1, entries: entries.length });
    const { body } = await call('listRecords', { token });
    const [record] = body['records'] as { id: string }[];
    const read = await call('getRecord', { token, params: { record: record?.id ?? '' } });
    const evidence = read.body['evidence'] as { id: string; name: string; sha256: string }[];
    const scan = evidence.find(({ name }) => name === '纪要.jpg');
    const file = await call('downloadFile', { token, params: { file: scan?.id ?? '' } });
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(scan?.sha256);
    expect((await call('downloadFile', { token, params: { file: 'nothing' } })).status).toBe(404);
  });

  test('whose token reads only is kept from every act, and may read and download', async () => {
    const officer = await holder(front.world, 'case-officer');
    const reads = await front.inScope((scope) =>
      makeApiToken(scope, officer.id, '只读程序', 30, true),
    );
    expect((await call('listCases', { token: reads })).status).toBe(200);
    expect((await call('exportRoster', { token: reads })).status).toBe(200);
    const acts = await call('enterPerson', { token: reads, body: {} });
    expect(acts).toMatchObject({ status: 403, body: { code: 'reads-only' } });
  });
});
