import { instantOf, type Day } from '../../src/domain/calendar.ts';
import { readCase, type Case } from '../../src/store/cases.ts';
import { startDues } from '../../src/store/decide/dues.ts';
import { decideFiling } from '../../src/store/decide/filing.ts';
import { leave } from '../../src/store/decide/leaving.ts';
import { memberOfCase } from '../../src/store/members.ts';
import { newCorrection } from '../../src/store/records/correction.ts';
import { openTasks } from '../../src/store/tasks.ts';
import { ballotsOfRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { ACCOUNT } from '../support/dues.ts';
import { applyAs, found, held, paid, recorded, struckOut, unit, type Unit } from './acts.ts';
import { openSteadyWorld, type SteadyWorld } from './steady-world.ts';

export const BEGINS: Day = '2027-01-04';
export const FOUNDERS = 32;
export const APPLICANTS = 8;

/** Stays away as others do, and comes back in September of the fourth year, warned but in time. */
export const COMES_BACK = 12;
/** Stays away too, and somebody signs for it in April of the fourth year. */
export const SIGNED_FOR = 15;

/** Whether a unit goes to what is held. Every seventh never does; every fifth stays away after the second year. */
export function attends(number: number, year: number): boolean {
  if (number % 7 === 0) return false;
  return (number % 5 !== 0 && number !== COMES_BACK) || year <= 2028;
}

/** Who leaves by notice, and when. */
export const LEAVERS: readonly { readonly number: number; readonly on: Day }[] = [
  { number: 3, on: '2027-09-15' },
  { number: 9, on: '2029-11-20' },
  { number: 34, on: '2030-05-13' },
];

/** Members by their unit's number. */
export type Members = ReadonlyMap<number, string>;

/** Charter B from January 2027 to December 2030: the trail it leaves. `look` sees the end of it. */
export async function fourYears(
  look: (world: SteadyWorld, members: Members) => Promise<void>,
): Promise<string> {
  const world = await openSteadyWorld(instantOf(BEGINS, 9));
  try {
    const members = new Map(await found(world, numbered(1, FOUNDERS)));
    for (const [number, member] of await admitted(world)) members.set(number, member);
    const content = { ...ACCOUNT };
    await recorded(world, [{ kind: 'payee-account', subject: 'payee-account', content }]);
    const officer = await holder(world, 'case-officer');
    await world.inScope((scope) => startDues(scope, officer.id, 2028));
    for (const year of [2027, 2028, 2029, 2030]) {
      await oneYear(world, year, members);
    }
    await world.goTo(instantOf('2030-12-31', 18));
    await look(world, members);
    return await world.trail();
  } finally {
    await world.stop();
  }
}

function numbered(first: number, last: number): readonly Unit[] {
  return Array.from({ length: last - first + 1 }, (_, index) => unit(first + index));
}

/** Some apply, and all are voted on in one round; a vote that was read wrongly from the page is corrected afterwards. */
async function admitted(world: SteadyWorld): Promise<ReadonlyMap<number, string>> {
  const cases = new Map<number, Case>();
  for (const applicant of numbered(FOUNDERS + 1, FOUNDERS + APPLICANTS))
    cases.set(applicant.number, await applyAs(world, applicant));
  for (const one of cases.values()) {
    await review(world, one);
    await world.quiet();
  }
  await world.goTo(instantOf('2027-01-06', 10));
  const round = await openVote(world, [...cases.values()], 7);
  await world.quiet();
  for (const [index, person] of (await electors(world)).entries()) {
    await world.goTo(instantOf('2027-01-07', 9 + index));
    await vote(world, round, person, index === 4 ? 'against' : 'for');
    await world.quiet();
  }
  await confirmFilings(world);
  await correctOneVote(world, round);
  const members = new Map<number, string>();
  for (const [number, one] of cases) {
    const member = await world.inScope((scope) => memberOfCase(scope, one.id));
    if (!member) throw new Error(`${one.number} is no member`);
    members.set(number, member.id);
  }
  return members;
}

async function confirmFilings(world: SteadyWorld): Promise<void> {
  const contact = await holder(world, 'ccpsme.contact');
  const tasks = await world.inScope(openTasks);
  for (const task of tasks.filter(({ kind }) => kind === 'filing')) {
    const act = { outcome: 'received', number: '备〔2027〕1号', reason: '', remark: '' } as const;
    const actor = { person: contact.id, channel: 'own-link' } as const;
    await world.inScope((scope) => decideFiling(scope, task.id, actor, act));
    await world.quiet();
  }
}

/** The fourth elector had abstained on the first item: the result stays, the proof shows both counts. */
async function correctOneVote(world: SteadyWorld, round: string): Promise<void> {
  await world.goTo(instantOf('2027-02-01', 10));
  const person = (await electors(world))[3];
  const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
  const [cast] = await world.inScope((scope) => votesOf(scope, [ballot?.id ?? ''], person?.id));
  const one = await world.inScope((scope) => readCase(scope, ballot?.caseId ?? ''));
  if (!ballot || !cast || !one) throw new Error('there is no vote to correct');
  const entry = await world.inScope(async (scope) =>
    newCorrection(
      one,
      {
        of: 'vote',
        reason: '表决人书面说明应为弃权',
        ballot: ballot.id,
        person: cast.person,
        version: cast.version,
        counts: 'abstain',
      },
      scope.now,
    ),
  );
  await recorded(world, [entry]);
}

/** Dues in March, activities in April and September, the assembly in December, and whoever leaves. */
async function oneYear(world: SteadyWorld, year: number, members: Members): Promise<void> {
  const unitOf = (number: number): string => members.get(number) ?? '';
  const last = year === 2030;
  const those = [...members.keys()].filter((number) => attends(number, year)).map(unitOf);
  if (year > 2027) await dues(world, year, members);
  const signed = last ? [...those, unitOf(SIGNED_FOR)] : those;
  await held(world, 'activity', `${year}年上市辅导培训`, `${year}-04-20`, signed);
  if (last) await struckOut(world, unitOf(SIGNED_FOR), '2030-04-20', '2030-05-10');
  await leavers(world, `${year}-04-21`, `${year}-09-20`, members);
  const few = last ? [...those.slice(0, 5), unitOf(COMES_BACK)] : those.slice(0, 5);
  await held(world, 'activity', `${year}年走进上市公司`, `${year}-09-21`, few);
  await leavers(world, `${year}-09-22`, `${year}-12-10`, members);
  await held(world, 'assembly', `${year}年度理事大会`, `${year}-12-11`, those);
}

/** Four of five pay, and all of it stands on one statement of the bank. */
async function dues(world: SteadyWorld, year: number, members: Members): Promise<void> {
  await world.goTo(instantOf(`${year}-03-05`, 11));
  const payers = [...members].filter(([number]) => number % 5 !== 4).map(([, member]) => member);
  const [first = ''] = await paid(world, payers, year, `${year}-03-05`);
  const content = { payment: first, reason: '款项为其他单位所付' };
  await recorded(world, [{ kind: 'payment-reversal', subject: first, content }]);
}

async function leavers(world: SteadyWorld, from: Day, until: Day, members: Members): Promise<void> {
  for (const { number, on } of LEAVERS.filter((one) => one.on >= from && one.on <= until)) {
    await world.goTo(instantOf(on, 10));
    const notice = {
      answers: { 'leaving-reason': '业务调整' },
      certificate: 'lost',
      actor: { person: null, channel: 'own-link' },
    } as const;
    await world.inScope((scope) => leave(scope, members.get(number) ?? '', notice));
    await world.quiet();
  }
}
