import { afterEach, describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { createMailTransport, messageIdFor, type OutgoingMail } from '../../src/mail/transport.ts';
import { startScriptedServer, startServerWithLogin, type Script } from './scripted-server.ts';

const from = { name: '上市服务联盟秘书处', address: 'secretariat@alliance.example' };
const messageId = messageIdFor('case-1/ballot/1/wang/ballot/0', 'alliance.example');
const mail: OutgoingMail = {
  messageId,
  to: { name: '王建国', address: 'wang@elector.example' },
  subject: '【上市服务联盟】请您表决：3件入会申请',
  text: '王理事长：您好！',
  html: '<p>王理事长：您好！</p>',
  language: 'zh',
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function scripted(script: Script) {
  const server = await startScriptedServer(script);
  open.push(server.close);
  const patience = { connection: 400, greeting: 400, socket: 400, whole: 900 };
  return { ...server, transport: createMailTransport(server.url, { from, patience }) };
}

describe('what becomes of a mail', () => {
  const outcomes: readonly (readonly [string, Script, string, string])[] = [
    ['taken', {}, 'accepted', '250 2.0.0'],
    ['busy at the greeting', { greeting: '421 busy' }, 'try-later', '421'],
    ['closing at the recipient', { RCPT: '421 4.3.2 closing' }, 'try-later', '421 4.3.2'],
    ['greylisted', { RCPT: '450 4.2.1 wang@elector.example come back' }, 'try-later', '450 4.2.1'],
    ['mailbox full for now', { RCPT: '452 4.2.2 full' }, 'try-later', '452 4.2.2'],
    [
      'server in trouble after the message',
      { message: '451 4.3.0 trouble' },
      'try-later',
      '451 4.3.0',
    ],
    [
      'unknown recipient',
      { RCPT: '550 5.1.1 no wang@elector.example here' },
      'refused',
      '550 5.1.1',
    ],
    ['content refused', { message: '554 5.7.1 looks like spam' }, 'refused', '554 5.7.1'],
    ['too large', { MAIL: '552 5.3.4 too large' }, 'refused', '552 5.3.4'],
    ['this machine is blocked', { greeting: '554 no service for you' }, 'stop-the-line', '554'],
    ['the sender is not allowed', { MAIL: '550 5.7.1 sender' }, 'stop-the-line', '550 5.7.1'],
    ['login demanded', { MAIL: '530 5.7.0 log in first' }, 'stop-the-line', '530 5.7.0'],
    ['silent after the connection', { greeting: 'hang' }, 'try-later', 'ETIMEDOUT'],
    ['silent at the recipient', { RCPT: 'hang' }, 'try-later', 'ETIMEDOUT'],
    ['gone before the message', { DATA: 'close' }, 'try-later', 'ECONNECTION'],
    ['gone after the message', { message: 'close' }, 'unknown', 'ECONNECTION'],
    ['silent after the message', { message: 'hang' }, 'unknown', 'ETIMEDOUT'],
  ];
  test.each(outcomes)('a server that is "%s" is told apart', async (_name, script, kind, code) => {
    const { transport } = await scripted(script);
    const result = await transport.send(mail);
    expect(result).toEqual(kind === 'accepted' ? { kind, response: code } : { kind, code });
    expect(JSON.stringify(result)).not.toContain('wang');
  });

  test('a server that cannot be reached, or whose name is not known, is tried later', async () => {
    const { url, close } = await startScriptedServer({});
    await close();
    expect((await createMailTransport(url, { from }).send(mail)).kind).toBe('try-later');
    const nowhere = createMailTransport('smtp://mail.invalid:25', { from });
    expect(await nowhere.send(mail)).toMatchObject({ kind: 'try-later', code: 'EDNS' });
  });

  test('a server that drips its answer byte by byte does not hold a sender for ever', async () => {
    const { url } = await scripted({ RCPT: 'drip' });
    const started = performance.now();
    const patience = { socket: 500, whole: 1000 };
    const result = await createMailTransport(url, { from, patience }).send(mail);
    expect(result).toEqual({ kind: 'try-later', code: 'ETIMEDOUT' });
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('a send that is called off after the message was handed over may have been delivered', async () => {
    const { url, messages } = await scripted({ message: 'hang' });
    const transport = createMailTransport(url, { from });
    const callOff = new AbortController();
    const sending = transport.send(mail, callOff.signal);
    while (messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    callOff.abort();
    expect(await sending).toEqual({ kind: 'unknown', code: 'EABORT' });
    expect(await transport.send(mail, AbortSignal.abort())).toEqual({
      kind: 'try-later',
      code: 'EABORT',
    });
  });

  test('a further attempt after an unknown outcome carries the same Message-ID', async () => {
    const first = await scripted({ message: 'close' });
    const second = await scripted({});
    await first.transport.send(mail);
    await second.transport.send(mail);
    const received = await Promise.all(
      [...first.messages, ...second.messages].map((raw) => PostalMime.parse(raw)),
    );
    const ids = received.map((parsed) => parsed.messageId);
    expect(ids).toEqual([messageId, messageId]);
  });
});

function sendWithLogin(port: number, query = '') {
  const url = `smtp://office:right@127.0.0.1:${port}${query}`;
  return createMailTransport(url, { from }).send(mail);
}

describe('a login', () => {
  test('that is refused stops the line', async () => {
    const server = await startServerWithLogin('right', { offersLogin: true, offersTLS: false });
    open.push(server.close);
    const wrong = createMailTransport(`smtp://office:wrong@127.0.0.1:${server.port}`, { from });
    expect(await wrong.send(mail)).toEqual({ kind: 'stop-the-line', code: '535' });
    expect((await sendWithLogin(server.port)).kind).toBe('accepted');
  });

  test('is never sent in the clear where encryption is wanted, and never left out silently', async () => {
    const plain = await startServerWithLogin('right', { offersLogin: true, offersTLS: false });
    const none = await startServerWithLogin('right', { offersLogin: false, offersTLS: false });
    const selfSigned = await startServerWithLogin('right', { offersLogin: true, offersTLS: true });
    open.push(plain.close, none.close, selfSigned.close);
    expect((await sendWithLogin(plain.port, '?requireTLS=true')).kind).toBe('stop-the-line');
    expect(await sendWithLogin(none.port)).toEqual({ kind: 'stop-the-line', code: 'ENOAUTH' });
    expect((await sendWithLogin(selfSigned.port, '?requireTLS=true')).kind).toBe('stop-the-line');
    expect([...plain.passwords, ...selfSigned.passwords]).toEqual([]);
  });
});

describe('what arrives', () => {
  const hostile = [
    '王\r\nBcc: thief@evil.example',
    'a\nX-Injected: yes',
    'line\u2028Bcc: thief@evil.example\u2029',
    'zero\0byte',
    'invoice\u202efdp.exe',
    '"boss@alliance.example" <thief@evil.example>',
    'friends: a@evil.example, b@evil.example;',
    '😀'.repeat(10_000),
    '\ud800 half a character',
  ];
  test.each(hostile)('text meant to break a header stays text: %j', async (text) => {
    const { transport, messages, recipients } = await scripted({});
    await transport.send(mail);
    const hostileMail = {
      ...mail,
      to: { name: text, address: 'wang@elector.example' },
      subject: text,
      attachments: [
        { filename: text, content: Buffer.from('%PDF-'), contentType: 'application/pdf' },
      ],
    };
    expect((await transport.send(hostileMail)).kind).toBe('accepted');
    const [normal, received] = await Promise.all(
      messages.map((raw) => PostalMime.parse(Buffer.from(raw, 'latin1'))),
    );
    const names = (parsed: typeof normal) => parsed?.headers.map(({ key }) => key);
    const expected = names(normal)?.filter((key) => key !== 'content-type');
    expect(names(received)?.filter((key) => key !== 'content-type')).toEqual(expected);
    expect(received?.to).toHaveLength(1);
    expect(received?.to?.[0]?.address).toBe('wang@elector.example');
    expect(received?.to?.[0]?.name).not.toMatch(/[@<>"\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(received?.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(received?.attachments[0]?.filename).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(recipients).toEqual(Array(2).fill('RCPT TO:<wang@elector.example>'));
  });

  test.each([
    '"a@evil.example x"@ok.example',
    'user@ok.(c)evil.example',
    'a@ok.example,thief@evil.example',
    'group: a@ok.example;',
    'a@ok.example\r\nRCPT TO:<thief@evil.example>',
    'wang@еlector.example',
  ])(
    'an address that is not one bare address is refused before any connection: %j',
    async (address) => {
      const { transport, recipients } = await scripted({});
      const result = await transport.send({ ...mail, to: { name: '王建国', address } });
      expect(result).toEqual({ kind: 'refused', code: 'EADDRESS' });
      expect(recipients).toEqual([]);
    },
  );

  test('the reader gets both texts, the attachment with its Chinese name, and no automatic answer is asked for', async () => {
    const { transport, messages } = await scripted({});
    const pdf = Buffer.from('%PDF-1.7 certificate');
    await transport.send({
      ...mail,
      attachments: [
        { filename: '会员证书（株洲）.pdf', content: pdf, contentType: 'application/pdf' },
      ],
    });
    const received = await PostalMime.parse(Buffer.from(messages[0] ?? '', 'latin1'));
    expect(received.subject).toBe(mail.subject);
    expect(received.from).toMatchObject(from);
    expect(received.text?.trim()).toBe(mail.text);
    expect(received.html).toContain(mail.html);
    expect(received.attachments[0]?.filename).toBe('会员证书（株洲）.pdf');
    expect(Buffer.from(received.attachments[0]?.content as ArrayBuffer)).toEqual(pdf);
    const headers = new Map(received.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('zh');
  });

  test('the text of a mail cannot name a file or a web page to be read in', async () => {
    const { transport, messages } = await scripted({});
    const sneaky = { path: '/etc/passwd' } as unknown as string;
    await expect(transport.send({ ...mail, text: sneaky })).rejects.toThrow(/rejected/);
    expect(messages).toEqual([]);
  });
});

test('a Message-ID depends on nothing but its key', () => {
  expect(messageIdFor('a', 'alliance.example')).toBe(messageIdFor('a', 'alliance.example'));
  expect(messageIdFor('a', 'alliance.example')).not.toBe(messageIdFor('b', 'alliance.example'));
  expect(messageIdFor('case/王', 'alliance.example')).toMatch(/^<[0-9a-f]{64}@alliance\.example>$/);
});

test.each(['', 'mail.example', 'http://mail.example', 'smtp://', 'file:///etc/passwd'])(
  'the wrong SMTP_URL %j is refused at the start with what to write',
  (url) => expect(() => createMailTransport(url, { from })).toThrow('SMTP_URL must read smtp://'),
);
