import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Case } from '../../src/store/cases.ts';
import { holder, taskOf } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { ALLIANCE, count } from '../store/ledger.ts';
import { openFront, textOf, Visitor, type Answer, type Arrived, type Front } from './front.ts';
import { everyMail } from './walk.ts';

const NASTY = '<img src=x onerror=alert(1)>"\'&</title><script>alert(2)</script>企业';

let front: Front;
let mails: readonly Arrived[];
beforeAll(async () => {
  front = await openFront();
  mails = await everyMail(front, NASTY);
}, 120_000);
afterAll(() => front.close());

const mailOf = (template: string): Arrived =>
  front.arrived.findLast((mail) => mail.template === template) as Arrived;
const applied = async (): Promise<Case> => {
  const one = await apply(front.world, { name: NASTY });
  await taskOf(front.world, one, 'review');
  await front.sendMails();
  return one;
};
/** A reviewer at the page of a new application. */
const reviewer = async () => {
  const one = await applied();
  const visitor = new Visitor(front.url);
  const page = await visitor.open(mailOf('review-wanted').token);
  return { one, visitor, page };
};
const form = (one: Case) => ({ decision: 'not-approve', reason: '理由', formHash: one.formHash });

describe('Every answer', () => {
  const guards = ({ headers }: Answer) => ({
    referrer: headers.get('referrer-policy'),
    sniff: headers.get('x-content-type-options'),
    frames: headers.get('x-frame-options'),
    cache: /no-store/.test(headers.get('cache-control') ?? ''),
    csp: headers.get('content-security-policy')?.split(';').toSorted(),
    software: headers.get('x-powered-by'),
  });
  const GUARDED = {
    referrer: 'same-origin',
    sniff: 'nosniff',
    frames: 'DENY',
    cache: true,
    csp: [
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      "img-src 'self'",
      "script-src 'none'",
      "style-src 'self'",
    ],
    software: null,
  };

  test.each([
    '/',
    `/${ALLIANCE}`,
    `/${ALLIANCE}/apply`,
    `/${ALLIANCE}/apply/enterprise`,
    `/${ALLIANCE}/apply/enterprise/check`,
    `/${ALLIANCE}/status`,
    '/verify',
    '/verify/LSA-M-2026-0001-AAAAAA',
    '/console',
    '/healthz',
    '/readyz',
    '/nowhere',
    '/l/nothing',
    '/w/nothing',
    '/%',
    `/${ALLIANCE}/apply/nobody`,
  ])(
    'GET %s: no referrer for others, nothing inline or from outside, no sniffing, no frames, not kept',
    async (path) => {
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        expect(guards(await new Visitor(front.url).ask(path, { method }))).toEqual({
          ...GUARDED,
          // An address with a token in it is told to nobody, not even to our own pages.
          ...(path.startsWith('/l/') ? { referrer: 'no-referrer' } : {}),
        });
    },
  );

  test('behind a link too: pages, redirects, receipts, refusals and downloads', async () => {
    const { one, visitor, page } = await reviewer();
    const answers = [
      await visitor.get(`/l/${mailOf('review-wanted').token}`),
      await visitor.get(page),
      await visitor.get(`${page}/file/none`),
      await visitor.post(page, {}),
      await visitor.post(page, form(one)),
      await visitor.post(page, { ...form(one), decision: 'return' }),
      await visitor.post(page, form(one), { 'sec-fetch-site': 'cross-site' }),
    ];
    const applicant = new Visitor(front.url);
    const status = await applicant.open(
      mails.find((mail) => mail.template === 'approved')?.token ?? '',
    );
    const certificate = await applicant.get(`${status}/certificate`);
    expect(certificate.headers.get('content-type')).toBe('application/pdf');
    expect(certificate.headers.get('content-disposition')).toMatch(/^attachment;/);
    const [redirect, ...rest] = answers as [Answer, ...Answer[]];
    expect(guards(redirect)).toEqual({ ...GUARDED, referrer: 'no-referrer' });
    for (const answer of rest) expect(guards(answer)).toEqual(GUARDED);
    // A file somebody uploaded may hold anything: it is shown, if at all, in a box of its own.
    expect(guards(certificate)).toEqual({ ...GUARDED, csp: [" default-src 'none'", 'sandbox'] });
    expect(answers.map((answer) => answer.status)).toEqual([303, 200, 404, 422, 200, 409, 403]);
  });

  test('a browser that reaches the site over plain http by a name of the office’s network can send its forms', async () => {
    const { visitor, page, one } = await reviewer();
    const shown = await visitor.get(page);
    // What a browser sends as origin follows from the policy of the page; a foreign name is no secure context.
    expect(shown.headers.get('referrer-policy')).toBe('same-origin');
    expect(shown.html).not.toMatch(/<meta name="referrer"|referrerpolicy/);
    const own = new URL(front.url).host;
    const sent = await visitor.post(page, form(one), { origin: `http://${own}` });
    expect(sent.status).toBe(200);
  });

  test('only stylesheet and icon are kept by browsers, under a name that changes with them', async () => {
    const { html } = await new Visitor(front.url).get('/');
    const assets = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(
      ([, address]) => address as string,
    );
    expect(assets.length).toBeGreaterThan(1);
    for (const address of assets) {
      const answer = await new Visitor(front.url).get(address);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect({ ...guards(answer), cache: true }).toEqual(GUARDED);
    }
  });
});

