import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApiToken } from '../../src/store/api-tokens.ts';
import { holder } from '../support/acting.ts';
import { openFront, type Front } from './front.ts';
import { callOperation } from './json-call.ts';
import { photograph } from './office.ts';

let front: Front;
let token: string;
let theirs: string;
beforeAll(async () => {
  front = await openFront();
  const officer = await holder(front.world, 'case-officer');
  const colleague = await holder(front.world, 'case-officer', 1);
  [token, theirs] = await front.inScope(async (scope) => [
    await makeApiToken(scope, officer.id, '测试程序', 30),
    await makeApiToken(scope, colleague.id, '同事的程序', 30),
  ]);
}, 60_000);
afterAll(() => front.close());

test('a program reads the sheet of defaults, enters the signed resolution, and a colleague’s program checks it', async () => {
  const sheet = await callOperation(front, 'getDefaults', { token });
  const { version, defaults } = sheet.body as {
    version: number;
    defaults: { question: string; resolution: string | null }[];
  };
  expect(defaults.map(({ resolution }) => resolution)).toEqual(defaults.map(() => null));
  const word = await callOperation(front, 'downloadDefaults', { token });
  expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
  const form = new FormData();
  form.set(
    'body',
    JSON.stringify({
      kind: 'defaults-resolution',
      subject: 'defaults',
      channel: 'letter',
      actedAt: '2026-02-02T04:00:00Z',
      content: { number: '〔2026〕9号', day: '2026-02-02', body: 'assembly', version },
    }),
  );
  form.append('evidence', await photograph(), '确认表.jpg');
  const entered = await callOperation(front, 'enterRecord', { token, form });
  expect(entered.status).toBe(201);
  const checked = await callOperation(front, 'checkRecord', {
    token: theirs,
    params: { record: String(entered.body['id']) },
    body: { right: true },
  });
  expect(checked.status).toBe(200);
  const after = await callOperation(front, 'getDefaults', { token });
  const now = after.body as typeof sheet.body & { defaults: typeof defaults };
  expect(now.defaults.map(({ resolution }) => resolution)).toEqual(
    defaults.map(() => '〔2026〕9号'),
  );
  expect(after.body['resolutions']).toMatchObject([{ number: '〔2026〕9号', body: 'assembly' }]);
});
