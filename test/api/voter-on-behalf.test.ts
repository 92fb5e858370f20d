import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { handOutLink } from '../../src/store/decide/hand-out-link.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import type { Person } from '../../src/store/persons.ts';
import { ballotsOfRound, readRound, votesOf } from '../../src/store/voting-rounds.ts';
import { noteOpinion } from '../../src/store/decide/telephone-opinion.ts';
import { electors, holder, openVote, review } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { checkPaper, enteredPaper } from '../support/on-behalf.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Person;
let colleague: Person;
let five: readonly Person[];
let round: string;
let ballot: string;

beforeAll(async () => {
  office = await openOffice();
  officer = await holder(office.world, 'case-officer');
  colleague = await holder(office.world, 'case-officer', 1);
  five = await electors(office.world);
});

beforeEach(async () => {
  const one = await apply(office.world, { name: '本人确认企业有限公司' });
  await review(office.world, one);
  round = await openVote(office.world, [one]);
  ballot = (await office.inScope((scope) => ballotsOfRound(scope, round)))[0]?.id ?? '';
});

afterAll(() => office.close());

const nth = (at: number) => five[at] as Person;
const votes = (person: Person) => office.inScope((scope) => votesOf(scope, [ballot], person.id));

/** The voter's page, opened by the link of their own mail or by one that was passed on. */
async function opened(
  person: Person,
  how: 'own' | 'forwarded' = 'own',
): Promise<{ readonly browser: Browser; readonly page: string }> {
  const token = await office.inScope(async (scope) => {
    if (how === 'own')
      return issueToken(scope, await linkFor(scope, 'voting-round', round, person.id));
    const handed = await handOutLink(scope, officer.id, { votingRound: round, person: person.id });
    if (handed.kind !== 'handed-out') throw new Error(handed.because);
    return handed.token;
  });
  const browser = await office.browser();
  const { location } = await browser.get(`/l/${token}`);
  return { browser, page: location ?? '' };
}

async function recordPaper(person: Person): Promise<string> {
  const record = await enteredPaper(office.inScope, officer, {
    round,
    elector: person,
    choice: 'against',
  });
  await checkPaper(office.inScope, colleague, record);
  return record.id;
}

describe('A voter’s own page', () => {
  test('shows the vote recorded in their name, takes their objection, and then their own vote', async () => {
    const record = await recordPaper(nth(0));
    const { browser, page } = await opened(nth(0));
    const before = await browser.get(page);
    expect(before.text).toMatch(/秘书处登记了您的纸质表决票.*反对.*这不是我的意思/);
    expect(await votes(nth(0))).toMatchObject([{ channel: 'paper' }]);
    const other = await opened(nth(1));
    await other.browser.post(other.page, { action: 'object', record });
    expect((await votes(nth(0)))[0]?.objectedAt).toBeUndefined();
    expect((await browser.post(page, { action: 'object', record })).status).toBe(303);
    const after = await browser.get(page);
    expect(after.text).toContain('您对登记的表决票提出了异议');
    expect(after.text).not.toContain('这不是我的意思');
    const cast = await browser.post(page, { action: 'vote', [`choice.${ballot}`]: 'for' });
    expect(cast.status).toBe(200);
    expect(await votes(nth(0))).toMatchObject([
      { channel: 'paper', objectedAt: expect.any(Date) },
      { channel: 'own-link', choice: 'for' },
    ]);
  });

  test('after the close still takes an objection and the vote that replaces it, but no other vote', async () => {
    const record = await enteredPaper(office.inScope, officer, {
      round,
      elector: nth(0),
      choice: 'against',
    });
    const { closesAt } = (await office.inScope((scope) => readRound(scope, round))) as {
      closesAt: Date;
    };
    const now = await office.inScope(async (scope) => scope.now.getTime());
    office.later(closesAt.getTime() - now + 60_000);
    await checkPaper(office.inScope, colleague, record);
    await office.attend();
    const { browser, page } = await opened(nth(0));
    expect((await browser.get(page)).text).toMatch(/计票尚未完成.*这不是我的意思/);
    await browser.post(page, { action: 'object', record: record.id });
    await browser.post(page, { action: 'vote', [`choice.${ballot}`]: 'for' });
    expect((await votes(nth(0))).at(-1)).toMatchObject({ channel: 'own-link', choice: 'for' });
    const other = await opened(nth(1));
    const late = await other.browser.post(other.page, {
      action: 'vote',
      [`choice.${ballot}`]: 'for',
    });
    expect(late.status).toBe(410);
    expect(await votes(nth(1))).toEqual([]);
  });

  test('shows what they said by telephone, and makes it their vote only when they confirm it', async () => {
    const noted = await office.inScope((scope) =>
      noteOpinion(scope, officer.id, {
        votingRound: round,
        person: nth(2).id,
        saidAt: scope.now,
        marks: [{ ballot, choice: 'abstain', reason: '' }],
      }),
    );
    if (noted.kind !== 'noted') throw new Error(noted.because);
    const { browser, page } = await opened(nth(2));
    expect((await browser.get(page)).text).toMatch(/您在电话中表示（尚未计票）.*弃权/);
    expect(await votes(nth(2))).toEqual([]);
    await browser.post(page, { action: 'confirm', opinion: 'another' });
    expect(await votes(nth(2))).toEqual([]);
    const confirmed = await browser.post(page, { action: 'confirm', opinion: noted.opinion });
    expect(confirmed.text).toContain('电话（已书面确认）');
    expect(await votes(nth(2))).toMatchObject([
      { choice: 'abstain', channel: 'telephone-confirmed' },
    ]);
    expect((await browser.get(page)).text).not.toContain('您在电话中表示');
  });

  test('opened by a link that was passed on says so on the receipt', async () => {
    const { browser, page } = await opened(nth(3), 'forwarded');
    const cast = await browser.post(page, { action: 'vote', [`choice.${ballot}`]: 'for' });
    expect(cast.text).toContain('转发的链接');
    expect(await votes(nth(3))).toMatchObject([{ channel: 'forwarded-link' }]);
  });
});
