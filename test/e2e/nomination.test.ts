import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openCaseOf } from '../../src/store/decide/member-case.ts';
import { draftOfMember } from '../../src/store/drafts.ts';
import { endorsementsOfDraft } from '../../src/store/endorsements.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import { readMember, type Member } from '../../src/store/members.ts';
import { openFront, type Front } from '../api/front.ts';
import {
  presidiumVotes,
  PROMOTION,
  setUpPresidium,
  statusOf,
  type Crossing,
} from '../support/presidium.ts';
import { endOf } from '../support/watching.ts';
import { faultsOf, openChromium, PHONE, textOf } from './people.ts';

let front: Front;
let crossing: Crossing;
let browser: Browser;
let applicant: Page;
let nominator: Page;

beforeAll(async () => {
  front = await openFront();
  const { context, world, attend } = front;
  crossing = await setUpPresidium({ context, world, bring: attend }, 'crossing', {
    presidium: 3,
    ordinary: 1,
  });
  browser = await openChromium();
  const on = async (options: object): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'zh-CN', ...options })).newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  applicant = await on(PHONE);
  nominator = await on({ viewport: { width: 1280, height: 900 } });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await front.close();
}, 60_000);

const shown = async (page: Page, name: string): Promise<string> => {
  expect(await faultsOf(page)).toEqual([]);
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/nomination-${name}.png`, fullPage: true });
  return textOf(page);
};
const open = async (page: Page, purpose: 'member' | 'endorsement', subject: string) => {
  const token = await crossing.world.inScope(async (scope) =>
    issueToken(scope, await linkFor(scope, purpose, subject, null)),
  );
  await page.goto(`${front.url}/l/${token}`);
};

test('AT-23 C-033 C-034: on a phone a unit applies for the presidium: it cannot hand in before a presidium member has nominated it by its own link, and is one once more than half have voted for it', async () => {
  const [unit] = crossing.ordinary as [Member];
  const [first] = crossing.presidium as [Member];
  await open(applicant, 'member', unit.id);
  const home = applicant.url();
  await applicant.getByRole('link', { name: '申请成为主席团成员' }).click();
  expect(await shown(applicant, 'form')).toContain('主席团成员提名');
  const act = (action: string) =>
    applicant.locator(`main form button[value="${action}"]`).last().click();
  await act('submit');
  const lacking = await shown(applicant, 'lacking');
  expect(lacking).toContain('请填写申请理由');
  expect(lacking).toContain('尚未确认');
  expect(lacking).toContain('请确认符合第九条第（二）项的要求');
  await applicant.getByLabel('申请理由').fill('愿意承担主席团成员的义务。');
  await applicant.getByLabel('成员代表姓名').fill('高代表');
  await applicant.getByLabel('成员代表邮箱').fill('gao@unit.example');
  await applicant.getByLabel('成员代表电话').fill('13900139000');
  await applicant.locator('input[name="declares.9(2)"]').check();
  await applicant.getByLabel('成员名称').fill(first.name);
  await act('ask.nomination');
  const asked = await shown(applicant, 'asked');
  expect(asked).toContain('待确认');
  // What was typed before is there still.
  expect(await applicant.getByLabel('申请理由').inputValue()).toContain('愿意承担');
  await act('submit');
  expect(await shown(applicant, 'waiting')).toContain('尚未确认');

  const [row] = await crossing.world.inScope(async (scope) =>
    endorsementsOfDraft(scope, (await draftOfMember(scope, unit.id, PROMOTION))?.id ?? ''),
  );
  await open(nominator, 'endorsement', row?.id ?? '');
  const wanted = await shown(nominator, 'wanted');
  expect(wanted).toContain(`${unit.name}正在申请成为主席团成员`);
  await nominator.locator('main form button[value=confirm]').click();
  expect(await shown(nominator, 'confirmed')).toContain('已确认');

  await applicant.goto(`${home}/start?procedure=${PROMOTION}`);
  expect(await shown(applicant, 'nominated')).toContain('已确认');
  await act('submit');
  expect(await shown(applicant, 'started')).toContain('申请成为主席团成员');
  const one = await crossing.world.inScope((scope) => openCaseOf(scope, unit.id, PROMOTION));
  if (!one) throw new Error('no case was opened');
  expect(one.form['endorsed.nomination']).toBe(first.name);
  await presidiumVotes(crossing, one, ['for', 'for', 'against']);
  await endOf(crossing.world, one);
  expect(await statusOf(crossing, one)).toBe('passed');
  expect(await crossing.world.inScope((scope) => readMember(scope, unit.id))).toMatchObject({
    class: 'presidium-member',
  });
  await applicant.goto(home);
  const after = await shown(applicant, 'member');
  expect(after).toMatch(/普通成员\s*→\s*主席团成员/);
  expect(after).toContain('高代表');
}, 240_000);
