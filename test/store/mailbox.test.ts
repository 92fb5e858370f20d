import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startMailboxServer, type MailboxServer } from '../../src/mail/mailbox-server.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { renderMail } from '../../src/mail/templates/render.ts';
import { createMailTransport, messageIdFor, type OutgoingMail } from '../../src/mail/transport.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { listMessages, readMessage, saveMessage } from '../../src/store/mailbox.ts';
import { sampleViews } from '../mail/sample-views.ts';

const from = { name: '上市服务联盟秘书处', address: 'secretariat@alliance.example' };
let db: Database;
let server: MailboxServer;
let storing: (() => Promise<void>) | null = null;

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  server = await startMailboxServer({
    port: 0,
    store: async (raw, envelope) => {
      await storing?.();
      const mail = await parseMail(raw);
      await db.untenanted((tx) => saveMessage(tx, { ...envelope, ...mail, raw }));
    },
  });
}, 60_000);
afterAll(async () => {
  await server.close();
  await db.close();
});
beforeEach(() => {
  storing = null;
});

function mailFor(key: string, address = 'wang@elector.example'): OutgoingMail {
  const view = sampleViews.find(({ template }) => template === 'ballot');
  if (view === undefined) throw new Error('No ballot among the samples');
  return {
    messageId: messageIdFor(key, 'alliance.example'),
    to: { name: '王建国', address },
    ...renderMail(view, 'zh'),
    language: 'zh',
  };
}
const send = (mail: OutgoingMail) =>
  createMailTransport(`smtp://127.0.0.1:${server.port}`, { from }).send(mail);
const list = (wish: Parameters<typeof listMessages>[1]) =>
  db.untenanted((tx) => listMessages(tx, wish));
const read = (id: string) => db.untenanted((tx) => readMessage(tx, id));

describe('the built-in mailbox', () => {
  test('shows an elector the mail that was sent, with its link and its PDF', async () => {
    const pdf = Buffer.from('%PDF-1.7 certificate');
    const sent = {
      ...mailFor('first'),
      attachments: [{ filename: '会员证书.pdf', content: pdf, contentType: 'application/pdf' }],
    };
    expect((await send(sent)).kind).toBe('accepted');
    const [line] = await list({ to: 'Wang@Elector.Example', limit: 10 });
    expect(line).toMatchObject({
      subject: '【上市服务联盟】请您表决：3件入会申请（12月4日17:00截止）',
      sender: from.address,
      recipients: ['wang@elector.example'],
      copies: 1,
    });
    const message = await read(line?.id ?? '');
    expect(message?.links).toEqual(['https://alliance.example/d/q4Jx7-_Zt0']);
    expect(message?.text.trim()).toBe(sent.text.trim());
    expect(message?.html.trim()).toBe(sent.html.trim());
    expect(message?.messageId).toBe(sent.messageId);
    const parsed = await parseMail(message?.raw ?? Buffer.alloc(0));
    expect(parsed.attachments).toEqual([
      { filename: '会员证书.pdf', contentType: 'application/pdf', content: pdf },
    ]);
  });

  test('shows one mail that came twice once, and how often it came', async () => {
    await send(mailFor('twice', 'zhou@elector.example'));
    await send(mailFor('other', 'zhou@elector.example'));
    await send(mailFor('twice', 'zhou@elector.example'));
    await send(mailFor('twice', 'chen@elector.example'));
    const lines = await list({ to: 'zhou@elector.example', limit: 10 });
    expect(lines.map(({ copies }) => copies)).toEqual([2, 1]);
    expect(await list({ to: 'chen@elector.example', limit: 10 })).toMatchObject([{ copies: 1 }]);
  });

  test('says 250 only after the row is committed, so that a failed store is tried later and nothing is lost', async () => {
    storing = () => Promise.reject(new Error('disk full'));
    const mail = mailFor('held', 'held@elector.example');
    expect(await send(mail)).toEqual({ kind: 'try-later', code: '451' });
    let committed = false;
    storing = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      committed = true;
    };
    expect((await send(mail)).kind).toBe('accepted');
    expect(committed).toBe(true);
    expect(await list({ to: 'held@elector.example', limit: 10 })).toHaveLength(1);
  });

  test('refuses for good a mail of more than 30 MB and goes on with the next', async () => {
    const attachments = [
      {
        filename: 'a.pdf',
        content: Buffer.alloc(23 * 1024 * 1024),
        contentType: 'application/pdf',
      },
    ];
    const large = { ...mailFor('large', 'large@elector.example'), attachments };
    expect((await send(large)).kind).toBe('refused');
    expect((await send(mailFor('small', 'large@elector.example'))).kind).toBe('accepted');
    expect(await list({ to: 'large@elector.example', limit: 10 })).toHaveLength(1);
  });

  test('is read page by page, newest first, and an unknown id is nobody’s mail', async () => {
    for (const key of ['1', '2', '3']) await send(mailFor(`page-${key}`, 'pages@elector.example'));
    const first = await list({ to: 'pages@elector.example', limit: 2 });
    const second = await list({
      to: 'pages@elector.example',
      limit: 2,
      before: first.at(-1)?.id ?? '',
    });
    expect(first.map(({ id }) => Number(id))).toEqual(
      first.map(({ id }) => Number(id)).toSorted((a, b) => b - a),
    );
    expect([first.length, second.length]).toEqual([2, 1]);
    for (const id of ['999999', '', '1 or 1=1', '-1', '99999999999999999999'])
      expect(await read(id)).toBeUndefined();
  });

  test('keeps a mail with a zero character or no Message-ID', async () => {
    const raw = Buffer.from('Subject: a\0b\r\nFrom: x@y.example\r\n\r\nnothing\0 here\r\n');
    const mail = await parseMail(raw);
    const envelope = { sender: 'x@y.example', recipients: ['bare@elector.example'] };
    for (let count = 0; count < 2; count += 1)
      await db.untenanted((tx) => saveMessage(tx, { ...envelope, ...mail, raw }));
    const lines = await list({ to: 'bare@elector.example', limit: 10 });
    expect(lines.map(({ copies }) => copies)).toEqual([1, 1]);
  });
});
