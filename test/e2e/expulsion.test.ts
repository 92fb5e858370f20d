import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { casesOfMember, type Case } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import type { Member } from '../../src/store/members.ts';
import type { Person } from '../../src/store/persons.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { holder, vote } from '../support/acting.ts';
import { bringAll, caseNow, memberNow } from '../support/ending.ts';
import {
  council,
  councilVotes,
  enterUnit,
  represent,
  setUpGoAbroad,
  VICE_CHAIR,
  type Abroad,
} from '../support/go-abroad.ts';
import { openDesk, type DeskInBrowser } from './desk.ts';

jest.setTimeout(300_000);
const DAY = 86_400_000;
const PHOTO = join(import.meta.dirname, '..', 'documents', 'samples', 'photo.jpg');

let desk: DeskInBrowser;
let abroad: Abroad;
let unit: Member;
let officer: Person;

beforeAll(async () => {
  desk = await openDesk();
  const { site, world } = desk.office;
  const bring = () => bringAll(site.context, 'abroad');
  abroad = await setUpGoAbroad({ context: site.context, world, bring }, 'abroad', { council: 5 });
  unit = await enterUnit(abroad.world, 'abroad', '远航物流', 'vice-chair-unit');
  await represent(abroad.world, unit, VICE_CHAIR);
  officer = await holder(abroad.world, 'case-officer');
}, 180_000);
afterAll(() => desk.close(), 60_000);

const settle = () => desk.settle('abroad');
const later = async (days: number): Promise<void> => {
  desk.office.later(days * DAY);
  await settle();
};
const shown = (page: Page, name: string) => desk.shown(page, name);
const byMail = (subject: string) => desk.byMail(subject);
async function votes(one: Case, choices: (at: number) => 'for' | 'against'): Promise<void> {
  const round = await councilVotes(abroad, one);
  await settle();
  const [ballot] = await abroad.world.inScope((scope) => ballotsOfRound(scope, round));
  const people = (await council(abroad)).filter(({ id }) =>
    ballot?.electorate?.voters.some(({ person }) => person === id),
  );
  const [first] = people as [Person];
  const token = await abroad.world.inScope(async (scope) =>
    issueToken(scope, await linkFor(scope, 'voting-round', round, first.id)),
  );
  const voter = await desk.pageOf(undefined, 'phone');
  await voter.goto(`${desk.site}/l/${token}`);
  expect(await shown(voter, 'vote')).toContain('会议成本');
  for (const [at, person] of people.entries()) await vote(abroad.world, round, person, choices(at));
  await later(10);
  await settle();
}

test('AT-10 A-072 A-102: the secretariat opens an expulsion, the unit replies on a phone, the council votes without it, and lifts the expulsion when it is asked to', async () => {
  const clerk = await desk.pageOf(officer, 'desk');
  await clerk.goto(`${desk.site}/console/abroad/participation/${unit.id}`);
  await clerk.getByRole('link', { name: '提起：除名' }).click();
  expect(await shown(clerk, 'form')).toContain('立案后的办理环节');
  await clerk.getByLabel('严重违反章程的行为').fill('以联盟名义收取会议费，经两次书面提醒未改正。');
  await clerk.locator('input[type=file]').setInputFiles(PHOTO);
  await clerk.getByRole('button', { name: '立案' }).click();
  expect(await shown(clerk, 'case')).toContain('已立案');
  const one = (await abroad.world.inScope((scope) => casesOfMember(scope, unit.id)))[0] as Case;
  await settle();

  const unitReads = await byMail('请贵单位陈述意见');
  expect(await shown(unitReads, 'allegation')).toContain('经两次书面提醒未改正');
  await unitReads.getByRole('button', { name: '提交陈述' }).click();
  expect(await shown(unitReads, 'reply-missing')).toContain('请写明陈述意见');
  await unitReads.getByLabel('意见和理由').fill('所收费用系会议成本，已全部退还。');
  await unitReads.locator('input[type=file]').setInputFiles(PHOTO);
  await unitReads.getByRole('button', { name: '提交陈述' }).click();
  expect(await shown(unitReads, 'replied')).toContain('已提交的陈述');
  await settle();

  await later(18);
  await votes(one, (at) => (at < 4 ? 'for' : 'against'));
  expect(await memberNow(abroad.world, unit)).toMatchObject({ endedBecause: 'expelled' });
  const asks = await byMail('会员资格终止通知');
  expect(await shown(asks, 'expelled')).toContain('申请复议');
  await asks.getByLabel('意见和理由').fill('申请复议：会议成本有发票为证。');
  await asks.locator('main form button[type=submit]').click();
  expect(await shown(asks, 'asked')).toContain('会议成本有发票为证');
  await settle();
  await votes(one, () => 'for');
  expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'lifted' });
  expect(await memberNow(abroad.world, unit)).toMatchObject({ until: null });
  const told = await byMail('会员资格已恢复');
  await shown(told, 'restored');
  const again = await desk.pageOf(officer, 'desk');
  await again.goto(`${desk.site}/console/abroad/cases/${one.id}`);
  expect(await shown(again, 'case-ended')).toContain('恢复会员资格');
});
