import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, dayOf, instantOf, type Day } from '../../../src/domain/calendar.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { addLine, readLine } from '../../../src/store/dues/lines.ts';
import { readMember } from '../../../src/store/members.ts';
import { activitiesHeld, idleOf, ledgerOf, membersAt } from '../../../src/store/participation.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import type { Person } from '../../../src/store/persons.ts';
import type { DayCorrection } from '../../../src/store/records/correction-content.ts';
import type { Recorded } from '../../../src/store/records/records.ts';
import { holdingsOfPerson, readHolding } from '../../../src/store/register/holdings.ts';
import { readSitting } from '../../../src/store/sittings.ts';
import { listRounds } from '../../../src/store/voting-rounds.ts';
import { pendingWakeUps } from '../../../src/store/wake-ups.ts';
import { holder, review } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { founder, recordAndCheck } from '../../support/dues.ts';
import { openMeeting } from '../../support/sitting.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

/** 更正 of days and attendance lists: what stood there stays on record, and what follows is computed anew. */
export function dating(open: OpenLedger): void {
  describe('A corrected day', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let today: Day;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
      today = await ledger.inScope(async ({ now }) => dayOf(now.getTime()));
    }, 60_000);
    afterAll(() => ledger.close());

    const correct = (subject: string, content: DayCorrection): Promise<Recorded> =>
      recordAndCheck(ledger.world, 'correction', subject, content);
    const refused = async (subject: string, content: DayCorrection, scans = 1) => {
      const entered = await ledger.inScope((scope) =>
        enterRecord(
          scope,
          officer.id,
          { kind: 'correction', subject, channel: 'console', content, actedAt: scope.now },
          scans ? [evidence(scope.context.ids.next())] : [],
        ),
      );
      return entered.kind === 'refused' ? entered.because : entered.kind;
    };
    const evidence = (id: string) => ({
      id,
      document: 'evidence',
      name: '签到表.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: 'c'.repeat(64),
    });
    const clockOf = (member: string) =>
      ledger.inScope(async (scope) => {
        const charter = await charterInForce(scope);
        const clock = Object.values(charter.clocks).find((one) => one.kind === 'inactivity');
        const read = await readMember(scope, member);
        if (!clock || !read) throw new Error('no clock');
        return idleOf(scope, read, clock, null);
      });
    const toldOf = async (record: Recorded) =>
      (await ledger.inScope((scope) => mailsOf(scope, { latest: 50 }))).filter(
        ({ template, extra }) => template === 'day-corrected' && extra['record'] === record.id,
      );
    const woken = async () => (await pendingWakeUps(ledger.context)).map(({ subject }) => subject);
    const reason = '登记日期有误';

    test('of an activity, or of who was there, strikes out the first entry and counts the other; the members’ terms follow', async () => {
      const [one, other] = [await founder(ledger.world), await founder(ledger.world)];
      const held = await recordAndCheck(ledger.world, 'activity', 'activities', {
        kind: 'activity',
        name: '上市培训',
        day: today,
        members: [one],
      });
      const id = String(held.outcome?.['activity']);
      const right = addDays(today, -40);
      expect(await refused(id, { of: 'activity', day: today, members: [one], reason })).toBe(
        'already-so',
      );
      expect(
        await refused(id, { of: 'activity', day: addDays(today, 1), members: [one], reason }),
      ).toBe('day-wrong');
      expect(await refused(id, { of: 'activity', day: right, members: ['nobody'], reason })).toBe(
        'unknown',
      );
      expect(await refused(id, { of: 'activity', day: right, members: [one], reason }, 0)).toBe(
        'evidence-missing',
      );
      await correct(id, { of: 'activity', day: right, members: [other], reason });
      const all = await ledger.inScope(activitiesHeld);
      const first = all.find((activity) => activity.id === id);
      expect(first).toMatchObject({ day: today, struck: true });
      const second = all.find((activity) => activity.name === '上市培训' && !activity.struck);
      expect(second).toMatchObject({ day: right, kind: 'activity', open: true });
      expect(await ledger.inScope((scope) => membersAt(scope, second?.id ?? ''))).toEqual([other]);
      const [entry] = await ledger.inScope((scope) => ledgerOf(scope, one));
      expect(entry).toMatchObject({ day: today, struck: { reason } });
      expect((await clockOf(other)).because).toMatchObject({ day: right });
      expect((await clockOf(one)).because).toBeNull();
      expect(await woken()).toEqual(expect.arrayContaining([one, other]));
      expect(await refused(id, { of: 'activity', day: right, members: [one], reason })).toBe(
        'unknown',
      );
    });

    test('on which a membership began moves its term and the years it owes dues for', async () => {
      const member = await founder(ledger.world);
      // Admitted while the alliance worked with this system: its clocks start with the membership.
      await ledger.inScope((scope) =>
        sql`update members set clock_from = null where id = ${member}`.execute(scope.tx),
      );
      const year = Number(today.slice(0, 4));
      await ledger.inScope((scope) =>
        addLine(scope, member, year - 1, { fen: 2_000_000, due: `${year - 1}-03-31` }, null),
      );
      const before = await ledger.inScope((scope) => readMember(scope, member));
      const earlier = `${year - 1}-05-06`;
      const record = await correct(member, {
        of: 'membership-day',
        which: 'since',
        day: earlier,
        reason,
      });
      expect(record.outcome).toMatchObject({
        came: 'set-right',
        was: dayOf(before?.since?.getTime() ?? 0),
      });
      expect((await clockOf(member)).since).toBe(earlier);
      expect(await toldOf(record)).toHaveLength(1);
      const owed = () => ledger.inScope((scope) => readLine(scope, member, year - 1));
      expect(await owed()).toMatchObject({ waived: false, standing: { open: 2_000_000 } });
      await correct(member, { of: 'membership-day', which: 'since', day: `${year}-01-08`, reason });
      expect(await owed()).toMatchObject({ waived: true, standing: { open: 0 } });
      expect(await woken()).toContain(member);
      const until = { of: 'membership-day', which: 'until', day: today, reason } as const;
      expect(await refused(member, until)).toBe('not-ended');
      expect(await refused(member, { ...until, which: 'since', day: '2026-02-30' })).toBe(
        'day-wrong',
      );
    });

    test('of an office holds for tasks and lists, leaves frozen electorates alone, and names the rounds concerned', async () => {
      const chair = await holder(ledger.world, 'chair');
      const [holding] = await ledger.inScope((scope) => holdingsOfPerson(scope, chair.id));
      if (!holding) throw new Error('no office');
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await ledger.attend();
      const round = await openMeeting(ledger.world, [one]);
      const number = (await ledger.inScope(listRounds)).find(({ id }) => id === round)?.number;
      ledger.later(24 * 60 * 60_000);
      const now = await ledger.inScope(async (scope) => dayOf(scope.now.getTime()));
      const content = {
        of: 'office-day',
        which: 'from',
        holding: holding.id,
        day: now,
        reason,
      } as const;
      expect(await refused(officer.id, content)).toBe('unknown');
      expect(await refused(chair.id, { ...content, which: 'until' })).toBe('not-ended');
      const record = await correct(chair.id, content);
      expect(record.outcome).toMatchObject({ came: 'set-right', rounds: [number] });
      const after = await ledger.inScope((scope) => readHolding(scope, holding.id));
      expect(dayOf(after?.from.getTime() ?? 0)).toBe(now);
      expect(await toldOf(record)).toEqual([expect.objectContaining({ person: chair.id })]);
      await correct(chair.id, { ...content, day: dayOf(holding.from.getTime()) });
    });

    test('of a meeting stands with the meeting', async () => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await ledger.attend();
      const round = await openMeeting(ledger.world, [one]);
      const sitting = await ledger.inScope((scope) => readSitting(scope, round));
      const was = dayOf(sitting?.meetsAt.getTime() ?? 0);
      const day = addDays(was, -1);
      const content = { of: 'meeting-day', day, reason } as const;
      expect(await refused('no meeting', content)).toBe('unknown');
      const record = await correct(round, content);
      expect(record.outcome).toMatchObject({ came: 'set-right', was });
      const after = await ledger.inScope((scope) => readSitting(scope, round));
      expect(after?.meetsAt).toEqual(
        new Date((sitting?.meetsAt.getTime() ?? 0) - instantOf(was, 0) + instantOf(day, 0)),
      );
    });

    test('is checked by somebody else than it concerns', async () => {
      const [holding] = await ledger.inScope((scope) => holdingsOfPerson(scope, colleague.id));
      const entered = await ledger.inScope((scope) =>
        enterRecord(
          scope,
          officer.id,
          {
            kind: 'correction',
            subject: colleague.id,
            channel: 'console',
            content: {
              of: 'office-day',
              which: 'from',
              holding: holding?.id ?? '',
              day: addDays(today, -3),
              reason,
            },
            actedAt: scope.now,
          },
          [evidence(scope.context.ids.next())],
        ),
      );
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const checked = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, colleague.id, { right: true }),
      );
      expect(checked).toMatchObject({ kind: 'refused', because: 'own-unit' });
    });
  });
}
