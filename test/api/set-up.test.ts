import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays } from '../../src/domain/calendar.ts';
import { proofOfSecret } from '../../src/store/set-up/links.ts';
import { sha256 } from '../../src/store/database.ts';
import { CHARTERS, openEmptySite, type EmptySite } from '../support/empty-site.ts';
import { textOf, Visitor } from './front.ts';
import { photograph } from './office.ts';

jest.setTimeout(60_000);

const YAML = readFileSync(join(CHARTERS, 'zhuzhou.yaml'), 'utf8');
const TEXT = readFileSync(join(CHARTERS, 'zhuzhou.txt'), 'utf8');

let place: EmptySite;
let visitor: Visitor;
beforeAll(async () => {
  place = await openEmptySite();
  visitor = await withLink(place);
});
afterAll(() => place.close());

/** Somebody who opened the link from the terminal. */
async function withLink(at: EmptySite): Promise<Visitor> {
  const one = new Visitor(at.url);
  const link = await at.link();
  const session = hidden((await one.get(link)).html, 'session');
  expect((await one.post(link, { session })).status).toBe(303);
  return one;
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** A new draft; gives back where it lies. */
async function draft(by = visitor): Promise<string> {
  return ((await by.post('/set-up', {})).location ?? '').replace('/charter', '');
}

async function send(
  base: string,
  path: string,
  fields: Readonly<Record<string, string | Blob | readonly string[]>>,
  by = visitor,
) {
  const shown = ['documents', 'roster'].includes(path) ? 'people' : path;
  const page = await by.get(`${base}/${shown}`);
  const form = new FormData();
  form.set('revision', hidden(page.html, 'revision'));
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') form.append(name, value);
    else if (value instanceof Blob) form.append(name, value, (value as File).name);
    else for (const one of value) form.append(name, one);
  return by.ask(`${base}/${path}`, { method: 'POST', body: form });
}

/** The same as a form without files. */
async function fill(
  base: string,
  page: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  by = visitor,
) {
  const shown = await by.get(`${base}/${page}`);
  return by.post(`${base}/${path}`, { revision: hidden(shown.html, 'revision'), ...fields });
}

const yaml = (content: string | Uint8Array<ArrayBuffer>, name = 'zhuzhou.yaml') =>
  new File([content], name);
const charterText = () => new File([TEXT], 'zhuzhou.txt');

describe('Who may set up an alliance', () => {
  test('is who has the link from the terminal, in one browser, for a day', async () => {
    const nobody = new Visitor(place.url);
    const refused = await nobody.get('/set-up');
    expect(refused.status).toBe(403);
    expect(textOf(refused.html)).toContain('npm run --silent set-up');
    expect((await nobody.post('/set-up', {})).status).toBe(403);

    const link = await place.link();
    const session = hidden((await nobody.get(link)).html, 'session');
    // Looking uses nothing up, and a double click opens it once.
    expect((await nobody.get(link)).status).toBe(200);
    expect((await nobody.post(link, { session })).status).toBe(303);
    expect((await nobody.post(link, { session })).status).toBe(303);
    expect((await nobody.get('/set-up')).status).toBe(200);

    const second = new Visitor(place.url);
    expect((await second.get(link)).status).toBe(410);
    expect((await second.post(link, { session: 'x'.repeat(43) })).status).toBe(410);
    expect((await second.get('/set-up')).status).toBe(403);
    expect((await second.get(`/set-up/l/${'a'.repeat(43)}`)).status).toBe(410);
  });

  test('is kept by the running server for the terminal that proves it knows the secret', async () => {
    const token = 't'.repeat(43);
    const ask = (proof: string) =>
      fetch(`${place.url}/set-up/terminal`, {
        method: 'POST',
        body: new URLSearchParams({ token: sha256(token), proof }),
      });
    expect((await ask(proofOfSecret('another secret', sha256(token)))).status).toBe(403);
    expect((await new Visitor(place.url).get(`/set-up/l/${token}`)).status).toBe(410);
    const kept = await ask(proofOfSecret('a secret of the tests', sha256(token)));
    expect(await kept.json()).toEqual({ site: place.url });
    expect((await new Visitor(place.url).get(`/set-up/l/${token}`)).status).toBe(200);
    const rows = await place.site.context.database.untenanted((tx) =>
      sql<{ row: string }>`select row_to_json(l)::text as row from set_up_links l`.execute(tx),
    );
    expect(rows.rows.map(({ row }) => row).join()).not.toContain(token);
  });
});

describe('A charter file that is not right', () => {
  const bad: readonly (readonly [string, string, string])[] = [
    ['is no YAML', 'charter: [株洲\n  version: 1: 2\n', 'zhuzhou.yaml'],
    ['has a key twice', YAML.replace('version: 1\n', 'version: 1\nversion: 2\n'), '行'],
    ['hides values behind an anchor', `${YAML}\nx: &a 1\ny: *a\n`, '行'],
    ['lacks what every charter has', YAML.replace('charter: zhuzhou\n', ''), 'charter'],
    [
      'names a body it does not have',
      YAML.replace('    under: plenary', '    under: plenum'),
      'plenary',
    ],
    [
      'quotes an article wrongly',
      YAML.replace('联盟运作原则：平等互助', '联盟运作原则：平等互利'),
      '4',
    ],
    [
      'has an example its rule does not bear out',
      YAML.replace('for: 3, result: failed }', 'for: 3, result: passed }'),
      'examples',
    ],
  ];
  test.each(bad)(
    '%s: the line and the place are shown, and the file is kept',
    async (_, content, said) => {
      expect(content).not.toBe(YAML);
      const base = await draft();
      const sent = await send(base, 'charter', { charter: yaml(content), text: charterText() });
      expect(sent.status).toBe(303);
      const page = textOf((await visitor.get(`${base}/charter`)).html);
      expect(page).toMatch(/章程文件有\d+处需要修改/u);
      expect(page).toMatch(/第\d+行第\d+列/u);
      expect(page).toContain(said);
      expect(page).toContain('zhuzhou.txt');
      expect(page).not.toContain('联盟在本站的信息');
      const english = await visitor.get(`${base}/charter?lang=en`);
      expect(textOf(english.html)).toMatch(/line \d+, column \d+/u);
      await visitor.get(`${base}/charter?lang=zh`);
    },
  );

  test('has 5 MB: it is not kept, and what was there before is', async () => {
    const base = await draft();
    await send(base, 'charter', { charter: yaml(YAML), text: charterText() });
    const big = await send(base, 'charter', {
      charter: yaml(`${YAML}#${'x'.repeat(5_000_000)}`, 'big.yaml'),
    });
    expect(big.status).toBe(422);
    expect(textOf(big.html)).toContain('文件超过1 MB，没有保存');
    expect(textOf((await visitor.get(`${base}/charter`)).html)).toContain('章程文件没有问题');
  });

  test('is a Word file, an empty one, or none at all', async () => {
    const base = await draft();
    const word = await send(base, 'charter', {
      charter: yaml(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1]), '章程.docx'),
    });
    expect(textOf(word.html)).toContain('这不是文本文件');
    const empty = await send(base, 'charter', { charter: yaml('') });
    expect(textOf(empty.html)).toContain('文件是空的');
    const none = await send(base, 'charter', {});
    expect(textOf(none.html)).toContain('请选择章程文件');
  });

  test('comes without its text: the text alone completes it', async () => {
    const base = await draft();
    await send(base, 'charter', { charter: yaml(YAML) });
    expect(textOf((await visitor.get(`${base}/charter`)).html)).toContain('找不到 zhuzhou.txt');
    await send(base, 'charter', { text: charterText() });
    expect(textOf((await visitor.get(`${base}/charter`)).html)).toContain('章程文件没有问题');
  });

  test('has an id that is an address of the site', async () => {
    const base = await draft();
    const content = YAML.replace('charter: zhuzhou', 'charter: console');
    await send(base, 'charter', { charter: yaml(content), text: charterText() });
    expect(textOf((await visitor.get(`${base}/charter`)).html)).toContain(
      '代号“console”不能用作联盟的网址',
    );
  });
});

