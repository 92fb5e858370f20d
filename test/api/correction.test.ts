import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { founder, recordAndCheck } from '../support/dues.ts';
import { openMeeting, showHands } from '../support/sitting.ts';
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

describe('A correction at the console', () => {
  test('is entered with reason and evidence, checked by a colleague, and shown with both counts; the certificate says so', async () => {
    const one = await apply(office.world, { name: '更正企业有限公司' });
    await review(office.world, one);
    const round = await openVote(office.world, [one]);
    const five = await electors(office.world);
    for (const [index, person] of five.entries())
      await vote(office.world, round, person, index < 3 ? 'for' : 'against');
    await office.attend();
    await office.issue(one);
    await office.attend();
    const [ballot] = await office.inScope((scope) => ballotsOfRound(scope, round));
    const address = `${base}/cases/${one.id}/correction`;
    expect((await officer.get(`${base}/cases/${one.id}`)).html).toContain(`href="${address}"`);
    const key = `vote.${ballot?.id}.${five[0]?.id}.1`;
    expect((await officer.get(address)).html).toContain(encodeURIComponent(key));
    const form = (over: Readonly<Record<string, string | Blob>>): FormData => {
      const data = new FormData();
      for (const [name, value] of Object.entries({ of: key, should: '', reason: '', ...over }))
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, value, '复查记录.jpg');
      return data;
    };
    const empty = await officer.post(address, form({ reason: '读错纸质票' }));
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/id="field-should-problem"/);
    expect(empty.html).toMatch(/id="field-evidence-problem"/);
    expect(empty.html).toContain('读错纸质票');
    const evidence = await photograph();
    const entered = await officer.post(
      address,
      form({ should: 'against', reason: '读错纸质票', evidence }),
    );
    const record = (entered.location ?? '').split('?')[0] ?? '';
    expect(record).toContain(`${base}/records/`);
    expect((await officer.post(record, { verdict: 'right', reason: '' })).status).toBe(403);
    expect((await colleague.get(base)).html).toContain(`href="${record}"`);
    expect((await colleague.post(record, { verdict: 'right', reason: '' })).status).toBe(303);
    await office.attend();

    const page = await officer.get(`${base}/cases/${one.id}`);
    for (const words of ['更正中', '读错纸质票', '通过 → 更正后 未通过', '已交回重新决定'])
      expect(page.text).toContain(words);
    const proof = await officer.get(`${base}/ballots/${ballot?.id}/proof`);
    expect(proof.text).toMatch(/更正前后.*赞成 3 2 .*反对 2 3 .*通过 未通过/);
    expect(proof.text).not.toContain('不一致');
    const stored = JSON.parse((await officer.get(`${base}/ballots/${ballot?.id}/proof.json`)).html);
    expect(stored).toMatchObject({
      agrees: true,
      recorded: { result: 'passed' },
      recomputed: { result: 'failed' },
      corrections: [{ before: { result: 'passed' }, after: { result: 'failed' } }],
    });
    const certificate = await office.inScope((scope) => certificateOfCase(scope, one.id));
    const anybody = await office.browser();
    const check = await anybody.get(`/verify/${certificate?.number}-${certificate?.checkCode}`);
    expect(check.text).toContain('更正中');
    expect(check.text).not.toContain('真实有效');
  });

  test('of a meeting’s sheet starts from the numbers that stand, and shows both counts', async () => {
    const one = await apply(office.world, { name: '计票更正企业有限公司' });
    await review(office.world, one);
    await office.attend();
    const round = await openMeeting(office.world, [one]);
    const [item] = await office.inScope((scope) => ballotsOfRound(scope, round));
    await showHands(office.world, item?.id ?? '');
    await office.attend();
    const address = `${base}/ballots/${item?.id}/sheet/correction`;
    for (const page of [`${base}/sittings/${round}`, `${base}/cases/${one.id}/correction`])
      expect((await officer.get(page)).html).toContain(`href="${address}"`);
    const shown = await officer.get(address);
    expect(shown.html).toMatch(/name="for"[^>]*value="4"|value="4"[^>]*name="for"/);
    const sheet = {
      presentForItem: '5',
      issued: '5',
      returned: '5',
      valid: '5',
      abstain: '0',
      invalid: '0',
      for: '1',
      against: '4',
      scrutineer: (await holder(office.world, 'supervisor')).id,
      teller: (await holder(office.world, 'case-officer')).id,
    };
    const form = (over: Readonly<Record<string, string | Blob>>): FormData => {
      const data = new FormData();
      for (const [name, value] of Object.entries({ ...sheet, reason: '', ...over }))
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, value, '计票表.jpg');
      return data;
    };
    const wrong = await officer.post(address, form({ for: '2' }));
    expect(wrong.status).toBe(422);
    for (const field of ['for', 'reason', 'evidence'])
      expect(wrong.html).toContain(`id="field-${field}-problem"`);
    const entered = await officer.post(
      address,
      form({ reason: '赞成和反对写颠倒', evidence: await photograph() }),
    );
    const record = (entered.location ?? '').split('?')[0] ?? '';
    expect(record).toContain(`${base}/records/`);
    expect((await colleague.get(record)).text).toMatch(/会议计票表.*赞成 1 反对 4/);
    expect((await colleague.post(record, { verdict: 'right', reason: '' })).status).toBe(303);
    await office.attend();
    const proof = await officer.get(`${base}/ballots/${item?.id}/proof`);
    expect(proof.text).toMatch(/整张会议计票表.*赞成 4 1 .*反对 1 4 .*通过 未通过/);
    expect(proof.text).not.toContain('不一致');
  });

  test('of a day is entered on the page of what it is about; an impossible day is said beside the field and nothing typed is lost', async () => {
    const held = await recordAndCheck(office.world, 'activity', 'activities', {
      kind: 'activity',
      name: '投融资沙龙',
      day: '2026-03-02',
      members: [await founder(office.world, { name: '到会会员有限公司' })],
    });
    const address = `${base}/participation/activities/${String(held.outcome?.['activity'])}/correction`;
    expect((await officer.get(`${base}/participation`)).html).toContain(`href="${address}"`);
    const shown = await officer.get(address);
    expect(shown.html).toMatch(
      /type="date"[^>]*value="2026-03-02"|value="2026-03-02"[^>]*type="date"/,
    );
    expect(shown.html).toMatch(/type="checkbox"[^>]*checked/);
    const other = await founder(office.world, { name: '漏记会员有限公司' });
    const form = (over: Readonly<Record<string, string | Blob>>): FormData => {
      const data = new FormData();
      const typed = { day: '2026-03-01', reason: '签到表日期看错', member: other, ...over };
      for (const [name, value] of Object.entries(typed))
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, value, '签到表.jpg');
      return data;
    };
    const wrong = await officer.post(
      address,
      form({ day: '2026-02-30', evidence: await photograph() }),
    );
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="field-day-problem"');
    expect(wrong.html).toContain('签到表日期看错');
    const entered = await officer.post(address, form({ evidence: await photograph() }));
    const record = (entered.location ?? '').split('?')[0] ?? '';
    expect((await colleague.get(record)).text).toMatch(
      /活动日期或签到名单，投融资沙龙.*2026-03-01.*漏记会员/,
    );
    expect((await colleague.post(record, { verdict: 'right', reason: '' })).status).toBe(303);
    const list = await officer.get(`${base}/participation`);
    expect(list.text).toMatch(/投融资沙龙 .*2026-03-02 已更正，不计入/);
    expect((await officer.get(`${base}/participation/${other}`)).text).toContain('2026-03-01');
    const chair = await holder(office.world, 'chair');
    const person = await officer.get(`${base}/people/${chair.id}`);
    const days = /href="([^"]*\/offices\/[^"]*\/correction\/from)"/.exec(person.html)?.[1] ?? '';
    expect((await officer.get(days)).text).toContain('更正任职日期');
    expect((await officer.get(`${base}/participation/${other}/correction/since`)).status).toBe(200);
    expect((await officer.get(`${base}/participation/${other}/correction/until`)).status).toBe(404);
    expect((await officer.get(`${base}/entries`)).text).toContain('会费到账：冲销后重新登记');
  });

  test('of a sign-in sheet starts from the list that counts; the meeting’s page leads to both forms', async () => {
    const one = await apply(office.world, { name: '签到企业有限公司' });
    await review(office.world, one);
    await office.attend();
    const round = await openMeeting(office.world, [one]);
    const [chair] = await electors(office.world);
    const guest = await founder(office.world, { name: '委托到会有限公司' });
    const sheet = `${base}/sittings/${round}/sign-in-sheet`;
    expect((await officer.get(`${base}/sittings/${round}`)).html).toContain(`href="${sheet}"`);
    const form = (over: Readonly<Record<string, string | Blob>>): FormData => {
      const data = new FormData();
      for (const [name, value] of Object.entries(over))
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, value, '签到表.jpg');
      return data;
    };
    const empty = await officer.post(sheet, form({ kind: 'body', evidence: await photograph() }));
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('id="field-person-problem"');
    const entered = await officer.post(
      sheet,
      form({ kind: 'body', person: chair?.id ?? '', member: guest, evidence: await photograph() }),
    );
    const record = (entered.location ?? '').split('?')[0] ?? '';
    expect((await colleague.get(record)).text).toContain('委托到会有限公司');
    expect((await colleague.post(record, { verdict: 'right', reason: '' })).status).toBe(303);
    const page = await officer.get(`${base}/sittings/${round}`);
    expect(page.text).toContain('签到已复核，1家会员记为参加');
    const again = await officer.get(`${sheet}/correction`);
    expect(again.html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
    expect((await officer.get(sheet)).status).toBe(404);
  });
});
