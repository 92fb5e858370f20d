import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { contentHash } from '../../src/documents/storage.ts';
import { enterRecord } from '../../src/store/decide/enter-record.ts';
import type { Person } from '../../src/store/persons.ts';
import { readRecord, type Recorded } from '../../src/store/records/records.ts';
import { ballotsOfRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
let colleague: Browser;
let clerk: Person;
let five: readonly Person[];
let round: string;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  clerk = await holder(office.world, 'case-officer');
  officer = await office.browser(clerk.id);
  colleague = await office.browser((await holder(office.world, 'case-officer', 1)).id);
  five = await electors(office.world);
  const one = await apply(office.world, { name: '纸票表决企业有限公司' });
  await review(office.world, one);
  round = await openVote(office.world, [one]);
});

afterAll(() => office.close());

/** A paper ballot as the first clerk entered it, with its photograph. */
async function paper(elector: Person): Promise<Recorded> {
  const bytes = Buffer.from(await (await photograph()).arrayBuffer());
  const id = office.site.context.ids.next();
  await office.site.storage.put(id, bytes);
  const entered = await office.inScope(async (scope) => {
    const [ballot] = await ballotsOfRound(scope, round);
    return enterRecord(
      scope,
      clerk.id,
      {
        kind: 'vote',
        subject: round,
        channel: 'paper',
        content: {
          person: elector.id,
          marks: [{ ballot: ballot?.id, choice: 'against', reason: '' }],
        },
        actedAt: new Date(scope.now.getTime() - 1000),
      },
      [
        {
          id,
          document: 'evidence',
          name: '表决票.jpg',
          type: 'image/jpeg',
          size: bytes.length,
          sha256: contentHash(bytes),
        },
      ],
    );
  });
  if (entered.kind !== 'entered') throw new Error(entered.because);
  return entered.record;
}

describe('What was entered on somebody’s behalf', () => {
  test('is shown with its evidence, and asked for a check of everybody but the one who entered it', async () => {
    const elector = five[1] as Person;
    const record = await paper(elector);
    const url = `${base}/records/${record.id}`;
    expect((await colleague.get(base)).html).toContain(`href="${url}"`);
    expect((await officer.get(base)).html).not.toContain(`href="${url}"`);
    const list = await officer.get(`${base}/records`);
    expect(list.text).toMatch(new RegExp(`等待复核.*${elector.name}.*本人登记，由他人复核`));
    const page = await colleague.get(url);
    expect(page.text).toContain('纸票表决企业有限公司 反对');
    const file = new RegExp(`${base}/files/([\\w-]+)/preview`).exec(page.html)?.[1];
    const picture = await colleague.get(`${base}/files/${file}/preview`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect((await (await office.browser()).get(`${base}/files/${file}`)).status).toBe(303);
    const own = await officer.get(url);
    expect(own.html).not.toContain('name="verdict"');
    expect(own.text).toContain('须由秘书处另一位人员复核');
    expect((await officer.post(url, { verdict: 'right' })).status).toBe(403);
    expect((await office.inScope((scope) => readRecord(scope, record.id)))?.state).toBe('waiting');
  });

  test('counts after the check and is not counted twice; the page says what came of it', async () => {
    const elector = five[2] as Person;
    const record = await paper(elector);
    const url = `${base}/records/${record.id}`;
    const nothing = await colleague.post(url, {});
    expect([nothing.status, nothing.text.includes('请选择复核结果')]).toEqual([422, true]);
    const checked = await colleague.post(url, { verdict: 'right' });
    expect(checked.location).toBe(`${url}?done=checked`);
    expect((await colleague.get(url)).text).toContain('已复核并计入');
    const again = await colleague.post(url, { verdict: 'wrong', reason: '不符' });
    expect([again.status, again.text.includes('此前已经复核')]).toEqual([409, true]);
    const votes = await office.inScope(async (scope) => {
      const [ballot] = await ballotsOfRound(scope, round);
      return votesOf(scope, [ballot?.id ?? ''], elector.id);
    });
    expect(votes).toMatchObject([{ choice: 'against', channel: 'paper' }]);
  });

  test('and found wrong keeps the reason; without a reason nothing is recorded', async () => {
    const record = await paper(five[3] as Person);
    const url = `${base}/records/${record.id}`;
    const without = await colleague.post(url, { verdict: 'wrong', reason: ' ' });
    expect([without.status, without.text.includes('请写明哪里与凭据不一致')]).toEqual([422, true]);
    await colleague.post(url, { verdict: 'wrong', reason: '扫描件是另一人的' });
    const page = await officer.get(url);
    expect(page.text).toContain('复核不一致，没有计入');
    expect(page.text).toContain('扫描件是另一人的');
  });

  test('and was overtaken by the person’s own vote says that it has no effect and why', async () => {
    const elector = five[4] as Person;
    const record = await paper(elector);
    await vote(office.world, round, elector, 'for');
    const url = `${base}/records/${record.id}`;
    await colleague.post(url, { verdict: 'right' });
    expect((await officer.get(url)).text).toMatch(/没有产生效力.*此人已经表决过/);
    expect((await officer.get(`${base}/records/nobody`)).status).toBe(404);
    expect((await officer.post(`${base}/records/nobody`, { verdict: 'right' })).status).toBe(404);
  });

  test('begins on the page that lists what can be entered', async () => {
    const page = await officer.get(`${base}/entries`);
    expect(page.html).toContain(`href="${base}/rounds/${round}"`);
    expect((await officer.get(base)).html).toContain(`href="${base}/entries"`);
  });
});
