import { addDays, instantOf, type Day } from '../../src/domain/calendar.ts';
import type { Case } from '../../src/store/cases.ts';
import { sha256 } from '../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../src/store/decide/enter-record.ts';
import { enterMember } from '../../src/store/members.ts';
import { ledgerOf } from '../../src/store/participation.ts';
import type { Person } from '../../src/store/persons.ts';
import type { NewRecord, Recorded } from '../../src/store/records/records.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import type { Scope } from '../../src/store/scope.ts';
import { wake } from '../../src/store/wake-ups.ts';
import { holder } from '../support/acting.ts';
import { ALL_FIT, handIn } from '../support/applying.ts';
import type { SteadyWorld } from './steady-world.ts';

/** A member of the four years: invented, and told apart by a number. */
export type Unit = { readonly number: number; readonly name: string };

export const unit = (number: number): Unit => ({
  number,
  name: `第${String(number).padStart(2, '0')}号测试企业`,
});

/** The founders, entered from their list in one go; their clocks start on the day of entry. */
export async function found(
  world: SteadyWorld,
  units: readonly Unit[],
): Promise<ReadonlyMap<number, string>> {
  const members = new Map<number, string>();
  await world.inScope(async (scope) => {
    for (const { number, name } of units) {
      const details = {
        'organisation-name': name,
        'liaison-name': `联络员${number}`,
        'liaison-phone': '01000000000',
        'liaison-email': `unit${number}@example.com`,
      };
      const organisation = await newOrganisation(
        scope,
        { name, kind: 'enterprise', creditCode: `UNIT${number}`, details },
        { evidence: '发起单位名册', by: null },
      );
      const entered = await enterMember(scope, {
        class: 'member',
        kind: 'enterprise',
        name,
        duesYuan: 20000,
        since: new Date(instantOf('2021-12-31', 12)),
        clockFrom: scope.now,
        evidence: '发起单位名册',
        by: null,
        organisation: organisation.organisation,
      });
      await wake(scope, 'membership', entered.member);
      members.set(number, entered.member);
    }
  });
  await world.quiet();
  return members;
}

/** An enterprise hands in a complete application. */
export async function applyAs(world: SteadyWorld, { number, name }: Unit): Promise<Case> {
  const one = await world.inScope((scope) =>
    handIn(
      scope,
      {
        kind: 'enterprise',
        language: 'zh',
        applicantName: name,
        applicantCode: `UNIT${number}`,
        applicantEmail: `unit${number}@example.com`,
        contactName: `联络员${number}`,
        form: {
          'organisation-name': name,
          'liaison-name': `联络员${number}`,
          'liaison-email': `unit${number}@example.com`,
        },
      },
      Object.keys(ALL_FIT),
    ),
  );
  await world.quiet();
  return one;
}

/** What is to be entered: as it was done on paper, just now. */
export type Entry = Omit<NewRecord, 'actedAt' | 'channel'>;

/** One case officer enters what was done outside, the other one finds it right; several of one folder in one go. */
export async function recorded(
  world: SteadyWorld,
  entries: readonly Entry[],
): Promise<readonly Recorded[]> {
  const enters = await holder(world, 'case-officer');
  const checks = await holder(world, 'case-officer', 1);
  const records = await world.inScope(async (scope) => {
    const checked: Recorded[] = [];
    for (const entry of entries)
      checked.push(await enteredAndChecked(scope, entry, enters, checks));
    return checked;
  });
  await world.quiet();
  return records;
}

async function enteredAndChecked(
  scope: Scope,
  entry: Entry,
  enters: Person,
  checks: Person,
): Promise<Recorded> {
  const evidence = {
    id: scope.context.ids.next(),
    document: 'evidence',
    name: '扫描件.pdf',
    type: 'application/pdf',
    size: 100,
    sha256: sha256(entry.subject),
  };
  const done = { ...entry, channel: 'paper', actedAt: scope.now } as const;
  const entered = await enterRecord(scope, enters.id, done, [evidence]);
  if (entered.kind === 'refused') throw new Error(`${entry.kind}: ${entered.because}`);
  const checked = await checkRecord(scope, entered.record.id, checks.id, { right: true });
  if (checked.kind === 'refused') throw new Error(`${entry.kind}: ${checked.because}`);
  return checked.record;
}

/** An assembly or activity of today with those who signed in. */
export async function held(
  world: SteadyWorld,
  kind: 'assembly' | 'activity',
  name: string,
  day: Day,
  members: readonly string[],
): Promise<void> {
  await world.goTo(instantOf(day, 17));
  const content = { kind, name, day, members };
  await recorded(world, [{ kind: 'activity', subject: 'activities', content }]);
}

/** It turns out on a later day that a member was not there, whatever the list of signatures says. */
export async function struckOut(
  world: SteadyWorld,
  member: string,
  day: Day,
  on: Day,
): Promise<void> {
  await world.goTo(instantOf(on, 10));
  const ledger = await world.inScope((scope) => ledgerOf(scope, member));
  const entry = ledger.find((one) => one.day === day && one.source.from === 'record');
  if (!entry) throw new Error(`${member} took part in nothing on ${day}`);
  const content = { entry: entry.key, reason: '签到有误' };
  await recorded(world, [{ kind: 'participation-struck', subject: member, content }]);
}

/** Dues of a year as they stand on one statement of the bank; gives back the payments in the members' order. */
export async function paid(
  world: SteadyWorld,
  members: readonly string[],
  year: number,
  day: Day,
): Promise<readonly string[]> {
  const fen = 2_000_000;
  const payments = await recorded(
    world,
    members.map((member) => ({
      kind: 'payment',
      subject: member,
      content: {
        fen,
        paidOn: addDays(day, -1),
        payer: '付款单位',
        bankReference: `${year}-${member}`,
        shares: [{ member, year, fen }],
      },
    })),
  );
  return payments.map((payment) => String(payment.outcome?.['payment']));
}
