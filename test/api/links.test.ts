import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { setUpAlliance } from '../../src/setup/alliance.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { proposeRound } from '../../src/store/decide/voting-order.ts';
import { issueToken, linkFor, readLink, revokeLink } from '../../src/store/links.ts';
import { personWithEmail } from '../../src/store/persons.ts';
import { inScope } from '../../src/store/scope.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import type { Case } from '../../src/store/cases.ts';
import { electors, holder, openVote, review, taskOf, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { count, DAY } from '../store/ledger.ts';
import { openFront, receiptOf, textOf, Visitor, type Arrived, type Front } from './front.ts';
import { everyMail } from './walk.ts';

const TEMPLATES = [
  'application-received',
  'returned-for-correction',
  'not-approved',
  'approved',
  'review-wanted',
  'correspondence-order-wanted',
  'ballot',
  'ballot-for-observer',
  'ballot-reminder',
  'ballot-result',
  'filing',
  'filing-reminder',
];
const SCANNERS = [
  'Mozilla/5.0 (compatible; Microsoft Office/16.0; Microsoft Outlook 16.0.1; SafeLinks)',
  'BarracudaLinkProtect/1.0',
  'Proofpoint URL Defense',
  'Mimecast-URL-Protect/2.0',
  'QQMail-SafeLinkScanner/1.0',
  'WeChat/8.0 LinkPreview',
  'Slackbot-LinkExpanding 1.0',
  'curl/8.5.0',
];

let front: Front;
let mails: readonly Arrived[];
beforeAll(async () => {
  front = await openFront();
  mails = await everyMail(front, '走完全程的企业');
}, 120_000);
afterAll(() => front.close());

const newest = (template: string): Arrived => {
  const mail = front.arrived.findLast((each) => each.template === template);
  if (!mail) throw new Error(`no mail ${template} arrived`);
  return mail;
};
/** A new application with its mails, and what the reviewer's page was sent with. */
const applied = async (): Promise<Case> => {
  const one = await apply(front.world);
  await taskOf(front.world, one, 'review');
  await front.sendMails();
  return one;
};
const reviewForm = (one: Case, decision: string, over: Readonly<Record<string, string>> = {}) => ({
  decision,
  reason: '理由',
  remark: '',
  handOverTo: '',
  formHash: one.formHash,
  'check.commitment-letter': 'fit',
  'check.legal-person-proof': 'fit',
  'check.unit-profile': 'fit',
  ...over,
});
const opened = async (token: string) => {
  const visitor = new Visitor(front.url);
  return { visitor, page: await visitor.open(token) };
};

describe('AT-42: GET on a mail link never changes state', () => {
  test('every kind of mail that carries a link arrived', () => {
    expect(mails.map((mail) => mail.template).toSorted()).toEqual(TEMPLATES.toSorted());
  });

  /** Fifty scanners, each from its own address; some of them follow whatever they find on the page. */
  async function scan(token: string): Promise<void> {
    for (let turn = 0; turn < 50; turn += 1) {
      const method = ['GET', 'HEAD', 'OPTIONS'][turn % 3] as string;
      const visitor = new Visitor(front.url);
      const headers = { 'User-Agent': SCANNERS[turn % SCANNERS.length] as string, Accept: '*/*' };
      const first = await visitor.ask(`/l/${token}`, { method, headers });
      if (method !== 'OPTIONS') expect(first.status).toBe(303);
      const page = first.location ?? (await visitor.open(token));
      const { html } = await visitor.ask(page, { method, headers });
      const found = [...html.matchAll(/(?:href|src|action)="(\/w\/[^"]+)"/g)];
      if (turn < 6)
        for (const [, address] of found) await visitor.ask(address as string, { method, headers });
    }
  }

  const WAITING = {
    'review-wanted': async () => void (await applied()),
    'application-received': async () => void (await applied()),
    'returned-for-correction': async () => {
      const one = await apply(front.world);
      await review(front.world, one, {
        decision: 'return',
        reason: '请补',
        checks: { 'unit-profile': 'unclear' },
      });
      await taskOf(front.world, one, 'supplement');
      await front.sendMails();
    },
    'correspondence-order-wanted': async () => void (await askedToOrder()),
    ballot: async () => void (await openBallot()),
    filing: filed,
  };
  test.each(Object.keys(WAITING) as (keyof typeof WAITING)[])(
    'AT-42: while it waits for an answer, fifty scanners on the link of "%s" by GET, HEAD and OPTIONS leave every table as it was',
    async (template) => {
      await WAITING[template]();
      const before = await front.dump();
      await scan(newest(template).token);
      expect(await front.dump()).toBe(before);
    },
    60_000,
  );

  test.each(TEMPLATES)(
    'AT-42: after everything, fifty scanners on the link of "%s" leave every table as it was',
    async (template) => {
      const { token } = mails.find((mail) => mail.template === template) as Arrived;
      const before = await front.dump();
      await scan(token);
      expect(await front.dump()).toBe(before);
    },
    60_000,
  );
});

describe('AT-42: only the confirmed POST decides, once', () => {
  test('a review: the second POST shows the first receipt, another choice what was decided', async () => {
    const one = await applied();
    const { visitor, page } = await opened(newest('review-wanted').token);
    const shown = await visitor.get(page);
    expect(textOf(shown.html)).toContain(one.number);
    const first = await visitor.post(page, reviewForm(one, 'approve'));
    const after = await front.dump();
    const again = await visitor.post(page, reviewForm(one, 'approve'));
    const other = await visitor.post(page, reviewForm(one, 'not-approve'));
    const get = await visitor.get(page);
    expect([first.status, again.status, other.status, get.status]).toEqual([200, 200, 409, 200]);
    expect(receiptOf(first.html)).toBeDefined();
    for (const { html } of [again, other, get]) expect(receiptOf(html)).toBe(receiptOf(first.html));
    expect(textOf(again.html)).toContain('您已经办理过');
    expect(textOf(other.html)).toContain('同意');
    expect(await front.dump()).toBe(after);
  });

  test('an order, a vote and a filing likewise', async () => {
    const round = await openBallot();
    const order = await opened(newest('correspondence-order-wanted').token);
    const decided = await order.visitor.get(order.page);
    const declined = await order.visitor.post(order.page, { order: 'decline', reason: '改开会' });
    expect([decided.status, declined.status]).toEqual([200, 409]);
    expect(receiptOf(declined.html)).toBe(receiptOf(decided.html));

    const ballotMail = newest('ballot');
    const elector = await opened(ballotMail.token);
    const ballot = /name="choice\.([^"]+)"/.exec(
      (await elector.visitor.get(elector.page)).html,
    )?.[1];
    const mark = (choice: string) =>
      elector.visitor.post(elector.page, { action: 'vote', [`choice.${ballot}`]: choice });
    const first = await mark('for');
    const before = await front.dump();
    const [again, other] = [await mark('for'), await mark('against')];
    expect([first.status, again.status, other.status]).toEqual([200, 200, 409]);
    expect(receiptOf(again.html)).toBe(receiptOf(first.html));
    expect(receiptOf(other.html)).toBe(receiptOf(first.html));
    expect(await front.dump()).toBe(before);

    for (const person of await electors(front.world))
      if (person.email !== ballotMail.to) await vote(front.world, round, person, 'for');
    await mailFiling();
    const filing = await opened(newest('filing').token);
    const received = await filing.visitor.post(filing.page, { outcome: 'received', number: '备1' });
    const returned = await filing.visitor.post(filing.page, { outcome: 'returned', reason: '误' });
    expect([received.status, returned.status]).toEqual([200, 409]);
    expect(receiptOf(returned.html)).toBe(receiptOf(received.html));
  });

  test('AT-43: two clicks at once and a click in the reminder’s mail give one vote with one receipt', async () => {
    const round = await openBallot();
    const invitation = newest('ballot');
    const person = (await electors(front.world)).find((each) => each.email === invitation.to);
    const link = await front.inScope((scope) =>
      linkFor(scope, 'voting-round', round, person?.id ?? ''),
    );
    const reminder = await front.inScope((scope) => issueToken(scope, link));
    const ballot = (await front.inScope((scope) => ballotsOfRound(scope, round)))[0]?.id;
    const two = [
      await opened(invitation.token),
      await opened(invitation.token),
      await opened(reminder),
    ];
    const answers = await Promise.all(
      [...two, ...two].map(({ visitor, page }) =>
        visitor.post(page, { action: 'vote', [`choice.${ballot}`]: 'for' }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => receiptOf(answer.html))).size).toBe(1);
    expect(await front.inScope((scope) => count(scope, sql`votes where ballot = ${ballot}`))).toBe(
      1,
    );
  });

  test('a vote given too late is told so, and nothing is recorded', async () => {
    const round = await openBallot();
    const { visitor, page } = await opened(newest('ballot').token);
    const [ballot] = await front.inScope((scope) => ballotsOfRound(scope, round));
    await front.inScope((scope) =>
      sql`update voting_rounds set closes_at = ${scope.now} where id = ${round}`.execute(scope.tx),
    );
    const before = await front.dump();
    const late = await visitor.post(page, { action: 'vote', [`choice.${ballot?.id}`]: 'for' });
    expect(late.status).toBe(410);
    expect(textOf(late.html)).toContain('表决已截止');
    expect(await front.dump()).toBe(before);
  });

  test('at short notice the chair must give a reason', async () => {
    const { visitor, page, round } = await askedToOrder();
    const soon = new Date(Date.now() + 8 * 3_600_000 + DAY).toISOString();
    const form = {
      order: 'order',
      reason: '同意',
      closesOn: soon.slice(0, 10),
      closesTime: '17:00',
    };
    const without = await visitor.post(page, form);
    expect(without.status).toBe(422);
    expect(textOf(without.html)).toContain('请写明缩短的理由');
    const given = await visitor.post(page, { ...form, shortenedReason: '项目时限紧' });
    expect(given.status).toBe(200);
    expect(
      await front.inScope((scope) =>
        count(scope, sql`voting_rounds where id = ${round} and short_notice_reason = '项目时限紧'`),
      ),
    ).toBe(1);
  });
});

