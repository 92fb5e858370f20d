import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCharter } from '../../src/charter/files.ts';
import { setUpAlliance } from '../../src/setup/alliance.ts';
import { DEMO_PEOPLE } from '../../src/setup/demo-people.ts';
import { consultationsOfCase } from '../../src/store/consultations.ts';
import { decideReview } from '../../src/store/decide/review.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { personOf, type Person } from '../../src/store/persons.ts';
import { recordsAbout } from '../../src/store/records/records.ts';
import { openTasks } from '../../src/store/tasks.ts';
import { electors, holder, openVote, taskOf, vote } from '../support/acting.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { ALL_FIT, apply } from '../support/applying.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

let office: Office;
let zhao: Person;
let sun: Person;
let li: Person;
let first: Browser;
let second: Browser;
let head: Browser;
beforeAll(async () => {
  office = await openOffice();
  zhao = await holder(office.world, 'case-officer');
  sun = await holder(office.world, 'case-officer', 1);
  li = await holder(office.world, 'secretary-general');
  first = await office.browser(zhao.id);
  second = await office.browser(sun.id);
  head = await office.browser(li.id);
}, 60_000);
afterAll(() => office.close());

const BASE = '/console/listing';
const pageOf = (person: { readonly id: string }): string => `${BASE}/people/${person.id}`;

async function formOf(fields: Readonly<Record<string, string>>, evidence = true) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (evidence) form.append('evidence', await photograph(), '文件.jpg');
  return form;
}

const particulars = (person: Person, over: Readonly<Record<string, string>> = {}) => ({
  name: person.name,
  title: person.title,
  preferredChannel: person.preferredChannel,
  email: person.email ?? '',
  phone: person.phone ?? '',
  language: person.language,
  employerCode: person.employerCode ?? '',
  day: '',
  expected: '1',
  ...over,
});

const now = (id: string): Promise<Person> => office.inScope((scope) => personOf(scope, id));

