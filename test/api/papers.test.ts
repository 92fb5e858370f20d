import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { remindOfReleases } from '../../src/store/outgoing/release-reminders.ts';
import { addWorkingDays, dayOf, instantOf } from '../../src/domain/calendar.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
import { unzipped } from '../documents/unzipped.ts';
import { sha256 } from '../../src/store/database.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { openTasks } from '../../src/store/tasks.ts';
import type { Case } from '../../src/store/cases.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { leaves, standing } from '../support/leaving.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
let general: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
  general = await office.browser((await holder(office.world, 'secretary-general')).id);
});
afterAll(() => office.close());

async function admitted(name: string): Promise<{ one: Case; round: string }> {
  const one = await apply(office.world, { name });
  await review(office.world, one);
  const round = await openVote(office.world, [one]);
  for (const person of await electors(office.world)) await vote(office.world, round, person, 'for');
  await office.attend();
  await office.issue(one);
  await office.attend();
  return { one, round };
}

/** The first draft that the page offers, saved as it stands. */
async function drafted(query: string): Promise<{ url: string; body: string }> {
  const page = await officer.get(`${base}/papers/new?${query}`);
  const value = (name: string) =>
    new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.html)?.[1];
  const body = /<textarea[^>]*name="body"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? '';
  const saved = await officer.post(`${base}/papers/new?${query}`, {
    title: value('title') ?? '',
    addressee: value('addressee') ?? '',
    body,
  });
  expect(saved.status).toBe(303);
  return { url: saved.location ?? '', body };
}

const hashIn = (html: string) => /name="hash" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';