/** A vote that is open, with its mails. */
async function openBallot(): Promise<string> {
  const one = await apply(front.world);
  await review(front.world, one);
  const round = await openVote(front.world, [one]);
  await front.sendMails();
  return round;
}

/** A vote that passed, and the filing that follows it. */
async function filed(): Promise<void> {
  const round = await openBallot();
  for (const person of await electors(front.world)) await vote(front.world, round, person, 'for');
  await mailFiling();
}

async function mailFiling(): Promise<void> {
  await front.attend();
  await front.attend();
  await front.sendMails();
}

/** The chair's page for a proposal that waits for the order. */
async function askedToOrder() {
  const one = await apply(front.world);
  await review(front.world, one);
  await front.attend();
  const officer = await holder(front.world, 'case-officer');
  const proposed = await front.inScope((scope) =>
    proposeRound(scope, {
      body: 'chairs-office',
      cases: [one.id],
      reason: '无会',
      closesAt: new Date(scope.now.getTime() + 9 * DAY),
      by: officer.id,
    }),
  );
  await front.sendMails();
  const round = proposed.kind === 'proposed' ? proposed.votingRound : '';
  return { round, ...(await opened(newest('correspondence-order-wanted').token)) };
}

describe('AT-42: a link that does not open says why', () => {
  const move = (page: string, expires: 'past' | 'future') =>
    front.inScope((scope) => {
      const at = new Date(scope.now.getTime() + (expires === 'past' ? -DAY : DAY));
      return sql`update links set expires_at = ${at} where id = ${page.slice('/w/'.length)}`.execute(
        scope.tx,
      );
    });

  test('expired: a fresh one goes to the address on record only, and the old one opens nothing afterwards', async () => {
    const one = await applied();
    const mail = newest('review-wanted');
    const { visitor, page } = await opened(mail.token);
    await move(page, 'past');
    const expired = await visitor.get(page);
    expect(expired.status).toBe(410);
    expect(textOf(expired.html)).toContain('过期');
    expect(textOf(expired.html)).toContain(`${mail.to.slice(0, 1)}***@example.org`);
    expect(expired.html).not.toContain(mail.to);
    expect((await visitor.post(page, reviewForm(one, 'approve'))).status).toBe(410);

    const asked = await visitor.post(`${page}/fresh`, {
      action: 'fresh-link',
      address: 'thief@example.net',
      to: 'thief@example.net',
    });
    expect(textOf(asked.html)).toContain('新的链接已发往登记的邮箱');
    await visitor.post(`${page}/fresh`, {});
    const sent = await front.sendMails();
    expect(sent.map((each) => [each.template, each.to])).toEqual([['fresh-link', mail.to]]);
    // Whoever found the old mail gains nothing by asking for a new one.
    const old = await visitor.get(page);
    expect(old.status).toBe(410);
    expect(textOf(old.html)).toContain('新链接');
    expect((await visitor.post(page, reviewForm(one, 'approve'))).status).toBe(410);
    const fresh = await opened(newest('fresh-link').token);
    expect(fresh.page).toBe(page);
    await visitor.post(`${page}/fresh`, {});
    expect((await fresh.visitor.get(page)).status).toBe(200);
    expect((await fresh.visitor.post(page, reviewForm(one, 'approve'))).status).toBe(200);
  });

  test('an applicant’s expired link is sent anew to the address in the application', async () => {
    const one = await applied();
    const { visitor, page } = await opened(newest('application-received').token);
    await move(page, 'past');
    expect((await visitor.get(page)).status).toBe(410);
    await visitor.post(`${page}/fresh`, {});
    const [mail] = await front.sendMails();
    expect(mail).toMatchObject({ template: 'fresh-link', to: one.applicantEmail });
    const fresh = await opened(mail?.token ?? '');
    expect(textOf((await fresh.visitor.get(fresh.page)).html)).toContain(one.number);
  });

  test('a link that is still good is not sent again', async () => {
    await applied();
    const { visitor, page } = await opened(newest('review-wanted').token);
    const before = await front.dump();
    expect((await visitor.post(`${page}/fresh`, {})).location).toBe(page);
    expect(await front.dump()).toBe(before);
  });

  test('revoked: it says so, offers no fresh one and sends none', async () => {
    const one = await applied();
    const { visitor, page } = await opened(newest('review-wanted').token);
    const officer = front.arrived.findLast((mail) => mail.template === 'review-wanted')?.to ?? '';
    await front.inScope(async (scope) => {
      const link = await readLink(scope, page.slice('/w/'.length));
      const person = await personWithEmail(scope, officer);
      await revokeLink(
        scope,
        'task',
        link?.subject ?? '',
        person?.id ?? '',
        'the office changed hands',
      );
    });
    const revoked = await visitor.get(page);
    expect(revoked.status).toBe(410);
    expect(textOf(revoked.html)).toContain('停用');
    expect(revoked.html).not.toContain('/fresh');
    const before = await front.dump();
    expect((await visitor.post(page, reviewForm(one, 'approve'))).status).toBe(410);
    const asked = await visitor.post(`${page}/fresh`, {});
    expect([asked.status, textOf(asked.html).includes('已发往')]).toEqual([410, false]);
    expect(await front.dump()).toBe(before);
  });

  test('handed over: it names the colleague, and only the colleague’s link decides', async () => {
    const one = await applied();
    const mine = newest('review-wanted');
    const officers = [
      await holder(front.world, 'case-officer'),
      await holder(front.world, 'case-officer', 1),
    ];
    const colleague = officers.find((officer) => officer.email !== mine.to);
    const { visitor, page } = await opened(mine.token);
    const handed = await visitor.post(
      page,
      reviewForm(one, 'hand-over', { handOverTo: colleague?.id ?? '' }),
    );
    expect(handed.status).toBe(409);
    for (const answer of [
      handed,
      await visitor.get(page),
      await visitor.post(page, reviewForm(one, 'approve')),
    ]) {
      expect(answer.status).toBe(409);
      expect(textOf(answer.html)).toContain(colleague?.name);
    }
    const [mail] = await front.sendMails();
    expect(mail).toMatchObject({ template: 'review-wanted', to: colleague?.email });
    const theirs = await opened(mail?.token ?? '');
    expect((await theirs.visitor.post(theirs.page, reviewForm(one, 'approve'))).status).toBe(200);
  });
});