describe('People and organisations in the console', () => {
  test('are listed by rank, found by name, and stand as they stood on a day', async () => {
    const all = await first.get(`${BASE}/people`);
    expect(all.status).toBe(200);
    expect(all.text.indexOf('王建国')).toBeLessThan(all.text.indexOf('李敏'));
    const found = await first.get(`${BASE}/people?text=欧阳`);
    expect(found.text).toContain('欧阳文');
    expect(found.text).not.toContain('陈丽华');
    const before = await first.get(`${BASE}/people?day=2020-01-01`);
    expect(before.text).toContain('人员（0人）');
    const wrong = await first.get(`${BASE}/people?day=2999-01-01`);
    expect(wrong.text).toContain('请填写今天或以前的日期');
  });

  test('who holds which office is marked where the charter lacks somebody', async () => {
    const offices = await first.get(`${BASE}/offices`);
    expect(offices.text).toMatch(/理事长\s+1人\s+王建国/);
    expect(offices.text).toContain('副秘书长暂无人担任');
  });

  test('somebody without an address is entered; whoever is there already is found', async () => {
    const typed = {
      name: '周正',
      title: '理事',
      preferredChannel: 'telephone',
      email: '',
      phone: '',
      language: 'zh',
      employerCode: '123',
      source: '',
    };
    const wrong = await first.post(`${BASE}/people`, typed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('请填写凭据');
    expect(wrong.text).toContain('请填写电话');
    expect(wrong.text).toContain('统一社会信用代码应为18位');
    expect(wrong.html).toContain('value="周正"');
    const right = { ...typed, phone: '13800138000', employerCode: '', source: '推荐函' };
    const entered = await first.post(`${BASE}/people`, right);
    expect(entered.location).toMatch(/done=person-entered$/);
    const again = await first.post(`${BASE}/people`, right);
    expect(again.location).toMatch(/done=person-known$/);
    const taken = await first.post(`${BASE}/people`, { ...right, email: li.email ?? '' });
    expect(taken.text).toContain('这个邮箱已登记在另一位人员名下');
  });

  test('a change needs its document and a second person; who edited meanwhile loses nothing typed', async () => {
    const person = await holder(office.world, 'supervisor');
    const url = `${pageOf(person)}/change`;
    const without = await first.post(
      url,
      await formOf(particulars(person, { phone: '13911112222' }), false),
    );
    expect(without.status).toBe(422);
    expect(without.text).toContain('请上传凭据');
    const entered = await first.post(
      url,
      await formOf(particulars(person, { phone: '13911112222' })),
    );
    expect(entered.location).toMatch(/done=entered-for-check$/);
    expect((await now(person.id)).phone).toBe(person.phone);
    const [record] = await office.inScope((scope) => recordsAbout(scope, person.id));
    const check = `${BASE}/records/${record?.id}`;
    expect((await first.post(check, { verdict: 'right' })).status).toBe(403);
    const shown = await second.get(check);
    expect(shown.text).toContain(`${person.phone} → 13911112222`);
    expect(shown.text).toContain('来函');
    expect(shown.text).not.toContain('纸质表决票');
    expect((await second.post(check, { verdict: 'right' })).status).toBe(303);
    expect((await now(person.id)).phone).toBe('13911112222');
    const late = await second.post(url, await formOf(particulars(person, { title: '监事长' })));
    expect(late.status).toBe(409);
    expect(late.text).toContain('已被他人变更');
    expect(late.text).toContain('13911112222');
    expect(late.html).toContain('value="监事长"');
    expect(late.html).toContain('name="expected" value="2"');
    const page = await first.get(pageOf(person));
    expect(page.text).toContain(record?.number ?? 'no record');
  });

  test('nobody checks a record about themselves', async () => {
    await first.post(
      `${pageOf(sun)}/change`,
      await formOf(particulars(sun, { phone: '13922223333' })),
    );
    const [record] = await office.inScope((scope) => recordsAbout(scope, sun.id));
    const own = await second.post(`${BASE}/records/${record?.id}`, { verdict: 'right' });
    expect(own.status).toBe(403);
    expect(own.text).toContain('涉及您本人');
    expect((await head.post(`${BASE}/records/${record?.id}`, { verdict: 'right' })).status).toBe(
      303,
    );
    expect((await now(sun.id)).phone).toBe('13922223333');
  });

  test('an office beyond the charter’s number is refused beside its field', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const full = await first.post(
      `${pageOf(zhao)}/office`,
      await formOf({ seat: 'chair', day: today }),
    );
    expect(full.status).toBe(422);
    expect(full.text).toContain('已达到章程规定的人数');
    const fits = await first.post(
      `${pageOf(zhao)}/office`,
      await formOf({ seat: 'director', day: today }),
    );
    expect(fits.location).toMatch(/done=entered-for-check$/);
  });

  test('another alliance sees nobody it does not know', async () => {
    const loaded = await readCharter('charters/listing.yaml');
    if (!loaded.ok) throw new Error('the charter does not load');
    await setUpAlliance(
      office.site.context,
      { id: 'second', code: 'SEC', language: 'zh' },
      loaded.charter,
      DEMO_PEOPLE.filter(({ name }) => name === '李敏'),
    );
    const people = await head.get('/console/second/people');
    expect(people.text).toContain('李敏');
    expect(people.text).not.toContain('王建国');
    expect((await head.get(`/console/second/people/${zhao.id}`)).status).toBe(404);
  });
});