describe('What another site makes a browser send', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'OWN' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    [{ origin: 'OWN' }, 200],
    [{}, 200],
  ])('a POST with %j is answered %i', async (said, status) => {
    const { one, visitor, page } = await reviewer();
    const headers = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, value === 'OWN' ? front.url : value]),
    );
    const before = await front.dump();
    const answer = await visitor.post(page, form(one), headers);
    expect(answer.status).toBe(status);
    expect((await front.dump()) === before).toBe(status === 403);
  });
});

describe('What nobody was asked for', () => {
  test('extra fields change nothing but what the form asks: no status, role, person, number or prototype', async () => {
    const { one, visitor, page } = await reviewer();
    const answer = await visitor.post(page, {
      ...form(one),
      status: 'passed',
      role: 'chair',
      person: (await holder(front.world, 'chair')).id,
      channel: 'console',
      actedAt: '2020-01-01',
      receipt: 'AAAA-AAAA-AAAA',
      __proto__: 'x',
      '__proto__[status]': 'passed',
      'constructor[prototype][role]': 'chair',
      'check.__proto__': 'fit',
    });
    expect(answer.status).toBe(200);
    const { rows } = await front.inScope((scope) =>
      sql<{
        status: string;
        person: string;
        channel: string;
        choice: string;
        details: { checks: object };
      }>`
        select c.status, d.person, d.channel, d.choice, d.details from decisions d join cases c on c.id = d.case_id where c.id = ${one.id}`.execute(
        scope.tx,
      ),
    );
    expect(rows).toMatchObject([{ status: 'open', channel: 'own-link', choice: 'not-approve' }]);
    expect(rows[0]?.person).not.toBe((await holder(front.world, 'chair')).id);
    expect(Object.keys(rows[0]?.details.checks ?? {})).toEqual([]);
    expect(({} as { status?: string }).status).toBeUndefined();
  });

  test.each([
    ['JSON', 'application/json', '{"decision":"approve"}', 422],
    ['broken JSON', 'application/json', '{', 422],
    ['plain text', 'text/plain', 'decision=approve', 422],
    ['nothing', undefined, undefined, 422],
    ['too much', 'application/x-www-form-urlencoded', `reason=${'x'.repeat(300_000)}`, 413],
    ['too many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(7000), 413],
    ['an unknown encoding', 'application/x-www-form-urlencoded; charset=utf-7', 'a=1', 400],
  ])(
    'a POST with %s is answered with a page, and decides nothing',
    async (_what, type, body, status) => {
      const { visitor, page } = await reviewer();
      const before = await front.dump();
      const answer = await visitor.ask(page, {
        method: 'POST',
        ...(body === undefined ? {} : { body }),
        headers: type ? { 'content-type': type } : {},
      });
      expect(answer.status).toBe(status);
      expect(textOf(answer.html)).toMatch(/联盟/);
      expect(await front.dump()).toBe(before);
    },
  );

  test('other methods find no page', async () => {
    const { visitor, page } = await reviewer();
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await visitor.ask(page, { method })).status).toBe(404);
  });
});