describe('From a charter to a running alliance', () => {
  let base: string;
  const person = (
    name: string,
    email: string,
    seats: string,
    since = '',
  ): Record<string, string> => ({
    key: '',
    name,
    title: '老师',
    language: 'zh',
    preferredChannel: 'mail',
    email,
    phone: '',
    employerCode: '',
    seats,
    since,
  });

  test('an overview shows what the file says, and the code is asked for', async () => {
    base = await draft();
    await send(base, 'charter', { charter: yaml(YAML), text: charterText() });
    const page = textOf((await visitor.get(`${base}/charter`)).html);
    expect(page).toContain('株洲市企业服务联盟');
    expect(page).toContain('秘书长（1人）');
    const wrong = await fill(base, 'charter', 'alliance', { code: '株洲', phone: '', address: '' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain('请填写秘书处电话');
    const right = await fill(base, 'charter', 'alliance', {
      code: 'zzqf',
      language: 'zh',
      phone: '0731-28680000',
      address: '株洲市天元区',
      addressEn: '',
    });
    expect(right.location).toBe(`${base}/defaults`);
  });

  test('the resolution needs its number, its scan, and a comparison of the two', async () => {
    const fields = { number: '〔2026〕3号', day: '2026-01-15', body: 'plenary' };
    const without = await send(base, 'defaults', { ...fields, number: '' });
    expect(without.status).toBe(422);
    for (const said of ['请填写决议编号', '请上传凭据', '请与扫描件核对后勾选'])
      expect(textOf(without.html)).toContain(said);
    const scan = new File([await photograph()], '确认表.jpg');
    const done = await send(base, 'defaults', { ...fields, compared: 'yes', evidence: scan });
    expect(done.status).toBe(303);
    const page = await visitor.get(`${base}/defaults`);
    expect(textOf(page.html)).toContain('〔2026〕3号');
    const file = /href="([^"]*\/files\/[^"]*)"/.exec(page.html)?.[1] ?? '';
    expect((await visitor.get(file)).headers.get('content-type')).toContain('image/jpeg');
  });

  test('an answer the alliance decides otherwise comes with its file: the sheet lists it, and wants a resolution of its own', async () => {
    const otherwise = YAML.replace(
      "          by: executive-committee\n          article: '6/3'\n",
      "          by: executive-committee\n          notice: 5 working days\n          article: '6/3'\n          default: { notice: D-Q90 }\n",
    ).replace(
      '\nquestions:\n',
      `
questions:
  D-Q90:
    asks: { zh: 执行委员会审查申请，提前多久通知？, en: How long before the examination is notice given? }
    reading: { zh: 提前五个工作日。, en: Five working days. }
`,
    );
    expect(otherwise).not.toBe(YAML);
    await send(base, 'charter', { charter: yaml(otherwise) });
    const sheet = textOf((await visitor.get(`${base}/defaults`)).html);
    expect(sheet).toContain(
      'D-Q90 执行委员会审查申请，提前多久通知？ 答案 提前五个工作日。 现在的规则 5个工作日',
    );
    expect(sheet).toContain('登记决议之后，确认表已有变化');
    expect(textOf((await visitor.get(`${base}/start`)).html)).toMatch(/还不能启动.*确认表/u);
    // Put back, the resolution is again about the sheet as it stands.
    await send(base, 'charter', { charter: yaml(YAML) });
    const back = textOf((await visitor.get(`${base}/defaults`)).html);
    expect(back).not.toContain('确认表已有变化');
  });

  test('nobody sits twice, an office holds as many as the charter says, and nothing typed is lost', async () => {
    const enter = (fields: Record<string, string>) => fill(base, 'people', 'people', fields);
    expect((await enter(person('李敏', 'li.min@example.org', 'secretary-general'))).status).toBe(
      303,
    );
    const second = await enter(person('赵雪', 'zhao.xue@example.org', 'secretary-general'));
    expect(second.status).toBe(422);
    expect(textOf(second.html)).toContain('秘书长只能有1人，已登记：李敏');
    expect(second.html).toContain('value="zhao.xue@example.org"');
    // A double click enters somebody once.
    const shown = await visitor.get(`${base}/people`);
    const same = {
      revision: hidden(shown.html, 'revision'),
      ...person('孙晓', 'sun@example.org', 'expert'),
    };
    const both = await Promise.all([1, 2].map(() => visitor.post(`${base}/people`, same)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await visitor.get(`${base}/people`)).html.match(/sun@example\.org/gu)).toHaveLength(1);
    const twice = await enter(person('李敏', 'LI.MIN@example.org', 'case-officer'));
    expect(textOf(twice.html)).toContain('这个邮箱已登记给李敏');
    const early = await enter(person('赵雪', 'zhao.xue@example.org', 'case-officer', '2199-01-01'));
    expect(textOf(early.html)).toContain('任职时间晚于今天');
    const start = await visitor.get(`${base}/start`);
    expect(textOf(start.html)).toContain('还不能启动');
    expect((await fill(base, 'start', 'start', {})).status).toBe(422);
    expect(
      (await enter(person('赵雪', 'zhao.xue@example.org', 'case-officer', '2024-03-01'))).status,
    ).toBe(303);
    const roster =
      '姓名,职务,称谓,邮箱,手机,任职时间\n周海,执委,老师,zhou.hai@example.org,,2024-05-06\n吴新,理事,,,,\n';
    const imported = await send(base, 'roster', {
      roster: new File([roster], '任职.csv'),
    });
    expect(textOf(imported.html)).toContain('周海');
    expect(textOf(imported.html)).toContain('第3行');
    const missing = textOf((await visitor.get(`${base}/people`)).html);
    expect(missing).toContain('请上传任职文件');
    const scan = new File([await photograph()], '选举决议.jpg');
    expect((await send(base, 'documents', { evidence: scan })).status).toBe(303);
    expect(textOf((await visitor.get(`${base}/people`)).html)).not.toContain('启动前须处理');
  });

  test('of two who change it at once, the second is told and keeps what they typed', async () => {
    const stale = await visitor.get(`${base}/first-day`);
    const today =
      hidden(stale.html, 'day') || /value="(\d{4}-\d\d-\d\d)"/.exec(stale.html)?.[1] || '';
    const before = await visitor.post(`${base}/first-day`, {
      revision: hidden(stale.html, 'revision'),
      day: '2020-01-01',
    });
    expect(textOf(before.html)).toContain('这一天已经过去');
    expect((await fill(base, 'first-day', 'first-day', { day: today })).status).toBe(303);
    const late = await visitor.post(`${base}/first-day`, {
      revision: hidden(stale.html, 'revision'),
      day: addDays(today, 1),
    });
    expect(late.status).toBe(422);
    expect(textOf(late.html)).toContain('已在别处修改');
    expect(late.html).toContain(`value="${addDays(today, 1)}"`);
  });

  test('the alliance begins once, however often it is asked to, and its people are told how to sign in', async () => {
    const page = await visitor.get(`${base}/start`);
    const revision = hidden(page.html, 'revision');
    const both = await Promise.all([
      visitor.post(`${base}/start`, { revision }),
      visitor.post(`${base}/start`, { revision }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(both.map(({ location }) => location)).toEqual([`${base}/done`, `${base}/done`]);
    const done = textOf((await visitor.get(`${base}/done`)).html);
    expect(done).toContain('株洲市企业服务联盟已建立');
    const mails = await place.sendMails('zhuzhou');
    expect(mails.map(({ to }) => to).toSorted()).toEqual([
      'li.min@example.org',
      'zhao.xue@example.org',
    ]);
    expect(mails[0]?.text).toContain('/console');
    const home = await new Visitor(place.url).get('/zhuzhou');
    expect(home.status).toBe(200);
    const charter = textOf((await new Visitor(place.url).get('/zhuzhou/charter')).html);
    expect(charter).toContain('〔2026〕3号（D-Q3）');
    expect(charter).not.toContain('系统默认 D-Q3');
    expect(textOf((await new Visitor(place.url).get('/zhuzhou/apply')).html)).toContain('成员');
    const rows = await place.site.context.database.untenanted((tx) =>
      sql<{
        row: string;
      }>`select row_to_json(s)::text as row from set_ups s where became is not null`.execute(tx),
    );
    expect(rows.rows.map(({ row }) => row).join()).not.toContain('李敏');
  });

  test('its id is refused to a second set-up, and another alliance has its own', async () => {
    const again = await draft();
    await send(again, 'charter', {
      charter: yaml(YAML.replace('version: 1\n', 'version: 2\n')),
      text: charterText(),
    });
    const page = textOf((await visitor.get(`${again}/charter`)).html);
    expect(page).toContain('本站已有代号为“zhuzhou”的联盟');
    const other = await draft();
    await send(other, 'charter', {
      charter: yaml(YAML.replace('charter: zhuzhou', 'charter: zhuzhou-two')),
      text: charterText(),
    });
    const taken = await fill(other, 'charter', 'alliance', {
      code: 'ZZQF',
      phone: '1',
      address: '株洲',
    });
    expect(textOf(taken.html)).toContain('本站已有联盟使用这个代码');
  });

  test('before its first day its page says from when applications are taken, and none is', async () => {
    const { context } = place.site;
    await context.database.untenanted((tx) =>
      sql`update alliances set works_from = now() + interval '3 days' where id = 'zhuzhou'`.execute(
        tx,
      ),
    );
    const guest = new Visitor(place.url);
    expect(textOf((await guest.get('/zhuzhou')).html)).toContain('起受理入会申请');
    expect(textOf((await guest.get('/')).html)).toContain('暂不接受申请');
    for (const path of ['/zhuzhou/apply', '/zhuzhou/apply/enterprise'])
      expect((await guest.get(path)).location).toBe('/zhuzhou');
    expect((await guest.post('/zhuzhou/apply/enterprise', {})).location).toBe('/zhuzhou');
    const form = new FormData();
    form.set(
      'body',
      JSON.stringify({ kind: 'enterprise', language: 'zh', declaration: true, answers: {} }),
    );
    const api = await guest.ask('/api/v1/alliances/zhuzhou/applications', {
      method: 'POST',
      body: form,
    });
    expect([api.status, api.html]).toEqual([409, expect.stringContaining('not-begun')]);
    place.later(3 * 86_400_000 + 60_000);
    expect((await guest.get('/zhuzhou/apply')).status).toBe(200);
  });
});