describe('Work that is shared', () => {
  test('the secretary-general hands everything of one person to another, after seeing the list', async () => {
    const one = await apply(office.world, { name: '交接企业有限公司' });
    await office.attend();
    const task = await taskOf(office.world, one, 'review');
    await first.post(`${BASE}/cases/${one.id}/hand-over`, { handOverTo: zhao.id, reason: '' });
    const refused = await second.post(`${pageOf(zhao)}/hand-over`, {
      to: sun.id,
      reason: '调离',
      task: task.id,
    });
    expect(refused.status).toBe(422);
    const list = await head.get(`${pageOf(zhao)}/hand-over?to=${sun.id}`);
    expect(list.text).toContain('交接企业有限公司');
    const empty = await head.post(`${pageOf(zhao)}/hand-over`, {
      to: sun.id,
      reason: '',
      task: task.id,
    });
    expect(empty.text).toContain('请填写交接原因');
    const done = await head.post(`${pageOf(zhao)}/hand-over`, {
      to: sun.id,
      reason: '调离',
      task: task.id,
    });
    expect(done.location).toMatch(/done=handed-over-all$/);
    const after = (await office.inScope(openTasks)).find(({ id }) => id === task.id);
    expect(after?.addressees).not.toContain(zhao.id);
    expect(after?.addressees).toContain(sun.id);
  });

  test('a reviewer asks for advice; it is answered on one page and shown with the case', async () => {
    const adviser = await holder(office.world, 'supervisor');
    const one = await apply(office.world, { name: '咨询企业有限公司' });
    await office.attend();
    const url = `${BASE}/cases/${one.id}/advice`;
    const empty = await second.post(url, { of: adviser.id, question: '' });
    expect(empty.status).toBe(422);
    expect((await second.post(url, { of: adviser.id, question: '范围是否符合？' })).status).toBe(
      303,
    );
    const [asked] = await office.inScope((scope) => consultationsOfCase(scope, one.id));
    const token = await office.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'task', asked?.task ?? '', adviser.id)),
    );
    const browser = await office.browser();
    const page = (await browser.get(`/l/${token}`)).location ?? '';
    expect((await browser.get(page)).text).toContain('范围是否符合？');
    expect((await browser.post(page, { answer: ' ' })).status).toBe(422);
    expect((await browser.post(page, { answer: '符合' })).text).toContain('意见已提交');
    expect((await second.get(`${BASE}/cases/${one.id}`)).text).toContain('符合');
    const copy = await second.post(`${BASE}/cases/${one.id}/copies`, { person: adviser.id });
    expect(copy.location).toMatch(/done=copy-added$/);
  });

  test('one inbox lists what waits for a person in every alliance', async () => {
    const one = await apply(office.world, { name: '收件企业有限公司' });
    await office.attend();
    const inbox = await head.get('/console/inbox');
    expect(inbox.text).toContain('收件企业有限公司');
    expect(inbox.text.match(/进入工作台/g)).toHaveLength(2);
    expect((await (await office.browser()).get('/console/inbox')).location).toContain('sign-in');
    expect(one.status).toBe('open');
  });

  test('who reviewed and votes on the same case is flagged on the case and on the proof of the vote', async () => {
    const one = await apply(office.world, { name: '双重企业有限公司' });
    await office.attend();
    const task = await taskOf(office.world, one, 'review');
    await head.post(`${BASE}/cases/${one.id}/hand-over`, { handOverTo: zhao.id, reason: '' });
    await first.post(`${BASE}/cases/${one.id}/hand-over`, { handOverTo: li.id, reason: '' });
    expect(task.kind).toBe('review');
    await office.inScope(async (scope) => {
      await decideReview(
        scope,
        task.id,
        { person: li.id, channel: 'console' },
        {
          decision: 'approve',
          reason: '',
          remark: '',
          handOverTo: '',
          checks: ALL_FIT,
        },
        one.formHash,
      );
    });
    await office.attend();
    const round = await openVote(office.world, [one]);
    const page = await head.get(`${BASE}/cases/${one.id}`);
    expect(page.text).toContain('李敏在本事项的');
    expect(page.text).toContain('中都有职责');
    for (const person of await electors(office.world))
      await vote(office.world, round, person, 'for');
    await office.attend();
    const [ballot] = await office.inScope((scope) => ballotsOfRound(scope, round));
    const proof = await head.get(`${BASE}/ballots/${ballot?.id}/proof`);
    expect(proof.text).toMatch(/同一人参与两个环节（提示） 李敏在本事项的.*中都有职责/);
  });

  test('a link is taken back on the person’s page, and a fresh one is sent', async () => {
    const page = await first.get(pageOf(sun));
    const revoke = /action="([^"]+\/revoke)"/.exec(page.html)?.[1] ?? '';
    expect((await first.post(revoke, {})).location).toMatch(/done=link-revoked$/);
    const again = await first.get(pageOf(sun));
    expect(again.text).toContain('已收回');
    const fresh = revoke.replace(/revoke$/, 'fresh');
    expect((await first.post(fresh, {})).location).toMatch(/done=link-renewed$/);
    expect((await first.get(pageOf(sun))).text).not.toContain('已收回');
    const other = revoke.replace(sun.id, zhao.id);
    expect((await first.post(other, {})).status).toBe(404);
  });
});