describe('Too many tries', () => {
  test.each([
    ['zh', '操作过于频繁'],
    ['en', 'Too many tries'],
  ])(
    'are answered in the reader’s language (%s), with when to come back',
    async (language, title) => {
      const guesser = new Visitor(front.url);
      const headers = { 'Accept-Language': language };
      let answer: Answer = await guesser.get('/l/guess', headers);
      for (let turn = 0; turn < 130 && answer.status === 404; turn += 1)
        answer = await guesser.get(`/l/${'A'.repeat(59)}`, headers);
      expect(answer.status).toBe(429);
      expect(textOf(answer.html)).toContain(title);
      expect(answer.html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"`);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.html).not.toContain('AAAAAAAA');
      // Others are not kept out.
      expect((await new Visitor(front.url).get('/l/guess')).status).toBe(404);
    },
  );

  test('of case numbers with guessed codes end after ten', async () => {
    const guesser = new Visitor(front.url);
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn += 1)
      statuses.push(
        (
          await guesser.post(`/${ALLIANCE}/status`, {
            number: 'LSA-2026-0001',
            code: `AAAA${turn}`,
          })
        ).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429]);
  });
});

describe('A name with HTML in it', () => {
  const unescaped = /<img src=x|<script>alert|onerror=alert\(1\)>(?!&)/;

  test('is text in every mail', () => {
    const shown = front.arrived.filter((mail) => mail.html.includes('onerror'));
    expect(new Set(shown.map((mail) => mail.template)).size).toBeGreaterThan(5);
    for (const mail of front.arrived) expect(mail.html).not.toMatch(unescaped);
  });

  test('is text on every page a link opens, and on what is reached from there', async () => {
    await applied();
    const shown = new Set<string>();
    for (const mail of [...mails, mailOf('review-wanted')]) {
      const visitor = new Visitor(front.url);
      const page = await visitor.open(mail.token);
      const first = await visitor.get(page);
      const pages = [first];
      for (const [, address] of first.html.matchAll(/href="(\/w\/[^"#]+)"/g))
        if (!/file|certificate/.test(address as string))
          pages.push(await visitor.get(address as string));
      for (const { html } of pages) {
        expect(html).not.toMatch(unescaped);
        if (textOf(html).includes('onerror=alert(1)')) shown.add(mail.template);
      }
    }
    expect([...shown].toSorted()).toEqual(mails.map((mail) => mail.template).toSorted());
  });

  test('is text on the certificate’s own page', async () => {
    const { rows } = await front.inScope((scope) =>
      sql<{
        address: string;
      }>`select number || '-' || check_code as address from certificates`.execute(scope.tx),
    );
    const { html } = await new Visitor(front.url).get(`/verify/${rows[0]?.address}`);
    expect(textOf(html)).toContain('onerror=alert(1)');
    expect(html).not.toMatch(unescaped);
  });

  test('typed into the form comes back as text', async () => {
    const visitor = new Visitor(front.url);
    const body = new FormData();
    body.set('organisation-name', NASTY);
    body.set('action', 'check');
    const path = `/${ALLIANCE}/apply/enterprise`;
    const saved = await visitor.ask(path, { method: 'POST', body });
    const { html } = saved.location ? await visitor.get(saved.location) : saved;
    expect(html).toContain('&lt;script');
    expect(html).not.toMatch(unescaped);
    expect(
      await front.inScope((scope) => count(scope, sql`drafts where case_id is null`)),
    ).toBeGreaterThan(0);
  });
});
