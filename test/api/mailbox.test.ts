import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { listMessages, saveMessage } from '../../src/store/mailbox.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let browser: Browser;
let id: string;

const RAW = Buffer.from(
  [
    'From: Alliance <alliance@example.org>',
    'To: wang.jianguo@example.org',
    'Subject: =?utf-8?B?6K+35oKo6KGo5Yaz?=',
    'Message-ID: <one@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=outer',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '王理事长：您好！<script>alert(1)</script>',
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head></head><body><script>alert(1)</script><a href="http://127.0.0.1/l/token?a=1&amp;b=2"><b>查看并表决</b></a></body></html>',
    '--inner--',
    '--outer',
    'Content-Type: text/html; name="certificate.html"',
    'Content-Disposition: attachment; filename="certificate.html"',
    '',
    '<script>alert(2)</script>',
    '--outer--',
    '',
  ].join('\r\n'),
);

beforeAll(async () => {
  office = await openOffice();
  browser = await office.browser();
  const parsed = await parseMail(RAW);
  const { database } = office.site.context;
  const mail = { sender: 'alliance@example.org', ...parsed, raw: RAW };
  await database.untenanted((tx) =>
    saveMessage(tx, { ...mail, recipients: ['wang.jianguo@example.org'] }),
  );
  await database.untenanted((tx) =>
    saveMessage(tx, {
      ...mail,
      recipients: ['li.min@example.org'],
      messageId: '<two@example.org>',
      subject: '另一封',
    }),
  );
  const [line] = await database.untenanted((tx) =>
    listMessages(tx, { limit: 1, to: 'wang.jianguo@example.org' }),
  );
  id = line?.id ?? '';
}, 60_000);

afterAll(() => office.close());

describe('the built-in mailbox', () => {
  test('lists the mails with their first words, and those to one address', async () => {
    const all = await browser.get('/mailbox');
    expect(all.text).toContain('共2封');
    expect(all.text).toContain('请您表决');
    expect(all.text).toContain('王理事长：您好！');
    const one = await browser.get('/mailbox?to=LI.MIN%40example.org');
    expect(one.text).toContain('共1封');
    expect(one.text).not.toContain('请您表决');
  });

  test('shows a mail as text, its links under the mail’s own words, and its HTML only in a frame that can do nothing', async () => {
    const page = await browser.get(`/mailbox/${id}`);
    expect(page.html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(page.html).not.toContain('<script>');
    expect(page.html).toContain('href="http://127.0.0.1/l/token?a=1&amp;b=2"');
    expect(page.text).toContain('查看并表决');
    expect(page.html).toMatch(/<iframe[^>]*sandbox=/);
    const frame = await browser.get(`/mailbox/${id}/html`);
    const policy = frame.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/^sandbox(?!.*allow-(?:scripts|same-origin|forms))/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(frame.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(frame.html).toContain('<base target="_top">');
  });

  test('an attachment is handed out as a file, never as a page', async () => {
    const file = await browser.get(`/mailbox/${id}/attachments/0`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toContain(
      'attachment; filename="certificate.html"',
    );
    for (const path of [
      `/mailbox/${id}/attachments/7`,
      '/mailbox/99999',
      '/mailbox/x%00',
      `/mailbox/${id}/attachments/-1`,
    ])
      expect((await browser.get(path)).status).toBe(404);
  });

  test('what a proxy passes on and what comes under a foreign name is refused', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
      expect((await browser.get('/mailbox', { [header]: '203.0.113.7' })).status).toBe(403);
    expect(await statusOf('127.0.0.1', 'rebound.example')).toBe(403);
    expect(await statusOf('127.0.0.1', 'localhost:3000')).toBe(200);
  });

  test('another machine is refused', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    const { thisMachineOnly } = await import('../../src/api/loopback.ts');
    const asked = (ip: string) => {
      let refused: unknown = 'not asked';
      thisMachineOnly(office.site)(
        { socket: { remoteAddress: ip }, ip, headers: { host: 'localhost' } } as never,
        {} as never,
        (problem?: unknown) => (refused = problem),
      );
      return (refused as { status?: number } | undefined)?.status;
    };
    for (const ip of [outside ?? '192.0.2.1', '::ffff:10.0.0.1', 'fe80::1', '128.0.0.1'])
      expect(asked(ip)).toBe(403);
    for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(asked(ip)).toBeUndefined();
  });
});

/** fetch sets the Host header itself; a rebound name needs a request made by hand. */
function statusOf(address: string, host: string): Promise<number> {
  const port = Number(new URL(office.url).port);
  return new Promise((resolve, reject) => {
    request({ host: address, port, path: '/mailbox', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
