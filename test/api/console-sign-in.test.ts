import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { sha256 } from '../../src/store/database.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { holder } from '../support/acting.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(() => office.close());

const OFFICER = 'zhao.xue@example.org';

/** The id of the sign-in this browser waits for. */
function waitingId(browser: Browser): string {
  return (browser.cookies.get('sign-in') ?? '').split('.')[0] ?? '';
}

/** Waits until the code of a browser's sign-in was queued, and makes it a known one, as sending the mail would. */
async function setCode(browser: Browser, code: string): Promise<void> {
  const id = waitingId(browser);
  for (let tries = 0; tries < 2000; tries += 1) {
    const { rows } = await office.site.context.database.untenanted((tx) =>
      sql`update sign_in_codes set code_hash = ${sha256(`${id} ${code}`)} where id = ${id} returning id`.execute(
        tx,
      ),
    );
    if (rows.length === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('no code was queued');
}

async function askForCode(email: string): Promise<Browser> {
  const browser = await office.browser();
  const answer = await browser.post('/console/sign-in', { email });
  expect([answer.status, answer.location]).toEqual([303, '/console/sign-in/code']);
  return browser;
}

describe('signing in by a mailed code', () => {
  test('a case officer signs in with the code, sees the console, and signs out for good', async () => {
    const browser = await askForCode(OFFICER);
    await setCode(browser, '123456');
    const mail = (await office.inScope((scope) => mailsOf(scope, { latest: 1 })))[0];
    expect(mail).toMatchObject({
      template: 'sign-in-code',
      scope: 'alliance',
      address: OFFICER,
      extra: { signIn: waitingId(browser) },
    });
    const entered = await browser.post('/console/sign-in/code', { code: '123 456' });
    expect([entered.status, entered.location]).toEqual([303, '/console']);
    const cookie = entered.headers.getSetCookie().find((one) => one.startsWith('session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const token = browser.cookies.get('session') as string;
    const { rows } = await office.site.context.database.untenanted((tx) =>
      sql`select token_hash, expires_at - created_at as lasts from sessions where token_hash in (${token}, ${sha256(token)})`.execute(
        tx,
      ),
    );
    expect(rows).toMatchObject([{ token_hash: sha256(token), lasts: { hours: 12 } }]);
    expect((await browser.get('/console')).location).toBe('/console/listing');
    const home = await browser.get('/console/listing');
    expect(home.status).toBe(200);
    expect(home.text).toContain('需我处理');
    expect(home.text).toContain('赵雪');

    await browser.post('/console/sign-out', {});
    expect(browser.cookies.has('session')).toBe(false);
    browser.cookies.set('session', token);
    expect((await browser.get('/console/listing')).location).toBe(
      '/console/sign-in?next=%2Fconsole%2Flisting',
    );
  });

  test('nobody learns from the answer whether an address is known', async () => {
    const known = await office.browser();
    const unknown = await office.browser();
    const answers = [
      await known.post('/console/sign-in', { email: OFFICER }),
      await unknown.post('/console/sign-in', { email: 'nobody.here@example.org' }),
    ];
    const shapes = answers.map(({ status, location, html, headers }) => ({
      status,
      location,
      html,
      cookie: headers
        .getSetCookie()
        .map((cookie) => cookie.replace(/=[^;]*;/, '=;').replace(/Expires=[^;]*/, '')),
    }));
    expect(shapes[1]).toEqual(shapes[0]);
    const pages = [
      await known.get('/console/sign-in/code'),
      await unknown.get('/console/sign-in/code'),
    ];
    expect(pages[1]?.html.replaceAll('nobody.here@example.org', OFFICER)).toBe(pages[0]?.html);
    const wrong = [
      await known.post('/console/sign-in/code', { code: '000000' }),
      await unknown.post('/console/sign-in/code', { code: '000000' }),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([422, 422]);
    expect(wrong[1]?.html.replaceAll('nobody.here@example.org', OFFICER)).toBe(wrong[0]?.html);
    const { rows } = await office.site.context.database.untenanted((tx) =>
      sql`select 1 from sign_in_codes where id = ${waitingId(unknown)}`.execute(tx),
    );
    expect(rows).toEqual([]);
  });

  test('after five wrong codes the right one opens nothing any more', async () => {
    const browser = await askForCode('sun.xiao@example.org');
    await setCode(browser, '123456');
    for (const code of ['000000', '000001', '000002', '000003', '000004']) {
      const wrong = await browser.post('/console/sign-in/code', { code });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('验证码不正确或已失效');
    }
    const right = await browser.post('/console/sign-in/code', { code: '123456' });
    expect(right.status).toBe(422);
    expect(browser.cookies.has('session')).toBe(false);
  });

  test('the fourth wrong code still leaves room for the right one', async () => {
    const browser = await askForCode('sun.xiao@example.org');
    await setCode(browser, '123456');
    for (const code of ['000000', '000001', '000002', '000003'])
      await browser.post('/console/sign-in/code', { code });
    expect((await browser.post('/console/sign-in/code', { code: '123456' })).status).toBe(303);
  });

  test('a code that was used, or is older than ten minutes, opens nothing', async () => {
    const browser = await askForCode('li.min@example.org');
    await setCode(browser, '123456');
    const id = browser.cookies.get('sign-in') as string;
    await browser.post('/console/sign-in/code', { code: '123456' });
    const again = await office.browser();
    again.cookies.set('sign-in', id);
    expect((await again.post('/console/sign-in/code', { code: '123456' })).status).toBe(422);

    const late = await askForCode('li.min@example.org');
    await setCode(late, '123456');
    await office.site.context.database.untenanted((tx) =>
      sql`update sign_in_codes set expires_at = created_at where id = ${waitingId(late)}`.execute(
        tx,
      ),
    );
    expect((await late.post('/console/sign-in/code', { code: '123456' })).status).toBe(422);
    expect(late.cookies.has('session')).toBe(false);
  });

  test('a code read over a shoulder opens nothing in another browser', async () => {
    const browser = await askForCode(OFFICER);
    await setCode(browser, '123456');
    const other = await askForCode('nobody.else@example.org');
    expect((await other.post('/console/sign-in/code', { code: '123456' })).status).toBe(422);
  });

  test('one person is sent six codes an hour at most, and the answer does not say so', async () => {
    const count = async () => {
      const { rows } = await office.site.context.database.untenanted((tx) =>
        sql<{
          sent: number;
        }>`select count(*)::int as sent from sign_in_codes c join person_versions v on v.person = c.person
          where v.email = 'wu.zheng@example.org'`.execute(tx),
      );
      return rows[0]?.sent;
    };
    for (let asked = 1; asked <= 8; asked += 1) {
      await askForCode('wu.zheng@example.org');
      // A code is queued after the answer.
      while (((await count()) ?? 0) < Math.min(asked, 6))
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // Whatever the last two had queued would be there before somebody else's code.
    await setCode(await askForCode('zhao.xue@example.org'), '123456');
    expect(await count()).toBe(6);
  });

  test('what is no address is refused beside the field, and what was typed stays', async () => {
    const browser = await office.browser();
    const answer = await browser.post('/console/sign-in', { email: 'zhao.xue' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="zhao.xue"');
    expect(answer.text).toContain('请填写完整的邮箱地址');
  });

  test('signing in leads back to the page that was asked for, and never to another site', async () => {
    const browser = await office.browser();
    const asked = await browser.get('/console/listing/cases?state=open');
    expect(asked.location).toBe(
      '/console/sign-in?next=%2Fconsole%2Flisting%2Fcases%3Fstate%3Dopen',
    );
    const page = await browser.get(asked.location as string);
    expect(page.html).toContain('value="/console/listing/cases?state=open"');
    for (const next of ['//evil.example', 'https://evil.example/console/', '/console/../../x:y'])
      expect(
        (await browser.get(`/console/sign-in?next=${encodeURIComponent(next)}`)).html,
      ).not.toContain('evil');
  });
});

describe('who may enter the console', () => {
  test('a member of the chair’s office who is not of the secretariat is told why not', async () => {
    const chair = await holder(office.world, 'chair');
    const browser = await office.browser(chair.id);
    for (const path of ['/console', '/console/listing', '/console/listing/cases']) {
      const answer = await browser.get(path);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('工作台只供联盟秘书处工作人员使用');
      expect(answer.text).toContain('王建国');
    }
    expect((await browser.post('/console/listing/rounds', {})).status).toBe(403);
    expect((await browser.get('/console/listing?lang=en')).text).toContain(
      'members of the alliance’s secretariat',
    );
  });

  test('who has left the secretariat is out at once, with a session still running', async () => {
    const officer = await holder(office.world, 'case-officer', 1);
    const browser = await office.browser(officer.id);
    expect((await browser.get('/console/listing')).status).toBe(200);
    await office.inScope((scope) =>
      sql`update holdings set valid_until = ${scope.now} where person = ${officer.id}`.execute(
        scope.tx,
      ),
    );
    expect((await browser.get('/console/listing')).status).toBe(403);
  });

  test('an alliance that does not exist is a page that does not exist', async () => {
    const browser = await office.browser((await holder(office.world, 'case-officer')).id);
    expect((await browser.get('/console/nowhere')).status).toBe(404);
  });
});

describe('health', () => {
  test('the process and its database answer', async () => {
    const browser = await office.browser();
    expect((await browser.get('/healthz')).status).toBe(200);
    expect((await browser.get('/readyz')).html).toContain('ready');
  });
});
