import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { type ErrorRequestHandler, type Request } from 'express';
import { receivedIn, receiveFiles, UnreadableForm } from '../../src/documents/receive.ts';
import { neverHangsUp } from '../support/never-hangs-up.ts';

const maxFileSize = 100_000;
let folder: string;
let server: Server;
let url: string;

async function report(request: Request) {
  const { files, problems } = receivedIn(request);
  const read = [];
  for (const kept of files)
    read.push({ ...kept, text: (await kept.read()).toString().slice(0, 20) });
  const folders = (await readdir(folder)).length;
  return { body: request.body as unknown, files: read, problems, folders };
}
const onError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof UnreadableForm) response.status(error.status).json({ code: error.code });
  else next(error);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receive-'));
  const app = express();
  app.post('/', receiveFiles({ maxFiles: 3, maxFileSize, folder }), (request, response) => {
    void report(request).then(
      (found) => response.json(found),
      (error: unknown) => response.status(500).json({ error: String(error) }),
    );
  });
  app.use(onError);
  server = neverHangsUp(app.listen(0, '127.0.0.1'));
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function sent(form: FormData) {
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const file = (size: number, text = 'x') => new Blob([text.padEnd(size, 'x')]);
async function nothingLeft() {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    if ((await readdir(folder)).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

describe('a form with files', () => {
  test('arrives whole: Chinese names, texts with line breaks, an empty file field', async () => {
    const form = new FormData();
    form.append('organisation', '株洲市火炬机电有限公司');
    form.append('introduction', '第一行\r\n第二行 "引号"');
    form.append('licence', file(10, '执照'), '营业执照（副本）.pdf');
    form.append('none', new Blob([]), '');
    const { answer } = await sent(form);
    expect(answer).toMatchObject({
      body: { organisation: '株洲市火炬机电有限公司', introduction: '第一行\r\n第二行 "引号"' },
      files: [{ field: 'licence', name: '营业执照（副本）.pdf', text: '执照xxxxxxxx' }],
      problems: [],
      folders: 1,
    });
    expect(await nothingLeft()).toBe(true);
  });

  test('that brings several files at once gives each its own bytes', async () => {
    const form = new FormData();
    for (const name of ['甲', '乙', '丙']) form.append(name, file(9, name), `${name}.pdf`);
    const { answer } = await sent(form);
    expect(answer['files']).toMatchObject([
      { field: '甲', text: '甲'.padEnd(9, 'x') },
      { field: '乙', text: '乙'.padEnd(9, 'x') },
      { field: '丙', text: '丙'.padEnd(9, 'x') },
    ]);
  });

  test('lists its files in the order of the form, though a small one is written before a large one', async () => {
    const form = new FormData();
    const sizes = [maxFileSize, 5, 5];
    for (const [at, size] of sizes.entries()) form.append(`f${at}`, file(size), `${at}.pdf`);
    const { answer } = await sent(form);
    expect(answer['files']).toMatchObject(sizes.map((size, at) => ({ field: `f${at}`, size })));
  });

  test('with a file that is too large keeps everything else that was typed and chosen', async () => {
    const form = new FormData();
    form.append('before', '前');
    form.append('large', file(maxFileSize * 3 + 1), '大.pdf');
    form.append('exact', file(maxFileSize), '正好.pdf');
    form.append('over', file(maxFileSize + 1), '多一字节.pdf');
    form.append('after', '后');
    const { status, answer } = await sent(form);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      body: { before: '前', after: '后' },
      files: [{ field: 'exact', size: maxFileSize }],
      problems: [
        {
          field: 'large',
          name: '大.pdf',
          problem: 'too-large',
          message: { zh: '文件超过97 KB。请压缩文件，或用手机重新拍照后上传。' },
        },
        { field: 'over', problem: 'too-large' },
      ],
    });
    expect(await nothingLeft()).toBe(true);
  });

  test('with one file too many keeps the others', async () => {
    const form = new FormData();
    for (const name of ['1', '2', '3', '4', '5']) form.append(`f${name}`, file(5), `${name}.pdf`);
    form.append('after', '后');
    const { answer } = await sent(form);
    expect(answer['body']).toEqual({ after: '后' });
    expect(answer['files']).toHaveLength(3);
    expect(answer['problems']).toMatchObject([
      {
        field: 'f4',
        problem: 'too-many-files',
        message: { zh: '最多上传3个文件，这个文件没有保留。' },
      },
      { field: 'f5', problem: 'too-many-files' },
    ]);
  });

  test.each([
    [
      'deeply nested names',
      (form: FormData) => form.append(`a${'[b]'.repeat(1000)}`, '1'),
      'LIMIT_FIELD_KEY',
    ],
    ['nested names', (form: FormData) => form.append('a[b][c]', '1'), 'LIMIT_FIELD_NESTING'],
    [
      'a huge index',
      (form: FormData) => form.append('a[999999999]', '1'),
      'LIMIT_FIELD_ARRAY_INDEX',
    ],
    [
      'an endless text',
      (form: FormData) => form.append('a', 'x'.repeat(300_000)),
      'LIMIT_FIELD_VALUE',
    ],
    [
      'thousands of fields',
      (form: FormData) => {
        for (let count = 0; count < 5000; count += 1) form.append(`f${count}`, '1');
      },
      'LIMIT_FIELD_COUNT',
    ],
  ])('that no page sends, with %s, is refused by a code', async (_name, fill, code) => {
    const form = new FormData();
    form.append('file', file(10), 'a.pdf');
    fill(form);
    expect(await sent(form)).toEqual({ status: 400, answer: { code } });
    expect(await nothingLeft()).toBe(true);
  });

  test('cannot touch the prototypes of objects', async () => {
    const form = new FormData();
    for (const name of [
      '__proto__',
      '__proto__[polluted]',
      'constructor[prototype]',
      'a[__proto__]',
    ])
      form.append(name, 'yes');
    await sent(form);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('a');
  });

  test('far beyond any size is refused at once', async () => {
    const form = new FormData();
    form.append('large', file(maxFileSize * 13), 'a.pdf');
    const refused = sent(form).catch(() => ({ status: 413 }));
    expect((await refused).status).toBe(413);
  });
});

const head = (length: number) =>
  `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n\r\n`;

describe('a form that breaks off', () => {
  const part = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n';

  test('leaves no file behind, however often it happens', async () => {
    const { port } = server.address() as AddressInfo;
    for (let count = 0; count < 50; count += 1)
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          const whole = count % 2 === 0 ? `${part}done\r\n` : '';
          socket.write(`${head(90_000)}${whole}${part}${'x'.repeat(20_000)}`, () =>
            setTimeout(() => socket.destroy(), count % 5),
          );
        });
        socket.on('close', () => resolve());
        socket.on('error', () => {});
      });
    expect(await nothingLeft()).toBe(true);
  });

  test('is refused when its end is missing, or its boundary', async () => {
    const body = `${part}cut off`;
    const broken = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
    });
    expect(broken.status).toBe(400);
    const none = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body,
    });
    expect(none.status).toBe(400);
    expect(await nothingLeft()).toBe(true);
  });
});