describe('An outgoing paper at the console', () => {
  test('about a member that has left says that the notice took effect, and nothing of an approval', async () => {
    const unit = await standing(office.world, {
      class: 'member',
      kind: 'enterprise',
      name: '退会企业有限公司',
      email: 'left@member.example',
    });
    const one = await leaves(office.world, unit, { certificate: 'lost' });
    await office.attend();
    const { body } = await drafted(`kind=notice&case=${one.id}`);
    expect(body).toContain('已收到退会申请');
    expect(body).not.toMatch(/通过|批准|同意/);
    const shown = (await officer.get(`${base}/cases/${one.id}`)).text;
    expect(shown).toContain('已办结');
    expect(shown).not.toContain('已通过');
  });

  test('goes from a draft made of the rows to its file, and anybody may check its number and fingerprint', async () => {
    const { one } = await admitted('发文企业有限公司');
    expect((await officer.get(`${base}/cases/${one.id}`)).text).toContain('拟稿：结果通知');
    const { url, body } = await drafted(`kind=notice&case=${one.id}`);
    expect(body).toContain('同意发文企业有限公司加入');
    expect((await officer.get(base)).html).toContain(`href="${url}"`);
    const page = await general.get(url);
    expect(page.text).toContain('系统默认 X-Q27');
    // A case officer holds no office that releases.
    const hash = hashIn(page.html);
    const stranger = await officer.post(`${url}/release`, { decision: 'release', hash });
    expect(stranger.status).toBe(403);
    const nothing = await general.post(`${url}/release`, { decision: '', hash });
    expect(nothing.status).toBe(422);
    const bare = await general.post(`${url}/release`, { decision: 'return', hash, reason: ' ' });
    expect(bare.text).toContain('请写明退回的原因');
    expect((await general.post(`${url}/release`, { decision: 'release', hash })).status).toBe(303);
    const released = await officer.get(url);
    const number = /上市服务联盟〔\d{4}〕\d+号/.exec(released.text)?.[0] ?? '';
    expect(number).not.toBe('');
    expect(released.text).toContain('待用印');

    const form = new FormData();
    form.append('scan', await photograph(), '盖章件.jpg');
    expect((await officer.post(`${url}/seal`, new FormData())).status).toBe(422);
    expect((await officer.post(`${url}/seal`, form)).status).toBe(303);
    const bytes = Buffer.from(await (await photograph()).arrayBuffer());
    const shown = await officer.get(url);
    expect(shown.text.replaceAll(' ', '')).toContain(sha256(bytes));
    const anybody = await office.browser();
    for (const typed of [
      number,
      number.replace('〔', '[').replace('〕', ']'),
      number.replace('〔', '（').replace('〕', '）'),
    ]) {
      const check = await anybody.get(`/verify?number=${encodeURIComponent(typed)}`);
      expect(check.text).toContain('确有此文');
      expect(check.text.replaceAll(' ', '')).toContain(sha256(bytes));
      expect(check.text).not.toContain('发文企业');
    }
    expect(
      (await anybody.get(`/verify?number=${encodeURIComponent('上市服务联盟〔2026〕9999号')}`))
        .text,
    ).toContain('查无此编号');

    expect((await officer.post(`${url}/send`, { say: '' })).status).toBe(422);
    expect((await officer.post(`${url}/send`, { say: '挂号信' })).status).toBe(303);
    expect((await officer.post(`${url}/archive`, { say: '第3册' })).status).toBe(303);
    expect((await officer.get(url)).text).toContain('已归档');
    expect((await officer.get(base)).html).not.toContain(`href="${url}"`);
  });

  test('is a Word file that says what the page says; a draft says that it is one', async () => {
    const { round } = await admitted('决议企业有限公司');
    const { url } = await drafted(`kind=resolution&round=${round}`);
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const file = await fetch(`${office.url}${url}/letter.docx`, { headers: { cookie } });
    expect(file.headers.get('content-disposition')).toContain('.docx');
    const parts = unzipped(Buffer.from(await file.arrayBuffer()));
    const words = (name: string) => (parts.get(name) ?? '').replace(/<[^>]+>/g, '');
    expect(words('word/document.xml')).toContain('理事长办公会议决议');
    expect(words('word/document.xml')).toMatch(/决议企业有限公司.*赞成5票.*通过/);
    expect([...parts.keys()].filter((name) => /media|image/.test(name))).toEqual([]);
    const footer = [...parts.keys()].find((name) => name.startsWith('word/footer')) ?? '';
    expect(words(footer)).toContain('草稿，未签发');
  });

  test('is released by the chair from the mail’s link, once; looking releases nothing', async () => {
    const { one } = await admitted('链接企业有限公司');
    const { url } = await drafted(`kind=filing-letter&case=${one.id}`);
    expect((await officer.post(`${url}/ask`, {})).status).toBe(303);
    const chair = await holder(office.world, 'chair');
    const token = await office.inScope(async (scope) => {
      const task = (await openTasks(scope)).find(
        ({ kind, caseId }) => kind === 'release' && caseId === one.id,
      );
      return issueToken(scope, await linkFor(scope, 'task', task?.id ?? '', chair.id));
    });
    const leader = await office.browser();
    const link = (await leader.get(`/l/${token}`)).location ?? '';
    const page = await leader.get(link);
    expect(page.text).toContain('请您签发');
    expect(page.text).toContain(chair.name);
    expect((await officer.get(url)).text).toContain('待签发');
    const hash = hashIn(page.html);
    const done = await leader.post(link, { decision: 'release', hash });
    expect(done.text).toContain('已签发');
    const again = await leader.post(link, { decision: 'return', reason: '改主意', hash });
    expect(again.text).toContain('已签发');
    expect((await officer.get(url)).text).toContain('待用印');
  });

  test('that nobody has released after two reminders is telephoned about, until it is released', async () => {
    const { one } = await admitted('催签企业有限公司');
    const { url } = await drafted(`kind=notice&case=${one.id}`);
    expect((await officer.post(`${url}/ask`, {})).status).toBe(303);
    const start = await office.inScope((scope) => Promise.resolve(scope.now.getTime()));
    const calendar = await office.inScope(workingCalendar);
    office.later(instantOf(addWorkingDays(calendar, dayOf(start), 10), 10) - start);
    await office.inScope(remindOfReleases);
    const later = await office.browser((await holder(office.world, 'case-officer')).id);
    const signing = await office.browser((await holder(office.world, 'secretary-general')).id);
    const home = await later.get(base);
    expect(home.text).toContain('请电话联系：签发');
    const call = await later.get(/href="([^"]*[/]calls[/][^"]*)"/.exec(home.html)?.[1] ?? '');
    const chair = await holder(office.world, 'chair');
    expect(call.text).toContain('提醒两次后仍未收到答复');
    expect(call.text).toContain(chair.name);
    expect(call.html).toContain(`href="${url}"`);
    const paper = (await signing.get(url)).html;
    await signing.post(`${url}/release`, { decision: 'release', hash: hashIn(paper) });
    expect((await later.get(base)).text).not.toContain('请电话联系：签发');
  });
});