describe('A token is a secret', () => {
  const unknown = async (token: string) => {
    const { status, html } = await new Visitor(front.url).get(`/l/${token}`);
    return { status, text: textOf(html) };
  };

  test('one letter changed, a selector swapped, cut short or made up: all get the same answer', async () => {
    const [one, two] = [mails[0], mails[1]] as [Arrived, Arrived];
    const changed = (at: number) =>
      one.token.slice(0, at) + (one.token[at] === 'A' ? 'B' : 'A') + one.token.slice(at + 1);
    const answers = await Promise.all(
      [
        changed(0),
        changed(20),
        changed(58),
        two.token.slice(0, 16) + one.token.slice(16),
        one.token.slice(0, -1),
        `${one.token}A`,
        'A'.repeat(59),
        'x',
        '%2e%2e%2f',
      ].map(unknown),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
  });

  test('another link’s token, of this alliance or another, opens no page but its own', async () => {
    const page = (await opened((mails[0] as Arrived).token)).page;
    const charter = await front.inScope(charterInForce);
    await setUpAlliance(front.context, { id: 'other', code: 'OTH', language: 'zh' }, charter, []);
    const foreign = await inScope(front.context, 'other', async (scope) =>
      issueToken(scope, await linkFor(scope, 'case', 'elsewhere', null)),
    );
    const nobody = await new Visitor(front.url).get(page);
    for (const token of [foreign, (mails[1] as Arrived).token]) {
      const answer = await new Visitor(front.url).get(page, { cookie: `link=${token}` });
      expect([answer.status, textOf(answer.html)]).toEqual([404, textOf(nobody.html)]);
    }
  });

  test('it is in no log, in no table, in no page and in no address after the first', async () => {
    const { token } = newest('review-wanted');
    const visitor = new Visitor(front.url);
    const first = await visitor.get(`/l/${token}`);
    const page = await visitor.get(first.location ?? '');
    await visitor.post(first.location ?? '', {});
    await new Visitor(front.url).get(`/l/${token}x`);
    expect(first.headers.get('set-cookie')).toMatch(
      /^link=.*; Path=\/w\/[\w-]+; .*HttpOnly; SameSite=Lax$/,
    );
    const everything = await front.dump();
    for (const { token } of front.arrived.filter((mail) => mail.token !== '')) {
      const secret = token.slice(16);
      expect(everything).not.toContain(secret);
      expect(front.logged.join('\n')).not.toContain(secret);
      expect(`${first.location} ${page.html}`).not.toContain(secret);
    }
  });
});
